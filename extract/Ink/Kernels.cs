using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Pipeline.Ink;

/// <summary>
/// Convolutions as small matrix products: pictures are rows of pixels of channels (height, width, channel) with a
/// margin of one
/// pixel, so that the three neighbours in a row stand side by side in memory. Channels that go out come in eights.
/// </summary>
internal static unsafe class Kernels
{
    private const int Pixels = 6,
        Lane = 8;

    /// <summary>
    /// out[y, x, o] = bias[o] + Σ in[y + r, x .. x + 2, c] × weights[r, x, c, o]; written over, nothing is added up.
    /// </summary>
    /// <param name="input">First pixel of the first row that the kernel covers.</param>
    /// <param name="inputRow">Floats from one row of the input to the next.</param>
    /// <param name="channels">Channels that come in.</param>
    /// <param name="rows">Rows of the kernel: 3 or 1.</param>
    /// <param name="weights">rows × 3 × channels × outputs.</param>
    /// <param name="bias">Outputs; null for none.</param>
    /// <param name="output">First pixel of the output.</param>
    /// <param name="outputRow">Floats from one row of the output to the next.</param>
    /// <param name="outputs">Channels that go out, a multiple of 8.</param>
    /// <param name="height">Rows to fill.</param>
    /// <param name="width">Pixels in each, at least 6.</param>
    internal static void Convolve(
        float* input,
        int inputRow,
        int channels,
        int rows,
        float* weights,
        float* bias,
        float* output,
        int outputRow,
        int outputs,
        int height,
        int width
    )
    {
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; ; x = Math.Min(x + Pixels, width - Pixels))
            {
                var from = input + y * inputRow + x * channels;
                var to = output + y * outputRow + x * outputs;
                var o = 0;
                for (; o + 2 * Lane <= outputs; o += 2 * Lane)
                    Tile16(
                        from,
                        inputRow,
                        channels,
                        rows,
                        weights + o,
                        outputs,
                        bias == null ? null : bias + o,
                        to + o,
                        outputs
                    );
                if (o < outputs)
                    Tile8(
                        from,
                        inputRow,
                        channels,
                        rows,
                        weights + o,
                        outputs,
                        bias == null ? null : bias + o,
                        to + o,
                        outputs
                    );
                if (x == width - Pixels)
                    break;
            }
        }
    }

    /// <summary>change[r, x, c, o] += Σ over pixels of in[y + r, x .. x + 2, c] × slope[y, x, o].</summary>
    internal static void Accumulate(
        float* input,
        int inputRow,
        int channels,
        int rows,
        float* slope,
        int slopeRow,
        int outputs,
        float* change,
        int height,
        int width
    )
    {
        var chunk = 3 * channels;
        for (var r = 0; r < rows; r++)
        {
            for (var o = 0; o < outputs; o += Lane)
            {
                var wide = o + 2 * Lane <= outputs;
                for (var k = 0; k < chunk; )
                {
                    var to = change + (long)(r * chunk + k) * outputs + o;
                    var from = input + r * inputRow + k;
                    if (k + 6 <= chunk)
                    {
                        if (wide)
                            Sum6x16(from, inputRow, channels, slope + o, slopeRow, outputs, to, height, width);
                        else
                            Sum6x8(from, inputRow, channels, slope + o, slopeRow, outputs, to, height, width);
                        k += 6;
                    }
                    else
                    {
                        Sum1x8(from, inputRow, channels, slope + o, slopeRow, outputs, to, height, width);
                        if (wide)
                            Sum1x8(
                                from,
                                inputRow,
                                channels,
                                slope + o + Lane,
                                slopeRow,
                                outputs,
                                to + Lane,
                                height,
                                width
                            );
                        k++;
                    }
                }
                if (wide)
                    o += Lane;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile16(
        float* input,
        int inputRow,
        int channels,
        int rows,
        float* weights,
        int outputs,
        float* bias,
        float* output,
        int pixel
    )
    {
        var b0 = bias == null ? Vector256<float>.Zero : Vector256.Load(bias);
        var b1 = bias == null ? Vector256<float>.Zero : Vector256.Load(bias + 8);
        Vector256<float> a0 = b0,
            a1 = b0,
            a2 = b0,
            a3 = b0,
            a4 = b0,
            a5 = b0,
            c0 = b1,
            c1 = b1,
            c2 = b1,
            c3 = b1,
            c4 = b1,
            c5 = b1;
        var chunk = 3 * channels;
        int p2 = 2 * channels,
            p3 = 3 * channels,
            p4 = 4 * channels,
            p5 = 5 * channels;
        for (var r = 0; r < rows; r++)
        {
            var from = input + r * inputRow;
            for (var end = from + chunk; from < end; from++, weights += outputs)
            {
                var (w0, w1) = (Vector256.Load(weights), Vector256.Load(weights + 8));
                var v = Vector256.Create(from[0]);
                a0 = Vector256.FusedMultiplyAdd(v, w0, a0);
                c0 = Vector256.FusedMultiplyAdd(v, w1, c0);
                v = Vector256.Create(from[channels]);
                a1 = Vector256.FusedMultiplyAdd(v, w0, a1);
                c1 = Vector256.FusedMultiplyAdd(v, w1, c1);
                v = Vector256.Create(from[p2]);
                a2 = Vector256.FusedMultiplyAdd(v, w0, a2);
                c2 = Vector256.FusedMultiplyAdd(v, w1, c2);
                v = Vector256.Create(from[p3]);
                a3 = Vector256.FusedMultiplyAdd(v, w0, a3);
                c3 = Vector256.FusedMultiplyAdd(v, w1, c3);
                v = Vector256.Create(from[p4]);
                a4 = Vector256.FusedMultiplyAdd(v, w0, a4);
                c4 = Vector256.FusedMultiplyAdd(v, w1, c4);
                v = Vector256.Create(from[p5]);
                a5 = Vector256.FusedMultiplyAdd(v, w0, a5);
                c5 = Vector256.FusedMultiplyAdd(v, w1, c5);
            }
        }
        a0.Store(output);
        c0.Store(output + 8);
        output += pixel;
        a1.Store(output);
        c1.Store(output + 8);
        output += pixel;
        a2.Store(output);
        c2.Store(output + 8);
        output += pixel;
        a3.Store(output);
        c3.Store(output + 8);
        output += pixel;
        a4.Store(output);
        c4.Store(output + 8);
        output += pixel;
        a5.Store(output);
        c5.Store(output + 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile8(
        float* input,
        int inputRow,
        int channels,
        int rows,
        float* weights,
        int outputs,
        float* bias,
        float* output,
        int pixel
    )
    {
        var b0 = bias == null ? Vector256<float>.Zero : Vector256.Load(bias);
        Vector256<float> a0 = b0,
            a1 = b0,
            a2 = b0,
            a3 = b0,
            a4 = b0,
            a5 = b0;
        var chunk = 3 * channels;
        int p2 = 2 * channels,
            p3 = 3 * channels,
            p4 = 4 * channels,
            p5 = 5 * channels;
        for (var r = 0; r < rows; r++)
        {
            var from = input + r * inputRow;
            for (var end = from + chunk; from < end; from++, weights += outputs)
            {
                var w0 = Vector256.Load(weights);
                a0 = Vector256.FusedMultiplyAdd(Vector256.Create(from[0]), w0, a0);
                a1 = Vector256.FusedMultiplyAdd(Vector256.Create(from[channels]), w0, a1);
                a2 = Vector256.FusedMultiplyAdd(Vector256.Create(from[p2]), w0, a2);
                a3 = Vector256.FusedMultiplyAdd(Vector256.Create(from[p3]), w0, a3);
                a4 = Vector256.FusedMultiplyAdd(Vector256.Create(from[p4]), w0, a4);
                a5 = Vector256.FusedMultiplyAdd(Vector256.Create(from[p5]), w0, a5);
            }
        }
        a0.Store(output);
        a1.Store(output + pixel);
        a2.Store(output + 2 * pixel);
        a3.Store(output + 3 * pixel);
        a4.Store(output + 4 * pixel);
        a5.Store(output + 5 * pixel);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sum6x16(
        float* input,
        int inputRow,
        int channels,
        float* slope,
        int slopeRow,
        int outputs,
        float* change,
        int height,
        int width
    )
    {
        Vector256<float> a0 = default,
            a1 = default,
            a2 = default,
            a3 = default,
            a4 = default,
            a5 = default;
        Vector256<float> c0 = default,
            c1 = default,
            c2 = default,
            c3 = default,
            c4 = default,
            c5 = default;
        for (var y = 0; y < height; y++)
        {
            var from = input + y * inputRow;
            var s = slope + y * slopeRow;
            for (var x = 0; x < width; x++, from += channels, s += outputs)
            {
                var (s0, s1) = (Vector256.Load(s), Vector256.Load(s + 8));
                var v = Vector256.Create(from[0]);
                a0 = Vector256.FusedMultiplyAdd(v, s0, a0);
                c0 = Vector256.FusedMultiplyAdd(v, s1, c0);
                v = Vector256.Create(from[1]);
                a1 = Vector256.FusedMultiplyAdd(v, s0, a1);
                c1 = Vector256.FusedMultiplyAdd(v, s1, c1);
                v = Vector256.Create(from[2]);
                a2 = Vector256.FusedMultiplyAdd(v, s0, a2);
                c2 = Vector256.FusedMultiplyAdd(v, s1, c2);
                v = Vector256.Create(from[3]);
                a3 = Vector256.FusedMultiplyAdd(v, s0, a3);
                c3 = Vector256.FusedMultiplyAdd(v, s1, c3);
                v = Vector256.Create(from[4]);
                a4 = Vector256.FusedMultiplyAdd(v, s0, a4);
                c4 = Vector256.FusedMultiplyAdd(v, s1, c4);
                v = Vector256.Create(from[5]);
                a5 = Vector256.FusedMultiplyAdd(v, s0, a5);
                c5 = Vector256.FusedMultiplyAdd(v, s1, c5);
            }
        }
        Add(change, a0);
        Add(change + 8, c0);
        change += outputs;
        Add(change, a1);
        Add(change + 8, c1);
        change += outputs;
        Add(change, a2);
        Add(change + 8, c2);
        change += outputs;
        Add(change, a3);
        Add(change + 8, c3);
        change += outputs;
        Add(change, a4);
        Add(change + 8, c4);
        change += outputs;
        Add(change, a5);
        Add(change + 8, c5);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sum6x8(
        float* input,
        int inputRow,
        int channels,
        float* slope,
        int slopeRow,
        int outputs,
        float* change,
        int height,
        int width
    )
    {
        Vector256<float> a0 = default,
            a1 = default,
            a2 = default,
            a3 = default,
            a4 = default,
            a5 = default;
        for (var y = 0; y < height; y++)
        {
            var from = input + y * inputRow;
            var s = slope + y * slopeRow;
            for (var x = 0; x < width; x++, from += channels, s += outputs)
            {
                var s0 = Vector256.Load(s);
                a0 = Vector256.FusedMultiplyAdd(Vector256.Create(from[0]), s0, a0);
                a1 = Vector256.FusedMultiplyAdd(Vector256.Create(from[1]), s0, a1);
                a2 = Vector256.FusedMultiplyAdd(Vector256.Create(from[2]), s0, a2);
                a3 = Vector256.FusedMultiplyAdd(Vector256.Create(from[3]), s0, a3);
                a4 = Vector256.FusedMultiplyAdd(Vector256.Create(from[4]), s0, a4);
                a5 = Vector256.FusedMultiplyAdd(Vector256.Create(from[5]), s0, a5);
            }
        }
        Add(change, a0);
        Add(change + outputs, a1);
        Add(change + 2 * outputs, a2);
        Add(change + 3 * outputs, a3);
        Add(change + 4 * outputs, a4);
        Add(change + 5 * outputs, a5);
    }

    private static void Sum1x8(
        float* input,
        int inputRow,
        int channels,
        float* slope,
        int slopeRow,
        int outputs,
        float* change,
        int height,
        int width
    )
    {
        Vector256<float> sum = default;
        for (var y = 0; y < height; y++)
        {
            var from = input + y * inputRow;
            var s = slope + y * slopeRow;
            for (var x = 0; x < width; x++, from += channels, s += outputs)
                sum = Vector256.FusedMultiplyAdd(Vector256.Create(*from), Vector256.Load(s), sum);
        }
        Add(change, sum);
    }

    private static void Add(float* to, Vector256<float> value) => (Vector256.Load(to) + value).Store(to);
}
