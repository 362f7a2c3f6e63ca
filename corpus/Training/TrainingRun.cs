using System.Diagnostics;

namespace Pipeline.Training;

/// <summary>
/// Trains one network from a seed: composed lines and real strips, places told at first, rate falling to nothing.
/// </summary>
internal static class TrainingRun
{
    private const int Batch = 20;
    private const double RealShare = 0.28,
        Framed = 0.12,
        Rate = 2e-3;

    /// <summary>Trains.</summary>
    /// <param name="purpose">What it will read.</param>
    /// <param name="folder">The folder of handwriting data.</param>
    /// <param name="crops">Real crops to learn from.</param>
    /// <param name="mayLearn">Which offices' single figures may be learnt from.</param>
    /// <param name="print">Printed texts.</param>
    /// <param name="lines">How many lines to learn from.</param>
    /// <param name="seed">Seed of everything.</param>
    internal static float[] Train(
        Purpose purpose,
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
        var random = new Random(seed + 3);
        var clock = Stopwatch.StartNew();
        var batch = new List<TrainingLine>(Batch);
        var batches = lines / Batch;
        double loss = 0;
        for (var i = 0; i < batches; i++)
        {
            var done = (double)i / batches;
            batch.Clear();
            for (var n = 0; n < Batch; n++)
                batch.Add(
                    done > Framed && real.Count > 0 && random.NextDouble() < RealShare ? real.Next() : composer.Next()
                );
            var rate =
                Rate
                    * Math.Min(1, (i + 1) / 100.0)
                    * (done < 0.35 ? 1 : 0.5 + 0.5 * Math.Cos(Math.PI * (done - 0.35) / 0.65))
                + 1e-5;
            loss += trainer.Learn(batch, rate, done < Framed ? 1 : 0);
            if ((i + 1) % 250 == 0)
            {
                Console.Error.WriteLine(
                    $"{purpose} seed {seed}: {i + 1}/{batches} batches, loss {loss / 250:F3}, "
                        + $"{(i + 1) * Batch / clock.Elapsed.TotalSeconds:F0} lines/s"
                );
                loss = 0;
            }
        }
        return trainer.Weights;
    }
}
