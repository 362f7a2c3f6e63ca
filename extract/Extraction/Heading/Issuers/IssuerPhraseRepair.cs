using Pipeline.Extraction.Heading.Fragments;
using Pipeline.Extraction.Matching;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Heading.Issuers;

/// <summary>
/// The settled words with which names of bodies begin, put right where OCR slipped in one of them or in accents: "LIEN
/// ĐOẢÁN LAO ĐỌNG",
/// "CÔNG ĐO NGANH". Only words of this closed list change; a place's name is none of them.
/// </summary>
internal static class IssuerPhraseRepair
{
    private static readonly string[][] Openings =
    [
        .. (
            "TỔNG LIÊN ĐOÀN LAO ĐỘNG|LIÊN ĐOÀN LAO ĐỘNG|CÔNG ĐOÀN NGÀNH|CÔNG ĐOÀN VIÊN CHỨC|"
            + "CÔNG ĐOÀN CÁC KHU CÔNG NGHIỆP|CÔNG ĐOÀN CÁC KHU CÔNG|CÔNG ĐOÀN CƠ SỞ|ỦY BAN NHÂN DÂN|"
            + "HỘI ĐỒNG NHÂN DÂN|ỦY BAN MẶT TRẬN TỔ QUỐC|"
            + "HỘI LIÊN HIỆP PHỤ NỮ|HỘI NÔNG DÂN|HỘI CỰU CHIẾN BINH|ĐOÀN THANH NIÊN CỘNG SẢN|BAN CHẤP HÀNH|"
            + "BAN THƯỜNG VỤ|ĐẢNG BỘ TỈNH|ĐẢNG BỘ HUYỆN|HUYỆN ỦY|TỈNH ỦY|THÀNH ỦY|ĐẢNG ỦY|CÔNG ĐOÀN|LIÊN ĐOÀN|"
            + "ĐẢNG BỘ"
        )
            .Split('|')
            .Select(p => p.Split(' ')),
    ];

    private static readonly string[][] Folded =
    [
        .. Openings.Select(p => p.Select(w => Folding.FoldUpper(w)).ToArray()),
    ];

    /// <summary>True where the text begins with one of the phrases, slips forgiven.</summary>
    public static bool StartsWithPhrase(string text) =>
        text.Split(' ') is var words && (Match(words) ?? ByEnd(words)) is not null;

    /// <summary>
    /// True for a row that begins with such a phrase and names no unit yet: the unit may stand in the next row.
    /// </summary>
    public static bool AsksForUnit(string row) =>
        StartsWithPhrase(row)
        && !row.Split(' ').Any(w => Folding.FoldUpper(w) is "TINH" or "HUYEN" or "QUAN" or "XA" or "NAM" or "PHO");

    /// <summary>
    /// A row of capitals with the phrase at its beginning, and the unit's word behind it, as they are written; others
    /// as they are.
    /// </summary>
    /// <param name="row">A row of the heading, without specks at its ends.</param>
    /// <param name="goesOn">The row above asks for a unit.</param>
    public static string Repair(string row, bool goesOn)
    {
        if (!HeadingFragment.IsCapitals(row))
            return row;
        var words = row.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var start = 0;
        var mended = new List<string>();
        if ((Match(words) ?? ByEnd(words)) is { } match)
            (start, mended) = (match.Words, [.. match.Phrase]);
        else if (Folding.FoldUpper(words[0]) == "UBND")
            (start, mended) = (1, ["UBND"]);
        // "SỚ TÀI CHÍNH": no other body begins so; "SỐ" may be a number's label.
        else if (
            words.Length > 2
            && words[0] is not "SỐ"
            && Folding.FoldUpper(words[0]) == "SO"
            && words.All(w => w.AllCharacters(char.IsLetter))
        )
            (start, mended) = (1, ["SỞ"]);
        // "TÍNH HẢI ĐIỀN", "ỦY BAN NHÂN DÂN TĨNH …": a unit's word where none but it can stand.
        if (
            start < words.Length
            && (start > 0 || goesOn)
            && mended is not [.., "TỈNH" or "HUYỆN"]
            && Unit(words[start], words.Length - start) is { } unit
        )
        {
            mended.Add(unit);
            start++;
        }
        return start == 0 ? row : string.Join(' ', mended.Concat(words[start..]));
    }

