using System.Collections.Immutable;
using Pipeline.Index;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Citations;

/// <summary>
/// Finds the document that a citation means: number, type, date and issuer are weighed together. Slips of one or two letters
/// are tolerated where all else agrees; one number in two years is two documents.
/// </summary>
public static class CitationResolver
{
    /// <summary>Verdicts of all citations of a record, in their order.</summary>
    public static ImmutableArray<CitationVerdict> Resolve(DocumentRecord record, ICitationLookup archive)
    {
        var verdicts = new CitationVerdict[record.Citations.Length];
        for (var i = 0; i < verdicts.Length; i++)
            if (record.Citations[i] is not { Fold: null, Of: not null }) verdicts[i] = One(record.Citations[i], i, archive);
        for (var i = 0; i < verdicts.Length; i++)
            if (record.Citations[i] is { Fold: null, Of: { } of })
                verdicts[i] = of >= 0 && of < verdicts.Length && verdicts[of] is { } full
                    ? full with { Index = i, Why = $"Viết tắt của {record.Citations[of].Printed}. {full.Why}" }
                    : new CitationVerdict(i, "ambiguous", null, [], "Viết tắt, không rõ chỉ văn bản nào.");
        return [.. verdicts];
    }

    /// <summary>The verdict of one citation that is no short form.</summary>
    internal static CitationVerdict One(Citation citation, int i, ICitationLookup archive)
    {
        if (citation.Fold is not { } fold)
        {
            if (citation.Printed.Contains(Blot.Ink, StringComparison.Ordinal)) return new(i, "unreadable", null, [], "Văn bản mật: ai được xem văn bản mật (--secret) mới thấy số và tên.");
            if (citation.Short) return new(i, "ambiguous", null, [], "Chỉ ghi tắt, trong văn bản không có chỗ nào ghi đủ số và ký hiệu; ghi đủ số, ký hiệu thì đối chiếu được.");
            return citation.Printed.Any(char.IsAsciiDigit) && citation.Printed.Contains('/', StringComparison.Ordinal)
                ? new(i, "unreadable", null, [], $"Không đọc được số, ký hiệu “{citation.Printed}”; cần người xem trang gốc.")
                : new(i, "outside-scope", null, [], "Dẫn theo tên, không có số: văn bản chung, cơ quan không lưu.");
        }
        var number = NumberParts.Of(fold);
        if (number.Serial is null) return new(i, "unreadable", null, [], $"“{citation.Printed}” không có số: viết tay hoặc để trống; điền số thì đối chiếu được.");
        var carriers = archive.Carriers(fold);
        if (carriers.Count > 0) return Held(citation, i, carriers);
        if (Slip(citation, i, number, archive) is { } near) return near;
        if (archive.Office.IsOutside(number)) return new(i, "outside-scope", null, [], archive.Office.Collects.Length > 0
            ? "Văn bản của cơ quan mà kho không lưu; khai trong pipeline.json (collects) rằng kho có lưu thì sẽ đối chiếu."
            : "Văn bản của Trung ương, Đảng hoặc Nhà nước: ngoài phạm vi kho lưu; khai trong pipeline.json rằng kho có lưu thì sẽ đối chiếu.");
        return new(i, "not-held", null, [], NotHeld(citation));
    }

    /// <summary>Says that the archive lacks what a citation means.</summary>
    internal static string NotHeld(Citation citation) =>
        $"Kho chưa có văn bản số {citation.Key}{(citation.Date is null ? "" : " ngày " + Say.Date(citation.Date))}; khi văn bản này được nạp thì tự khớp lại.";

