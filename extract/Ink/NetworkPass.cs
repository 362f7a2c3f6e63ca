namespace Pipeline.Ink;

/// <summary>
/// One run of the network over one strip: its buffers, used again for each strip; not for two threads at once.
/// </summary>
internal sealed unsafe class NetworkPass
{
    private readonly float[][] _inputs = [.. NetworkShape.Stages.Select(s => Room(s.InputSize))];
    private readonly float[][] _outputs = [.. NetworkShape.Stages.Select(s => Room(s.OutputSize))];

    /// <summary>What comes into each stage, with margins of zero.</summary>
    internal float[][] Inputs => _inputs;

    /// <summary>What each convolution gives, before what is below zero is cut and the greatest are kept.</summary>
    internal float[][] Outputs => _outputs;

    /// <summary>Floats in pinned memory, so that kernels may keep pointers to them.</summary>
    internal static float[] Room(int count) => GC.AllocateArray<float>(count, pinned: true);

    /// <summary>Start of pinned memory.</summary>
    internal static float* At(float[] pinned) =>
        (float*)System.Runtime.InteropServices.Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0);

    /// <summary>Runs the network.</summary>
    /// <param name="weights">All weights, pinned, stage after stage: the kernel, then one addition for each
    /// output.</param>
    /// <param name="strip">InkStrip.Width × InkStrip.Height values.</param>
    /// <param name="keep">Called between the last two stages with what comes into the last, to drop some in training;
    /// null else.</param>
    /// <returns>Steps × StepSize values before normalising.</returns>
    internal ReadOnlySpan<float> Run(float[] weights, ReadOnlySpan<float> strip, Action<float[]>? keep = null)
    {
        var first = NetworkShape.Stages[0];
        for (var y = 0; y < first.Height; y++)
            strip.Slice(y * first.Width, first.Width).CopyTo(_inputs[0].AsSpan((y + 1) * first.InputRow + 1));
        var at = At(weights);
        for (var i = 0; i < NetworkShape.Stages.Length; i++)
        {
            var stage = NetworkShape.Stages[i];
            Kernels.Convolve(
                At(_inputs[i]),
                stage.InputRow,
                stage.Channels,
                stage.Rows,
                at,
                at + stage.WeightSize,
                At(_outputs[i]),
                stage.Width * stage.Outputs,
                stage.Outputs,
                stage.Height,
                stage.Width
            );
            at += stage.WeightSize + stage.Outputs;
            if (i + 1 < NetworkShape.Stages.Length)
                Hand(i);
            if (i + 2 == NetworkShape.Stages.Length)
                keep?.Invoke(_inputs[i + 1]);
        }
        return _outputs[^1];
    }

    /// <summary>Where the pooled output (y, x) of a stage stands in the input of the next.</summary>
    internal static int PlaceInNext(int stage, int y, int x)
    {
        var (from, next) = (NetworkShape.Stages[stage], NetworkShape.Stages[stage + 1]);
        return stage == NetworkShape.FoldAfter
            ? (x + 1) * next.Channels + y * from.Outputs
            : (y + next.Margin) * next.InputRow + (x + 1) * next.Channels;
    }

    // What is below zero is cut, the greatest of each pool goes on.
    private void Hand(int i)
    {
        var stage = NetworkShape.Stages[i];
        var next = At(_inputs[i + 1]);
        var row = stage.Width * stage.Outputs;
        for (var y = 0; y < stage.Height / stage.PoolDown; y++)
        {
            for (var x = 0; x < stage.Width / stage.PoolAcross; x++)
            {
                var from = At(_outputs[i]) + y * stage.PoolDown * row + x * stage.PoolAcross * stage.Outputs;
                var to = next + PlaceInNext(i, y, x);
                for (var c = 0; c < stage.Outputs; c += 8)
                {
                    var greatest = System.Runtime.Intrinsics.Vector256<float>.Zero;
                    for (var down = 0; down < stage.PoolDown; down++)
                    for (var across = 0; across < stage.PoolAcross; across++)
                        greatest = System.Runtime.Intrinsics.Vector256.Max(
                            greatest,
                            System.Runtime.Intrinsics.Vector256.Load(from + down * row + across * stage.Outputs + c)
                        );
                    System.Runtime.Intrinsics.Vector256.Store(greatest, to + c);
                }
            }
        }
    }
}
