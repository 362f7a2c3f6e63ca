using System.Globalization;
using System.Text;
using System.Xml;
using Pipeline.Layout;
using Pipeline.Reading.Engines;
using Pipeline.Reading.Ocr;

namespace Pipeline.Reading.Pdf;

/// <summary>Reads PDF: the file's own text by pdftotext, pages without text by OCR.</summary>
public sealed class PdfReader : IFormatReader
{
    private const int FewWords = 40;

    /// <inheritdoc/>
    public IReadOnlyList<FileFormat> Formats { get; } = [FileFormat.Pdf];

    /// <inheritdoc/>
    public ReadResult Read(SourceFile file, FileFormat format, ReadLimits limits, CancellationToken cancel)
    {
        var xml = Engine.Run("pdftotext", ["-bbox-layout", file.Path, "-"], limits.Seconds, cancel);
        var builder = new LayoutBuilder("pdf", paged: true);
        var number = 0;
        foreach (var page in Pages(xml))
        {
            number++;
            var words = page.Blocks.SelectMany(b => b).Sum(l => l.Count);
            if (words < FewWords) AddScanned(builder, file, number, page, limits, cancel);
            else Add(builder, new Page { Number = number, Width = page.Width, Height = page.Height, Source = PageSource.Text }, page.Blocks);
        }
        return new ReadResult { Layout = builder.Build() };
    }

    private static void AddScanned(LayoutBuilder builder, SourceFile file, int number, RawPage page, ReadLimits limits, CancellationToken cancel)
    {
        var at = number.ToString(CultureInfo.InvariantCulture);
        var image = Engine.Run("pdftoppm", ["-r", "200", "-gray", "-f", at, "-l", at, file.Path], limits.SecondsPerPage, cancel);
        var read = TesseractCommand.Read(image, 200, limits.SecondsPerPage, cancel);
        var words = read.SelectMany(b => b).SelectMany(l => l).ToArray();
        Add(builder, new Page
        {
            Number = number, Width = page.Width, Height = page.Height, Source = PageSource.Ocr,
            OcrConfidence = words.Length > 0 ? words.Average(w => w.Confidence ?? 0) : 0,
        }, read);
    }

    private static void Add(LayoutBuilder builder, Page page, IReadOnlyList<IReadOnlyList<IReadOnlyList<RawWord>>> blocks)
    {
        builder.BeginPage(page);
        foreach (var block in blocks)
        {
            builder.BeginBlock();
            foreach (var line in block) builder.AddLine(line);
        }
    }

    private sealed record RawPage(double Width, double Height, List<List<List<RawWord>>> Blocks);

    private static IEnumerable<RawPage> Pages(byte[] xml)
    {
        using var reader = XmlReader.Create(new MemoryStream(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, CheckCharacters = false, XmlResolver = null });
        RawPage? page = null;
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.EndElement && reader.Name == "page" && page is not null) yield return page;
            if (reader.NodeType != XmlNodeType.Element) continue;
            double Number(string name) => double.Parse(reader.GetAttribute(name)!, CultureInfo.InvariantCulture);
            switch (reader.Name)
            {
                case "page": page = new RawPage(Number("width"), Number("height"), []); break;
                case "block": page!.Blocks.Add([]); break;
                case "line": page!.Blocks[^1].Add([]); break;
                case "word":
                    var box = new Box(Number("xMin"), Number("yMin"), Number("xMax"), Number("yMax"));
                    page!.Blocks[^1][^1].Add(new RawWord(reader.ReadElementContentAsString().Normalize(NormalizationForm.FormC), box));
                    break;
            }
        }
    }
}
