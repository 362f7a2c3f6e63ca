using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Pipeline.Corpus.Generation.Rendering;

/// <summary>A page with the words of the arrival stamp at its top left: rendered once, pressed on many scans.</summary>
internal static class StampPageWriter
{
    /// <summary>Bytes of the DOCX.</summary>
    public static byte[] Render(IReadOnlyList<string> lines)
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            main.Document = new Document(
                new Body([
                    .. lines.Select((l, i) => WordParts.Line(l, bold: i == 0, size: 24)),
                    new SectionProperties(
                        new PageSize { Width = 5000, Height = 4000 },
                        new PageMargin
                        {
                            Top = 640,
                            Bottom = 100,
                            Left = 640,
                            Right = 100,
                            Header = 0,
                            Footer = 0,
                            Gutter = 0,
                        }
                    ),
                ])
            );
            main.Document.Save();
        }
        return PackageNormalizer.Normalize(stream.ToArray());
    }
}
