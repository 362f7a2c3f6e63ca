using System.Collections.Immutable;

namespace Pipeline.Extraction.Citations;

/// <summary>The verb or preposition that governs a mention: what the paper does with the document it names.</summary>
internal static class Relations
{
    private const int Reach = 120;

    private static readonly ImmutableArray<(string Words, string Relation)> Verbs =
    [
        ("can cu", "căn cứ"), ("thuc hien", "thực hiện"), ("trien khai", "triển khai"), ("trien khai thuc hien", "triển khai"), ("to chuc thuc hien", "thực hiện"),
        ("thi hanh", "thi hành"), ("phuc dap", "phúc đáp"), ("tra loi", "phúc đáp"), ("sua doi", "sửa đổi"), ("bo sung", "sửa đổi"), ("thay the", "thay thế"), ("thay cho", "thay thế"),
        ("bai bo", "bãi bỏ"), ("huy bo", "bãi bỏ"), ("het hieu luc", "bãi bỏ"), ("kem theo", "kèm theo"), ("dinh kem", "kèm theo"), ("ban hanh", "ban hành"), ("huong dan", "hướng dẫn"),
        ("quan triet", "quán triệt"), ("tong ket", "tổng kết"), ("so ket", "sơ kết"), ("de nghi", "theo đề nghị tại"), ("xet", "theo đề nghị tại"), ("phe duyet", "phê duyệt"),
        ("tiep theo", "tiếp theo"), ("theo", "theo"), ("tai", "theo"), ("dinh chinh", "đính chính"), ("hop nhat", "hợp nhất"), ("quy dinh chi tiet", "quy định chi tiết"),
        ("tuyen truyen", "tuyên truyền"), ("gop y", "góp ý"), ("du thao", "dự thảo"), ("bao cao", "báo cáo"), ("trinh", "trình"),
    ];

    /// <summary>The relation of a mention whose words begin at an offset; null where no verb governs it.</summary>
    public static string? Before(ReadOnlySpan<char> text, int words, int from)
    {
        var start = Math.Max(from, words - Reach);
        Span<char> buffer = stackalloc char[Reach];
        var window = buffer[..Words.FoldInto(text[start..words], buffer)];
        var clause = ClauseStart(window, text[start..words]);
        window = window[clause..];
        string? best = null;
        var (bestStart, bestEnd) = (-1, -1);
        foreach (var (verb, relation) in Verbs)
        {
            var at = LastWord(window, verb);
            if (at < 0) continue;
            var end = at + verb.Length;
            if (end < bestEnd || (end == bestEnd && at > bestStart)) continue;
            (best, bestStart, bestEnd) = (relation, at, end);
        }
        // "theo đề nghị của … tại Tờ trình số": the proposal is what the paper follows.
        if (best == "theo" && (LastWord(window, "de nghi") >= 0)) return "theo đề nghị tại";
        return best;
    }

    private static int LastWord(ReadOnlySpan<char> window, string words)
    {
        for (var search = window; ;)
        {
            var at = search.LastIndexOf(words, StringComparison.Ordinal);
            if (at < 0) return -1;
            var end = at + words.Length;
            if ((at == 0 || !char.IsLetter(window[at - 1])) && (end == window.Length || !char.IsLetter(window[end]))) return at;
            search = search[..Math.Max(0, end - 1)];
        }
    }

    private static int ClauseStart(ReadOnlySpan<char> window, ReadOnlySpan<char> raw)
    {
        for (var i = window.Length - 1; i >= 0; i--)
        {
            var c = raw[i];
            if (c is ';' or '\t' or '\f' or '”') return i + 1;
            if (c == '.' && i + 1 < raw.Length && char.IsWhiteSpace(raw[i + 1]) && !(i > 0 && char.IsUpper(raw[i - 1]))) return i + 1;
            if (c == '\n' && i > 0 && raw[i - 1] == '\n') return i + 1;
        }
        return 0;
    }
}
