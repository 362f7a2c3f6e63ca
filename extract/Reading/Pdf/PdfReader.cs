using System.Globalization;
using Pipeline.Layout;
using Pipeline.Reading.Composition;
using Pipeline.Reading.Engines;
using Pipeline.Reading.Images;
using Pipeline.Reading.Ocr;
using Pipeline.Records;

namespace Pipeline.Reading.Pdf;

/// <summary>Reads PDF: the file's own text by pdftotext, pages without text by OCR, several pages at a time.</summary>
public sealed class PdfReader : IFormatReader
{
    private readonly OcrEngines _engines = new();

    /// <inheritdoc/>
    public IReadOnlyList<FileFormat> Formats { get; } = [FileFormat.Pdf];

    /// <inheritdoc/>
    public ReadResult Read(SourceFile file, FileFormat format, ReadLimits limits, CancellationToken cancel)
    {
        PdfInfo.Check(file.Path, limits, cancel);
        var pages = BboxParser.Parse(Engine.Run("pdftotext", ["-bbox", "-q", file.Path, "-"], limits.Seconds, cancel));
        var readings = new PageReading?[pages.Count];
        var failures = new Warning?[pages.Count];
        var scanned = Enumerable.Range(0, pages.Count).Where(i => PageChooser.NeedsOcr(pages[i])).ToArray();
        var done = 0;
        Parallel.ForEach(scanned, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancel }, i =>
        {
            try { readings[i] = ReadScan(file, i + 1, pages[i], limits, cancel); }
            catch (ReadException e) when (e.Failure.Kind is not FailureKind.EngineMissing)
            {
                failures[i] = new Warning("page.damaged", string.Create(CultureInfo.InvariantCulture, $"Không đọc được trang {i + 1}: ảnh trang bị hỏng hoặc quá giới hạn"));
            }
            file.PagesDone?.Report(Interlocked.Increment(ref done));
        });
        var builder = new LayoutBuilder("pdf", paged: true);
        for (var i = 0; i < pages.Count; i++) Add(builder, i + 1, pages[i], readings[i], failures[i] is not null);
        return new ReadResult { Layout = builder.Build(warnings: failures.OfType<Warning>()) };
    }

    private PageReading ReadScan(SourceFile file, int number, TextPage page, ReadLimits limits, CancellationToken cancel)
    {
        var dpi = PageResolution.Choose(page.Width, page.Height, limits.Pixels);
        var at = number.ToString(CultureInfo.InvariantCulture);
        var image = ColourImage.FromPnm(Engine.Run("pdftoppm",
            ["-q", "-r", dpi.ToString(CultureInfo.InvariantCulture), "-f", at, "-l", at, file.Path], limits.SecondsPerPage, cancel), dpi);
        Box[] known = [.. page.Words.Select(w => w.Box!.Value)];
        return _engines.Use(engine => PageOcr.Read(image, engine, limits.SecondsPerPage, known));
    }

    private static void Add(LayoutBuilder builder, int number, TextPage page, PageReading? reading, bool failed)
    {
        var stamps = reading is null ? [] : page.Words;
        var words = reading?.Words ?? page.Words;
        builder.BeginPage(new Page
        {
            Number = number, Width = reading?.Width ?? page.Width, Height = reading?.Height ?? page.Height,
            Rotation = reading?.Rotation ?? 0, OcrConfidence = reading?.Confidence,
            Source = failed ? PageSource.Unread : reading is null ? PageSource.Text : PageSource.Ocr,
        });
        foreach (var block in PageComposer.Compose(words, page.Width, page.Height))
        {
            builder.BeginBlock(block.Kind);
            foreach (var line in block.Lines) builder.AddLine(line.Words);
        }
        if (stamps.Count == 0) return;
        builder.BeginBlock(BlockKind.Stamp);
        foreach (var line in Rows.Of(stamps)) builder.AddLine(line.Words);
    }
}
