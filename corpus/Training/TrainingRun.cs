using System.Diagnostics;

namespace Pipeline.Training;

/// <summary>
/// Trains a network from a seed in two parts. The base learns from composed lines alone and sees nothing of a real
/// paper, so that every fold may begin with it; tuning goes on from there with real figures and real strips.
/// </summary>
internal static class TrainingRun
{
    // Lines of a batch: of the base, and in tuning, where many small steps from few lines are better.
    private const int BaseBatch = 20,
        TuneBatch = 10;

    // Real lines' share in tuning; the share of the base in which each figure's place is told; rates of the base at its
    // beginning and its end, and of tuning.
    private const double RealShare = 0.33,
        Framed = 0.12,
        FirstRate = 2e-3,
        MiddleRate = 1e-3,
        TuneRate = 8e-4,
        LastRate = 1e-5;

    /// <summary>
    /// The base: composed number lines with the figures of MNIST and those drawn as strokes. Dates begin with it, too:
    /// figures are figures.
    /// </summary>
    /// <param name="folder">The folder of handwriting data.</param>
    /// <param name="print">Printed texts.</param>
    /// <param name="lines">How many lines to learn from.</param>
    /// <param name="seed">Seed of everything.</param>
    /// <param name="keep">Called with the weights from time to time and at the end.</param>
    internal static void Base(string folder, PrintBank print, int lines, int seed, Action<float[]> keep)
    {
        var composer = new LineComposer(Purpose.Serial, FigureBank.Read(folder, (_, _) => false), print, seed);
        var trainer = new NetworkTrainer(seed + 2);
        Learn(
            $"base, seed {seed}",
            trainer,
            BaseBatch,
            lines,
            composer.Next,
            done => done < 0.5 ? FirstRate : Between(FirstRate, MiddleRate, (done - 0.5) * 2),
            Framed,
            keep
        );
        keep(trainer.Weights);
    }

    /// <summary>Goes on from a base.</summary>
    /// <param name="purpose">What it will read.</param>
    /// <param name="start">The base's weights; null to begin with nothing.</param>
    /// <param name="folder">The folder of handwriting data.</param>
    /// <param name="crops">Real crops to learn from.</param>
    /// <param name="mayLearn">Which offices' single figures may be learnt from.</param>
    /// <param name="print">Printed texts.</param>
    /// <param name="lines">How many lines to learn from.</param>
    /// <param name="seed">Seed of everything.</param>
    internal static float[] Tune(
        Purpose purpose,
        float[]? start,
        string folder,
        IReadOnlyList<LabelledCrop> crops,
        Func<string, string, bool> mayLearn,
        PrintBank print,
        int lines,
        int seed
    )
    {
        var composer = new LineComposer(purpose, FigureBank.Read(folder, mayLearn), print, seed);
        var real = new RealLines(purpose, crops, seed + 1);
        var trainer = new NetworkTrainer(seed + 2);
        start?.CopyTo(trainer.Weights, 0);
        var random = new Random(seed + 3);
        Learn(
            $"{purpose}, seed {seed}",
            trainer,
            TuneBatch,
            lines,
            () => real.Count > 0 && random.NextDouble() < RealShare ? real.Next() : composer.Next(),
            done => Between(TuneRate, LastRate, done),
            0,
            null
        );
        return trainer.Weights;
    }

    private static double Between(double from, double to, double done) =>
        to + (from - to) * (0.5 + 0.5 * Math.Cos(Math.PI * done));

    private static void Learn(
        string name,
        NetworkTrainer trainer,
        int batchSize,
        int lines,
        Func<TrainingLine> next,
        Func<double, double> rate,
        double framed,
        Action<float[]>? keep
    )
    {
        var clock = Stopwatch.StartNew();
        var batch = new List<TrainingLine>(batchSize);
        var batches = lines / batchSize;
        double loss = 0;
        for (var i = 0; i < batches; i++)
        {
            var done = (double)i / batches;
            batch.Clear();
            for (var n = 0; n < batchSize; n++)
                batch.Add(next());
            loss += trainer.Learn(batch, rate(done) * Math.Min(1, (i + 1) / 100.0), done < framed ? 1 : 0);
            if ((i + 1) % 250 == 0)
            {
                Console.Error.WriteLine(
                    $"{name}: {i + 1}/{batches} batches, loss {loss / 250:F3}, "
                        + $"{(i + 1) * batchSize / clock.Elapsed.TotalSeconds:F0} lines/s"
                );
                loss = 0;
                keep?.Invoke(trainer.Weights);
            }
        }
    }
}
