using Pipeline.Layout;
using Pipeline.Records;
using Pipeline.Vietnamese;

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
                Max = row.Max ?? totals.Max, Bonus = row.Bonus ?? totals.Bonus, Score = row.Score ?? totals.Score,
                ScoreBonus = row.ScoreBonus ?? totals.ScoreBonus, Total = row.Total ?? totals.Total,
            };
            at = row.Range;
        }
        var first = view.LineIndexAt(end);
        for (var i = first; i < Math.Min(view.Lines.Length, first + LinesBelow); i++)
        {
            var text = CellText.Clean(view.Layout.Slice(view.Lines[i].Span));
            if (Line(text, totals) is not { } more) continue;
            totals = more;
            at ??= view.Lines[i].Span;
        }
        return at is { } range ? totals with { Anchor = view.AnchorOf(range) } : null;
    }

    /// <summary>True for a line that prints a total.</summary>
    public static bool IsTotalLine(string text) => Line(text, new ScoringTotals()) is not null;

    /// <summary>Gives a total row without points in its cells those that its wording tells, "Tổng điểm: 38/40 điểm"; false where it tells none.</summary>
    public static bool Told(string text, DraftRow row)
    {
        var colon = text.IndexOfAny([':', '=']);
        if (colon < 0 || TotalWords.IsPartial(text[..colon]) || Line(text, new ScoringTotals()) is not { } told) return false;
        (row.Max, row.Bonus, row.Score, row.ScoreBonus, row.Total) = (told.Max, told.Bonus, told.Score, told.ScoreBonus, told.Total);
        return true;
    }

    private static ScoringTotals? Line(string text, ScoringTotals totals)
    {
        if (text.Length is < 8 or > 160) return null;
        var fold = Folding.FoldLower(text).TrimStartAny("-+* •");
        if (!(fold.StartsWith("tong", StringComparison.Ordinal) || fold.StartsWith("diem", StringComparison.Ordinal) || fold.StartsWith("cong", StringComparison.Ordinal)) || !fold.Contains("diem", StringComparison.Ordinal)) return null;
        var colon = fold.IndexOfAny([':', '=']);
        if (colon < 0) return null;
        var name = fold[..colon];
        var value = PointValue.Parse(fold[(colon + 1)..].Trim().TrimEndAny(".;,"));
        if (value.Kind == PointKind.Pair) return totals.Score is null ? totals with { Score = value.Value, Max = totals.Max ?? value.Second } : null;
        if (value.Kind != PointKind.Number) return null;
        if (Has(name, "thuong") || Has(name, "diem cong")) return Has(name, "tu cham") ? totals with { ScoreBonus = totals.ScoreBonus ?? value.Value } : totals with { Bonus = totals.Bonus ?? value.Value };
        if (Has(name, "chuan") || Has(name, "toi da") || Has(name, "quy dinh")) return totals with { Max = totals.Max ?? value.Value };
        if (Has(name, "tru")) return null;
        if (Has(name, "tu cham") || Has(name, "tu danh gia") || Has(name, "dat") || Has(name, "thuc hien")) return totals with { Score = totals.Score ?? value.Value };
        return name is "tong diem" or "tong cong diem" or "tong so diem" ? totals with { Total = totals.Total ?? value.Value } : null;
    }

    private static bool Has(string text, string word) => text.Contains(word, StringComparison.Ordinal);
}
