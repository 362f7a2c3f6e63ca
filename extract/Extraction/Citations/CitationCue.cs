using System.Collections.Frozen;
using System.Collections.Immutable;
using Pipeline.Vietnamese.Characters;
using Pipeline.Vietnamese.DocumentNumbers;

namespace Pipeline.Extraction.Citations;

/// <summary>The words right before a number: "các Quyết định số:", "KH", "Mẫu số".</summary>
/// <param name="Type">Type in full; null where no type word stands.</param>
/// <param name="Start">Where the words begin.</param>
/// <param name="Marked">"số" stands there.</param>
/// <param name="Capital">The type word begins with a capital, or is an abbreviation.</param>
/// <param name="Paper">"văn bản", "tài liệu": some document, of no told type.</param>
/// <param name="FormCode">The number names a form, a standard, an account: no document.</param>
internal readonly record struct CitationCue(
    string? Type,
    int Start,
    bool Marked,
    bool Capital,
    bool Paper,
    bool FormCode
)
{
    private const int Reach = 72;

    private static readonly ImmutableArray<(string Fold, string Name)> TypeWords =
    [
        .. DocumentTypes
            .Names.Distinct(StringComparer.Ordinal)
            .Select(n => (Folding.FoldLower(n), n))
            .Concat([
                ("bo luat", "Bộ luật"),
                ("thong tu lien bo", "Thông tư liên tịch"),
                ("ke hoach hanh dong", "Kế hoạch"),
                ("bao cao tham tra", "Báo cáo"),
                ("bao cao ket qua", "Báo cáo"),
                ("quy che hoat dong", "Quy chế"),
                ("quy che lam viec", "Quy chế"),
                ("phuong an", "Phương án"),
                ("cv", "Công văn"),
                ("nghi dinh", "Nghị định"),
                ("nghi quyet chuyen de", "Nghị quyết"),
                ("quyet dinh quy pham phap luat", "Quyết định"),
                ("thong tri", "Thông tri"),
                ("thong bao ket luan", "Thông báo"),
                ("bao cao giai trinh", "Báo cáo"),
                ("bao cao tong ket", "Báo cáo"),
                ("to trinh de nghi", "Tờ trình"),
                ("quyet dinh ban hanh", "Quyết định"),
            ])
            .DistinctBy(t => t.Item1)
            .OrderByDescending(t => t.Item1.Length),
    ];

    // By the last letter of the word: most candidates are then compared with a handful of words only.
    private static readonly FrozenDictionary<char, ImmutableArray<(string Fold, string Name)>> ByLastLetter = TypeWords
        .GroupBy(t => t.Fold[^1])
        .ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray());

    private static readonly ImmutableArray<string> FormWords =
    [
        "mau",
        "bieu",
        "bieu mau",
        "phu luc",
        "bang",
        "ma so",
        "ky hieu",
        "hoa don",
        "tai khoan",
        "bien so",
        "bien kiem soat",
        "dien thoai",
        "fax",
        "tcvn",
        "qcvn",
        "iso",
        "tccs",
        "tcxd",
        "tcn",
        "tcxdvn",
        "ma",
        "mst",
        "the",
        "duong",
        "ngo",
        "ngach",
        "hem",
        "phong",
        "to",
        "nha",
        "so nha",
        "thua",
        "thua dat",
        "to ban do",
        "lo",
        "chung chi",
        "giay chung nhan",
        "ho so",
        "to khai",
        "trang",
        "hinh",
        "so do",
    ];

    /// <summary>Reads the words before a number.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="number">First character of the number.</param>
    /// <param name="from">No word before it is looked at.</param>
    public static CitationCue ReadBefore(ReadOnlySpan<char> text, int number, int from)
    {
        var start = Math.Max(from, number - Reach);
        Span<char> buffer = stackalloc char[Reach];
        var window = buffer[..FoldedWordReader.FoldInto(text[start..number], buffer)];
        var cell = window.LastIndexOfAny('\t', '\f');
        if (cell >= 0)
        {
            start += cell + 1;
            window = window[(cell + 1)..];
        }
        var end = FoldedWordReader.TrimEnd(window, window.Length, "*_:\"“'(?,.;");
        // A full stop, a comma or an opening bracket divides unless "số" stands before it ("số. 12/KH", "số, 12/KH").
        var tight = FoldedWordReader.TrimEnd(window, window.Length, "*_:\"“'");
        var marked =
            FoldedWordReader.EndsWith(window, end, "so", out var at)
            || FoldedWordReader.EndsWith(window, end, "so hieu", out at);
        var first = marked ? at : tight;
        if (!marked)
            end = tight;
        // A stray point before a small "số" is no sentence's end ("nghị quyết. số 12").
        else
            end = FoldedWordReader.TrimEnd(
                window,
                at,
                at < window.Length && text[start + at] == 's' ? "*_:\"“'.," : "*_:\"“'"
            );
        if (end == 0)
            return new CitationCue(null, start + first, marked, false, false, false);
        if (ByLastLetter.TryGetValue(window[end - 1], out var words))
            foreach (var (fold, name) in words)
                if (FoldedWordReader.EndsWith(window, end, fold, out var word) && !IsSecondHalf(fold, window, word))
                    return new CitationCue(
                        name,
                        start + word,
                        marked,
                        CharacterClasses.IsUpper(text[start + word]),
                        false,
                        false
                    );
        if (ReadAbbreviation(text, window, start, end) is { } abbreviated)
            return abbreviated with { Marked = marked };
        foreach (var form in FormWords)
            if (
                FoldedWordReader.EndsWith(window, end, form, out _)
                && !(form is "the" && FoldedWordReader.EndsWith(window, end, "tap the", out _))
            )
                return new CitationCue(null, start + first, marked, false, false, true);
        var paper =
            FoldedWordReader.EndsWith(window, end, "van ban", out _)
            || FoldedWordReader.EndsWith(window, end, "tai lieu", out _)
            || FoldedWordReader.EndsWith(window, end, "y kien", out _);
        return new CitationCue(null, start + first, marked, false, paper, false);
    }

    /// <summary>"văn bản quy phạm pháp luật số", "kỷ luật số": the end of another word is no type.</summary>
    private static bool IsSecondHalf(string fold, ReadOnlySpan<char> window, int word) =>
        fold is "luat"
        && (
            FoldedWordReader.EndsWith(window, FoldedWordReader.TrimEnd(window, word), "phap", out _)
            || FoldedWordReader.EndsWith(window, FoldedWordReader.TrimEnd(window, word), "ky", out _)
        );

    /// <summary>"KH 33/…", "NQ 02/TW": a type's abbreviation as its own word in its own case.</summary>
    private static CitationCue? ReadAbbreviation(ReadOnlySpan<char> text, ReadOnlySpan<char> window, int start, int end)
    {
        var at = end;
        while (at > 0 && CharacterClasses.IsLetter(window[at - 1]))
            at--;
        if (end - at is < 2 or > 5 || (at > 0 && window[at - 1] is '/' or '-' or '&'))
            return null;
        var printed = text[(start + at)..(start + end)].ToString();
        if (
            !CharacterClasses.IsUpper(printed[0])
            || !CharacterClasses.IsUpper(printed[1])
            || DocumentTypes.OfficialAbbreviation(printed) is not { } official
        )
            return null;
        return DocumentTypes.NameOfAbbreviation(official) is { } name
            ? new CitationCue(name, start + at, false, true, false, false)
            : null;
    }
}
