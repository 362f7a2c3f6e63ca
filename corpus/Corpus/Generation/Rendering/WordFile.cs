using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Pipeline.Corpus.Generation.Rendering;

/// <summary>A paper as DOCX with the layout of Decree 30: A4, margins 20–30 mm, Times New Roman, heading in a table without rules.</summary>
public static class WordFile
{
    /// <summary>Bytes of the file; the same for the same paper.</summary>
    /// <param name="papers">The paper, or several in one file, each on a new page.</param>
    /// <param name="hideInk">What stands in ink on the scan is left blank.</param>
    public static byte[] Of(IReadOnlyList<Paper> papers, bool hideInk = false)
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            main.Document = new Document(new Body(
                [
                    .. papers.SelectMany((p, i) => Whole(p, hideInk, i > 0)),
                    new SectionProperties(new PageSize { Width = 11906, Height = 16838 }, new PageMargin { Top = 1134, Bottom = 1134, Left = 1701, Right = 1134, Header = 567, Footer = 567, Gutter = 0 }),
                ]));
            main.Document.Save();
        }
        return PackageBytes.Fixed(stream.ToArray());
    }

    private static IEnumerable<OpenXmlElement> Whole(Paper paper, bool hideInk, bool newPage)
    {
        if (newPage) yield return PageBreak();
        yield return Heading(paper, hideInk);
        foreach (var element in Top(paper).Concat(WordBody.Of(paper.Body))) yield return element;
        yield return WordParts.Line("");
        yield return Foot(paper);
        foreach (var element in paper.Annexes.SelectMany(Annex)) yield return element;
        yield return WordParts.Line("");
    }

    private static OpenXmlElement PageBreak() => new DocumentFormat.OpenXml.Wordprocessing.Paragraph(new Run(new Break { Type = BreakValues.Page }));

    private static Table Heading(Paper paper, bool hideInk)
    {
        var left = new List<DocumentFormat.OpenXml.Wordprocessing.Paragraph>();
        if (paper.ParentLine is { } parent)
            foreach (var line in Broken(parent, paper.IssuerLines)) left.Add(WordParts.Line(line, size: 24, centre: true));
        foreach (var line in paper.IssuerLines) left.Add(WordParts.Line(line, bold: true, size: 24, centre: true));
        left.Add(WordParts.Line(paper.Party ? "*" : "_______", size: 20, centre: true));
        if (paper.NumberLine is { } number) left.Add(WordParts.Line(hideInk ? InkText.WithoutNumber(paper) : number, size: 26, centre: true));
        if (paper.AboutLine is { } about) left.Add(WordParts.Line(about, size: 24, centre: true));
        var right = new List<DocumentFormat.OpenXml.Wordprocessing.Paragraph>();
        var lines = PlainText.RightColumn(paper);
        for (var i = 0; i < lines.Length; i++) right.Add(WordParts.Line(lines[i], bold: true, size: i == 0 ? 24 : 26, centre: true));
        right.Add(WordParts.Line("______________", size: 20, centre: true));
        if (paper.DateLine is { } date) right.Add(WordParts.Line(hideInk && paper.InkDate ? InkText.WithoutDay(paper) : date, italic: true, size: 26, centre: true));
        return WordParts.Plain([4200, 5400], [left, right]);
    }

    // Most typists break a long name before its level, as by hand; others let it run over, wherever the column ends.
    private static string[] Broken(string parent, IReadOnlyList<string> issuer)
    {
        const int column = 26;
        var habit = issuer.Sum(l => l.Sum(c => c)) % 4;
        var level = new[] { " TỈNH ", " HUYỆN ", " VIỆT NAM" }.Select(l => parent.IndexOf(l, StringComparison.Ordinal)).Where(i => i > 0).DefaultIfEmpty(-1).Min();
        return parent.Length <= column || level < 0 || habit == 0 ? [parent] : [parent[..level], parent[(level + 1)..]];
    }

    private static IEnumerable<OpenXmlElement> Top(Paper paper)
    {
        foreach (var mark in paper.Marks) yield return WordParts.Line(mark, bold: true);
        yield return WordParts.Line("");
        if (paper.TypeLine is { } type) yield return WordParts.Line(type, bold: true, size: 28, centre: true);
        foreach (var line in paper.TitleLines) yield return WordParts.Line(line, bold: true, size: 28, centre: true);
        if (paper.TypeLine is not null) yield return WordParts.Line("____________", size: 16, centre: true);
        if (paper.Addressees.Length > 0) yield return WordParts.Line("Kính gửi: " + string.Join("; ", paper.Addressees), size: 28, centre: true);
        yield return WordParts.Line("");
    }

    private static Table Foot(Paper paper)
    {
        var left = new List<DocumentFormat.OpenXml.Wordprocessing.Paragraph> { WordParts.Line("Nơi nhận:", bold: true, italic: true, size: 24) };
        for (var i = 0; i < paper.Recipients.Length; i++) left.Add(WordParts.Line($"- {paper.Recipients[i]}{(i == paper.Recipients.Length - 1 ? "." : ";")}", size: 22));
        var columns = new List<List<DocumentFormat.OpenXml.Wordprocessing.Paragraph>>();
        if (paper.Signatures.Length == 1) columns.Add(left);
        foreach (var block in paper.Signatures)
            columns.Add([.. block.Lines.Select(l => WordParts.Line(l, bold: true, size: 26, centre: true)), .. Enumerable.Range(0, 4).Select(_ => WordParts.Line("", size: 26)), WordParts.Line(block.Name, bold: true, size: 28, centre: true)]);
        if (paper.Signatures.Length != 1) { columns.Insert(0, left); return WordParts.Plain([.. Enumerable.Repeat(9600 / columns.Count, columns.Count)], columns); }
        return WordParts.Plain([4800, 4800], columns);
    }

    private static IEnumerable<OpenXmlElement> Annex(PaperAnnex annex)
    {
        yield return PageBreak();
        if (annex.Label is { } label) yield return WordParts.Line(label, bold: true, size: 26, centre: true);
        yield return WordParts.Line(annex.Title, bold: true, size: 26, centre: true);
        if (annex.With is { } with) yield return WordParts.Line(with, italic: true, size: 26, centre: true);
        yield return WordParts.Line("");
        foreach (var element in WordBody.Of(annex.Body)) yield return element;
    }
}
