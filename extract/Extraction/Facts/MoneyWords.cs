using System.Collections.Frozen;

namespace Pipeline.Extraction.Facts;

/// <summary>Words that tell that money is meant where no unit is printed: "trị giá 72 triệu", "thiệt hại 1,9 tỷ".</summary>
internal static class MoneyWords
{
    private const int Reach = 12;

    /// <summary>With accents: "thu" earns, "thứ" counts.</summary>
    private static readonly FrozenSet<string> Words = new[]
    {
        "tiền", "quỹ", "chi", "thu", "nợ", "vốn", "phí", "thưởng", "giá", "lãi", "lợi", "lương", "thiệt hại", "ngân sách", "thu nhập", "hỗ trợ", "ủng hộ", "tài trợ", "đầu tư", "xử phạt", "nộp phạt", "quyên góp", "tiết kiệm", "giải ngân", "vận động", "đóng góp", "huy động", "kinh phí", "trao tặng",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>True where the words before a number, back to the sentence's begin, speak of money.</summary>
    public static bool SpeakOf(string text, int start, int at)
    {
        var words = WordsAround.Before(text, at, start, Reach);
        for (var i = 0; i < words.Count; i++)
        {
            if (Words.Contains(text[words[i].Range.Start..words[i].Range.End])) return true;
            if (i + 1 < words.Count && Words.Contains($"{text[words[i + 1].Range.Start..words[i + 1].Range.End]} {text[words[i].Range.Start..words[i].Range.End]}")) return true;
        }
        return false;
    }
}
