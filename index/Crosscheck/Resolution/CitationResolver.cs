using System.Collections.Immutable;
using System.Text;
using Pipeline.Crosscheck.Rules;
using Pipeline.Index.Model;
using Pipeline.Index.Redaction;
using Pipeline.Index.Search;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Resolution;

/// <summary>
/// Finds the document that a citation means: number, type, date and issuer are weighed together. Slips of one or two
/// letters
/// are tolerated where all else agrees; one number in two years is two documents.
/// </summary>
public static class CitationResolver
{
    /// <summary>Verdicts of all citations of a record, in their order.</summary>
    public static ImmutableArray<CitationVerdict> Resolve(DocumentRecord record, ICitationLookup archive)
    {
        var verdicts = new CitationVerdict[record.Citations.Length];
        for (var i = 0; i < verdicts.Length; i++)
            if (record.Citations[i] is not { Fold: null, Of: not null })
                verdicts[i] = ResolveOne(record.Citations[i], i, archive);
        for (var i = 0; i < verdicts.Length; i++)
            if (record.Citations[i] is { Fold: null, Of: { } of })
                verdicts[i] =
                    of >= 0 && of < verdicts.Length && verdicts[of] is { } full
                        ? full with
                        {
                            Index = i,
                            Why = $"Viết tắt của {record.Citations[of].Printed}. {full.Why}",
                        }
                        : new CitationVerdict(i, "ambiguous", null, [], "Viết tắt, không rõ chỉ văn bản nào.");
        return [.. verdicts];
    }

    /// <summary>The verdict of one citation that is no short form.</summary>
    internal static CitationVerdict ResolveOne(Citation citation, int i, ICitationLookup archive)
    {
        if (citation.Fold is not { } fold)
        {
            if (citation.Printed.Contains(Redactor.Ink, StringComparison.Ordinal))
                return new(
                    i,
                    "unreadable",
                    null,
                    [],
                    "Văn bản mật: ai được xem văn bản mật (--secret) mới thấy số và tên."
                );
            if (citation.Short)
                return new(
                    i,
                    "ambiguous",
                    null,
                    [],
                    "Chỉ ghi tắt, trong văn bản không có chỗ nào ghi đủ số và ký hiệu; ghi đủ số, ký hiệu "
                        + "thì đối chiếu được."
                );
            return citation.Printed.Any(char.IsAsciiDigit) && citation.Printed.Contains('/', StringComparison.Ordinal)
                ? new(
                    i,
                    "unreadable",
                    null,
                    [],
                    $"Không đọc được số, ký hiệu “{citation.Printed}”; cần người xem trang gốc."
                )
                : new(i, "outside-scope", null, [], "Dẫn theo tên, không có số: văn bản chung, cơ quan không lưu.");
        }
        var number = NumberParts.Parse(fold);
        if (number.Serial is null)
            return new(
                i,
                "unreadable",
                null,
                [],
                $"“{citation.Printed}” không có số: viết tay hoặc để trống; điền số thì đối chiếu được."
            );
        var carriers = archive.FindByNumber(fold);
        if (carriers.Count > 0)
            return JudgeHeld(citation, i, carriers);
        if (ResolveMisprint(citation, i, number, archive) is { } near)
            return near;
        if (archive.Office.IsOutside(number))
            return new(
                i,
                "outside-scope",
                null,
                [],
                archive.Office.Collects.Length > 0
                    ? "Văn bản của cơ quan mà kho không lưu; khai trong pipeline.json (collects) rằng kho có "
                        + "lưu thì sẽ đối chiếu."
                    : "Văn bản của Trung ương, Đảng hoặc Nhà nước: ngoài phạm vi kho lưu; khai trong "
                        + "pipeline.json rằng kho có lưu thì sẽ đối chiếu."
            );
        return new(i, "not-held", null, [], NotHeld(citation));
    }

    /// <summary>Says that the archive lacks what a citation means.</summary>
    internal static string NotHeld(Citation citation) =>
        $"Kho chưa có văn bản số {citation.Key}"
        + $"{(citation.Date is null ? "" : " ngày " + FindingFactory.FormatDate(citation.Date))}; khi văn bản "
        + $"này được nạp thì tự khớp lại.";

