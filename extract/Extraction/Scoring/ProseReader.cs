using System.Text.RegularExpressions;
using Pipeline.Layout;
using Pipeline.Records;
using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Scoring;

/// <summary>Scores that are told in running text: "1. Công tác tuyên giáo: tự chấm 18/20 điểm".</summary>
internal static partial class ProseReader
{
    [GeneratedRegex(@"(?:tự\s+chấm|tự\s+đánh\s+giá|tự\s+cho|điểm\s+đạt|đạt)\s*(?:điểm)?\s*:?\s*(?:là|được|đạt)?\s*(\d{1,4}(?:[.,]\d{1,2})?)\s*(?:điểm)?\s*/\s*(\d{1,4}(?:[.,]\d{1,2})?)\s*điểm", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Scored();

    /// <summary>A table of the lines that tell a score; null where fewer than two do.</summary>
    public static ScoringTable? Read(DocumentView view, CitationPlaces citations, string? issuer)
    {
        var rows = new List<DraftRow>();
        var totals = new ScoringTotals();
        TextRange? totalAt = null;
        var self = false;
        foreach (var line in view.Lines)
        {
            var raw = view.Layout.Slice(line.Span);
            if (raw.IndexOf("iểm", StringComparison.Ordinal) < 0 || raw.IndexOf('/') < 0) continue;
            var text = CellText.Clean(raw);
            if (Scored().Match(text) is not { Success: true } match) continue;
            if (!PointValue.TryNumber(match.Groups[1].ValueSpan, out var score) || !PointValue.TryNumber(match.Groups[2].ValueSpan, out var max) || max == 0) continue;
            self |= Folding.FoldLower(match.Value).StartsWith("tu ", StringComparison.Ordinal);
            var head = text[..match.Index].TrimAny(" :-–(,;.+");
            if (TotalWords.IsTotal(head) || Folding.FoldLower(head) is "" or "tong" or "tong diem")
            {
                totals = totals with { Score = score, Max = max };
                totalAt = line.Span;
                continue;
            }
            var row = new DraftRow { Range = line.Span, Criterion = head, Score = score, Max = max, Confidence = 0.85 };
            row.Ranges.Add(line.Span);
            var cut = head.IndexOf(' ', StringComparison.Ordinal);
            if (cut is > 0 and < 9 && Numbering.Parse(head[..cut]) is { } number && number.Parts[0] != "-" && (head[cut - 1] is '.' or ')' or '/' || char.IsDigit(head[0])))
                (row.No, row.Number, row.Criterion) = (head[..cut].TrimEndAny(".)/"), number, head[cut..].Trim());
            rows.Add(row);
        }
        if (rows.Count < 2 || !self) return null;
        NumberMender.Mend(rows);
        Hierarchy.Build(rows);
        var (title, unit, year) = TitleReader.Read(view, rows[0].Range.Start, []);
        return new ScoringTable
        {
            Title = title, Unit = unit ?? issuer, Year = year,
            Columns = [new ScoringColumn("criterion", null), new ScoringColumn("score", null), new ScoringColumn("max", null)],
            Rows = [.. rows.Select(r => TableBuilder.Row(view, r, citations))],
            Totals = totalAt is { } at ? totals with { Anchor = view.AnchorOf(at) } : null,
            Confidence = 0.8,
            Anchor = view.AnchorOf(rows[0].Range),
        };
    }
}
