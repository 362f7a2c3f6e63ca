using System.Globalization;
using Pipeline.Reading;

namespace Pipeline.Cli.Benchmarks;

/// <summary>Scans: reading against pdftoppm and tesseract over the same pages at the same resolutions.</summary>
internal static class BenchScan
{
    /// <summary>Measures once: OCR is slow and its share of chance is small.</summary>
    public static IEnumerable<BenchFigure> Run(BenchOptions options)
    {
        var (_, files) = BenchFiles.ClassifyPdfs(options);
        if (files.Length == 0)
            yield break;
        using var engines = new BenchEngines();
        using var reader = ReadingFactory.Create(new ReadLimits(), options.Jobs);
        var pages = SelectPageCommands(engines.Watch(() => BenchFiles.Read(reader, files, options.Jobs)));
        var whole = BenchTimes.MeasureOnce(reader, () => BenchFiles.Read(reader, files, options.Jobs));
        using var once = ReadingFactory.Create(new ReadLimits { OcrPasses = 1 }, options.Jobs);
        BenchFiles.Read(once, files.Take(options.Jobs), options.Jobs);
        var first = BenchTimes.MeasureOnce(once, () => BenchFiles.Read(once, files, options.Jobs));
        var bare = BenchTimes.MeasureOnce(reader, () => RunBareEngines(pages, options.Jobs));
        yield return new BenchFigure("scan", $"reading {files.Length} scans, {pages.Length} pages", whole.Wall, "s");
        yield return new BenchFigure("scan", "pdftoppm and tesseract over the same pages", bare.Wall, "s");
        yield return new BenchFigure(
            "scan",
            "speed of the first OCR pass / speed of the bare engines, wall (at least 0.9)",
            bare.Wall / first.Wall,
            "ratio"
        );
        yield return new BenchFigure("scan", "the same, processor", bare.Cpu / first.Cpu, "ratio");
        yield return new BenchFigure(
            "scan",
            "speed of the whole reading / speed of the bare engines, wall (at least 0.75)",
            bare.Wall / whole.Wall,
            "ratio"
        );
        yield return new BenchFigure("scan", "the same, processor", bare.Cpu / whole.Cpu, "ratio");
        yield return new BenchFigure(
            "scan",
            "reading, processor time a page",
            whole.Cpu / Math.Max(1, pages.Length),
            "s"
        );
    }

    /// <summary>Of the commands that reading ran, the one that drew each page at its highest resolution.</summary>
    public static string[][] SelectPageCommands(IEnumerable<string[]> commands) =>
        [
            .. commands
                .Where(c => c[0] == "pdftoppm" && c.Contains("-f"))
                .GroupBy(c => (File: c[^1], Page: c[Array.IndexOf(c, "-f") + 1]))
                .Select(g => g.OrderByDescending(c => int.Parse(Resolution(c), CultureInfo.InvariantCulture)).First()),
        ];

    /// <summary>Draws and reads these pages with the bare engines.</summary>
    public static void RunBareEngines(string[][] pages, int jobs)
    {
        var folder = Directory.CreateTempSubdirectory("bench-ocr-").FullName;
        Parallel.For(
            0,
            pages.Length,
            new ParallelOptions { MaxDegreeOfParallelism = jobs },
            i =>
            {
                var image = Path.Combine(folder, $"{i}.ppm");
                BenchEngines.Run(pages[i], image);
                BenchEngines.Run(
                    ["tesseract", image, "stdout", "-l", "vie", "--dpi", Resolution(pages[i]), "--psm", "3", "tsv"],
                    null
                );
            }
        );
        Directory.Delete(folder, recursive: true);
    }

    private static string Resolution(string[] command) => command[Array.IndexOf(command, "-r") + 1];
}
