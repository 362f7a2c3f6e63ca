using Pipeline.Ink;

namespace Pipeline.Training;

/// <summary>
/// Learns to tell number lines from date lines: logistic regression over composed lines and real ones.
/// </summary>
internal static class KindTraining
{
    private const int Composed = 1500,
        Rounds = 12,
        Moved = 4;
    private const double Rate = 0.05,
        Decay = 1e-4;

    /// <summary>The weights.</summary>
    internal static float[] Train(
        string folder,
        IReadOnlyList<LabelledCrop> crops,
        Func<string, string, bool> mayLearn,
        PrintBank print,
        int seed
    )
    {
        var figures = FigureBank.Read(folder, mayLearn);
        var random = new Random(seed);
        var examples = new List<(float[] Features, int IsDate)>();
        foreach (var purpose in new[] { Purpose.Serial, Purpose.Day })
        {
            var composer = new LineComposer(purpose, figures, print, seed) { Months = false };
            for (var i = 0; i < Composed; i++)
                examples.Add((LineKind.Features(composer.Next().Strip), purpose == Purpose.Day ? 1 : 0));
        }
        var strip = new float[InkStrip.Width * InkStrip.Height];
        foreach (var crop in crops)
        {
            var line = LineInk.Measure(crop.Line);
            for (var i = 0; i < Moved; i++)
            {
                var view = new StripView(
                    8 * (random.NextDouble() - 0.5),
                    5 * (random.NextDouble() - 0.5),
                    0.93 + 0.14 * random.NextDouble(),
                    0.2 * (random.NextDouble() - 0.5)
                );
                InkStrip.Cut(line, InkReader.Start(crop.Line, null), view, strip);
                examples.Add((LineKind.Features(strip), crop.IsDate ? 1 : 0));
            }
        }
        var weights = new float[LineKind.WeightCount];
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = examples.Count - 1; i > 0; i--)
            {
                var other = random.Next(i + 1);
                (examples[i], examples[other]) = (examples[other], examples[i]);
            }
            var rate = Rate * (1 - (double)round / Rounds);
            foreach (var (features, isDate) in examples)
            {
                var miss = (float)(rate * (isDate - LineKind.DateShare(weights, features)));
                for (var i = 0; i < features.Length; i++)
                    weights[i] += miss * features[i] - (float)(rate * Decay) * weights[i];
                weights[^1] += miss;
            }
        }
        return weights;
    }
}
