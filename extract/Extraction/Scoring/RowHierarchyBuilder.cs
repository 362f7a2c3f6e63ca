using Pipeline.Extraction.Matching;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Scoring;

/// <summary>Parents, levels and paths from numbers; unnumbered rows stand below the numbered row above them.</summary>
internal static class RowHierarchyBuilder
{
    private sealed record Entry(RowNumber? Number, int Index);

    /// <summary>Sets parent, level and path of all rows in place.</summary>
    public static void Build(List<DraftRow> rows)
    {
        var stack = new List<Entry>();
        string? section = null;
        var groups = NumbersGroups(rows);
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (row.Section != section)
            {
                section = row.Section;
                stack.Clear();
            }
            if (row.Number is { } number)
            {
                PopTo(stack, number);
                PlaceRow(rows, stack, i);
                stack.Add(new Entry(number, i));
            }
            else
            {
                // What follows a total is no part of the section that the total closes.
                if (row.AfterTotal)
                    stack.Clear();
                if (groups && row.HasPoints && stack.Count > 0 && stack[^1].Number is not null && HasWording(row))
                {
                    (row.Parent, row.Level) = (rows[stack[^1].Index].Parent, stack.Count);
                    continue;
                }
                // "PHẦN II: …" stands where "PHẦN I: …" stood, whatever numbers begin below it.
                if (
                    !row.HasPoints
                    && Part(row) is { } part
                    && stack.FindIndex(e => e.Number is null && Part(rows[e.Index]) == part) is var same and >= 0
                )
                {
                    stack.RemoveRange(same, stack.Count - same);
                    PlaceRow(rows, stack, i);
                    stack.Add(new Entry(null, i));
                    continue;
                }
                // An unnumbered heading over numbers that begin anew stands where the old series stood.
                if (FindRestart(rows, i, stack) is var depth and >= 0 && (!row.HasPoints || IsHeading(rows, i)))
                {
                    stack.RemoveRange(depth, stack.Count - depth);
                    PlaceRow(rows, stack, i);
                    stack.Add(new Entry(null, i));
                    continue;
                }
                PlaceRow(rows, stack, i);
                PlaceByIndentation(rows, i);
            }
        }
        for (var i = 0; i < rows.Count; i++)
            rows[i].Path = PathOf(rows, i);
    }

    // The numbers count the groups named beside them, not the rows: a row without one is the next of its group, no part
    // of the first.
    private static bool NumbersGroups(List<DraftRow> rows)
    {
        var (opened, others) = (0, 0);
        foreach (var row in rows)
        {
            if (row.OpensGroup != (row.No is not null))
                return false;
            if (row.OpensGroup)
                opened++;
            else if (row.HasPoints)
                others++;
        }
        return opened > 1 && others > 0;
    }

    private static bool HasWording(DraftRow row) =>
        row.Criterion.Length > 0 && row.Criterion[0] is not ('-' or '+' or '•' or '*');

    // The word of a heading "PHẦN I: …", "Mục B. …".
    private static string? Part(DraftRow row)
    {
        var words = row.Criterion.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
        return
            words.Length > 1
            && words[1].Length < 6
            && words[1][^1] is ':' or '.' or ')'
            && RowNumberParser.SectionLabel(words[0] + " " + words[1]) is not null
            ? Pipeline.Vietnamese.Characters.Folding.FoldLower(words[0])
            : null;
    }

    private static void PlaceRow(List<DraftRow> rows, List<Entry> stack, int i)
    {
        rows[i].Parent = stack.Count > 0 ? stack[^1].Index : null;
        rows[i].Level = stack.Count + 1;
    }

    // Where nothing is numbered, indentation and bullets tell what stands below what.
    private static void PlaceByIndentation(List<DraftRow> rows, int i)
    {
        if (i == 0 || rows[i - 1].Number is not null)
            return;
        var (row, above) = (rows[i], rows[i - 1]);
        int? under = null;
        if (row.Criterion.StartsWith('+') && above.Criterion.StartsWith('-'))
            under = i - 1;
        else if (
            row.Criterion.StartsWith('+')
            && above.Criterion.StartsWith('+')
            && above.Parent is { } p
            && rows[p].Criterion.StartsWith('-')
        )
            under = p;
        else if (row.Parent is null && row.Indent > above.Indent + 3)
            under = i - 1;
        else if (
            row.Parent is null
            && row.Indent > 0
            && above.Parent is { } q
            && Math.Abs(row.Indent - above.Indent) < 3
            && rows[q].Number is null
        )
            under = q;
        if (under is not { } parent)
            return;
        row.Parent = parent;
        row.Level = rows[parent].Level + 1;
    }

    // A heading with points of its own: in capitals, or the sum of the numbered rows below it.
    private static bool IsHeading(List<DraftRow> rows, int i)
    {
        var row = rows[i];
        if (row.Criterion.Length == 0 || row.Criterion[0] is '-' or '+' or '•')
            return false;
        if (row.Criterion.AnyCharacter(char.IsUpper) && !row.Criterion.AnyCharacter(char.IsLower))
            return true;
        var (max, score, length) = (0m, 0m, rows[i + 1].Number!.Parts.Length);
        for (var k = i + 1; k < rows.Count && rows[k].Number is { } number; k++)
        {
            if (number.Parts.Length != length || number.Style != rows[i + 1].Number!.Style)
                continue;
            (max, score) = (max + (rows[k].Max ?? 0), score + (rows[k].Score ?? 0));
        }
        return max > 0 && max == row.Max || score > 0 && score == row.Score;
    }

    private static int FindRestart(List<DraftRow> rows, int i, List<Entry> stack)
    {
        if (i + 1 >= rows.Count || rows[i + 1].Number is not { Parts.Length: 1 } next)
            return -1;
        for (var d = 0; d < stack.Count; d++)
        {
            if (stack[d].Number is not { Parts.Length: 1 } n || n.Style != next.Style)
                continue;
            var headed = d > 0 && stack[d - 1].Number is null;
            // Numbers that run on below a second heading like the first.
            if (next.Last > 1)
                return headed && next.Last == n.Last + 1 && IsHeading(rows, i) ? d - 1 : -1;
            return headed ? d - 1 : d;
        }
        if (next.Last > 1)
            return -1;
        return stack.Count == 0 ? 0
            : stack[^1].Number is null ? stack.Count - 1
            : -1;
    }

    private static void PopTo(List<Entry> stack, RowNumber number)
    {
        for (var d = stack.Count - 1; d >= 0; d--)
            if (stack[d].Number is { } n && number.IsUnder(n))
            {
                KeepLevels(stack, d + 1);
                return;
            }
        for (var d = stack.Count - 1; d >= 0; d--)
            if (stack[d].Number is { } n && Follows(number, n))
            {
                KeepLevels(stack, d);
                return;
            }
        // "b", then "C": one series, whatever the case of its letters.
        if (
            number is { Parts.Length: 1, Style: RowNumberStyle.Letter or RowNumberStyle.Capital }
            && !stack.Exists(e => e.Number is { } n && n.Style == number.Style)
        )
            for (var d = stack.Count - 1; d >= 0; d--)
                if (
                    stack[d].Number is { Parts.Length: 1, Style: RowNumberStyle.Letter or RowNumberStyle.Capital } n
                    && number.Last == n.Last + 1
                )
                {
                    KeepLevels(stack, d);
                    return;
                }
        for (var d = 0; d < stack.Count; d++)
            if (
                stack[d].Number is { } n
                && n.Style == number.Style
                && (n.Parts.Length != number.Parts.Length || number.Parts.Length > 1)
                && RowNumberParser.ValueOf(number.Parts[0]) > RowNumberParser.ValueOf(n.Parts[0])
            )
            {
                KeepLevels(stack, d);
                return;
            }
        // The same style again without being the next: numbering restarts on the same level.
        for (var d = stack.Count - 1; d >= 0; d--)
            if (
                stack[d].Number is { } n
                && n.Parts.Length == number.Parts.Length
                && n.Style == number.Style
                && number.Parts.Length == 1
            )
            {
                KeepLevels(stack, d);
                return;
            }
        // "1.1" after "3" is no part of it: numbers begin anew where that stood.
        if (
            number.Parts.Length > 1
            && stack.FindIndex(e => e.Number is { } n && n.Style == number.Style) is var foreign and >= 0
        )
        {
            KeepLevels(stack, foreign);
            return;
        }
        // A section mark after smaller ones ends them all.
        if (number is { Parts.Length: 1, Style: RowNumberStyle.Roman })
        {
            var sections = stack.FindIndex(e => e.Number is { Style: RowNumberStyle.Arabic });
            if (sections >= 0 && number.Last > 1)
                KeepLevels(stack, sections);
        }
    }

    private static bool Follows(RowNumber number, RowNumber earlier)
    {
        if (number.Parts.Length != earlier.Parts.Length)
            return false;
        for (var i = 0; i + 1 < number.Parts.Length; i++)
            if (!string.Equals(number.Parts[i], earlier.Parts[i], StringComparison.OrdinalIgnoreCase))
                return false;
        var (a, b) = (RowNumberParser.StyleOf(number.Parts[^1]), RowNumberParser.StyleOf(earlier.Parts[^1]));
        return a == b && number.Last >= earlier.Last;
    }

    private static void KeepLevels(List<Entry> stack, int count) => stack.RemoveRange(count, stack.Count - count);

    private static string? PathOf(List<DraftRow> rows, int i)
    {
        var row = rows[i];
        if (row.No is null)
            return null;
        var own = row.No.TrimAny(".) ");
        var parent = row.Parent;
        while (
            parent is { } p
            && (rows[p].No is null || row.Number is { } n && rows[p].Number is { } above && n.IsUnder(above))
        )
            parent = rows[p].Parent;
        if (parent is { } q && rows[q].Path is { } prefix)
            return prefix + "." + own;
        return row.Section is { } section ? section + "." + own : own;
    }
}
