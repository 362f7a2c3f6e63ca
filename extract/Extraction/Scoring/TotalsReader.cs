using Pipeline.Extraction.Matching;
using Pipeline.Layout;
using Pipeline.Records;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Scoring;

/// <summary>The printed totals: the total row, or the lines below the table ("Tổng điểm chuẩn: 400 điểm").</summary>
internal static class TotalsReader
{
    private const int LinesBelow = 6;

    /// <summary>Totals of a table; null where none are printed.</summary>
    /// <param name="view">The document.</param>
    /// <param name="rows">Total rows in their order: the last that fills a field counts.</param>
    /// <param name="end">Where the table ends.</param>
    public static ScoringTotals? Read(DocumentView view, List<DraftRow> rows, int end)
    {
        var totals = new ScoringTotals();
        TextRange? at = null;
        foreach (var row in rows)
        {
            totals = totals with
            {
                Max = row.Max ?? totals.Max,
                Bonus = row.Bonus ?? totals.Bonus,
                Score = row.Score ?? totals.Score,
                ScoreBonus = row.ScoreBonus ?? totals.ScoreBonus,
                Total = row.Total ?? totals.Total,
            };
            at = row.Range;
        }
        var first = view.LineIndexAt(end);
        for (var i = first; i < Math.Min(view.Lines.Length, first + LinesBelow); i++)
        {
            var text = CellTextCleaner.Clean(view.Layout.Slice(view.Lines[i].Span));
            if (Line(text, totals) is not { } more)
                continue;
            totals = more;
            at ??= view.Lines[i].Span;
        }
        return at is { } range ? totals with { Anchor = view.AnchorOf(range) } : null;
    }

    /// <summary>True for a line that prints a total.</summary>
    public static bool IsTotalLine(string text) => Line(text, new ScoringTotals()) is not null;

    /// <summary>
    /// Gives a total row without points in its cells those that its wording tells, "Tổng điểm: 38/40 điểm"; false where
    /// it tells none.
    /// </summary>
    public static bool ReadWordedTotals(string text, DraftRow row)
    {
        var colon = text.IndexOfAny([':', '=']);
        if (colon < 0 || TotalLexicon.IsPartial(text[..colon]) || Line(text, new ScoringTotals()) is not { } told)
            return false;
        (row.Max, row.Bonus, row.Score, row.ScoreBonus, row.Total) = (
            told.Max,
            told.Bonus,
            told.Score,
            told.ScoreBonus,
            told.Total
        );
        return true;
    }

    private static ScoringTotals? Line(string text, ScoringTotals totals)
    {
        if (text.Length is < 8 or > 160)
            return null;
        var fold = Folding.FoldLower(text).TrimStartAny("-+* •");
        if (
            !(
                fold.StartsWith("tong", StringComparison.Ordinal)
                || fold.StartsWith("diem", StringComparison.Ordinal)
                || fold.StartsWith("cong", StringComparison.Ordinal)
            ) || !fold.Contains("diem", StringComparison.Ordinal)
        )
            return null;
        var colon = fold.IndexOfAny([':', '=']);
        if (colon < 0)
            return null;
        var name = fold[..colon];
        var value = PointValue.Parse(fold[(colon + 1)..].Trim().TrimEndAny(".;,"));
        if (value.Kind == PointKind.Pair)
            return totals.Score is null ? totals with { Score = value.Value, Max = totals.Max ?? value.Second } : null;
        if (value.Kind != PointKind.Number)
            return null;
        if (Has(name, "thuong") || Has(name, "diem cong"))
            return Has(name, "tu cham")
                ? totals with
                {
                    ScoreBonus = totals.ScoreBonus ?? value.Value,
                }
                : totals with
                {
                    Bonus = totals.Bonus ?? value.Value,
                };
        if (Has(name, "chuan") || Has(name, "toi da") || Has(name, "quy dinh"))
            return totals with { Max = totals.Max ?? value.Value };
        if (Has(name, "tru"))
            return null;
        if (Has(name, "tu cham") || Has(name, "tu danh gia") || Has(name, "dat") || Has(name, "thuc hien"))
            return totals with { Score = totals.Score ?? value.Value };
        return name is "tong diem" or "tong cong diem" or "tong so diem"
            ? totals with
            {
                Total = totals.Total ?? value.Value,
            }
            : null;
    }

