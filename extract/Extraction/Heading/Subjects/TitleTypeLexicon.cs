using System.Collections.Frozen;
using Pipeline.Extraction.Heading.Issuers;
using Pipeline.Records;
using Pipeline.Vietnamese.Characters;
using Pipeline.Vietnamese.DocumentNumbers;

namespace Pipeline.Extraction.Heading.Subjects;

/// <summary>Names of types as they stand in capitals over a paper, beyond those that have an abbreviation.</summary>
internal static class TitleTypeLexicon
{
    private static readonly string[] More =
    [
        "Điều lệ",
        "Nội quy",
        "Đề cương",
        "Danh sách",
        "Lịch công tác",
        "Thư mời",
        "Thư ngỏ",
        "Lời kêu gọi",
        "Tham luận",
        "Bài phát biểu",
        "Diễn văn",
        "Giấy chứng nhận",
        "Giấy xác nhận",
        "Giấy đề nghị",
        "Giấy biên nhận",
        "Bản cam kết",
        "Cam kết thi đua",
        "Giao ước thi đua",
        "Bản đăng ký",
        "Đăng ký thi đua",
        "Phát động thi đua",
        "Phiếu trình",
        "Phiếu lấy ý kiến",
        "Phiếu đánh giá",
        "Đơn đề nghị",
        "Hiến pháp",
        "Bộ luật",
        "Quy trình",
        "Quy ước",
        "Hương ước",
        "Văn bản hợp nhất",
        "Bản án",
        "Cáo trạng",
        "Kết luận thanh tra",
        "Kháng nghị",
        "Kiến nghị",
        "Tuyên bố",
        "Bản tự kiểm điểm",
        "Báo cáo thành tích",
        "Tóm tắt thành tích",
        "Bản kiểm điểm",
        "Công bố thông tin",
        "Thông tin",
        "Lịch tiếp công dân",
        "Công văn",
        "Phụ lục hợp đồng",
        "Thỏa ước lao động tập thể",
        "Giấy phép",
        "Giấy triệu tập",
        "Thông điệp",
        "Tài liệu",
        "Bảng tiêu chí",
        "Phiếu tự đánh giá",
        "Bản đăng ký thi đua",
        "Bản thành tích",
        "Điện",
        "Đề xuất",
        "Giấy giao nhiệm vụ",
    ];

    private static readonly (string Fold, string Name)[] ByLength =
    [
        .. DocumentTypes
            .Names.Concat(More)
            .Distinct(StringComparer.Ordinal)
            .Select(n => (Fold: Folding.FoldUpper(n), Name: n))
            .Append((Fold: "THONG TU LIEN BO", Name: "Thông tư liên tịch"))
            .DistinctBy(t => t.Fold)
            .OrderByDescending(t => t.Fold.Length),
    ];

    private static readonly FrozenDictionary<char, (string Fold, string Name)[]> ByLetter = ByLength
        .GroupBy(t => t.Fold[0])
        .ToFrozenDictionary(g => g.Key, g => g.ToArray());

    private static readonly FrozenDictionary<string, string> Exact = ByLength.ToFrozenDictionary(
        t => t.Fold,
        t => t.Name,
        StringComparer.Ordinal
    );

    /// <summary>
    /// The type that a line of capitals names: the whole line, or its beginning. Slips of OCR and broken capitals are
    /// forgiven where the line is nothing but the type.
    /// </summary>
    /// <param name="fold">Folded line.</param>
    /// <param name="slips">Slips of OCR may stand in it.</param>
    /// <param name="length">Length of the type word in the line.</param>
    public static string? Match(string fold, bool slips, out int length)
    {
        var start = 0;
        while (start < fold.Length && !char.IsAsciiLetterUpper(fold[start]))
            start++;
        length = 0;
        var end = fold.Length;
        while (end > start && !char.IsAsciiLetterOrDigit(fold[end - 1]))
            end--;
        if (start > 3 || end <= start)
            return null;
        var text = fold[start..end];
        if (Exact.TryGetValue(text, out var whole))
        {
            length = end;
            return whole;
        }
        if (ByLetter.TryGetValue(text[0], out var some))
            foreach (var (name, type) in some)
            {
                if (
                    text.Length <= name.Length
                    || !text.StartsWith(name, StringComparison.Ordinal)
                    || char.IsAsciiLetterOrDigit(text[name.Length])
                )
                    continue;
                length = start + name.Length;
                return type;
            }
        if (!slips || text.Length > 26 || OrganisationNamePhrases.Find(text) is not null || text is "HOI DONG")
            return null;
        foreach (var (name, type) in ByLength)
        {
            if (name.Length < 5 || Math.Abs(text.Length - name.Length) > 1)
                continue;
            // One slip cannot spoil both ends.
            if (
                (text[0] != name[0] && text[^1] != name[^1])
                || FixedHeadingLines.LevenshteinDistance(text, name, 1) > 1
            )
                continue;
            length = end;
            return type;
        }
        return null;
    }
}

/// <summary>
/// The type of the paper: its title first, then its number, then the marks of a letter. A file's name tells nothing.
/// </summary>
internal static class DocumentTypeReader
{
    /// <summary>
    /// The number of an addressed paper without title: its CĐ is the union that writes, since a telegram (công điện)
    /// prints its title.
    /// </summary>
    public static NumberField? FromLetterMarks(NumberField? number) =>
        number is { Type: "CĐ" }
            ? number with
            {
                Type = null,
                Issuer = number.Issuer is { } unit ? $"CĐ-{unit}" : "CĐ",
            }
            : number;

    /// <summary>The type in full with its evidence; null where neither title, number nor address tells.</summary>
    public static (string? Type, Evidence? Evidence) Read(
        DocumentView view,
        HeadingZone zone,
        NumberField? number,
        bool letter
    )
    {
        // A consolidated text prints the title of the paper that it consolidates; its number tells.
        if (number?.Type == "VBHN")
            return (
                DocumentTypes.NameOfAbbreviation("VBHN"),
                new Evidence
                {
                    Printed = number.Printed,
                    Confidence = 0.9,
                    Anchor = number.Anchor,
                }
            );
        if (zone.Type is { } titled)
        {
            var piece = zone.Pieces[zone.Title];
            return (
                titled,
                new Evidence
                {
                    Printed = piece.Text[..zone.TitleLength].Trim(),
                    Confidence = piece.Scanned ? 0.9 : 0.98,
                    Anchor = view.AnchorOf(piece.RangeOf(0, zone.TitleLength)),
                }
            );
        }
        if (DocumentTypes.NameOfAbbreviation(number?.Type) is { } named)
            return (
                named,
                new Evidence
                {
                    Printed = number!.Printed,
                    Confidence = 0.8,
                    Anchor = number.Anchor,
                }
            );
        if (!letter)
            return (null, null);
        return (
            "Công văn",
            new Evidence
            {
                Printed = number?.Printed,
                Confidence = number is null ? 0.6 : 0.9,
                Anchor = number?.Anchor,
            }
        );
    }
}
