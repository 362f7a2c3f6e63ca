using Pipeline.Crosscheck.Resolution;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Rules.Citations;

/// <summary>
/// citation.date-conflict: the same number and matter with different dates, against the held document or across
/// documents.
/// Serials restart, so the number alone proves nothing: titles, or one issuer within one year, must say that one
/// document is meant.
/// A date that most papers give is not doubted for one that slipped: that one is told where it stands.
/// </summary>
public sealed class CitationDateConflictRule : IArchiveRule
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DocumentRecord record, ICitationLookup archive)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        if (OwnDate(record, archive) is { } odd)
            yield return odd;
        foreach (var verdict in archive.ResolveCitations(record))
        {
            var citation = record.Citations[verdict.Index];
            if (citation.Date is not { } date || citation.Fold is not { } fold)
                continue;
            if (verdict.Verdict == "resolved")
                continue;
            if (!told.Add($"{fold}|{date}"))
                continue;
            if (verdict.Verdict == "date-conflict")
            {
                // Where most papers agree against the held one, its own date is the odd one: it is told there, once.
                if (HeldDate.Doubted(verdict.Candidates.Select(c => c.Date), date, archive.PapersByDate(fold)))
                    continue;
                var held = verdict.Candidates.FirstOrDefault(c => c.Date is not null);
                yield return FindingFactory.CreateFinding(
                    record,
                    "citation.date-conflict",
                    "warning",
                    $"{fold}|{date}",
                    $"{citation.Printed} ngày {FindingFactory.FormatDate(date)}: {verdict.Why}",
                    held?.Date,
                    date,
                    citation.Anchor
                );
                continue;
            }
            if (CompareAcrossDocuments(record, citation, archive) is { } finding)
                yield return finding;
        }
    }

    private static Finding? OwnDate(DocumentRecord record, ICitationLookup archive)
    {
        if (record.Document is not { Number.Fold: { } fold, Date: { Length: 10 } own } heading)
            return null;
        if (HeldDate.Other(heading, fold, archive) is not { } other)
            return null;
        var sure =
            !record.Source.Scanned
            && heading.Evidence.TryGetValue("date", out var evidence)
            && evidence.Confidence >= 0.9;
        return FindingFactory.CreateFinding(
            record,
            "citation.date-conflict",
            sure ? "warning" : "info",
            $"own|{fold}|{own}",
            $"Văn bản này đề ngày {FindingFactory.FormatDate(own)}, nhưng {other.Voices} chỗ dẫn cùng ghi nó "
                + $"ngày {FindingFactory.FormatDate(other.Date)}; nên xem lại ngày của chính văn bản này"
                + (record.Source.Scanned ? " (ngày đọc từ bản quét: xem ảnh trang)." : "."),
            other.Date,
            own,
            heading.Evidence.TryGetValue("date", out var at) ? at.Anchor : null
        );
    }

    private static Finding? CompareAcrossDocuments(DocumentRecord record, Citation citation, ICitationLookup archive)
    {
        var told = ConflictingDates.Find(
            citation,
            archive.FindCitations(citation.Fold!),
            () => archive.PapersByDate(citation.Fold!)
        );
        if (told is null)
            return null;
        var names = told
            .Ids.Where(id => id != record.Id)
            .Take(3)
            .Select(id => archive.Get(id))
            .OfType<DocumentRecord>()
            .Select(r => r.Document.Number?.Key ?? r.Source.Path)
            .ToList();
        var own = record.Citations.Any(c =>
            c.Fold == citation.Fold
            && c.Date is { Length: 10 } date
            && date != citation.Date
            && MayMeanCited(citation, c.Title, c.Issuer, date)
        );
        if (!own && names.Count == 0)
            return null;
        var where = own
            ? names.Count > 0
                ? "ở chỗ khác trong văn bản này và trong " + string.Join(", ", names)
                : "ở chỗ khác trong chính văn bản này"
            : "trong " + string.Join(", ", names);
        return FindingFactory.CreateFinding(
            record,
            "citation.date-conflict",
            "warning",
            $"{citation.Fold}|{citation.Date}",
            $"{citation.Printed} ở đây ghi ngày {FindingFactory.FormatDate(citation.Date)}, {where} ghi "
                + $"{string.Join(", ", told.Dates.Select(FindingFactory.FormatDate))}, cùng nội dung"
                + $"{(told.Likely is not null ? $" ({told.Agree} chỗ dẫn cùng ghi {FindingFactory.FormatDate(told.Likely)})" : "")}"
                + $"; cần xem bản gốc để biết ngày nào đúng.",
            told.Likely,
            citation.Date,
            citation.Anchor
        );
    }

    // Two of day, month and year agree.
    private static bool IsSingleDigitSlip(string a, string b) =>
        a.Split('-').Zip(b.Split('-')).Count(p => p.First == p.Second) >= 2;

    /// <summary>True where a number told with this date, title and issuer may mean the cited document.</summary>
    internal static bool MayMeanCited(Citation citation, string? title, string? issuer, string date)
    {
        // Offices of one kind share symbols and issue the like under the like numbers.
        if (!TitleSimilarity.IssuersAgree(citation.Issuer, issuer))
            return false;
        if (TitleSimilarity.IsSameMatter(citation.Title, title))
            // Programmes are issued anew under like titles: one document is meant where the dates differ by a slip, or
            // in one year, or the titles hardly differ.
            return IsSingleDigitSlip(citation.Date!, date)
                || date[..4] == citation.Date![..4]
                || TitleSimilarity.Measure(citation.Title, title) >= 0.9
                    && TitleSimilarity.CountSignificantWords(citation.Title) >= 6
                    && TitleSimilarity.CountSignificantWords(title) >= 6;
        if (TitleSimilarity.IsDifferentMatter(citation.Title, title))
            return false;
        // One issuer gives a number once a year.
        return citation.Issuer is not null
            && issuer is not null
            && string.Equals(citation.Issuer, issuer, StringComparison.OrdinalIgnoreCase)
            && date[..4] == citation.Date![..4];
    }
}
