using System.Net;
using System.Text.RegularExpressions;
using Pipeline.Crosscheck.Tests.Sheets;

namespace Pipeline.Crosscheck.Tests.Handmade;

/// <summary>A handmade table, text or HTML, as a drawn one.</summary>
internal static partial class HandmadeScript
{
    [GeneratedRegex(
        "<p>(?<p>.*?)</p>|(?<open><table[^>]*>)|(?<tr><tr[^>]*>)|<t[dh](?<at>[^>]*)>(?<td>.*?)</t[dh]>",
        RegexOptions.Singleline | RegexOptions.IgnoreCase,
        2000
    )]
    private static partial Regex Pieces();

    [GeneratedRegex("(?<name>rowspan|colspan)=[\"']?(?<n>\\d+)", RegexOptions.IgnoreCase, 2000)]
    private static partial Regex Spans();

    [GeneratedRegex("<[^>]+>", RegexOptions.None, 2000)]
    private static partial Regex Tags();

    public static SheetScript Read(string name)
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Handmade", name));
        return new SheetScript(
            false,
            new HashSet<string>(),
            [],
            name.EndsWith(".html", StringComparison.Ordinal) ? [.. Markup(text)] : [.. Lines(text)]
        );
    }

    private static IEnumerable<object> Lines(string text)
    {
        var rows = new List<SheetRow>();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n').Append(""))
        {
            if (line.Contains('\t'))
            {
                rows.Add(Row(line.Split('\t').Select((cell, c) => new SheetCell(c, 1, 1, cell.Trim()))));
                continue;
            }
            if (rows.Count > 0)
            {
                yield return Table(rows);
                rows = [];
            }
            if (line.Trim().Length > 0)
                yield return line.Trim();
        }
    }

    private static IEnumerable<object> Markup(string text)
    {
        var rows = new List<List<SheetCell>>();
        foreach (Match piece in Pieces().Matches(text))
        {
            if (piece.Groups["tr"].Success)
                rows.Add([]);
            else if (piece.Groups["td"].Success)
            {
                var (down, across) = (
                    Span(piece.Groups["at"].Value, "rowspan"),
                    Span(piece.Groups["at"].Value, "colspan")
                );
                var column = 0;
                while (
                    rows.Select((r, i) => (r, i))
                        .Any(x =>
                            x.r.Any(c =>
                                c.Column <= column && c.Column + c.Columns > column && x.i + c.Rows > rows.Count - 1
                            )
                        )
                )
                    column++;
                rows[^1].Add(new SheetCell(column, across, down, Plain(piece.Groups["td"].Value)));
            }
            else
            {
                if (rows.Count > 0)
                {
                    yield return Table([.. rows.Select(Row)]);
                    rows = [];
                }
                if (piece.Groups["p"].Success)
                    yield return Plain(piece.Groups["p"].Value);
            }
        }
        if (rows.Count > 0)
            yield return Table([.. rows.Select(Row)]);
    }

    private static SheetRow Row(IEnumerable<SheetCell> cells) =>
        new(' ', [.. cells], new Dictionary<string, string?>(), "");

    private static SheetTable Table(IReadOnlyList<SheetRow> rows) =>
        new(
            true,
            rows.Max(r => r.Cells.Count == 0 ? 0 : r.Cells.Max(c => c.Column + c.Columns)),
            rows,
            new Dictionary<string, string?>()
        );

    private static int Span(string attributes, string name) =>
        Spans()
            .Matches(attributes)
            .Where(m => m.Groups["name"].Value.Equals(name, StringComparison.OrdinalIgnoreCase))
            .Select(m => int.Parse(m.Groups["n"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture))
            .DefaultIfEmpty(1)
            .First();

    private static string Plain(string markup) => WebUtility.HtmlDecode(Tags().Replace(markup, " ")).Trim();
}
