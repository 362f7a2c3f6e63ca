using System.Globalization;
using Pipeline.Crosscheck.Resolution;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Rules.Citations;

/// <summary>
/// citation.anachronism: cites what is dated later than itself. Where several papers are later, one slip explains them
/// all: the own date is
/// doubted, once, with their number, and none of them is blamed.
/// </summary>
public sealed class CitationAnachronismRule : IArchiveRule
{
    private const double SureDate = 0.7;
    private const double SureCitation = 0.6;

    /// <summary>So many days a paper may lie on the signer's desk with what it cites already numbered.</summary>
    private const int DeskDays = 3;

    /// <summary>So many later papers are not each a slip.</summary>
    private const int Several = 3;

    private sealed record Later(Citation Citation, string Date, bool OfHeld, int Days);

    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DocumentRecord record, ICitationLookup archive)
    {
        if (record.Document is not { Date: { Length: 10 } own, Draft: false })
            return [];
        var (later, others) = Compare(record, archive, own);
        if (later.Count >= Several || later.Count > 1 && later.Count >= others)
            return [OwnDate(record, own, later, others)];
        return later.Select(l => One(record, own, l));
    }

    private static (List<Later> Later, int Others) Compare(DocumentRecord record, ICitationLookup archive, string own)
    {
        var (later, others) = (new List<Later>(), 0);
        var told = new HashSet<string>(StringComparer.Ordinal);
        var verdicts = archive.ResolveCitations(record);
        for (var i = 0; i < record.Citations.Length; i++)
        {
            var citation = record.Citations[i];
            if (citation.Fold is null && citation.Key is null)
                continue;
            var held = verdicts[i] is { Resolved: { } id } verdict
                ? verdict.Candidates.FirstOrDefault(c => c.Id == id)?.Date
                : null;
            if ((citation.Date ?? held) is not { Length: 10 } date || !told.Add($"{citation.Fold}|{date}"))
                continue;
            if (string.CompareOrdinal(date, own) > 0)
                later.Add(new Later(citation, date, citation.Date is null, DaysBetween(own, date)));
            else
                others++;
        }
        return (later, others);
    }

    private static Finding One(DocumentRecord record, string own, Later later)
    {
        var severity =
            later.Days <= DeskDays
            || IsDoubtful(record)
            || later.Citation.Confidence is > 0 and < SureCitation
            || SignedAfter(record, later.Date)
                ? "info"
                : "warning";
        return FindingFactory.CreateFinding(
            record,
            "citation.anachronism",
            severity,
            $"{later.Citation.Fold}|{later.Date}",
            $"Văn bản đề ngày {FindingFactory.FormatDate(own)} nhưng dẫn {later.Citation.Printed} đề ngày "
                + $"{FindingFactory.FormatDate(later.Date)}, muộn hơn"
                + (
                    later.OfHeld ? " (ngày của văn bản trong kho)."
                    : record.Source.Scanned ? " (ngày đọc từ bản quét: xem ảnh trang trước khi kết luận)."
                    : "."
                ),
            null,
            later.Date,
            later.Citation.Anchor
        );
    }

    private static Finding OwnDate(DocumentRecord record, string own, List<Later> later, int others)
    {
        var severity =
            later.All(l => l.Days <= DeskDays) || IsDoubtful(record) || later.All(l => SignedAfter(record, l.Date))
                ? "info"
                : "warning";
        var names = string.Join(
            ", ",
            later.Take(3).Select(l => $"{l.Citation.Printed} ngày {FindingFactory.FormatDate(l.Date)}")
        );
        var anchor = record.Document.Evidence.TryGetValue("date", out var evidence) ? evidence.Anchor : null;
        return FindingFactory.CreateFinding(
            record,
            "citation.anachronism",
            severity,
            "own",
            $"Văn bản đề ngày {FindingFactory.FormatDate(own)} nhưng dẫn {later.Count} văn bản đề ngày muộn "
                + $"hơn ({names}{(later.Count > 3 ? ", …" : "")})"
                + (others > 0 ? $", {others} văn bản khác thì sớm hơn" : "")
                + "; nên xem lại ngày của chính văn bản này trước"
                + (record.Source.Scanned ? " (ngày đọc từ bản quét: xem ảnh trang)." : "."),
            null,
            own,
            [anchor, .. later.Take(12).Select(l => l.Citation.Anchor)]
        );
    }

    private static bool IsDoubtful(DocumentRecord record) =>
        record.Document.Evidence.TryGetValue("date", out var evidence)
        && (evidence.Confidence < SureDate || evidence.Repaired is not null);

    // The signature tells that the paper was finished after its printed day.
    private static bool SignedAfter(DocumentRecord record, string date) =>
        record.Document.Signatures.Any(s =>
            s.Time is { Length: >= 10 } time && string.CompareOrdinal(time[..10], date) >= 0
        );

    private static int DaysBetween(string from, string to)
    {
        const int Unknown = 99;
        return
            DateOnly.TryParse(from, CultureInfo.InvariantCulture, out var a)
            && DateOnly.TryParse(to, CultureInfo.InvariantCulture, out var b)
            ? b.DayNumber - a.DayNumber
            : Unknown;
    }
}
