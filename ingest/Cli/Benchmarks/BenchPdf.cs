using System.Diagnostics;
using Pipeline.Reading;
using Pipeline.Reading.Sandbox;

namespace Pipeline.Cli.Benchmarks;

/// <summary>
/// Born-digital PDFs: reading in warm children against the poppler commands that it needs, and against one pdftotext
/// -bbox-layout a file.
/// </summary>
internal static class BenchPdf
{
    private const double Settling = 6;

    /// <summary>Measures wall and processor time.</summary>
    public static IEnumerable<BenchFigure> Run(BenchOptions options)
    {
        var (files, _) = BenchFiles.ClassifyPdfs(options);
        if (files.Length == 0)
            yield break;
        using var engines = new BenchEngines();
        string[][] poppler;
        using (var watched = ReadingFactory.Create(new ReadLimits(), options.Jobs))
            poppler =
            [
                .. engines.Watch(() => BenchFiles.Read(watched, files, options.Jobs)).Where(c => c[0] != "tesseract"),
            ];
        using var reader = ReadingFactory.Create(new ReadLimits(), options.Jobs);
        var first = BenchClock.MeasureSeconds(() => BenchFiles.Read(reader, files, options.Jobs));
        // As an ingest of thousands sees them: the runtime compiles what it runs often during the first few hundred
        // pages.
        var began = Stopwatch.GetTimestamp();
        do BenchFiles.Read(reader, files, options.Jobs);
        while (Stopwatch.GetElapsedTime(began).TotalSeconds < Settling);
        var layout = files.Select(f => new[] { "pdftotext", "-bbox-layout", "-q", f, "-" }).ToArray();
        var times = BenchTimes.MeasureMedians(
            options.Repeat,
            reader,
            () => BenchFiles.Read(reader, files, options.Jobs),
            () => BenchEngines.Run(poppler, options.Jobs),
            () => BenchEngines.Run(layout, options.Jobs)
        );
        yield return new BenchFigure(
            "pdf",
            $"reading {files.Length} born-digital PDFs, the first time, with the start of its children",
            first,
            "s"
        );
        yield return new BenchFigure(
            "pdf",
            $"reading {files.Length} born-digital PDFs, children settled",
            times[0].Wall,
            "s"
        );
        yield return new BenchFigure("pdf", $"the same {poppler.Length} poppler commands bare", times[1].Wall, "s");
        yield return new BenchFigure("pdf", "pdftotext -bbox-layout over the same files", times[2].Wall, "s");
        yield return new BenchFigure(
            "pdf",
            "reading / its poppler commands, wall (at most 1.5)",
            times[0].Wall / times[1].Wall,
            "ratio"
        );
        yield return new BenchFigure(
            "pdf",
            "reading / its poppler commands, processor",
            times[0].Cpu / times[1].Cpu,
            "ratio"
        );
        yield return new BenchFigure(
            "pdf",
            "reading / pdftotext -bbox-layout, wall (at most 3)",
            times[0].Wall / times[2].Wall,
            "ratio"
        );
        yield return new BenchFigure(
            "pdf",
            "reading / pdftotext -bbox-layout, processor",
            times[0].Cpu / times[2].Cpu,
            "ratio"
        );
    }
}

/// <summary>Wall and processor seconds.</summary>
internal readonly record struct BenchTime(double Wall, double Cpu);

/// <summary>Runs several things in turn, so that a change of the machine's load falls on all of them.</summary>
internal static class BenchTimes
{
    /// <summary>Medians of each.</summary>
    public static BenchTime[] MeasureMedians(int repeat, SandboxedFileReader reader, params Action[] runs)
    {
        var times = runs.Select(_ => new List<BenchTime>()).ToArray();
        for (var i = 0; i < repeat; i++)
        for (var r = 0; r < runs.Length; r++)
            times[r].Add(MeasureOnce(reader, runs[r]));
        return
        [
            .. times.Select(t => new BenchTime(
                t.Select(x => x.Wall).Order().ElementAt(repeat / 2),
                t.Select(x => x.Cpu).Order().ElementAt(repeat / 2)
            )),
        ];
    }

    /// <summary>One run: the processor time is that of engines which end and of the reading children.</summary>
    public static BenchTime MeasureOnce(SandboxedFileReader reader, Action run)
    {
        double Spent() => BenchCpu.EndedChildren() + reader.Children.Sum(BenchCpu.Measure);
        var before = Spent();
        var wall = BenchClock.MeasureSeconds(run);
        return new BenchTime(wall, Spent() - before);
    }
}
