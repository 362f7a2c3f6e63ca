using System.Runtime.Intrinsics;
using Pipeline.Ink;

namespace Pipeline.Training;

/// <summary>A line to learn from.</summary>
/// <param name="Strip">The network's picture.</param>
/// <param name="Target">Classes to be read.</param>
/// <param name="Centres">The strip's column of the middle of each, where the composer knows it; null for real
/// lines.</param>
internal sealed record TrainingLine(float[] Strip, int[] Target, double[]? Centres);

/// <summary>
/// Learns the weights from lines, a batch at a time, by Adam (Kingma and Ba, 2015). One thread; the same seed gives the
/// same weights.
/// </summary>
internal sealed unsafe class NetworkTrainer
{
    private const double FirstMoment = 0.9,
        SecondMoment = 0.99,
        Dropped = 0.15;

    private readonly NetworkPass _pass = new();
    private readonly float[] _change = NetworkPass.Room(NetworkShape.WeightCount);
    private readonly float[] _first = new float[NetworkShape.WeightCount],
        _second = new float[NetworkShape.WeightCount];
    private readonly float[][] _slopes =
    [
        .. NetworkShape.Stages.Select(s => NetworkPass.Room((s.Height + 2 * s.Margin) * (s.Width + 2) * s.Outputs)),
    ];
    private readonly float[][] _back =
    [
        .. NetworkShape.Stages.Select(s => NetworkPass.Room(s.Height * s.Width * s.Channels)),
    ];
    private readonly float[][] _turned = [.. NetworkShape.Stages.Select(s => NetworkPass.Room(s.WeightSize))];
    private readonly bool[] _dropped = new bool[NetworkShape.Stages[^1].InputSize];
    private readonly Random _random;
    private int _steps;

    internal NetworkTrainer(int seed)
    {
        _random = new Random(seed);
        Weights = NetworkPass.Room(NetworkShape.WeightCount);
        var at = 0;
        foreach (var stage in NetworkShape.Stages)
        {
            var spread = Math.Sqrt(2.0 / (stage.Rows * 3 * stage.Channels));
            for (var i = 0; i < stage.WeightSize; i++)
                Weights[at + i] = (float)(spread * Normal());
            at += stage.WeightSize + stage.Outputs;
        }
    }

    /// <summary>The weights as they are now.</summary>
    internal float[] Weights { get; }

    /// <summary>Learns from a batch.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="rate">Rate of learning.</param>
    /// <param name="framed">Share of the loss that tells each figure's place, for lines whose places are known.</param>
    /// <returns>Mean loss.</returns>
    internal double Learn(IReadOnlyList<TrainingLine> lines, double rate, double framed)
    {
        Array.Clear(_change);
        Turn();
        double loss = 0;
        foreach (var line in lines)
        {
            var values = _pass.Run(Weights, line.Strip, Drop);
            var shares = StringBeam.Normalise(values);
            var last = _slopes[^1].AsSpan(NetworkShape.Stages[^1].Outputs, NetworkShape.Steps * NetworkShape.StepSize);
            var one =
                framed > 0 && line.Centres is { } centres
                    ? FramedSlope(shares, line.Target, centres, last)
                    : ConnectionistLoss.Slope(shares, line.Target, last);
            if (double.IsInfinity(one))
                continue;
            loss += one;
            Back();
        }
        Step(rate, 1f / lines.Count);
        return loss / lines.Count;
    }

    private static double FramedSlope(float[] shares, int[] target, double[] centres, Span<float> slope)
    {
        slope.Clear();
        Span<int> wanted = stackalloc int[NetworkShape.Steps];
        wanted.Clear();
        for (var i = 0; i < target.Length; i++)
        {
            var centre = (int)Math.Clamp(centres[i] / 2, 0, NetworkShape.Steps - 1);
            wanted[centre] = target[i];
            if (centre + 1 < NetworkShape.Steps)
                wanted[centre + 1] = target[i];
        }
        double loss = 0;
        for (var t = 0; t < NetworkShape.Steps; t++)
        {
            var weight = wanted[t] == NetworkShape.Nothing ? 0.3f : 1f;
            for (var c = 0; c < NetworkShape.Classes; c++)
                slope[t * NetworkShape.StepSize + c] =
                    weight * (shares[t * NetworkShape.Classes + c] - (c == wanted[t] ? 1 : 0));
            loss -= weight * Math.Log(Math.Max(shares[t * NetworkShape.Classes + wanted[t]], 1e-20f));
        }
        return loss;
    }

    private void Drop(float[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            _dropped[i] = _random.NextDouble() < Dropped;
            values[i] = _dropped[i] ? 0 : values[i] * (float)(1 / (1 - Dropped));
        }
    }

