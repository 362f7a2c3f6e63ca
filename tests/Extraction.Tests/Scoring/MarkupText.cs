using System.Net;
using System.Text.RegularExpressions;
using Pipeline.Layout;

namespace Pipeline.Extraction.Tests.Scoring;

/// <summary>
/// Layouts from simple HTML: paragraphs and tables with spans. For tests only; the program's reader is another.
/// </summary>
internal static class MarkupText
{
    public static DocumentLayout Layout(string html)
    {
        var builder = new LayoutBuilder("html", false);
        var at = 0;
        foreach (
            Match table in Regex.Matches(html, "<table.*?</table>", RegexOptions.Singleline | RegexOptions.IgnoreCase)
        )
        {
            Lines(builder, html[at..table.Index]);
            at = table.Index + table.Length;
            Table(builder, table.Value);
        }
        Lines(builder, html[at..]);
        return builder.Build();
    }

    private static void Lines(LayoutBuilder builder, string html)
    {
        foreach (var line in Regex.Split(html, @"</p>|<br\s*/?>|</div>|</h\d>", RegexOptions.IgnoreCase))
            if (Plain(line) is { Length: > 0 } text)
                builder.AddLine(text);
    }

    private static void Table(LayoutBuilder builder, string html)
    {
        var cells = new List<RawCell>();
        var taken = new HashSet<(int, int)>();
        var (row, width) = (0, 0);
        foreach (Match tr in Regex.Matches(html, "<tr.*?</tr>", RegexOptions.Singleline | RegexOptions.IgnoreCase))
        {
            var column = 0;
            foreach (
                Match td in Regex.Matches(
                    tr.Value,
                    @"<t[dh]\b([^>]*)>(.*?)</t[dh]>",
                    RegexOptions.Singleline | RegexOptions.IgnoreCase
                )
            )
            {
                while (taken.Contains((row, column)))
                    column++;
                int Span(string name) =>
                    Regex.Match(td.Groups[1].Value, name + "\\s*=\\s*[\"']?(\\d+)", RegexOptions.IgnoreCase)
                        is { Success: true } m
                        ? int.Parse(m.Groups[1].Value)
                        : 1;
                var (rows, columns) = (Span("rowspan"), Span("colspan"));
                for (var r = 0; r < rows; r++)
                for (var c = 0; c < columns; c++)
                    taken.Add((row + r, column + c));
                cells.Add(new RawCell(row, column, rows, columns, Plain(td.Groups[2].Value)));
                width = Math.Max(width, column + columns);
                column += columns;
            }
            row++;
        }
        if (cells.Count > 0)
            builder.AddTable(TableSource.Markup, row, width, cells);
    }

    private static string Plain(string html) =>
        Regex.Replace(WebUtility.HtmlDecode(Regex.Replace(html, "<[^>]+>|<!--.*?-->", " ")), @"\s+", " ").Trim();
}
