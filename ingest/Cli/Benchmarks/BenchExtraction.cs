using System.Collections.Immutable;
using System.Text;
using Pipeline.Corpus.Generation;
using Pipeline.Extraction;
using Pipeline.Layout;
using Pipeline.Reading;
using Pipeline.Records;

namespace Pipeline.Cli.Benchmarks;

/// <summary>
/// Extraction alone, on one core, by its processor time: speed over real and generated texts, and whether it stays
/// linear in length.
/// </summary>
internal static class BenchExtraction
{
    private const double Seconds = 3;
    private static readonly SourceInfo Source = new() { Path = "x", Format = "text" };

    /// <summary>Measures.</summary>
    public static IEnumerable<BenchFigure> Run(BenchOptions options)
    {
        var real = Layouts(options);
        if (real.Length > 0)
        {
            yield return new BenchFigure(
                "extraction",
                $"{real.Length} real files, the first of a process, one core",
                First(real),
                "MB/s"
            );
            yield return new BenchFigure(
                "extraction",
                $"{real.Length} real files, as an ingest of thousands sees them, one core (at least 10)",
                Speed(real),
                "MB/s"
            );
        }
        DocumentLayout[] generated =
        [
            .. Pipeline.Corpus.Generation.RecordGenerator.Generate(1, 500).Select(r => CreateLayout(r.Text!)),
        ];
        yield return new BenchFigure("extraction", "500 generated texts of 4 KB, one core", Speed(generated), "MB/s");
        var body = string.Concat(Pipeline.Corpus.Generation.RecordGenerator.Generate(2, 16).Select(r => r.Text));
        foreach (var times in (int[])[1, 4, 16, 64])
        {
            var text = string.Concat(Enumerable.Repeat(body, times));
            yield return new BenchFigure(
                "extraction",
                $"one text of {Encoding.UTF8.GetByteCount(text) / 1e6:0.00} MB, one core",
                Speed([CreateLayout(text)]),
                "MB/s"
            );
        }
    }

    private static DocumentLayout[] Layouts(BenchOptions options)
    {
        var (_, scans) = BenchFiles.ClassifyPdfs(options);
        var reader = new FileReader(FileReader.AllReaders, new ReadLimits());
        var layouts = new List<DocumentLayout>();
        string[] folders =
        [
            .. options.Files,
            .. Directory.Exists("../shared/seeds") ? ["../shared/seeds"] : Array.Empty<string>(),
        ];
        foreach (
            var file in folders
                .SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories))
                .Select(Path.GetFullPath)
                .Order(StringComparer.Ordinal)
        )
        {
            if (
                scans.Contains(file)
                || file.EndsWith(".json", StringComparison.Ordinal)
                || file.EndsWith(".jsonl", StringComparison.Ordinal)
                || file.EndsWith(".md", StringComparison.Ordinal)
            )
                continue;
            using var result = reader
                .ReadAsync(new SourceFile(file, file), CancellationToken.None)
                .GetAwaiter()
                .GetResult();
            if (result.Layout is { } layout)
                layouts.Add(layout);
        }
        return [.. layouts];
    }

    /// <summary>Once through, while the runtime still compiles what it runs.</summary>
    private static double First(DocumentLayout[] layouts)
    {
        var begin = BenchCpu.ThreadSeconds();
        Once(layouts);
        return Bytes(layouts) / (BenchCpu.ThreadSeconds() - begin) / 1e6;
    }

    /// <summary>Over and over, after as long a time in which the runtime settles on its code.</summary>
    private static double Speed(DocumentLayout[] layouts)
    {
        var (begin, runs) = (BenchCpu.ThreadSeconds(), 0);
        do Once(layouts);
        while (BenchCpu.ThreadSeconds() - begin < Seconds);
        begin = BenchCpu.ThreadSeconds();
        do
        {
            Once(layouts);
            runs++;
        } while (BenchCpu.ThreadSeconds() - begin < Seconds);
        return Bytes(layouts) * runs / (BenchCpu.ThreadSeconds() - begin) / 1e6;
    }

    private static void Once(DocumentLayout[] layouts)
    {
        foreach (var layout in layouts)
            RecordExtractor.Default.Extract(layout, "x", Source);
    }

    private static double Bytes(DocumentLayout[] layouts) =>
        layouts.Sum(l => (double)Encoding.UTF8.GetByteCount(l.Text));

    private static DocumentLayout CreateLayout(string text)
    {
        var builder = new LayoutBuilder("text", paged: false);
        foreach (var line in text.Split('\n'))
            builder.AddLine(line);
        return builder.Build();
    }
}