    private static CitationVerdict Held(Citation citation, int i, IReadOnlyList<RecordSummary> carriers)
    {
        var candidates = carriers.Select(c => new CitationCandidate(c.Id, c.Key, c.Date, null)).ToImmutableArray();
        var fitting = carriers.Where(c => c.Date is not null && c.Date == citation.Date || !Matter.Differs(citation.Title, c.Subject)).ToList();
        if (citation.Date is { } date)
        {
            var dated = carriers.Where(c => Agree(c.Date, date)).ToList();
            if (dated.Count > 0)
            {
                var agreed = dated.Where(c => Matter.IssuersAgree(c.Issuer, citation.Issuer)).ToList();
                if (agreed.Count == 0)
                    return new(i, "issuer-conflict", null, candidates, $"Số và ngày khớp nhưng văn bản trong kho do {dated[0].Issuer} ban hành, chỗ dẫn ghi {citation.Issuer}.");
                if (agreed.Count > 1 && agreed.Where(c => Matter.Same(citation.Title, c.Subject)).ToList() is [var only]) agreed = [only];
                return agreed.Count == 1
                    ? new(i, "resolved", agreed[0].Id, candidates, "Số, ký hiệu và ngày khớp.")
                    : new(i, "ambiguous", null, candidates, $"{agreed.Count} văn bản trong kho cùng số và ngày; thêm cơ quan ban hành hoặc trích yếu thì phân biệt được.");
            }
            var undated = carriers.Where(c => c.Date is null).ToList();
            if (undated.Count == 1 && carriers.Count == 1 && Matter.IssuersAgree(undated[0].Issuer, citation.Issuer))
                return new(i, "resolved", undated[0].Id, candidates, "Số, ký hiệu khớp; văn bản trong kho chưa đọc được ngày.");
            var conflict = carriers.Where(c => c.Date is not null && Matter.IssuersAgree(c.Issuer, citation.Issuer)
                && (Matter.Same(citation.Title, c.Subject) || c.Date[..4] == date[..4] && !Matter.Differs(citation.Title, c.Subject) && citation.Issuer is not null && c.Issuer is not null)).ToList();
            if (conflict.Count > 0)
                return new(i, "date-conflict", null, candidates, $"Cùng số, ký hiệu và nội dung nhưng văn bản trong kho đề ngày {Say.Date(conflict[0].Date)}, chỗ dẫn ghi {Say.Date(date)}; sửa một trong hai ngày thì khớp.");
            return new(i, "not-held", null, candidates, $"Kho có văn bản cùng số nhưng đề ngày {Say.Date(carriers[0].Date)}: số lặp lại qua các năm, nên coi là văn bản khác; có bản đề ngày {Say.Date(date)} thì khớp.");
        }
        var issued = fitting.Where(c => Matter.IssuersAgree(c.Issuer, citation.Issuer)).ToList();
        if (issued.Count == 1) return new(i, "resolved", issued[0].Id, candidates, "Số, ký hiệu khớp; chỗ dẫn không ghi ngày.");
        if (issued.Count == 0) return fitting.Count > 0
            ? new(i, "issuer-conflict", null, candidates, $"Số khớp nhưng văn bản trong kho do {fitting[0].Issuer} ban hành, chỗ dẫn ghi {citation.Issuer}.")
            : new(i, "not-held", null, candidates, "Kho có văn bản cùng số nhưng trích yếu khác hẳn.");
        if (issued.Where(c => Matter.Same(citation.Title, c.Subject)).ToList() is [var named]) return new(i, "resolved", named.Id, candidates, "Số, ký hiệu và trích yếu khớp.");
        return new(i, "ambiguous", null, candidates, $"{issued.Count} văn bản trong kho mang số này; ghi thêm ngày thì phân biệt được.");
    }

    private static CitationVerdict? Slip(Citation citation, int i, NumberParts number, ICitationLookup archive)
    {
        // Only a date that agrees tells a slip from another document.
        if (citation.Date is null) return null;
        var near = archive.Near(citation.Fold!, citation.Date).Where(c => c.Fold is not null).ToList();
        if (near.Count == 0) return null;
        var candidates = near.Select(c => new CitationCandidate(c.Id, c.Key, c.Date, Edits.Between(citation.Fold!, c.Fold!))).ToImmutableArray();
        // The serial stands for one document: it must be the same, unless date and matter both say so.
        var same = near.Where(c => NumberParts.Of(c.Fold!).Serial == number.Serial && citation.Date is not null && c.Date == citation.Date).ToList();
        if (same.Count == 1)
        {
            if (!Matter.IssuersAgree(same[0].Issuer, citation.Issuer) && !Matter.Same(citation.Title, same[0].Subject)) return null;
            var theirs = NumberParts.Of(same[0].Fold!);
            if (Matter.Differs(citation.Title, same[0].Subject)) return null;
            return LooksSlipped(number, theirs)
                ? new(i, "resolved", same[0].Id, candidates, $"Cùng số và ngày, ký hiệu lệch do gõ hoặc nhận dạng: {candidates.First(c => c.Id == same[0].Id).Edits}.")
                : new(i, "issuer-conflict", null, candidates, $"Cùng số và ngày nhưng ký hiệu khác: {candidates.First(c => c.Id == same[0].Id).Edits}; sửa ký hiệu thì khớp.");
        }
        var meant = near.Where(c => citation.Date is not null && c.Date == citation.Date && Matter.Same(citation.Title, c.Subject)).ToList();
        if (meant.Count == 1)
            return new(i, "ambiguous", null, candidates, $"Không có số {citation.Key}; văn bản cùng ngày, cùng nội dung mang số {meant[0].Key}: có thể gõ nhầm số.");
        return null;
    }

    // One letter apart, or letters that the eye and OCR confuse.
    private static bool LooksSlipped(NumberParts a, NumberParts b)
    {
        if (a.Parts.Count == 0 || b.Parts.Count == 0) return false;
        return EditDistance.Between(a.Symbol, b.Symbol, 1) <= 1 || Plain(a.Symbol) == Plain(b.Symbol);
    }

    private static string Plain(string symbol) => symbol.Replace("-", "", StringComparison.Ordinal).Replace('0', 'O').Replace('1', 'I').Replace('L', 'I');

    // A month alone agrees with every day in it.
    private static bool Agree(string? a, string b) => a is not null && (a == b || a.Length != b.Length && (a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal)));
}
