using Pipeline.Crosscheck.Resolution;
using Pipeline.Index.Search;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Rules.Register;

/// <summary>
/// register.duplicate: one number of the office's own on several papers of a year. Told at each but the first; where
/// date or
/// subject are the same it may be one paper that was read twice, and is only mentioned.
/// </summary>
public sealed class RegisterDuplicateRule : IArchiveRule
{
    private const double SameSubject = 0.8;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DocumentRecord record, ICitationLookup archive)
    {
        if (
            archive.Outgoing.FindByRecord(record.Id) is not { } number
            || record.Document.Number is not { Key: { } key } field
        )
            yield break;
        var (serial, symbol) = (NumberParts.Parse(number.Fold).Serial, NumberParts.Parse(number.Fold).Symbol);
        var same = archive
            .Outgoing.SeriesOf(number)
            .WithSerial(number.Serial)
            .ToArray()
            .Where(n =>
                n.Year == number.Year
                && NumberParts.Parse(n.Fold) is var parts
                && parts.Serial == serial
                && parts.Symbol == symbol
            )
            .ToList();
        if (same.Count < 2 || same[0].Id == record.Id)
            yield break;
        var first = same[0];
        var likely =
            first.Date != number.Date
            && !(Pipeline.Crosscheck.Resolution.TitleSimilarity.Measure(first.Subject, number.Subject) >= SameSubject);
        yield return FindingFactory.CreateFinding(
            record,
            "register.duplicate",
            likely ? "warning" : "info",
            $"{number.Fold}|{number.Year}",
            $"Số {key} năm {number.Year} đã cấp cho văn bản khác của cơ quan, ngày "
                + $"{FindingFactory.FormatDate(first.Date)}{(first.Subject is { } subject ? $" “{subject}”" : "")}"
                + (likely ? "." : "; có thể là một văn bản đọc hai lần: xem lại ngày và trích yếu."),
            null,
            key,
            field.Anchor
        );
    }
}
