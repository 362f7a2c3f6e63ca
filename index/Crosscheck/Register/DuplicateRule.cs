using Pipeline.Index;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Register;

/// <summary>
/// register.duplicate: one number of the office's own on several papers of a year. Told at each but the first; where date or
/// subject are the same it may be one paper that was read twice, and is only mentioned.
/// </summary>
public sealed class DuplicateRule : IArchiveRule
{
    private const double SameSubject = 0.8;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DocumentRecord record, ICitationLookup archive)
    {
        if (archive.Outgoing.Of(record.Id) is not { } number || record.Document.Number is not { Key: { } key } field) yield break;
        var (serial, symbol) = (NumberParts.Of(number.Fold).Serial, NumberParts.Of(number.Fold).Symbol);
        var same = archive.Outgoing.SeriesOf(number).Of(number.Serial).ToArray().Where(n => n.Year == number.Year && NumberParts.Of(n.Fold) is var parts && parts.Serial == serial && parts.Symbol == symbol).ToList();
        if (same.Count < 2 || same[0].Id == record.Id) yield break;
        var first = same[0];
        var likely = first.Date != number.Date && !(Citations.Matter.Likeness(first.Subject, number.Subject) >= SameSubject);
        yield return Say.Finding(record, "register.duplicate", likely ? "warning" : "info", $"{number.Fold}|{number.Year}",
            $"Số {key} năm {number.Year} đã cấp cho văn bản khác của cơ quan, ngày {Say.Date(first.Date)}{(first.Subject is { } subject ? $" “{subject}”" : "")}"
            + (likely ? "." : "; có thể là một văn bản đọc hai lần: xem lại ngày và trích yếu."), null, key, field.Anchor);
    }
}
