using Pipeline.Records;

namespace Pipeline.Crosscheck.Rules.Scores;

/// <summary>
/// How far a table may be trusted: what was read by OCR, without a header, or mended does not accuse anybody.
/// </summary>
internal static class SeverityPolicy
{
    /// <summary>True where a column weighs the points: their plain sum is not what the table adds.</summary>
    public static bool IsWeighted(ScoringTable table)
    {
        foreach (var column in table.Columns)
            if (
                column is { Role: "other", Header: { } header }
                && (
                    header.Contains("rọng số", StringComparison.OrdinalIgnoreCase)
                    || header.Contains("uy đổi", StringComparison.OrdinalIgnoreCase)
                    || header.Contains("ệ số", StringComparison.OrdinalIgnoreCase)
                )
            )
                return true;
        return false;
    }

    /// <summary>A table without its header, or told in prose, is read by inference.</summary>
    private const double SureTable = 0.9;

    /// <summary>A row of which a cell could not be read, or was put together from two halves.</summary>
    private const double SureRow = 0.85;

    /// <summary>
    /// error, or warning where rows are in doubt, for what a text and its rows say of one maximum: that they agree in
    /// it shows that the
    /// columns were read rightly, header or none.
    /// </summary>
    public static string SeverityOfAgreed(DocumentRecord record, ScoringTable table, params IEnumerable<int> rows) =>
        record.Source.Scanned || table.Confidence < AgreedTable || rows.Any(i => table.Rows[i].Confidence < SureRow)
            ? "warning"
            : "error";

    private const double AgreedTable = 0.75;

    /// <summary>error, or warning where the reading itself is in doubt.</summary>
    public static string ChooseSeverity(DocumentRecord record, ScoringTable table, params IEnumerable<int> rows) =>
        record.Source.Scanned || table.Confidence < SureTable || rows.Any(i => table.Rows[i].Confidence < SureRow)
            ? "warning"
            : "error";
}
