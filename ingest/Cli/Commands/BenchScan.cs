using Pipeline.Reading;

namespace Pipeline.Cli.Commands;

/// <summary>Scans: reading against pdftoppm and tesseract over the same pages at the same resolutions.</summary>
internal static class BenchScan
{
    /// <summary>Measures once: OCR is slow and its share of chance is small.</summary>
    public static IEnumerable<BenchFigure> Run(BenchOptions options)
    {
        var (_, files) = BenchFiles.Pdfs(options);
        if (files.Length == 0) yield break;
        using var engines = new BenchEngines();
        using var reader = ReadingFactory.Create(new ReadLimits(), options.Jobs);
        var rendered = engines.Watch(() => BenchFiles.Read(reader, files, options.Jobs)).Where(c => c[0] == "pdftoppm" && c.Contains("-f")).ToArray();
        var pages = rendered.GroupBy(c => (File: c[^1], Page: c[Array.IndexOf(c, "-f") + 1])).Select(g => g.OrderByDescending(c => int.Parse(c[Array.IndexOf(c, "-r") + 1], System.Globalization.CultureInfo.InvariantCulture)).First()).ToArray();
        var folder = Directory.CreateTempSubdirectory("bench-ocr-").FullName;
        var whole = BenchTimes.Once(reader, () => BenchFiles.Read(reader, files, options.Jobs));
        using var once = ReadingFactory.Create(new ReadLimits { OcrPasses = 1 }, options.Jobs);
        BenchFiles.Read(once, files.Take(options.Jobs), options.Jobs);
        var first = BenchTimes.Once(once, () => BenchFiles.Read(once, files, options.Jobs));
        var bare = BenchTimes.Once(reader, () => Parallel.For(0, pages.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Jobs }, i =>
        {
            var image = Path.Combine(folder, $"{i}.ppm");
            BenchEngines.Run(pages[i], image);
            BenchEngines.Run(["tesseract", image, "stdout", "-l", "vie", "--dpi", pages[i][Array.IndexOf(pages[i], "-r") + 1], "--psm", "3", "tsv"], null);
        }));
        Directory.Delete(folder, recursive: true);
        yield return new BenchFigure("scan", $"reading {files.Length} scans, {pages.Length} pages", whole.Wall, "s");
        yield return new BenchFigure("scan", "pdftoppm and tesseract over the same pages", bare.Wall, "s");
        yield return new BenchFigure("scan", "speed of the first OCR pass / speed of the bare engines, wall (at least 0.9)", bare.Wall / first.Wall, "ratio");
        yield return new BenchFigure("scan", "the same, processor", bare.Cpu / first.Cpu, "ratio");
        yield return new BenchFigure("scan", "speed of the whole reading / speed of the bare engines, wall (at least 0.75)", bare.Wall / whole.Wall, "ratio");
        yield return new BenchFigure("scan", "the same, processor", bare.Cpu / whole.Cpu, "ratio");
        yield return new BenchFigure("scan", "reading, processor time a page", whole.Cpu / Math.Max(1, pages.Length), "s");
    }
}
