using System.Globalization;
using System.Text;
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
    private readonly OcrEnginePool _engines = new();

    /// <inheritdoc/>
    public IReadOnlyList<FileFormat> Formats { get; } = [FileFormat.Pdf];

    /// <inheritdoc/>
    public ReadResult Read(SourceFile file, FileFormat format, ReadLimits limits, CancellationToken cancel)
    {
        // The engine's process keeps one core; what the file itself tells is looked up meanwhile.
        var source = new PdfObjectSource(file.Path);
        source.StartOpening();
        var (pages, said) = OwnText(file.Path, limits, cancel);
        var context = NormalizationContext.FromLines(pages.SelectMany(p => PdfTextPage.JoinLines(p)));
        var read = new PdfPage[pages.Count];
        var drawings = new PageDrawingReader(source, pages.Count);
        void Judge(int i) => read[i] = PdfPage.FromText(i + 1, pages[i], context, drawings);
        if (read.Length > 2)
            Parallel.For(0, read.Length, new ParallelOptions { CancellationToken = cancel }, Judge);
        else
            for (var i = 0; i < read.Length; i++)
                Judge(i);
        var renderer = new PdfRenderer(file.Path, limits, cancel);
        var scanned = read.Where(p => p.NeedsOcr).ToArray();
        var done = 0;
        Parallel.ForEach(
            scanned,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancel },
            page =>
            {
                ReadScan(page, renderer, limits);
                file.PagesDone?.Report(Interlocked.Increment(ref done));
            }
        );
        if (read.Length > 0 && read[0].HeadingMayBeImage && !drawings.IsOnlyText(1, read[0].Text))
            ReadHeading(read[0], renderer, limits);
        new LostPageFinder(file.Path, limits, cancel).Mark(read, said);
        if (read.All(p => p.Failed))
            throw new ReadException(
                FailureKind.Damaged,
                $"none of its {read.Length} pages can be read",
                "ask for the file again"
            );
        FindTables(read, drawings, renderer, () => file.PagesDone?.Report(Interlocked.Increment(ref done)));
        // What a scanner's layer seemed to be encoded in says nothing of the text that was read in its place.
        if (read.Any(p => p.Layer == TextLayer.Replaced))
            context = NormalizationContext.FromLines(
                read.Where(p => p.Layer == TextLayer.Kept).SelectMany(p => PdfTextPage.JoinLines(p.Text))
            );
        var builder = new LayoutBuilder("pdf", paged: true) { Context = context };
        PdfComposer.Compose(builder, read);
        var signatures = DigitalSignatureReader.Read(file.Path, source, limits, cancel);
        return new ReadResult
        {
            Layout = builder.Build(
                signatures: signatures,
                warnings: read.Where(p => p.Failed || p.Partial).Select(Unread)
            ),
        };
    }

    // The text tells the pages as well; what is wrong with a file that gives none, too many or fewer than it promises,
    // pdfinfo says.
    private static (List<PdfTextPage> Pages, string Said) OwnText(
        string path,
        ReadLimits limits,
        CancellationToken cancel
    )
    {
        string[] command =
        [
            "-bbox",
            "-raw",
            "-l",
            (limits.Pages + 1L).ToString(CultureInfo.InvariantCulture),
            path,
            "-",
        ];
        try
        {
            var (output, said) = NativeEngine.TryRun("pdftotext", command, limits.Seconds, cancel);
            var pages = BboxParser.Parse(output);
            if (pages.Count == 0 || pages.Count > limits.Pages || said.Length > 0)
            {
                var promised = PdfInfoReader.Check(path, limits, cancel);
                while (pages.Count < promised)
                    pages.Add(new PdfTextPage(0, 0, []));
            }
            return (pages, said);
        }
        catch (ReadException e) when (e.Failure.Kind is FailureKind.TimedOut)
        {
            PdfInfoReader.Check(path, limits, cancel);
            throw;
        }
    }

    // Pages of which the file itself does not tell all rules are drawn.
    private static void FindTables(
        IEnumerable<PdfPage> pages,
        PageDrawingReader drawings,
        PdfRenderer renderer,
        Action done
    )
    {
        var unclear = new List<PdfPage>();
        foreach (var page in pages.Where(p => p.MayHoldTable))
        {
            if (drawings.FindRules(page.Number, page.Text) is not { } rules)
            {
                unclear.Add(page);
                continue;
            }
            page.FindTables(rules);
            done();
        }
        foreach (var (page, image) in renderer.RulePages(unclear))
        {
            page.FindTables(RulingLineFinder.Find(image));
            done();
        }
    }

    private void ReadScan(PdfPage page, PdfRenderer renderer, ReadLimits limits)
    {
        try
        {
            var image = renderer.RenderColour(page.Number, page.Text.Width, page.Text.Height);
            page.AddOcrResult(_engines.WithEngine(engine => PageOcrReader.Read(image, engine, limits, page.Drawn)));
        }
        catch (ReadException e) when (e.Failure.Kind is not FailureKind.EngineMissing)
        {
            page.Failed = true;
        }
    }

    private void ReadHeading(PdfPage page, PdfRenderer renderer, ReadLimits limits)
    {
        try
        {
            var image = renderer.RenderColour(1, page.Text.Width, page.Text.Height);
            var zone = image.TopRows((int)(page.HeadingEnd / 72 * image.Dpi));
            if (zone.HasInk)
                page.AddHeading(_engines.WithEngine(engine => PageOcrReader.ReadUpright(zone, engine, limits)));
        }
        catch (ReadException e) when (e.Failure.Kind is not FailureKind.EngineMissing)
        { /* The page's own text stands. */
        }
    }

    private static Warning Unread(PdfPage page) =>
        new(
            "page.unread",
            page.Failed
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"Không đọc được trang {page.Number}: trang bị hỏng hoặc vượt giới hạn"
                )
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"Trang {page.Number} bị hỏng, có thể chỉ đọc được một phần"
                ),
            new Anchor { Page = page.Number }
        );
}

/// <summary>What pdfinfo says before anything dear is done.</summary>
internal static class PdfInfoReader
{
    /// <summary>Number of pages.</summary>
    /// <exception cref="ReadException">Encrypted, damaged, or more pages than the limit.</exception>
    internal static int Check(string path, ReadLimits limits, CancellationToken cancel)
    {
        var (output, errors) = NativeEngine.TryRun("pdfinfo", [path], limits.Seconds, cancel);
        var said = Encoding.UTF8.GetString(output);
        var pages = 0;
        foreach (var line in said.Split('\n'))
            if (line.StartsWith("Pages:", StringComparison.Ordinal))
                _ = int.TryParse(line.AsSpan(6), out pages);
        if (pages == 0)
            throw errors.Contains("ncorrect password", StringComparison.Ordinal)
                ? new ReadException(FailureKind.Encrypted, "the file needs a password", "ask for it without a password")
                : new ReadException(FailureKind.Damaged, "the PDF is damaged or cut short", "ask for the file again");
        if (pages > limits.Pages)
            throw new ReadException(
                FailureKind.TooLarge,
                $"{pages} pages, more than {limits.Pages}",
                "divide the file, or raise the limit pages"
            );
        return pages;
    }
}