    private static bool Has(string text, string word) => text.Contains(word, StringComparison.Ordinal);
}

/// <summary>How totals and formulas of sums are worded.</summary>
internal static class TotalLexicon
{
    /// <summary>
    /// True for the wording of a total row: "Tổng cộng (I+II)", "Cộng", also the total of one section.
    /// </summary>
    public static bool IsTotal(string text)
    {
        if (text.Length is 0 or > 90)
            return false;
        var fold = Folding
            .FoldLower(text)
            .TrimStartAny("*-+ ")
            .TrimEndAny(":. ;")
            .Replace(": (", " (", StringComparison.Ordinal);
        return fold is "tong" or "cong" or "tong cong" or "tong diem" or "tong so" or "tong so diem"
            || fold.StartsWith("tong cong", StringComparison.Ordinal)
            || fold.StartsWith("tong so diem", StringComparison.Ordinal)
            || fold.StartsWith("tong diem", StringComparison.Ordinal)
            || (
                fold.StartsWith("cong ", StringComparison.Ordinal) || fold.StartsWith("tong ", StringComparison.Ordinal)
            )
                && fold.AsSpan(5).IndexOfAnyExcept("ivxabcde0123456789+() ,.") < 0
            || fold.StartsWith("cong diem", StringComparison.Ordinal) && fold.Length < 30
            || fold.StartsWith("cong (", StringComparison.Ordinal)
            || fold.StartsWith("tong (", StringComparison.Ordinal)
            || fold.StartsWith("cong muc", StringComparison.Ordinal)
            || fold.StartsWith("cong phan", StringComparison.Ordinal)
            || fold.StartsWith("tong muc", StringComparison.Ordinal)
            || fold.StartsWith("tong phan", StringComparison.Ordinal);
    }

    /// <summary>True for "Điểm trung bình", "Bình quân": neither a criterion nor a sum.</summary>
    public static bool IsAverage(string text)
    {
        if (text.Length is 0 or > 40)
            return false;
        var fold = Folding.FoldLower(text).TrimStartAny("*-+ ");
        foreach (var head in new[] { "diem trung binh", "diem binh quan", "trung binh", "binh quan", "diem tb" })
            if (fold.StartsWith(head, StringComparison.Ordinal))
                return true;
        return false;
    }

    /// <summary>True for the total of one section: "Cộng mục I", "Tổng điểm phần A".</summary>
    public static bool IsPartial(string text)
    {
        var fold = Folding.FoldLower(text).TrimEndAny(":. ");
        if (fold.Contains('+', StringComparison.Ordinal))
            return false;
        var cut = Math.Max(
            fold.IndexOf(" muc ", StringComparison.Ordinal),
            fold.IndexOf(" phan ", StringComparison.Ordinal)
        );
        if (cut < 0)
            return false;
        var rest = fold[cut..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return rest.Length == 2 && RowNumberParser.Parse(rest[1].ToUpperInvariant()) is not null;
    }

    /// <summary>The formula of a sum, "(1+2+3)"; null where the wording has none.</summary>
    public static string? FormulaOf(string text)
    {
        for (var open = text.IndexOf('(', StringComparison.Ordinal); open >= 0; open = text.IndexOf('(', open + 1))
        {
            var close = text.IndexOf(')', open);
            if (close < 0)
                return null;
            var inside = text.AsSpan(open + 1, close - open - 1);
            if (inside.IndexOf('+') > 0 && inside.IndexOfAnyExcept("0123456789IVXABCDabcd.+… ") < 0)
                return text[open..(close + 1)];
        }
        return null;
    }
}
