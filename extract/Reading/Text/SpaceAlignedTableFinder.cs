using System.Text.RegularExpressions;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Reading.Text;

/// <summary>
/// Finds tables whose columns are set by runs of blanks, as a page printed to text has them. Only below a header that
/// begins with
/// "TT" or "STT": elsewhere runs of blanks are headings in two columns, signatures and forms.
/// </summary>
internal static partial class SpaceAlignedTableFinder
{
    private const int FewestColumns = 3,
        MostColumns = 16,
        MostLine = 400,
        MostRows = 2000;

    private readonly record struct Piece(int Start, string Text)
    {
        public int End => Start + Text.Length;
    }

    [GeneratedRegex(@"\S+(?: \S+)*", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Pieces();

    /// <summary>The table that begins at the line; null where none does.</summary>
    public static TextTable? Read(IReadOnlyList<string> lines, int start)
    {
        if (!BeginsHeader(lines[start]))
            return null;
        var header = Split(lines[start]);
        if (header.Length is < FewestColumns or > MostColumns)
            return null;
        var rows = new List<string[]> { header.Select(p => p.Text).ToArray() };
        var (next, full) = (start + 1, 0);
        for (var i = start + 1; i < lines.Count && rows.Count < MostRows; i++)
        {
            if (TabSeparatedTableFinder.IsBlank(lines[i]))
            {
                if (i > next)
                    break;
                continue;
            }
            if (Place(Split(lines[i]), header) is not { } row)
                break;
            if (RunsOn(row))
                Append(rows[^1], row);
            else
            {
                rows.Add(row);
                if (row.Count(c => c.Length > 0) >= FewestColumns)
                    full++;
            }
            next = i + 1;
        }
        return full < 2 ? null : new TextTable(rows, next);
    }

    private static bool BeginsHeader(string line)
    {
        var trimmed = line.AsSpan().TrimStart();
        if (
            trimmed.Length is 0 or > MostLine
            || trimmed[0] is not ('T' or 'S' or 't' or 's' or '#')
            || line.Contains('\t')
        )
            return false;
        var gap = trimmed.IndexOf("  ");
        return gap is > 0 and < 11 && Folding.FoldLower(trimmed[..gap]) is "tt" or "stt" or "so tt" or "#";
    }

    private static Piece[] Split(string line) =>
        line.Length > MostLine || line.Contains('\t')
            ? []
            : [.. Pieces().Matches(line).Select(m => new Piece(m.Index, m.Value))];

    // Each piece under the header that it overlaps most; null where two fall under one, or a sentence runs over the
    // columns.
    private static string[]? Place(Piece[] pieces, Piece[] header)
    {
        if (pieces.Length == 0 || pieces.Length > header.Length)
            return null;
        var row = Enumerable.Repeat("", header.Length).ToArray();
        var last = -1;
        foreach (var piece in pieces)
        {
            var (best, most) = (-1, 0);
            for (var c = 0; c < header.Length; c++)
            {
                var (from, to) = (
                    c == 0 ? 0 : header[c].Start - 1,
                    c + 1 < header.Length ? header[c + 1].Start - 1 : int.MaxValue
                );
                var shared = Math.Min(piece.End, to) - Math.Max(piece.Start, from);
                if (shared > most)
                    (best, most) = (c, shared);
            }
            if (best <= last)
                return null;
            row[best] = piece.Text;
            last = best;
        }
        // A line of prose stands alone and begins at the margin.
        return pieces.Length == 1 && pieces[0].Start < header[1].Start - 1 && pieces[0].Text.Length > 8 ? null : row;
    }

    // No number of its own and no figure: the cells of the row above go on.
    private static bool RunsOn(string[] row) =>
        row[0].Length == 0 && row.Skip(2).All(c => c.Length == 0 || !char.IsAsciiDigit(c[0]));

    private static void Append(string[] row, string[] more)
    {
        for (var c = 0; c < more.Length; c++)
            if (more[c].Length > 0)
                row[c] = row[c].Length == 0 ? more[c] : row[c] + "\n" + more[c];
    }
}
