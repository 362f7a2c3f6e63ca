using System.Globalization;
using Pipeline.Crosscheck.Resolution;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Rules.Register;

/// <summary>
/// register.gap: numbers of the office's own series that no held paper carries, told at the number after them, a run at
/// a time.
/// An archive that holds most of a series misses them (warning); one that holds a few of it only says so (info).
/// </summary>
public sealed class RegisterGapRule : IArchiveRule
{
    private const double Dense = 0.6;
    private const int ShortRun = 5;

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DocumentRecord record, ICitationLookup archive)
    {
        if (
            archive.Outgoing.FindByRecord(record.Id) is not { } number
            || record.Document.Number is not { Key: { } key } field
        )
            yield break;
        var series = archive.Outgoing.SeriesOf(number);
        if (series.WithSerial(number.Serial)[0].Id != record.Id)
            yield break;
        var before = series.PreviousNumber(number.Serial);
        var (from, to) = ((before?.Serial ?? 0) + 1, number.Serial - 1);
        if (from > to)
            yield break;
        var missed = series.Held >= series.Last * Dense && to - from < ShortRun && !archive.Outgoing.MayHide;
        var run =
            from == to
                ? string.Create(CultureInfo.InvariantCulture, $"số {from}")
                : string.Create(CultureInfo.InvariantCulture, $"số {from} đến {to} ({to - from + 1} số)");
        yield return FindingFactory.CreateFinding(
            record,
            "register.gap",
            missed ? "warning" : "info",
            string.Create(CultureInfo.InvariantCulture, $"{number.Series}|{number.Year}|{from}-{to}"),
            $"Sổ văn bản đi năm {number.Year}: kho không có {run} ngay trước {key}"
                + $"{(before is null ? "" : $", sau số {before.Serial} ngày {FindingFactory.FormatDate(before.Date)}")}"
                + $"; có thể chưa nạp, đã hủy"
                + $"{(archive.Outgoing.MayHide ? ", là văn bản mật" : "")} hoặc bỏ số.",
            from == to ? from : string.Create(CultureInfo.InvariantCulture, $"{from}–{to}"),
            null,
            field.Anchor
        );
    }
}