    private static string? Unit(string word, int left) =>
        left < 2
            ? null
            : Folding.FoldUpper(word) switch
            {
                "TINH" => "TỈNH",
                "HUYEN" => "HUYỆN",
                _ => null,
            };

    // "2Í BAN NHÂN DÂN", "ĐOÀN LAO ĐỘNG TỈNH …": words that end but one body's name, whatever OCR made of those before
    // them.
    private static (int Words, string[] Phrase)? ByEnd(string[] words)
    {
        for (var i = 0; i <= 3 && i + 3 <= words.Length; i++)
        {
            var (first, second, third) = (Letters(words[i]), Letters(words[i + 1]), Letters(words[i + 2]));
            if (first == "BAN" && second == "NHAN" && third == "DAN" && words.Take(i).All(IsSpoiled))
                return (i + 3, ["ỦY", "BAN", "NHÂN", "DÂN"]);
            if (
                i > 0
                && first == "LAO"
                && second == "DONG"
                && Unit(words[i + 2], words.Length - i - 2) is not null
                && words
                    .Take(i)
                    .All(w =>
                        IsSpoiled(w)
                        || Letters(w) is "LIEN" or "DOAN"
                        || FixedHeadingLines.LevenshteinDistance(Letters(w), "LIEN", 1) <= 1
                    )
            )
                return (i + 2, ["LIÊN", "ĐOÀN", "LAO", "ĐỘNG"]);
        }
        return null;
    }

    private static bool IsSpoiled(string word) => word.Length < 2 || !SyllableGrammar.IsValid(word);

    // The longest phrase whose words all stand there but for accents; else the one with a slip in a single word.
    private static (int Words, string[] Phrase)? Match(string[] words)
    {
        (int Phrase, int Words)? best = null;
        var (least, tie) = (int.MaxValue, false);
        for (var p = 0; p < Folded.Length; p++)
        {
            if (
                AlignWords(words, Folded[p], out var taken) is not { } slips
                || slips > least
                || slips == least && taken < best!.Value.Words
            )
                continue;
            tie = slips == least && taken == best!.Value.Words;
            (best, least) = ((p, taken), slips);
        }
        return tie || best is not { } found ? null : (found.Words, Openings[found.Phrase]);
    }

    private static int? AlignWords(string[] words, string[] phrase, out int taken)
    {
        var (off, slips, w) = (0, 0, 0);
        taken = 0;
        for (var p = 0; p < phrase.Length; p++, w++)
        {
            if (w >= words.Length)
                return null;
            var word = Letters(words[w]);
            if (word == phrase[p])
                continue;
            if (p + 1 < phrase.Length && word == phrase[p] + phrase[p + 1])
            {
                p++;
                continue;
            }
            // The last word ends the phrase, and nothing behind it bears witness: it may be a word of its own ("CÔNG
            // ĐOÀN NGÂN HÀNG").
            var within = phrase.Length > 2 && p + 1 < phrase.Length;
            var most =
                within && phrase[p].Length > 3 ? 2
                : within || !SyllableGrammar.IsValid(words[w]) ? 1
                : 0;
            if (
                most == 0
                || ++off > 1
                || phrase[p].Length < 3
                || word.Length < 2
                || FixedHeadingLines.LevenshteinDistance(word, phrase[p], most) is var distance && distance > most
            )
                return null;
            slips += distance;
        }
        taken = w;
        return slips;
    }

    private static string Letters(string word) =>
        string.Concat(Folding.FoldUpper(word).Where(c => char.IsAsciiLetterUpper(c) || c > 127));
}