    private static CitationVerdict JudgeHeld(Citation citation, int i, IReadOnlyList<RecordSummary> carriers)
    {
        var candidates = carriers.Select(c => new CitationCandidate(c.Id, c.Key, c.Date, null)).ToImmutableArray();
        var fitting = carriers
            .Where(c =>
                c.Date is not null && c.Date == citation.Date
                || !TitleSimilarity.IsDifferentMatter(citation.Title, c.Subject)
            )
            .ToList();
        if (citation.Date is { } date)
        {
            var dated = carriers.Where(c => IssuersAgree(c.Date, date)).ToList();
            if (dated.Count > 0)
            {
                var agreed = dated.Where(c => TitleSimilarity.IssuersAgree(c.Issuer, citation.Issuer)).ToList();
                if (agreed.Count == 0)
                    return new(
                        i,
                        "issuer-conflict",
                        null,
                        candidates,
                        $"Số và ngày khớp nhưng văn bản trong kho do {dated[0].Issuer} ban hành, chỗ dẫn ghi "
                            + $"{citation.Issuer}."
                    );
                if (
                    agreed.Count > 1
                    && agreed.Where(c => TitleSimilarity.IsSameMatter(citation.Title, c.Subject)).ToList() is [var only]
                )
                    agreed = [only];
                return agreed.Count == 1
                    ? new(i, "resolved", agreed[0].Id, candidates, "Số, ký hiệu và ngày khớp.")
                    : new(
                        i,
                        "ambiguous",
                        null,
                        candidates,
                        $"{agreed.Count} văn bản trong kho cùng số và ngày; thêm cơ quan ban hành hoặc trích "
                            + $"yếu thì phân biệt được."
                    );
            }
            var undated = carriers.Where(c => c.Date is null).ToList();
            if (
                undated.Count == 1
                && carriers.Count == 1
                && TitleSimilarity.IssuersAgree(undated[0].Issuer, citation.Issuer)
            )
                return new(
                    i,
                    "resolved",
                    undated[0].Id,
                    candidates,
                    "Số, ký hiệu khớp; văn bản trong kho chưa đọc được ngày."
                );
            var conflict = carriers
                .Where(c =>
                    c.Date is not null
                    && TitleSimilarity.IssuersAgree(c.Issuer, citation.Issuer)
                    && (
                        TitleSimilarity.IsSameMatter(citation.Title, c.Subject)
                        || c.Date[..4] == date[..4]
                            && !TitleSimilarity.IsDifferentMatter(citation.Title, c.Subject)
                            && citation.Issuer is not null
                            && c.Issuer is not null
                    )
                )
                .ToList();
            if (conflict.Count > 0)
                return new(
                    i,
                    "date-conflict",
                    null,
                    candidates,
                    $"Cùng số, ký hiệu và nội dung nhưng văn bản trong kho đề ngày "
                        + $"{FindingFactory.FormatDate(conflict[0].Date)}, chỗ dẫn ghi "
                        + $"{FindingFactory.FormatDate(date)}; sửa một trong hai ngày thì khớp."
                );
            return new(
                i,
                "not-held",
                null,
                candidates,
                $"Kho có văn bản cùng số nhưng đề ngày {FindingFactory.FormatDate(carriers[0].Date)}: số lặp "
                    + $"lại qua các năm, nên coi là văn bản khác; có bản đề ngày {FindingFactory.FormatDate(date)} "
                    + $"thì khớp."
            );
        }
        var issued = fitting.Where(c => TitleSimilarity.IssuersAgree(c.Issuer, citation.Issuer)).ToList();
        if (issued.Count == 1)
            return new(i, "resolved", issued[0].Id, candidates, "Số, ký hiệu khớp; chỗ dẫn không ghi ngày.");
        if (issued.Count == 0)
            return fitting.Count > 0
                ? new(
                    i,
                    "issuer-conflict",
                    null,
                    candidates,
                    $"Số khớp nhưng văn bản trong kho do {fitting[0].Issuer} ban hành, chỗ dẫn ghi {citation.Issuer}."
                )
                : new(i, "not-held", null, candidates, "Kho có văn bản cùng số nhưng trích yếu khác hẳn.");
        if (issued.Where(c => TitleSimilarity.IsSameMatter(citation.Title, c.Subject)).ToList() is [var named])
            return new(i, "resolved", named.Id, candidates, "Số, ký hiệu và trích yếu khớp.");
        return new(
            i,
            "ambiguous",
            null,
            candidates,
            $"{issued.Count} văn bản trong kho mang số này; ghi thêm ngày thì phân biệt được."
        );
    }

