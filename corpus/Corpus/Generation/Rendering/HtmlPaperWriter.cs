using System.Net;
using System.Text;

namespace Pipeline.Corpus.Generation.Rendering;

/// <summary>A paper as a web page: heading in a table without rules, merged cells kept.</summary>
public static class HtmlPaperWriter
{
    /// <summary>The page.</summary>
    public static string Render(Paper paper)
    {
        var html = new StringBuilder(8192);
        html.Append("<!DOCTYPE html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\"><title>")
            .Append(E(paper.Gold.Document.Subject ?? ""))
            .Append(
                "</title></head><body>\n<table border=\"0\" width=\"100%\"><tr><td width=\"45%\" align=\"center\">"
            );
        if (paper.ParentLine is { } parent)
            html.Append($"<p>{E(parent)}</p>");
        html.Append($"<p><b>{string.Join("<br>", paper.IssuerLines.Select(E))}</b></p>");
        if (paper.NumberLine is { } number)
            html.Append($"<p>{E(number)}</p>");
        if (paper.AboutLine is { } about)
            html.Append($"<p><i>{E(about)}</i></p>");
        html.Append("</td><td align=\"center\">")
            .Append($"<p><b>{string.Join("<br>", PlainTextPaperWriter.RightColumn(paper).Select(E))}</b></p>");
        if (paper.DateLine is { } date)
            html.Append($"<p><i>{E(date)}</i></p>");
        html.Append("</td></tr></table>\n");
        foreach (var mark in paper.Marks)
            html.Append($"<p><b>{E(mark)}</b></p>\n");
        if (paper.TypeLine is { } type)
            html.Append($"<p align=\"center\"><b>{E(type)}</b></p>\n");
        foreach (var line in paper.TitleLines)
            html.Append($"<p align=\"center\"><b>{E(line)}</b></p>\n");
        if (paper.Addressees.Length > 0)
            html.Append($"<p align=\"center\">Kính gửi: {E(string.Join("; ", paper.Addressees))}</p>\n");
        Body(html, paper.Body);
        html.Append("<table border=\"0\" width=\"100%\"><tr><td valign=\"top\"><p><b><i>Nơi nhận:</i></b></p>");
        html.Append(
                string.Join(
                    "<br>",
                    paper.Recipients.Select((r, i) => $"- {E(r)}{(i == paper.Recipients.Length - 1 ? "." : ";")}")
                )
            )
            .Append("</td>");
        foreach (var block in paper.Signatures)
            html.Append(
                $"<td align=\"center\"><p><b>{string.Join("<br>", block.Lines.Select(E))}"
                    + $"</b></p><p>&nbsp;</p><p><b>{E(block.Name)}</b></p></td>"
            );
        html.Append("</tr></table>\n");
        foreach (var annex in paper.Annexes)
        {
            html.Append("<hr>\n");
            foreach (var line in new[] { annex.Label, annex.Title, annex.With }.OfType<string>())
                html.Append($"<p align=\"center\"><b>{E(line)}</b></p>\n");
            Body(html, annex.Body);
        }
        return html.Append("</body></html>\n").ToString();
    }

    private static void Body(StringBuilder html, IEnumerable<PaperElement> body)
    {
        foreach (var element in body)
            if (element is PaperParagraph p)
                html.Append(
                    p.Style switch
                    {
                        PaperParagraphStyle.Heading => $"<p><b>{E(p.Text)}</b></p>\n",
                        PaperParagraphStyle.Basis => $"<p><i>{E(p.Text)}</i></p>\n",
                        PaperParagraphStyle.Centre => $"<p align=\"center\"><b>{E(p.Text)}</b></p>\n",
                        _ => $"<p>{E(p.Text)}</p>\n",
                    }
                );
            else if (element is PaperTable t)
                Table(html, t);
    }

    private static void Table(StringBuilder html, PaperTable table)
    {
        html.Append("<table border=\"1\" cellspacing=\"0\">\n");
        foreach (var row in table.Cells.GroupBy(c => c.Row).OrderBy(g => g.Key))
        {
            html.Append("<tr>");
            foreach (var c in row.OrderBy(c => c.Column))
                html.Append("<td")
                    .Append(c.ColumnSpan > 1 ? $" colspan=\"{c.ColumnSpan}\"" : "")
                    .Append(c.RowSpan > 1 ? $" rowspan=\"{c.RowSpan}\"" : "")
                    .Append(c.Centre ? " align=\"center\"" : "")
                    .Append('>')
                    .Append(c.Bold ? $"<b>{E(c.Text)}</b>" : E(c.Text))
                    .Append("</td>");
            html.Append("</tr>\n");
        }
        html.Append("</table>\n");
    }

    private static string E(string text) => WebUtility.HtmlEncode(text).Replace("&#39;", "'", StringComparison.Ordinal);
}
