using System.Globalization;
using Pipeline.Layout;
using Pipeline.Reading.Engines;
using Pipeline.Reading.Ocr;
using Pipeline.Reading.Pdf.Content;
using Pipeline.Reading.Pdf.Objects;
using Pipeline.Reading.Tables;
using Pipeline.Records;
using Pipeline.Vietnamese;

namespace Pipeline.Reading.Pdf;

/// <summary>
/// Reads PDF: the file's own text by one run of pdftotext; OCR for pages whose text is none, a stamp or worse than OCR;
/// drawn rules only for pages that look like tables. Several pages at a time.
/// </summary>
public sealed class PdfReader : IFormatReader
{
    private readonly OcrEngines _engines = new();

    /// <inheritdoc/>
    public IReadOnlyList<FileFormat> Formats { get; } = [FileFormat.Pdf];

    /// <inheritdoc/>
    public ReadResult Read(SourceFile file, FileFormat format, ReadLimits limits, CancellationToken cancel)
    {
        // The engine's process keeps one core; what the file itself tells is looked up meanwhile.
        var source = new PdfSource(file.Path);
        source.Prepare();
        var (pages, said) = OwnText(file.Path, limits, cancel);
        var context = SpineContext.Of(pages.SelectMany(p => TextPage.Lines(p)));
        var read = new PdfPage[pages.Count];
        var drawings = new PageDrawings(source, pages.Count);
        void Judge(int i) => read[i] = PdfPage.Of(i + 1, pages[i], context, drawings);
        if (read.Length > 2) Parallel.For(0, read.Length, new ParallelOptions { CancellationToken = cancel }, Judge);
        else for (var i = 0; i < read.Length; i++) Judge(i);
        var renderer = new PdfRenderer(file.Path, limits, cancel);
        var scanned = read.Where(p => p.NeedsOcr).ToArray();
        var done = 0;
        Parallel.ForEach(scanned, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancel },
            page =>
            {
                ReadScan(page, renderer, limits);
                file.PagesDone?.Report(Interlocked.Increment(ref done));
            });
        if (read.Length > 0 && read[0].HeadingMayBeImage && !drawings.IsOnlyText(1, read[0].Text)) ReadHeading(read[0], renderer, limits);
        new LostPages(file.Path, limits, cancel).Mark(read, said);
        if (read.All(p => p.Failed))
            throw new ReadException(FailureKind.Damaged, $"none of its {read.Length} pages can be read", "ask for the file again");
        FindTables(read, drawings, renderer, () => file.PagesDone?.Report(Interlocked.Increment(ref done)));
        // What a scanner's layer seemed to be encoded in says nothing of the text that was read in its place.
        if (read.Any(p => p.Layer == TextLayer.Replaced)) context = SpineContext.Of(read.Where(p => p.Layer == TextLayer.Kept).SelectMany(p => TextPage.Lines(p.Text)));
        var builder = new LayoutBuilder("pdf", paged: true) { Context = context };
        PdfComposer.Compose(builder, read);
        var signatures = SignatureReader.Read(file.Path, source, limits, cancel);
        return new ReadResult { Layout = builder.Build(signatures: signatures, warnings: read.Where(p => p.Failed || p.Partial).Select(Unread)) };
    }

    // The text tells the pages as well; what is wrong with a file that gives none, too many or fewer than it promises, pdfinfo says.
    private static (List<TextPage> Pages, string Said) OwnText(string path, ReadLimits limits, CancellationToken cancel)
    {
        string[] command = ["-bbox", "-raw", "-l", (limits.Pages + 1L).ToString(CultureInfo.InvariantCulture), path, "-"];
        try
        {
            var (output, said) = Engine.TryRun("pdftotext", command, limits.Seconds, cancel);
            var pages = BboxParser.Parse(output);
            if (pages.Count == 0 || pages.Count > limits.Pages || said.Length > 0)
            {
                var promised = PdfInfo.Check(path, limits, cancel);
                while (pages.Count < promised) pages.Add(new TextPage(0, 0, []));
            }
            return (pages, said);
        }
        catch (ReadException e) when (e.Failure.Kind is FailureKind.TimedOut)
        {
            PdfInfo.Check(path, limits, cancel);
            throw;
        }
    }

    // Pages of which the file itself does not tell all rules are drawn.
    private static void FindTables(IEnumerable<PdfPage> pages, PageDrawings drawings, PdfRenderer renderer, Action done)
    {
        var unclear = new List<PdfPage>();
        foreach (var page in pages.Where(p => p.MayHoldTable))
        {
            if (drawings.Rules(page.Number, page.Text) is not { } rules) { unclear.Add(page); continue; }
            page.FindTables(rules);
            done();
        }
        foreach (var (page, image) in renderer.RulePages(unclear))
        {
            page.FindTables(RuleFinder.Find(image));
            done();
        }
    }

    private void ReadScan(PdfPage page, PdfRenderer renderer, ReadLimits limits)
    {
        try
        {
            var image = renderer.Colour(page.Number, page.Text.Width, page.Text.Height);
            page.Take(_engines.Use(engine => PageOcr.Read(image, engine, limits, page.Drawn)));
        }
        catch (ReadException e) when (e.Failure.Kind is not FailureKind.EngineMissing) { page.Failed = true; }
    }

    private void ReadHeading(PdfPage page, PdfRenderer renderer, ReadLimits limits)
    {
        try
        {
            var image = renderer.Colour(1, page.Text.Width, page.Text.Height);
            var zone = image.Top((int)(page.HeadingEnd / 72 * image.Dpi));
            if (zone.HasInk) page.AddHeading(_engines.Use(engine => PageOcr.ReadUpright(zone, engine, limits)));
        }
        catch (ReadException e) when (e.Failure.Kind is not FailureKind.EngineMissing) { /* The page's own text stands. */ }
    }

    private static Warning Unread(PdfPage page) => new("page.unread", page.Failed
        ? string.Create(CultureInfo.InvariantCulture, $"Không đọc được trang {page.Number}: trang bị hỏng hoặc vượt giới hạn")
        : string.Create(CultureInfo.InvariantCulture, $"Trang {page.Number} bị hỏng, có thể chỉ đọc được một phần"), new Anchor { Page = page.Number });
}