    private static CitationVerdict? ResolveMisprint(
        Citation citation,
        int i,
        NumberParts number,
        ICitationLookup archive
    )
    {
        // Only a date that agrees tells a slip from another document.
        if (citation.Date is null)
            return null;
        var near = archive.FindNearNumbers(citation.Fold!, citation.Date).Where(c => c.Fold is not null).ToList();
        if (near.Count == 0)
            return null;
        var candidates = near.Select(c => new CitationCandidate(
                c.Id,
                c.Key,
                c.Date,
                NumberDifference.Describe(citation.Fold!, c.Fold!)
            ))
            .ToImmutableArray();
        // The serial stands for one document: it must be the same, unless date and matter both say so.
        var same = near.Where(c =>
                NumberParts.Parse(c.Fold!).Serial == number.Serial
                && citation.Date is not null
                && c.Date == citation.Date
            )
            .ToList();
        if (same.Count == 1)
        {
            if (
                !TitleSimilarity.IssuersAgree(same[0].Issuer, citation.Issuer)
                && !TitleSimilarity.IsSameMatter(citation.Title, same[0].Subject)
            )
                return null;
            var theirs = NumberParts.Parse(same[0].Fold!);
            if (TitleSimilarity.IsDifferentMatter(citation.Title, same[0].Subject))
                return null;
            return LooksSlipped(number, theirs)
                ? new(
                    i,
                    "resolved",
                    same[0].Id,
                    candidates,
                    $"Cùng số và ngày, ký hiệu lệch do gõ hoặc nhận dạng: "
                        + $"{candidates.First(c => c.Id == same[0].Id).Edits}."
                )
                : new(
                    i,
                    "issuer-conflict",
                    null,
                    candidates,
                    $"Cùng số và ngày nhưng ký hiệu khác: {candidates.First(c => c.Id == same[0].Id).Edits}; "
                        + $"sửa ký hiệu thì khớp."
                );
        }
        var meant = near.Where(c =>
                citation.Date is not null
                && c.Date == citation.Date
                && TitleSimilarity.IsSameMatter(citation.Title, c.Subject)
            )
            .ToList();
        if (meant.Count == 1)
            return new(
                i,
                "ambiguous",
                null,
                candidates,
                $"Không có số {citation.Key}; văn bản cùng ngày, cùng nội dung mang số {meant[0].Key}: có "
                    + $"thể gõ nhầm số."
            );
        return null;
    }

    // One letter apart, or letters that the eye and OCR confuse.
    private static bool LooksSlipped(NumberParts a, NumberParts b)
    {
        if (a.Parts.Count == 0 || b.Parts.Count == 0)
            return false;
        return EditDistance.Measure(a.Symbol, b.Symbol, 1) <= 1 || Plain(a.Symbol) == Plain(b.Symbol);
    }

    private static string Plain(string symbol) =>
        symbol.Replace("-", "", StringComparison.Ordinal).Replace('0', 'O').Replace('1', 'I').Replace('L', 'I');

    // A month alone agrees with every day in it.
    private static bool IssuersAgree(string? a, string b) =>
        a is not null
        && (
            a == b
            || a.Length != b.Length
                && (a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal))
        );
}

/// <summary>How one number differs from another.</summary>
internal static class NumberDifference
{
    /// <summary>The other number with what changed in brackets: "6[4→04]/CDDK".</summary>
    public static string Describe(string from, string to)
    {
        var head = 0;
        while (head < from.Length && head < to.Length && from[head] == to[head])
            head++;
        var tail = 0;
        while (tail < from.Length - head && tail < to.Length - head && from[^(tail + 1)] == to[^(tail + 1)])
            tail++;
        return new StringBuilder()
            .Append(from, 0, head)
            .Append('[')
            .Append(from, head, from.Length - head - tail)
            .Append('→')
            .Append(to, head, to.Length - head - tail)
            .Append(']')
            .Append(from, from.Length - tail, tail)
            .ToString();
    }
}
