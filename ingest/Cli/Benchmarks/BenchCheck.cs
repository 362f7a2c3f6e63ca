using System.Diagnostics;
using System.Globalization;
using Pipeline.Corpus.Generation;
using Pipeline.Crosscheck;
using Pipeline.Index;

namespace Pipeline.Cli.Benchmarks;

/// <summary>
/// The cross-check: all rules over archives of generated records, then over one record that has just come in.
/// </summary>
internal static class BenchCheck
{
    private const int Batch = 200;

    /// <summary>Measures at every size, in one archive that grows.</summary>
    public static IEnumerable<BenchFigure> Run(BenchOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("bench-check-").FullName;
        try
        {
            using var archive = ArchiveFactory.Open($"sqlite:{Path.Combine(folder, "archive.db")}", create: true);
            var held = 0;
            using var batches = RecordGenerator.Generate(1, options.Records.Max()).Chunk(Batch).GetEnumerator();
            var last = "";
            foreach (var size in options.Records.Order())
            {
                while (held < size && batches.MoveNext())
                {
                    archive.Write(BenchFill.CreateWrites(batches.Current));
                    held += batches.Current.Length;
                    last = batches.Current[^1].Id;
                }
                var checker = new CrossChecker(archive, archive, OfficeScope.Unknown);
                var name = string.Create(CultureInfo.InvariantCulture, $"{held} records");
                var (wall, cpu) = Timed(() => checker.CheckAll());
                yield return new BenchFigure("check", $"{name}, all rules, wall", wall, "s");
                yield return new BenchFigure("check", $"{name}, all rules, processor", cpu, "s");
                (wall, cpu) = Timed(() => checker.CheckTouched([last]));
                yield return new BenchFigure("check", $"{name}, one record and what it touches", wall, "s");
                yield return new BenchFigure("check", $"{name}, one record and what it touches, processor", cpu, "s");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (double Wall, double Cpu) Timed(Action run)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var wall = BenchClock.MeasureSeconds(run);
        process.Refresh();
        return (wall, (process.TotalProcessorTime - before).TotalSeconds);
    }
}
