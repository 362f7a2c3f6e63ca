using System.Diagnostics.Metrics;
using Pipeline.Layout;

namespace Pipeline.Ingest.Observing;

/// <summary>
/// Counts what the stages of ingest cost: the meter "Pipeline.Ingest" with the counters pipeline.stage.files,
/// pipeline.stage.pages and pipeline.stage.seconds, each by "stage" (read, extract, store) and "reader" (the format,
/// with
/// "-scan" where a page needed OCR), and pipeline.stage.failures by "stage" and "kind".
/// </summary>
public static class IngestMeter
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "Pipeline.Ingest";

    /// <summary>The stage that keeps records in the archive; counted by batch.</summary>
    public const string StoreStage = "store";

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Files = Meter.CreateCounter<long>(
        "pipeline.stage.files",
        null,
        "files that went through a stage"
    );
    private static readonly Counter<long> Pages = Meter.CreateCounter<long>(
        "pipeline.stage.pages",
        null,
        "pages of these files; one for formats without pages"
    );
    private static readonly Counter<double> Seconds = Meter.CreateCounter<double>(
        "pipeline.stage.seconds",
        "s",
        "wall time of a stage"
    );
    private static readonly Counter<long> Failures = Meter.CreateCounter<long>(
        "pipeline.stage.failures",
        null,
        "files that failed in a stage"
    );

    /// <summary>A file went through a stage.</summary>
    /// <param name="stage">read, extract, store.</param>
    /// <param name="reader">As <see cref="ReaderName"/> tells.</param>
    /// <param name="pages">Its pages.</param>
    /// <param name="seconds">Wall time.</param>
    public static void Done(string stage, string reader, int pages, double seconds)
    {
        var (byStage, byReader) = (Tag("stage", stage), Tag("reader", reader));
        Files.Add(1, byStage, byReader);
        Pages.Add(Math.Max(1, pages), byStage, byReader);
        Seconds.Add(seconds, byStage, byReader);
    }

    /// <summary>A file failed in a stage.</summary>
    public static void Failed(string stage, string kind) => Failures.Add(1, Tag("stage", stage), Tag("kind", kind));

    /// <summary>
    /// Name of the reader that a file needed: the format; for a file that gave no layout what its name ends with.
    /// </summary>
    public static string ReaderName(DocumentLayout? layout, string name)
    {
        if (layout is null)
            return
                Path.GetExtension(name) is { Length: > 1 and <= 6 } end
                && end.AsSpan(1).IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyz0123456789") < 0
                ? end[1..]
                : "other";
        return layout.Pages.Any(p => p.Source == PageSource.Ocr) ? layout.Format + "-scan" : layout.Format;
    }

    private static KeyValuePair<string, object?> Tag(string key, string value) => new(key, value);
}
