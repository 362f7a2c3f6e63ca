using System.Globalization;
using System.Text;
using AngleSharp.Html.Parser;
using Pipeline.Layout;
using Pipeline.Reading.Composition;
using Pipeline.Reading.Containers;
using Pipeline.Reading.Engines;
using Pipeline.Reading.Images;
using Pipeline.Reading.Office;
using Pipeline.Reading.Pdf;
using Pipeline.Reading.Sniffing;
using Pipeline.Reading.Text;
using Pipeline.Vietnamese;

namespace Pipeline.Reading.Drawing;

/// <summary>
/// Draws pages of a PDF or image as pictures: each is a part named by its page number, a binary PPM (P6), not turned
/// upright where
/// only OCR knew how. Files without pages of their own (Word, HTML, text, sheets) must be made a PDF first: asked for
/// no pages, the
/// drawer gives that PDF as a part, drawn by LibreOffice (a sheet is a page), and its words as the layout. Runs in the
/// killable child.
/// </summary>
/// <param name="pages">Page numbers, from 1; those that the file does not have are left out. None: make a PDF.</param>
/// <param name="limits">Limits of the read.</param>
public sealed class PageRenderer(IReadOnlyList<int> pages, ReadLimits limits) : IFileReader
{
    private const double Dpi = 120,
        MostPixels = 24e6;
    private static readonly FileFormat[] Paginated =
    [
        FileFormat.Doc,
        FileFormat.Docx,
        FileFormat.Rtf,
        FileFormat.Odt,
        FileFormat.Xlsx,
        FileFormat.Xls,
        FileFormat.Ods,
    ];
    private static readonly FileFormat[] SheetFormats = [FileFormat.Xlsx, FileFormat.Xls, FileFormat.Ods];

    /// <inheritdoc/>
    public Task<ReadResult> ReadAsync(SourceFile file, CancellationToken cancel)
    {
        try
        {
            return Task.FromResult(Draw(file, cancel));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return Task.FromResult(new ReadResult { Failure = ReadFailureFactory.FromException(e) });
        }
    }

    private ReadResult Draw(SourceFile file, CancellationToken cancel)
    {
        FileFormat format;
        using (var stream = File.OpenRead(file.Path))
            format = FormatSniffer.Sniff(stream);
        var parts = new PartsFolder(limits);
        if (pages.Count == 0)
            return parts.ToResult(MakePdf(file, format, parts, cancel), null);
        if (format == FileFormat.Image)
            DrawImage(file.Path, parts);
        else if (format == FileFormat.Pdf)
            DrawPdf(file.Path, parts, cancel);
        else
            throw new ReadException(
                FailureKind.UnknownFormat,
                "it has no pages of its own",
                "draw the PDF that is made of it"
            );
        return parts.ToResult(null, null);
    }

    private DocumentLayout MakePdf(SourceFile file, FileFormat format, PartsFolder parts, CancellationToken cancel)
    {
        using var office = new OfficeServer();
        var path =
            format == FileFormat.Html ? SafeHtmlCopy.Create(file.Path)
            : Paginated.Contains(format) ? file.Path
            : AsText(file, cancel);
        var extension =
            format == FileFormat.Html || Paginated.Contains(format) ? format.ToString().ToLowerInvariant() : "txt";
        var pdf = office.ToPdf(path, extension, SheetFormats.Contains(format), limits.Seconds, cancel);
        using (var made = File.OpenRead(pdf))
            parts.Add("pdf", made);
        // Not in the order in which the file draws: letters that a font lacks are drawn later, from another.
        var found = BboxParser.Parse(
            NativeEngine.Run("pdftotext", ["-bbox", "-q", "-l", Text(limits.Pages), pdf, "-"], limits.Seconds, cancel)
        );
        var builder = new LayoutBuilder("pdf", paged: true)
        {
            Context = NormalizationContext.FromLines(found.SelectMany(PdfTextPage.JoinLines)),
        };
        for (var i = 0; i < found.Count; i++)
            builder
                .BeginPage(
                    new Page
                    {
                        Number = i + 1,
                        Width = found[i].Width,
                        Height = found[i].Height,
                    }
                )
                .AddLine(
                    SheetFormats.Contains(format)
                        ? [.. WordRowGrouper.Group(found[i].Words).SelectMany(r => r.Words)]
                        : found[i].Words
                );
        return builder.Build();
    }

    // Text and e-mails are drawn as they were read: their encoding is settled then.
    private string AsText(SourceFile file, CancellationToken cancel)
    {
        using var read = new FileReader(FileReader.AllReaders, limits).ReadAsync(file, cancel).GetAwaiter().GetResult();
        var layout =
            read.Layout
            ?? throw new ReadException(
                read.Failure ?? new ReadFailure(FailureKind.UnknownFormat, "it has no pages", "name a document in it")
            );
        var path = Path.Combine(Directory.CreateTempSubdirectory("text-").FullName, "text.txt");
        File.WriteAllText(
            path,
            layout.Text.Replace('\f', '\n'),
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)
        );
        return path;
    }

    private void DrawPdf(string path, PartsFolder parts, CancellationToken cancel)
    {
        foreach (var page in pages)
        {
            string[] only = ["-f", Text(page), "-l", Text(page), path];
            if (
                BboxParser.Parse(
                    NativeEngine.Run("pdftotext", ["-bbox", "-raw", "-q", .. only, "-"], limits.SecondsPerPage, cancel)
                )
                is not [var size]
            )
                continue;
            // A sheet of a thousand rows is one page: it is drawn coarser.
            var dpi = Math.Min(Dpi, Math.Sqrt(MostPixels / Math.Max(1, size.Width * size.Height)) * 72);
            parts.Add(
                Text(page),
                new MemoryStream(
                    NativeEngine.Run("pdftoppm", ["-q", "-r", Text((int)dpi), .. only], limits.SecondsPerPage, cancel)
                )
            );
        }
    }

    private void DrawImage(string path, PartsFolder parts)
    {
        var count = ImageDecoder.Check(path, limits);
        foreach (var page in pages.Where(p => p >= 1 && p <= count))
        {
            var image = ImageDecoder.Decode(path, page - 1, turn: 0);
            parts.Add(
                Text(page),
                new MemoryStream([
                    .. Encoding.ASCII.GetBytes($"P6\n{Text(image.Width)} {Text(image.Height)}\n255\n"),
                    .. image.Rgb,
                ])
            );
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>
/// A web page as LibreOffice may draw it: in UTF-8 with its mark, without anything that would be fetched or run.
/// </summary>
internal static class SafeHtmlCopy
{
    private const string Outside =
        "script, style, img, iframe, frame, object, embed, link, meta, base, video, audio, source, svg, input";

    /// <summary>Path of the copy, in a temporary folder.</summary>
    internal static string Create(string path)
    {
        var page = new HtmlParser().ParseDocument(TextDecoder.Decode(File.ReadAllBytes(path)));
        foreach (var element in page.QuerySelectorAll(Outside).ToArray())
            element.Remove();
        foreach (var element in page.All)
            element.RemoveAttribute("background");
        var copy = Path.Combine(Directory.CreateTempSubdirectory("html-").FullName, "page.html");
        File.WriteAllText(
            copy,
            page.DocumentElement.OuterHtml,
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)
        );
        return copy;
    }
}
