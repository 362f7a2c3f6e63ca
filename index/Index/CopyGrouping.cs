using Pipeline.Records;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Index;

/// <summary>Copies of one document in several files (CONTRACT "Copies"): same key, date and issuer.</summary>
public static class CopyGrouping
{
    /// <summary>
    /// Equal for copies of one document; null where the number, the date or the issuer is not known: such a record has
    /// no copies.
    /// </summary>
    public static string? KeyOf(DocumentRecord record) =>
        record.Document is { Number.Fold: { } fold, Date: { } date, Issuer: { } issuer }
            ? $"{fold}|{date}|{Folding.FoldUpper(issuer)}"
            : null;

    /// <summary>
    /// Lower leads: the signed PDF, then the scan, then another PDF, then Word, then other texts, then drafts, then
    /// versions that another file replaced.
    /// </summary>
    public static int RankForLead(DocumentRecord record)
    {
        if (record.Source.Replaced)
            return 10;
        if (record.Document.Draft)
            return 9;
        var pdf = record.Source.Format == "pdf";
        if (pdf && record.Document.Signatures.Length > 0)
            return 0;
        if (record.Source.Scanned || record.Source.Format == "image")
            return 1;
        if (pdf)
            return 2;
        return record.Source.Format is "docx" or "doc" or "rtf" or "odt" ? 3 : 4;
    }
}
