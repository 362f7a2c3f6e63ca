using System.Collections.Frozen;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Rules;

/// <summary>
/// What a scan cannot prove: a sum is no slip of the paper where a cell of its tables was left unread, and what OCR read is never
/// told as a sure error, for the eye that read it may be what slipped.
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
        if (Sums.Contains(finding.Rule) && record.Warnings.Any(w => w.Code == Unread))
            return null;
        return record.Source.Scanned && finding.Severity == "error" ? finding with { Severity = "warning" } : finding;
    }
}