    private void Back()
    {
        var at = NetworkShape.WeightCount;
        for (var i = NetworkShape.Stages.Length - 1; i >= 0; i--)
        {
            var stage = NetworkShape.Stages[i];
            at -= stage.WeightSize + stage.Outputs;
            var slopeRow = (stage.Width + 2) * stage.Outputs;
            var inner = NetworkPass.At(_slopes[i]) + stage.Margin * slopeRow + stage.Outputs;
            var change = NetworkPass.At(_change) + at;
            Kernels.Accumulate(
                NetworkPass.At(_pass.Inputs[i]),
                stage.InputRow,
                stage.Channels,
                stage.Rows,
                inner,
                slopeRow,
                stage.Outputs,
                change,
                stage.Height,
                stage.Width
            );
            var added = change + stage.WeightSize;
            for (var y = 0; y < stage.Height; y++)
            {
                for (var x = 0; x < stage.Width; x++)
                {
                    var from = inner + y * slopeRow + x * stage.Outputs;
                    for (var o = 0; o < stage.Outputs; o += 8)
                        (Vector256.Load(added + o) + Vector256.Load(from + o)).Store(added + o);
                }
            }
            if (i == 0)
                return;
            Kernels.Convolve(
                NetworkPass.At(_slopes[i]),
                slopeRow,
                stage.Outputs,
                stage.Rows,
                NetworkPass.At(_turned[i]),
                null,
                NetworkPass.At(_back[i]),
                stage.Width * stage.Channels,
                stage.Channels,
                stage.Height,
                stage.Width
            );
            Unpool(i);
        }
    }

    // The kernels as the slopes see them: turned by half a circle, what comes in and what goes out changed about.
    private void Turn()
    {
        var at = 0;
        for (var i = 0; i < NetworkShape.Stages.Length; i++)
        {
            var stage = NetworkShape.Stages[i];
            for (var r = 0; r < stage.Rows; r++)
            for (var x = 0; x < 3; x++)
            for (var c = 0; c < stage.Channels; c++)
            {
                var from = at + ((r * 3 + x) * stage.Channels + c) * stage.Outputs;
                var to = ((stage.Rows - 1 - r) * 3 + 2 - x) * stage.Outputs * stage.Channels + c;
                for (var o = 0; o < stage.Outputs; o++)
                    _turned[i][to + o * stage.Channels] = Weights[from + o];
            }
            at += stage.WeightSize + stage.Outputs;
        }
    }

    // Slopes of the input of stage i go to the outputs of the stage before that were kept.
    private void Unpool(int i)
    {
        var (stage, before) = (NetworkShape.Stages[i], NetworkShape.Stages[i - 1]);
        var back = NetworkPass.At(_back[i]);
        if (i == NetworkShape.Stages.Length - 1)
            for (var x = 0; x < stage.Width; x++)
            for (var c = 0; c < stage.Channels; c++)
                back[x * stage.Channels + c] *= _dropped[(x + 1) * stage.Channels + c] ? 0 : (float)(1 / (1 - Dropped));
        var slopeRow = (before.Width + 2) * before.Outputs;
        var slope = NetworkPass.At(_slopes[i - 1]) + before.Margin * slopeRow + before.Outputs;
        var row = before.Width * before.Outputs;
        var output = NetworkPass.At(_pass.Outputs[i - 1]);
        for (var y = 0; y < before.Height / before.PoolDown; y++)
        {
            for (var x = 0; x < before.Width / before.PoolAcross; x++)
            {
                var from =
                    i - 1 == NetworkShape.FoldAfter
                        ? back + x * stage.Channels + y * before.Outputs
                        : back + (y * stage.Width + x) * stage.Channels;
                var kept = NetworkPass.At(_pass.Inputs[i]) + NetworkPass.PlaceInNext(i - 1, y, x);
                for (var c = 0; c < before.Outputs; c += 8)
                {
                    var value = Vector256.Load(from + c);
                    var greatest =
                        i == NetworkShape.Stages.Length - 1 ? Vector256<float>.Zero : Vector256.Load(kept + c);
                    for (var down = 0; down < before.PoolDown; down++)
                    {
                        for (var across = 0; across < before.PoolAcross; across++)
                        {
                            var place =
                                (y * before.PoolDown + down) * row
                                + (x * before.PoolAcross + across) * before.Outputs
                                + c;
                            var to =
                                (y * before.PoolDown + down) * slopeRow
                                + (x * before.PoolAcross + across) * before.Outputs
                                + c;
                            var given = Vector256.Load(output + place);
                            // What comes into the last stage was thinned out; nothing is pooled there.
                            var mask = Vector256.GreaterThan(given, Vector256<float>.Zero);
                            if (i < NetworkShape.Stages.Length - 1)
                                mask &= Vector256.Equals(given, greatest);
                            Vector256.Store(
                                Vector256.ConditionalSelect(mask, value, Vector256<float>.Zero),
                                slope + to
                            );
                        }
                    }
                }
            }
        }
    }

    private void Step(double rate, float share)
    {
        _steps++;
        var (one, two) = (1 - Math.Pow(FirstMoment, _steps), 1 - Math.Pow(SecondMoment, _steps));
        double length = 0;
        foreach (var change in _change)
            length += change * share * (double)change * share;
        var cut = length > 25 ? (float)(5 / Math.Sqrt(length)) : 1;
        for (var i = 0; i < Weights.Length; i++)
        {
            var change = _change[i] * share * cut;
            _first[i] += (float)(1 - FirstMoment) * (change - _first[i]);
            _second[i] += (float)(1 - SecondMoment) * (change * change - _second[i]);
            Weights[i] -= (float)(rate * (_first[i] / one) / (Math.Sqrt(_second[i] / two) + 1e-8));
        }
    }

    private double Normal() =>
        Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
