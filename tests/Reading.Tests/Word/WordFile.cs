using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Pipeline.Layout;
using Pipeline.Reading.Word;

namespace Pipeline.Reading.Tests.Word;

/// <summary>A Word file for a test: the XML of its body and of the parts beside it.</summary>
internal sealed class WordFile
{
    private const string Names =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
        + "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:v=\"urn:schemas-microsoft-com:vml\"";

    public string Body { get; init; } = "";
    public string? Styles { get; init; }
    public string? Numbering { get; init; }
    public string? Footnotes { get; init; }
    public string? Header { get; init; }

    public static string P(string text, string properties = "", string run = "") =>
        $"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>";

    public static string Table(string borders, params string[] rows) =>
        $"<w:tbl><w:tblPr>{(borders.Length > 0 ? $"<w:tblBorders><w:top w:val=\"{borders}\"/><w:insideH w:val=\"{borders}\"/><w:insideV w:val=\"{borders}\"/></w:tblBorders>" : "")}</w:tblPr>{string.Concat(rows.Select(r => $"<w:tr>{r}</w:tr>"))}</w:tbl>";

    public static string Cell(string text, string properties = "") =>
        $"<w:tc><w:tcPr>{properties}</w:tcPr>{string.Concat(text.Split('/').Select(t => P(t)))}</w:tc>";

    public DocumentLayout Read()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            Save(path);
            return WordReader.Read(path, "docx", new ReadLimits(), default);
        }
        finally
        {
            File.Delete(path);
        }
    }

    public void Save(string path)
    {
        using var file = WordprocessingDocument.Create(path, WordprocessingDocumentType.Document);
        var main = file.AddMainDocumentPart();
        var header = "";
        if (Header is not null)
        {
            var part = main.AddNewPart<HeaderPart>();
            Write(part, $"<w:hdr {Names}>{Header}</w:hdr>");
            header = $"<w:sectPr><w:headerReference w:type=\"default\" r:id=\"{main.GetIdOfPart(part)}\"/></w:sectPr>";
        }
        Write(main, $"<w:document {Names}><w:body>{Body}{header}</w:body></w:document>");
        if (Styles is not null)
            Write(main.AddNewPart<StyleDefinitionsPart>(), $"<w:styles {Names}>{Styles}</w:styles>");
        if (Numbering is not null)
            Write(main.AddNewPart<NumberingDefinitionsPart>(), $"<w:numbering {Names}>{Numbering}</w:numbering>");
        if (Footnotes is not null)
            Write(main.AddNewPart<FootnotesPart>(), $"<w:footnotes {Names}>{Footnotes}</w:footnotes>");
    }

    private static void Write(OpenXmlPart part, string xml)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(xml));
        part.FeedData(stream);
    }
}
