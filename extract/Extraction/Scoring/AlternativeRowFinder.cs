using Pipeline.Extraction.Matching;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Scoring;

/// <summary>
/// Finds rows that are alternatives of one choice: the same matter under thresholds that exclude each other, or yes and
/// no,
/// or sections by kind of post. Their points must not be added.
/// </summary>
internal static class AlternativeRowFinder
{
    /// <summary>Numbers the choices in place, from 1.</summary>
    /// <param name="rows">The rows with their parents.</param>
    /// <param name="total">The printed total of the maxima; null where none is.</param>
    public static void Find(List<DraftRow> rows, decimal? total = null)
    {
        var next = 1;
        var children = rows.Select((row, index) => (row, index)).GroupBy(r => r.row.Parent ?? -1);
        foreach (var family in children)
        {
            var siblings = family.Select(f => f.row).ToList();
            if (AddUp(siblings, family.Key < 0 ? total : rows[family.Key].Max))
                continue;
            for (var i = 0; i < siblings.Count; )
            {
                var end = i + 1;
                while (end < siblings.Count && IsAlternative(siblings[i], siblings[end - 1], siblings[end]))
                    end++;
                if (end - i >= 2 && IsChoice(rows, family.Key, siblings, i, end))
                {
                    for (var k = i; k < end; k++)
                        siblings[k].Choice = next;
                    next++;
                    i = end;
                }
                else
                    i++;
            }
            ByParent(rows, family.Key, siblings, ref next);
        }
    }

    // All siblings together make what stands above them: they are parts, however alike they are worded. One that gives
    // nothing is the
    // "no" of a choice.
    private static bool AddUp(List<DraftRow> siblings, decimal? whole) =>
        whole > 0
        && siblings.Count > 1
        && siblings.TrueForAll(s => s.Max is > 0)
        && siblings.Sum(s => s.Max!.Value) == whole;

    private static bool IsAlternative(DraftRow first, DraftRow before, DraftRow row)
    {
        if (AreKindsOfPost(first, row))
            return true;
        if (!HasBounds(before.Criterion) || !HasBounds(row.Criterion))
            return YesNo(before, row);
        return AreAlike(before.Criterion, row.Criterion) || AreAlike(first.Criterion, row.Criterion);
    }

    private static bool IsChoice(List<DraftRow> rows, int parent, List<DraftRow> siblings, int start, int end)
    {
        var points = siblings[start..end].Select(r => r.Max ?? r.Bonus ?? r.Deduct).ToList();
        var filled = points.OfType<decimal>().ToList();
        if (filled.Count < 2 && !(siblings[start..end].Any(r => r.Score is not null)))
            return filled.Count + 1 >= 2 && end - start >= 2 && YesNo(siblings[start], siblings[start + 1]);
        // Two scores in one choice would both be claimed: then they are separate criteria, unless the points are those
        // of bands.
        if (AreKindsOfPost(siblings[start], siblings[start + 1]))
            return true;
        if (
            filled.Distinct().Count() < filled.Count
            && parent >= 0
            && rows[parent].Max is { } max
            && filled.Sum() == max
        )
            return false;
        return siblings[start..end].Count(r => r.Score > 0) <= 1;
    }

    // Falling maxima of which the first alone is the parent's, and no second claim.
    private static void ByParent(List<DraftRow> rows, int parent, List<DraftRow> siblings, ref int next)
    {
        if (
            parent < 0
            || rows[parent].Max is not { } max
            || siblings.Count < 2
            || siblings.Any(s => s.Choice is not null)
        )
            return;
        var maxima = siblings.Select(s => s.Max).OfType<decimal>().ToList();
        if (maxima.Count != siblings.Count || maxima.Count < 2 || maxima.Max() != max || maxima.Sum() <= max)
            return;
        for (var i = 1; i < maxima.Count; i++)
            if (maxima[i] >= maxima[i - 1])
                return;
        if (
            siblings.Count(s => s.Score > 0) > 1
            || siblings.Zip(siblings.Skip(1)).Any(p => !AreAlike(p.First.Criterion, p.Second.Criterion))
        )
            return;
        foreach (var sibling in siblings)
            sibling.Choice = next;
        next++;
    }

    private static bool AreKindsOfPost(DraftRow a, DraftRow b) =>
        a.Number is { Parts.Length: 2 } x
        && b.Number is { Parts.Length: 2 } y
        && x.Style == RowNumberStyle.Roman
        && x.Parts[0] == y.Parts[0]
        && RowNumberParser.StyleOf(x.Parts[1]) is RowNumberStyle.Letter or RowNumberStyle.Capital
        && a.Max is not null
        && a.Max == b.Max;

    /// <summary>
    /// True where the wording bounds a share or a count: "từ 15% đến dưới 30%", "dưới 2", "trên 90%".
    /// </summary>
    private static bool HasBounds(string text)
    {
        var fold = Folding.FoldLower(text);
        foreach (
            var word in new[]
            {
                "tu ",
                "duoi ",
                "tren ",
                "den ",
                "dat ",
                "hon ",
                ">",
                "<",
                "≥",
                "≤",
                "co 0",
                "co 1",
                "co 2",
            }
        )
            for (
                var at = fold.IndexOf(word, StringComparison.Ordinal);
                at >= 0;
                at = fold.IndexOf(word, at + 1, StringComparison.Ordinal)
            )
            {
                var rest = fold.AsSpan(at + word.Length).TrimStart();
                if (word.StartsWith("co", StringComparison.Ordinal) || rest.Length > 0 && char.IsAsciiDigit(rest[0]))
                    return true;
            }
        return fold.Contains('%', StringComparison.Ordinal);
    }

    private static bool YesNo(DraftRow a, DraftRow b)
    {
        var (x, y) = (Words(a.Criterion), Words(b.Criterion));
        if (x.Count == 0 || y.Count == 0)
            return false;
        var negative = y[0] is "khong" or "chua" && x[0] is not ("khong" or "chua");
        return negative
            && (x[0] is "co" or "da" or "dat" or "100")
            && (b.Score ?? 0) * (a.Score ?? 0) == 0
            && Shared(x, y) >= Math.Min(2, Math.Min(x.Count, y.Count) - 1)
            && Shared(x, y) >= 1;
    }

    private static bool AreAlike(string a, string b)
    {
        var (x, y) = (Stem(a), Stem(b));
        if (x.Count == 0 || y.Count == 0)
            return x.Count == y.Count;
        return Shared(x, y) * 10 >= Math.Min(x.Count, y.Count) * 7;
    }

    private static int Shared(List<string> x, List<string> y) =>
        x.Distinct(StringComparer.Ordinal).Intersect(y, StringComparer.Ordinal).Count();

    private static List<string> Stem(string text) =>
        Words(text)
            .Where(w =>
                !w.AnyCharacter(char.IsAsciiDigit)
                && w is not ("tu" or "den" or "duoi" or "tren" or "tro" or "len" or "dat" or "hon" or "diem" or "duoc")
            )
            .Distinct(StringComparer.Ordinal)
            .ToList();

    private static List<string> Words(string text)
    {
        var cut = text.IndexOf('(', StringComparison.Ordinal);
        var head = cut > 12 ? text[..cut] : text;
        return
        [
            .. Folding
                .FoldLower(head)
                .Split(
                    [' ', ',', '.', ';', ':', '-', '+', '\'', '(', ')', '%', '"'],
                    StringSplitOptions.RemoveEmptyEntries
                ),
        ];
    }
}
