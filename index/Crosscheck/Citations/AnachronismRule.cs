using Pipeline.Records;

namespace Pipeline.Crosscheck.Citations;

/// <summary>citation.anachronism: cites what is dated later than itself, or carries out what came after it.</summary>
public sealed class AnachronismRule : IArchiveRule
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DocumentRecord record, ICitationLookup archive)
    {
        if (record.Document is not { Date: { Length: 10 } own, Draft: false }) yield break;
        var sure = record.Document.Evidence.TryGetValue("date", out var evidence) ? evidence.Confidence : 0.8;
        var told = new HashSet<string>(StringComparer.Ordinal);
        var verdicts = archive.Verdicts(record);
        for (var i = 0; i < record.Citations.Length; i++)
        {
            var citation = record.Citations[i];
            if (citation.Fold is null && citation.Key is null) continue;
            var held = verdicts[i] is { Resolved: { } id } verdict ? verdict.Candidates.FirstOrDefault(c => c.Id == id)?.Date : null;
            var date = citation.Date ?? held;
            if (date is not { Length: 10 } || string.CompareOrdinal(date, own) <= 0 || !told.Add($"{citation.Fold}|{date}")) continue;
            // A paper may be signed a day or two after it was prepared with what it cites already numbered.
            var days = DateOnly.TryParse(date, System.Globalization.CultureInfo.InvariantCulture, out var cited) && DateOnly.TryParse(own, System.Globalization.CultureInfo.InvariantCulture, out var signed) ? cited.DayNumber - signed.DayNumber : 99;
            var severity = days <= 3 || sure < 0.7 || citation.Confidence is > 0 and < 0.6 ? "info" : "warning";
            yield return Say.Finding(record, "citation.anachronism", severity, $"{citation.Fold}|{date}",
                $"Văn bản đề ngày {Say.Date(own)} nhưng dẫn {citation.Printed} đề ngày {Say.Date(date)}, muộn hơn" + (citation.Date is null ? " (ngày của văn bản trong kho)." : record.Source.Scanned ? " (ngày đọc từ bản quét: xem ảnh trang trước khi kết luận)." : "."),
                null, date, citation.Anchor);
        }
    }
}
