using System.Collections.Frozen;
using System.Collections.Immutable;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Citations;

/// <summary>The verb or preposition that governs a mention: what the paper does with the document it names.</summary>
internal static class CitationRelationReader
{
    private const int Reach = 120;

    private static readonly ImmutableArray<(string Words, string Relation)> Verbs =
    [
        ("can cu", "căn cứ"),
        ("tren co so", "căn cứ"),
        ("thuc hien", "thực hiện"),
        ("trien khai", "triển khai"),
        ("trien khai thuc hien", "triển khai"),
        ("to chuc thuc hien", "thực hiện"),
        ("thi hanh", "thi hành"),
        ("phuc dap", "phúc đáp"),
        ("tra loi", "phúc đáp"),
        ("sua doi", "sửa đổi"),
        ("bo sung", "sửa đổi"),
        ("thay the", "thay thế"),
        ("thay cho", "thay thế"),
        ("bai bo", "bãi bỏ"),
        ("huy bo", "bãi bỏ"),
        ("het hieu luc", "bãi bỏ"),
        ("kem theo", "kèm theo"),
        ("dinh kem", "kèm theo"),
        ("ban hanh", "ban hành"),
        ("huong dan", "hướng dẫn"),
        ("quan triet", "quán triệt"),
        ("tong ket", "tổng kết"),
        ("so ket", "sơ kết"),
        ("xet de nghi", "theo đề nghị tại"),
        ("phe duyet", "phê duyệt"),
        ("tiep theo", "tiếp theo"),
        ("theo", "theo"),
        ("tai", "theo"),
        ("dinh chinh", "đính chính"),
        ("hop nhat", "hợp nhất"),
        ("quy dinh chi tiet", "quy định chi tiết"),
        ("tuyen truyen", "tuyên truyền"),
        ("gop y", "góp ý"),
        ("du thao", "dự thảo"),
        ("bao cao", "báo cáo"),
        ("trinh", "trình"),
    ];

    private const int SentenceReach = 900;

    private static readonly ImmutableArray<(string Words, string Relation)> Openings =
    [
        ("can cu", "căn cứ"),
        ("thuc hien", "thực hiện"),
        ("tiep tuc thuc hien", "thực hiện"),
        ("thi hanh", "thi hành"),
        ("trien khai", "triển khai"),
        ("xet", "theo đề nghị tại"),
        ("theo", "theo"),
        ("quan triet", "quán triệt"),
    ];

    // By the first two letters: a word of the window is compared with a handful of verbs only.
    private static readonly FrozenDictionary<int, ImmutableArray<(string Words, string Relation)>> ByBegin = Verbs
        .GroupBy(v => Begin(v.Words))
        .ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(v => v.Words.Length).ToImmutableArray());

    /// <summary>The relation of a mention whose words begin at an offset; null where no verb governs it.</summary>
    public static string? ReadBefore(ReadOnlySpan<char> text, int words, int from)
    {
        var start = Math.Max(from, words - Reach);
        Span<char> buffer = stackalloc char[Reach];
        var window = buffer[..FoldedWordReader.FoldInto(text[start..words], buffer)];
        window = window[ClauseStart(window, text[start..words])..];
        string? best = null;
        var bestEnd = -1;
        // Backwards from word to word: the last verb governs; one that begins earlier wins only if it ends no sooner.
        for (int at = window.Length - 2, steps = 0; at >= 0 && steps < 3; at--)
        {
            if (!char.IsAsciiLetterLower(window[at]) || (at > 0 && CharacterClasses.IsLetterOrDigit(window[at - 1])))
                continue;
            if (bestEnd >= 0)
                steps++;
            if (!ByBegin.TryGetValue(Begin(window[at..]), out var verbs))
                continue;
            foreach (var (verb, relation) in verbs)
            {
                if (
                    !FoldedWordReader.StartsWith(window, at, verb, out var end)
                    || end < bestEnd
                    || verb is "trinh" && IsNoun(window, at)
                )
                    continue;
                (best, bestEnd, steps) = (relation, end, 0);
                break;
            }
        }
        // "theo đề nghị của … tại Tờ trình số": the proposal is what the paper follows.
        if (
            best is "theo" or null
            && window.IndexOf("de nghi ") is >= 0 and var proposal
            && (
                FoldedWordReader.StartsWith(window, proposal, "de nghi cua", out _)
                || FoldedWordReader.StartsWith(window, proposal, "de nghi tai", out _)
            )
        )
            return "theo đề nghị tại";
        return
            best is null
            && FoldedWordReader.EndsWith(window, FoldedWordReader.TrimEnd(window, window.Length), "xet", out _)
            ? "theo đề nghị tại"
            : best;
    }

    // "chương trình", "quá trình", "lộ trình": no verb.
    private static bool IsNoun(ReadOnlySpan<char> window, int at)
    {
        var end = FoldedWordReader.TrimEnd(window, at);
        foreach (var word in (ReadOnlySpan<string>)["chuong", "to", "qua", "cong", "giao", "quy", "lo", "tien", "phap"])
            if (FoldedWordReader.EndsWith(window, end, word, out _))
                return true;
        return false;
    }

    /// <summary>
    /// "Căn cứ Điều lệ …; Quy định số …": the verb that opens the sentence governs each item of the list, whatever
    /// stood before the semicolon.
    /// Null where the mention does not begin right after a semicolon.
    /// </summary>
    public static string? OfList(ReadOnlySpan<char> text, int words, int from)
    {
        var before = text[Math.Max(from, words - 30)..words];
        var mark = before.LastIndexOf(';');
        if (mark < 0 || before[(mark + 1)..].ContainsAny('.', '\t', '\f'))
            return null;
        var start = Math.Max(from, words - SentenceReach);
        var sentence = text[start..words];
        for (var i = sentence.Length - 2; i > 0; i--)
            if (
                sentence[i] == '\n' && (sentence[i - 1] is '.' or '\n' || CharacterClasses.IsUpper(sentence[i + 1]))
                || sentence[i] == '.'
                    && CharacterClasses.IsWhiteSpace(sentence[i + 1])
                    && CharacterClasses.IsLower(sentence[i - 1])
            )
            {
                sentence = sentence[(i + 1)..];
                break;
            }
        Span<char> buffer = stackalloc char[24];
        sentence = sentence.TrimStart(" \n\u00A0-+*•");
        var opening = buffer[..FoldedWordReader.FoldInto(sentence[..Math.Min(24, sentence.Length)], buffer)];
        foreach (var (verb, relation) in Openings)
            if (FoldedWordReader.StartsWith(opening, 0, verb, out _))
                return relation;
        return null;
    }

    private static int Begin(ReadOnlySpan<char> word) => word.Length < 2 ? 0 : word[0] << 16 | word[1];

    private static int ClauseStart(ReadOnlySpan<char> window, ReadOnlySpan<char> raw)
    {
        for (var i = window.Length - 1; i >= 0; i--)
        {
            var c = raw[i];
            if (c is ';' or '\t' or '\f' or '”')
                return i + 1;
            if (
                c == '.'
                && i + 1 < raw.Length
                && CharacterClasses.IsWhiteSpace(raw[i + 1])
                && !(i > 0 && CharacterClasses.IsUpper(raw[i - 1]))
            )
                return i + 1;
            if (c == '\n' && i > 0 && raw[i - 1] == '\n')
                return i + 1;
        }
        return 0;
    }
}
