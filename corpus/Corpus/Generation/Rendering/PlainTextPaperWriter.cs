using System.Text;

namespace Pipeline.Corpus.Generation.Rendering;

/// <summary>
/// A paper as plain text: the two columns of the heading one after the other or side by side, tables with tabs.
/// </summary>
public static class PlainTextPaperWriter
{
    /// <summary>The text, lines ended by \n.</summary>
    /// <param name="paper">The paper.</param>
    /// <param name="sideBySide">Both columns of the heading on the same lines, as exporters of text leave them.</param>
    public static string Render(Paper paper, bool sideBySide = false)
    {
        var text = new StringBuilder(4096);
        Heading(text, paper, sideBySide);
        foreach (var mark in paper.Marks)
            text.Append(mark).Append('\n');
        if (paper.TypeLine is { } type)
            text.Append('\n').Append(type).Append('\n');
        foreach (var line in paper.TitleLines)
            text.Append(line).Append('\n');
        if (paper.Addressees.Length > 0)
            text.Append("\nKính gửi: ").AppendJoin("; ", paper.Addressees).Append('\n');
        text.Append('\n');
        Body(text, paper.Body);
        text.Append("\nNơi nhận:\n");
        for (var i = 0; i < paper.Recipients.Length; i++)
            text.Append("- ").Append(paper.Recipients[i]).Append(i == paper.Recipients.Length - 1 ? ".\n" : ";\n");
        text.Append('\n');
        foreach (var block in paper.Signatures)
            text.AppendJoin('\n', block.Lines).Append("\n\n").Append(block.Name).Append("\n\n");
        foreach (var annex in paper.Annexes)
        {
            if (annex.Label is { } label)
                text.Append(label).Append('\n');
            text.Append(annex.Title).Append('\n');
            if (annex.With is { } with)
                text.Append(with).Append('\n');
            text.Append('\n');
            Body(text, annex.Body);
        }
        return text.ToString();
    }

    /// <summary>Right column: national or Party heading.</summary>
    internal static string[] RightColumn(Paper paper) =>
        paper.Party
            ? ["ĐẢNG CỘNG SẢN VIỆT NAM"]
            : ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"];

    private static void Heading(StringBuilder text, Paper paper, bool sideBySide)
    {
        string[] left =
        [
            .. paper.ParentLine is { } parent ? [parent] : Array.Empty<string>(),
            .. paper.IssuerLines,
            .. paper.Party ? ["*"] : Array.Empty<string>(),
            .. paper.NumberLine is { } n ? [n] : Array.Empty<string>(),
            .. paper.AboutLine is { } a ? [a] : Array.Empty<string>(),
        ];
        string[] right = [.. RightColumn(paper), .. paper.DateLine is { } d ? [d] : Array.Empty<string>()];
        if (!sideBySide)
        {
            text.AppendJoin('\n', left).Append("\n\n").AppendJoin('\n', right).Append('\n');
            return;
        }
        for (var i = 0; i < Math.Max(left.Length, right.Length); i++)
            text.Append(i < left.Length ? left[i] : "")
                .Append('\t')
                .Append(i < right.Length ? right[i] : "")
                .Append('\n');
    }

    private static void Body(StringBuilder text, IEnumerable<PaperElement> body)
    {
        foreach (var element in body)
            if (element is PaperParagraph p)
                text.Append(p.Text).Append('\n');
            else if (element is PaperTable t)
                Table(text, t);
    }

    private static void Table(StringBuilder text, PaperTable table)
    {
        var at = table.Cells.ToDictionary(c => (c.Row, c.Column), c => c.Text);
        for (var r = 0; r < table.Rows; r++)
            text.AppendJoin(
                    '\t',
                    Enumerable.Range(0, table.Widths.Length).Select(c => at.GetValueOrDefault((r, c), ""))
                )
                .Append('\n');
    }
}
