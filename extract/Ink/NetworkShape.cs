namespace Pipeline.Ink;

/// <summary>One convolution of the network with what follows it.</summary>
/// <param name="Height">Rows that come in and go out before pooling.</param>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Channels">Channels that come in.</param>
/// <param name="Rows">Rows of the kernel, 3 or 1; it is always 3 pixels wide.</param>
/// <param name="Outputs">Channels that go out.</param>
/// <param name="PoolDown">Rows of which the greatest is kept.</param>
/// <param name="PoolAcross">Pixels of which the greatest is kept.</param>
internal sealed record Stage(int Height, int Width, int Channels, int Rows, int Outputs, int PoolDown, int PoolAcross)
{
    /// <summary>Rows of margin above and below what comes in.</summary>
    internal int Margin => Rows / 2;

    /// <summary>Floats from one row of the input to the next, margins included.</summary>
    internal int InputRow => (Width + 2) * Channels;

    /// <summary>Floats of the input with its margins.</summary>
    internal int InputSize => (Height + 2 * Margin) * InputRow;

    /// <summary>Floats of the output before pooling.</summary>
    internal int OutputSize => Height * Width * Outputs;

    /// <summary>Floats of the weights.</summary>
    internal int WeightSize => Rows * 3 * Channels * Outputs;
}

/// <summary>
/// The network over a strip: four convolutions of 3 × 3 with pooling, then two along the 38 columns that are left; each
/// column
/// tells two steps, the left and the right half of what it saw, so that narrow touching figures stay apart.
/// </summary>
internal static class NetworkShape
{
    /// <summary>
    /// Classes: 0 nothing, 1 to 10 the figures 0 to 9 in ink, 11 what follows the number in print ("/", "tháng",
    /// "năm"), 12 a printed figure.
    /// </summary>
    internal const int Nothing = 0,
        FirstDigit = 1,
        Separator = 11,
        PrintedDigit = 12,
        Classes = 13;

    /// <summary>Values kept for each step, a multiple of 8; those past the classes are not used.</summary>
    internal const int StepSize = 16;

    /// <summary>Steps from left to right, two strip pixels each.</summary>
    internal const int Steps = 76;

    internal static readonly Stage[] Stages =
    [
        new(InkStrip.Height, InkStrip.Width, 1, 3, 16, 2, 2),
        new(24, 76, 16, 3, 24, 2, 1),
        new(12, 76, 24, 3, 40, 2, 2),
        new(6, 38, 40, 3, 48, 1, 1),
        new(1, 38, 6 * 48, 1, 96, 1, 1),
        new(1, 38, 96, 1, 2 * StepSize, 1, 1),
    ];

    /// <summary>Number of all weights, those added at the end of each stage included.</summary>
    internal static readonly int WeightCount = Stages.Sum(s => s.WeightSize + s.Outputs);

    /// <summary>The first rows of the fifth stage are a column of all rows of the fourth.</summary>
    internal const int FoldAfter = 3;
}
