using Pipeline.Layout;

namespace Pipeline.Reading.Pdf.Content;

/// <summary>The graphics state (ISO 32000-1, 8.4), as far as rules need it.</summary>
internal readonly record struct GraphicsState(TransformationMatrix Matrix, Box Clip)
{
    /// <summary>Filled fields are dark.</summary>
    internal PdfColour Fill { get; init; } = PdfColour.Black;

    /// <summary>Lines are dark.</summary>
    internal PdfColour Stroke { get; init; } = PdfColour.Black;

    /// <summary>Width of lines in the units of the matrix.</summary>
    internal double LineWidth { get; init; } = 1;

    /// <summary>The widest gap of dashed lines in the units of the matrix; 0 for unbroken ones.</summary>
    internal double DashGap { get; init; }
}

/// <summary>A colour, as far as rules need it.</summary>
/// <param name="Light">0 black to 1 white.</param>
/// <param name="Subtractive">More of it is darker: the colour space is an ink of its own (Separation, DeviceN).</param>
/// <param name="Known">False for patterns and what is looked up in tables.</param>
internal readonly record struct PdfColour(double Light, bool Subtractive, bool Known)
{
    // As dark as the drawn pages' limit for ink.
    private const double Darkest = 0.745;

    /// <summary>Black.</summary>
    internal static PdfColour Black { get; } = new(0, false, true);

    /// <summary>Counts as ink.</summary>
    internal bool IsDark => Light <= Darkest;

    /// <summary>The same space with these components.</summary>
    internal PdfColour With(ReadOnlySpan<double> values)
    {
        if (!Known || values.Length == 0)
            return this;
        if (!Subtractive)
            return FromComponents(values);
        var most = 0.0;
        foreach (var value in values)
            most = Math.Max(most, value);
        return this with { Light = 1 - most };
    }

    /// <summary>Grey, red-green-blue, or cyan-magenta-yellow-black by the number of components.</summary>
    internal static PdfColour FromComponents(ReadOnlySpan<double> values) =>
        new(
            values.Length switch
            {
                1 => values[0],
                3 => 0.3 * values[0] + 0.59 * values[1] + 0.11 * values[2],
                4 => Math.Max(0, 1 - 0.3 * values[0] - 0.59 * values[1] - 0.11 * values[2] - values[3]),
                _ => 0,
            },
            false,
            true
        );
}
