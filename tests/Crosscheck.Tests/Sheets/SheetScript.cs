using System.Globalization;

namespace Pipeline.Crosscheck.Tests.Sheets;

/// <summary>A cell of a drawn table; what it covers beside and below it has none of its own.</summary>
internal sealed record SheetCell(int Column, int Columns, int Rows, string Text);

/// <summary>A row of a drawn table with what should be read of it.</summary>
/// <param name="Kind">h header, ' ' a row of criteria, t total, x neither.</param>
/// <param name="Cells">Cells that begin in it.</param>
/// <param name="Expected">Values by role ("no", "max", "score" …), for rows of criteria.</param>
/// <param name="Criterion">The wording.</param>
internal sealed record SheetRow(
    char Kind,
    IReadOnlyList<SheetCell> Cells,
    IReadOnlyDictionary<string, string?> Expected,
    string Criterion
);

/// <summary>
/// A table with the totals that it prints; <see cref="Scores"/> is false for one from which nothing may be claimed.
/// </summary>
internal sealed record SheetTable(
    bool Scores,
    int Width,
    IReadOnlyList<SheetRow> Rows,
    IReadOnlyDictionary<string, string?> Totals
);

/// <summary>
/// A score sheet as a person draws it, with what should be read of it and which findings are planted. A line a row:
/// cells after bars,
/// "&lt;" merged with the cell on the left, "^" with the one above; "c" gives the columns' roles, "=&gt;" what the
/// roles do not tell.
/// </summary>
internal sealed record SheetScript(
    bool Landscape,
    IReadOnlySet<string> Formats,
    IReadOnlyList<string> Flaws,
    IReadOnlyList<object> Parts
)
{
    /// <summary>Ends a paragraph within a cell.</summary>
    public const char Break = '¶';

    private static readonly string[] Points = ["max", "bonus", "deduct", "score", "score_bonus", "appraised", "total"];

    /// <summary>The scoring tables in their order.</summary>
    public IReadOnlyList<SheetTable> Tables => [.. Parts.OfType<SheetTable>().Where(t => t.Scores)];

    /// <summary>Reads a script.</summary>
    public static SheetScript Parse(string script)
    {
        var (landscape, formats, flaws, parts) = (
            false,
            new HashSet<string>(["docx", "xlsx", "pdf", "text"]),
            new List<string>(),
            new List<object>()
        );
        var (roles, rows, block) = (Array.Empty<string>(), new List<(char, string[], string)>(), ' ');
        void Flush(IReadOnlyDictionary<string, string?>? totals = null)
        {
            if (rows.Count > 0)
                parts.Add(Table(roles, rows, block != 'n', totals ?? new Dictionary<string, string?>()));
            rows.Clear();
        }
        foreach (var line in script.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.Length < 2)
                continue;
            var rest = line.Length > 2 ? line[(line.IndexOf(' ', 1) + 1)..].Trim() : "";
            if (line.Contains('|') && line[0] is 'h' or ' ' or 't' or 'x' or 'n')
            {
                if ((line[0] == 'n') != (block == 'n'))
                    Flush();
                block = line[0] == 'n' ? 'n' : ' ';
                var (cells, note) = line.Split("=>") is [var left, var right] ? (left, right) : (line, "");
                rows.Add((line[0], [.. cells.Split('|')[1..].Select(c => c.Trim())], note));
                continue;
            }
            switch (line.Split(' ')[0])
            {
                case "landscape":
                    landscape = true;
                    break;
                case "formats":
                    formats = [.. rest.Split(' ')];
                    break;
                case "flaw":
                    flaws.Add(rest);
                    break;
                case "c":
                    Flush();
                    roles = rest.Split(' ');
                    block = ' ';
                    break;
                case "totals":
                {
                    var parked = block == 'n' ? parts.FindLastIndex(p => p is SheetTable { Scores: true }) : -1;
                    if (parked >= 0)
                        parts[parked] = (SheetTable)parts[parked] with { Totals = Values(rest) };
                    else
                        Flush(Values(rest));
                    break;
                }
                case "p":
                    Flush();
                    parts.Add(rest);
                    break;
                default:
                    throw new FormatException($"'{line}' is no line of a script");
            }
        }
        Flush();
        return new SheetScript(landscape, formats, flaws, parts);
    }

    private static SheetTable Table(
        string[] roles,
        List<(char Kind, string[] Cells, string Note)> lines,
        bool scores,
        IReadOnlyDictionary<string, string?> totals
    )
    {
        var width = lines.Max(l => l.Cells.Length);
        string At(int row, int column) =>
            row < lines.Count && column < lines[row].Cells.Length ? lines[row].Cells[column] : "";
        var rows = new List<SheetRow>();
        for (var r = 0; r < lines.Count; r++)
        {
            var cells = new List<SheetCell>();
            for (var c = 0; c < width; c++)
            {
                if (At(r, c) is "<" or "^")
                    continue;
                var (columns, below) = (1, 1);
                while (c + columns < width && At(r, c + columns) == "<")
                    columns++;
                while (At(r + below, c) == "^")
                    below++;
                cells.Add(new SheetCell(c, columns, below, At(r, c)));
            }
            var expected = Values(lines[r].Note);
            var criterion = "";
            for (var c = 0; lines[r].Kind == ' ' && scores && c < width; c++)
            {
                if (roles[c] == "criterion")
                    criterion = At(r, c) == "<" ? At(r, c - 1)[(At(r, c - 1).IndexOf(' ') + 1)..] : At(r, c);
                if (roles[c] == "no" && !expected.ContainsKey("no"))
                    expected["no"] = At(r, c).TrimEnd('.', ')') is { Length: > 0 } no and not ("-" or "+") ? no : null;
                if (Points.Contains(roles[c]) && !expected.ContainsKey(roles[c]))
                    expected[roles[c]] = Number(At(r, c));
            }
            rows.Add(new SheetRow(lines[r].Kind, cells, expected, criterion));
        }
        return new SheetTable(scores, width, rows, totals);
    }

    private static Dictionary<string, string?> Values(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .ToDictionary(
                v => v.Split('=')[0],
                v => v.Split('=')[1] is "null" ? null : v.Split('=')[1],
                StringComparer.Ordinal
            );

    private static string? Number(string text) =>
        decimal.TryParse(
            text.Replace(" điểm", "").Replace(',', '.'),
            NumberStyles.Number,
            CultureInfo.InvariantCulture,
            out var value
        )
            ? value.ToString("0.####", CultureInfo.InvariantCulture)
            : null;
}
