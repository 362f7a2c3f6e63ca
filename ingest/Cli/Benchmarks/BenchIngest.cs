using System.Globalization;
using Pipeline.Corpus.Generation;

namespace Pipeline.Cli.Benchmarks;

/// <summary>
/// The whole way of a file, from the folder into the archive: real PDFs against the bare engines that look at the same
/// pages, then
/// many small generated files, a second time without any change, and whether memory stays flat.
/// </summary>
internal static class BenchIngest
{
    /// <summary>Measures.</summary>
    public static IEnumerable<BenchFigure> Run(BenchOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("bench-ingest-").FullName;
        try
        {
            foreach (var figure in Pdfs(options, folder))
                yield return figure;
            foreach (var figure in Many(options, folder))
                yield return figure;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<BenchFigure> Pdfs(BenchOptions options, string folder)
    {
        var (born, scans) = BenchFiles.ClassifyPdfs(options);
        if (born.Length + scans.Length == 0)
            yield break;
        using var engines = new BenchEngines();
        var ingest = default(BenchRun);
        var commands = engines.Watch(() => ingest = Ingest(options, Path.Combine(folder, "pdf"), [.. born, .. scans]));
        var pages = BenchScan.SelectPageCommands(commands);
        var before = BenchCpu.EndedChildren();
        var wall = BenchClock.MeasureSeconds(() =>
        {
            BenchEngines.Run(born.Select(f => new[] { "pdftotext", "-q", f, "-" }), options.Jobs);
            BenchScan.RunBareEngines(pages, options.Jobs);
        });
        var cpu = BenchCpu.EndedChildren() - before;
        yield return new BenchFigure(
            "ingest",
            $"ingest of {born.Length + scans.Length} PDFs, {pages.Length} pages by OCR",
            ingest.Wall,
            "s"
        );
        yield return new BenchFigure("ingest", "pdftotext, pdftoppm and tesseract over the same", wall, "s");
        yield return new BenchFigure("ingest", "ingest / the bare engines, wall", ingest.Wall / wall, "ratio");
        yield return new BenchFigure("ingest", "ingest / the bare engines, processor", ingest.Cpu / cpu, "ratio");
        yield return new BenchFigure("ingest", "peak memory of the ingest", ingest.Peak, "MiB");
    }

    private static IEnumerable<BenchFigure> Many(BenchOptions options, string folder)
    {
        var (all, few) = (options.Records.Min(), options.Records.Min() / 5);
        var (archive, texts) = (Path.Combine(folder, "many"), Path.Combine(folder, "texts"));
        foreach (var (record, i) in RecordGenerator.Generate(3, all).Select((r, i) => (r, i)))
        {
            var part = Directory.CreateDirectory(Path.Combine(texts, i < few ? "a" : "b")).FullName;
            File.WriteAllText(Path.Combine(part, record.Source.Path), record.Text);
        }
        string Name(string what, int count) =>
            string.Create(CultureInfo.InvariantCulture, $"{what} {count} text files of 4 KB");
        var first = Ingest(options, archive, [Path.Combine(texts, "a")]);
        var rest = Ingest(options, archive, [Path.Combine(texts, "b")]);
        yield return new BenchFigure("ingest", Name("ingest of", few), few / first.Wall, "files/s");
        yield return new BenchFigure(
            "ingest",
            Name("ingest of the other", all - few),
            (all - few) / rest.Wall,
            "files/s"
        );
        yield return new BenchFigure(
            "ingest",
            Name("processor time a file, of", all),
            (first.Cpu + rest.Cpu) / all * 1000,
            "ms"
        );
        yield return new BenchFigure("ingest", Name("peak memory of the ingest of", few), first.Peak, "MiB");
        yield return new BenchFigure(
            "ingest",
            Name("peak memory of the ingest of the other", all - few),
            rest.Peak,
            "MiB"
        );
        var again = Ingest(options, archive, [texts]);
        yield return new BenchFigure("ingest", Name("nothing changed in", all), again.Wall, "s");
        yield return new BenchFigure("ingest", Name("nothing changed, processor, in", all), again.Cpu, "s");
    }

    private static BenchRun Ingest(BenchOptions options, string archive, string[] paths) =>
        BenchProgram.Run([
            "ingest",
            .. paths,
            "--index",
            $"sqlite:{Path.Combine(archive, "archive.db")}",
            "--jobs",
            options.Jobs.ToString(CultureInfo.InvariantCulture),
        ]);
}
