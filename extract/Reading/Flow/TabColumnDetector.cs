using Pipeline.Vietnamese;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Reading.Flow;

/// <summary>
/// Headings and signature zones whose two columns are set by tabs or runs of blanks instead of a table.
/// </summary>
internal static class TabColumnDetector
{
    private const int MostLines = 30;
    private const int MostAlone = 60;

    /// <summary>
    /// The columns that begin at the item and the index after them; null where the lines are ordinary ones.
    /// </summary>
    public static (IReadOnlyList<IReadOnlyList<FlowItem>>? Columns, int Next) Read(
        IReadOnlyList<FlowItem> items,
        int start
    )
    {
        if (items[start] is not FlowLine first || Split(first.Text).Count != 2)
            return (null, start);
        var (left, right) = (new List<FlowItem>(), new List<FlowItem>());
        var (next, rows, blank) = (start, 0, false);
        var signing = Pipeline
            .Vietnamese.Characters.Folding.FoldUpper(Split(first.Text)[0].Text)
            .TrimStart('*', ' ')
            .StartsWith("NOI NHAN", StringComparison.Ordinal);
        for (var i = start; i < items.Count && i - start < MostLines && items[i] is FlowLine line; i++)
        {
            if (line.Text.Text.AsSpan().Trim().IsEmpty)
            {
                blank = true;
                continue;
            }
            if (line.Text.Text.Contains('\n'))
                break;
            var parts = Split(line.Text);
            if (parts.Count > 2 || IsAddressee(parts[0].Text))
                break;
            if (parts.Count == 2)
                rows++;
            else if (parts[0].Text.Length > MostAlone || blank && !signing)
                break;
            else if (!IsFarRight(line.Text.Text))
            {
                // A line of the left column alone: a list of recipients, or what a short heading goes on with.
                if (!signing && !SameColumn(first, line) || signing && blank && parts[0].Text[0] != '-')
                    break;
                left.Add(line with { Text = parts[0] });
                (next, blank) = (i + 1, false);
                continue;
            }
            if (parts.Count == 2)
                left.Add(line with { Text = parts[0] });
            right.Add(line with { Text = parts[^1] });
            (next, blank) = (i + 1, false);
        }
        var cells = left.Concat(right).Cast<FlowLine>().Select(l => l.Text.Text);
        return rows > 0 && LayoutTableDetector.IsLayout(rows > 8 ? 8 : rows, 2, cells, ruled: null)
            ? ([left, right], next)
            : (null, start);
    }

    // "Kính gửi:" and its list are of the body, also where a tab stands between.
    private static bool IsAddressee(string text) =>
        Pipeline
            .Vietnamese.Characters.Folding.FoldUpper(text)
            .AsSpan()
            .TrimStart(" *")
            .StartsWith("KINH GUI", StringComparison.Ordinal);

    private static bool IsFarRight(string text) =>
        text.StartsWith("\t\t", StringComparison.Ordinal) || text.AsSpan().IndexOfAnyExcept(' ') > 20;

    // Columns set by blanks: a line far to the left of the first, or of it, is of the body.
    private static bool SameColumn(FlowLine first, FlowLine line) =>
        line.Text.Text[0] == ' '
        && Math.Abs(first.Text.Text.AsSpan().IndexOfAnyExcept(' ') - line.Text.Text.AsSpan().IndexOfAnyExcept(' '))
            <= 12;

    private static List<CleanText> Split(CleanText clean)
    {
        var text = clean.Text;
        var parts = new List<CleanText>();
        var from = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var gap = i == text.Length || text[i] == '\t' || text[i] == ' ' && text.AsSpan(i).StartsWith("    ");
            if (!gap && from < 0 && text[i] != ' ')
                from = i;
            if (!gap || from < 0)
                continue;
            parts.Add(clean.Slice(from, i));
            from = -1;
        }
        return parts;
    }
}
