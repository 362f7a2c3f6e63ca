using System.Collections.Frozen;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Rules;

/// <summary>
/// What a scan cannot prove: a sum is no slip of the paper where a cell or a row's number of its tables was left unread,
/// and what OCR read is never told as a sure error, for the eye that read it may be what slipped.
/// </summary>
internal static class OcrDoubt
{
    private const string Unread = "table.unread";

    // Rules that add cells up, or hold a cell against another.
    private static readonly FrozenSet<string> Sums = FrozenSet.Create(
        StringComparer.Ordinal,
        "score.sum",
        "score.total",
        "score.heading-mismatch",
        "score.text-mismatch",
        "score.unsupported",
        "criteria.mismatch",
        "figure.sum"
    );

    /// <summary>The finding with the severity that the reading of its record bears; null where it may not be told.</summary>
    public static Finding? Weigh(DocumentRecord record, Finding finding)
    {
        if (
            Sums.Contains(finding.Rule)
            && (
                record.Warnings.Any(w => w.Code == Unread)
                || record.Source.Scanned && record.ScoringTables.Any(t => LacksNumber(t) || LacksScore(t))
            )
        )
            return null;
        return record.Source.Scanned && finding.Severity == "error" ? finding with { Severity = "warning" } : finding;
    }

    // A section whose number OCR lost hangs under the one before it: a row stands without a number among numbered ones,
    // or the topmost numbers leap.
    private static bool LacksNumber(ScoringTable table)
    {
        var bare = table.Rows.Count(r => r.No is null);
        if (bare > 0 && bare * 2 < table.Rows.Length)
            return true;
        var last = 0;
        foreach (var row in table.Rows.Where(r => r.Level == 1 && r.No is not null))
        {
            var number = RomanNumeral(row.No!.TrimEnd('.'));
            if (number > last + 1)
                return true;
            last = number;
        }
        return false;
    }

    // A row that has a maximum and no score, where most others have both.
    private static bool LacksScore(ScoringTable table)
    {
        var parents = table.Rows.Where(r => r.Parent is not null).Select(r => r.Parent!.Value).ToHashSet();
        var leaves = table.Rows.Where((r, i) => r.Max is not null && !parents.Contains(i)).ToList();
        var empty = leaves.Count(r => r.Score is null && r.Appraised is null);
        return empty > 0 && empty * 2 < leaves.Count;
    }

    // Up to the thirties, as outlines go; 0 for what is none.
    private static int RomanNumeral(string text)
    {
        var (sum, last) = (0, 0);
        foreach (var letter in text.Reverse())
        {
            var value = letter switch
            {
                'I' => 1,
                'V' => 5,
                'X' => 10,
                _ => 0,
            };
            if (value == 0)
                return 0;
            sum += value < last ? -value : value;
            last = value;
        }
        return sum;
    }
}
