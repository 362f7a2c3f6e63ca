using System.Text;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Crosscheck.Comparison;

/// <summary>How two names of organisations stand to each other.</summary>
/// <param name="Score">0 to 1; from <see cref="OrganisationNameMatcher.Sure"/> on they are one unless the archive holds
/// a third that fits as well.</param>
/// <param name="Reason">Why, for a person to judge.</param>
public sealed record OrganisationMatch(double Score, string Reason);

/// <summary>
/// Names of organisations, written out or abbreviated by initials, in any mixture: "CĐ DKVN", "CĐDK", "Công đoàn Dầu
/// khí Việt Nam".
/// No list of bodies: each letter of an abbreviation stands for one word.
/// </summary>
public static class OrganisationNameMatcher
{
    /// <summary>Score from which two names are one.</summary>
    public const double Sure = 0.9;

    private const int ShortAbbreviation = 3;

    private static readonly string[] Levels =
    [
        "tinh",
        "huyen",
        "thanh",
        "pho",
        "quan",
        "thi",
        "xa",
        "nganh",
        "tp",
        "tx",
    ];

    /// <summary>Equal for names that differ in case, accents' places, punctuation and spacing only.</summary>
    public static string ComputeKey(string name) => string.Join(' ', SplitUnits(name).Select(u => u.Text));

    /// <summary>
    /// First letters of all words, the closing "Việt Nam" left out: equal for all abbreviations of one name.
    /// </summary>
    public static string ComputeInitials(string name)
    {
        var initials = string.Concat(SplitUnits(name).Select(u => u.Initial));
        return initials.Length > 3 && initials.EndsWith("vn", StringComparison.Ordinal) ? initials[..^2] : initials;
    }

    /// <summary>Initials without the words of level ("tỉnh", "huyện", "ngành"), which names leave out.</summary>
    public static string BareInitials(string name)
    {
        var initials = string.Concat(
            SplitUnits(name)
                .Where(u => u.Letter || !Levels.Contains(u.Fold, StringComparer.Ordinal))
                .Select(u => u.Initial)
        );
        return initials.Length > 3 && initials.EndsWith("vn", StringComparison.Ordinal) ? initials[..^2] : initials;
    }

    /// <summary>Compares two names; null where they differ.</summary>
    public static OrganisationMatch? Match(string one, string other)
    {
        var (a, b) = (SplitUnits(one), SplitUnits(other));
        if (a.SequenceEqual(b))
            return new OrganisationMatch(1, "cùng một tên");
        var (full, bare) = (Without(a, tail: true, levels: false), Without(a, tail: true, levels: true));
        var (fullOther, bareOther) = (Without(b, tail: true, levels: false), Without(b, tail: true, levels: true));
        if (AreAligned(a, b))
            return MatchAbbreviated(a, b, 0.95, "chữ viết tắt ứng với từng từ");
        if (AreAligned(full, fullOther))
            return MatchAbbreviated(full, fullOther, 0.92, "chữ viết tắt ứng với từng từ, bỏ “Việt Nam”");
        return AreAligned(bare, bareOther) ? new OrganisationMatch(0.8, "khác nhau ở từ chỉ cấp hoặc “ngành”") : null;
    }

    // Letters alone, and few of them, stand for many names.
    private static OrganisationMatch MatchAbbreviated(List<Unit> one, List<Unit> other, double score, string reason) =>
        Math.Min(one.Count, other.Count) <= ShortAbbreviation
        && (one.TrueForAll(u => u.Letter) || other.TrueForAll(u => u.Letter))
            ? new OrganisationMatch(0.75, reason + "; chữ viết tắt quá ngắn")
            : new OrganisationMatch(score, reason);

    private static bool AreAligned(List<Unit> one, List<Unit> other)
    {
        if (one.Count != other.Count || one.Count == 0)
            return false;
        for (var i = 0; i < one.Count; i++)
            if (one[i].Letter || other[i].Letter ? one[i].Initial != other[i].Initial : one[i].Text != other[i].Text)
                return false;
        return true;
    }

    private static List<Unit> Without(List<Unit> units, bool tail, bool levels)
    {
        var kept = levels
            ? units.FindAll(u => u.Letter || !Levels.Contains(u.Fold, StringComparer.Ordinal))
            : [.. units];
        if (
            tail
            && kept is [_, _, .., { Initial: 'v' } v, { Initial: 'n' } n]
            && (v.Letter || v.Fold == "viet")
            && (n.Letter || n.Fold == "nam")
        )
            kept.RemoveRange(kept.Count - 2, 2);
        return kept;
    }

    /// <summary>A word, or one letter of an abbreviation.</summary>
    private readonly record struct Unit(string Text, string Fold, char Initial, bool Letter);

    private static List<Unit> SplitUnits(string name)
    {
        var units = new List<Unit>();
        var word = new StringBuilder();
        foreach (var c in NfcComposer.Compose(name) + " ")
        {
            if (char.IsLetterOrDigit(c))
            {
                word.Append(c);
                continue;
            }
            if (word.Length > 0)
                Add(units, word.ToString());
            word.Clear();
        }
        return units;
    }

    private static void Add(List<Unit> units, string word)
    {
        // "CÔNG ĐOÀN" in capitals is words; "CĐDK" is none of the language.
        var letters = word.Length > 1 && word.All(char.IsUpper) && !SyllableGrammar.IsValid(word);
        if (word is "TP" or "TX" or "Tp" or "tp")
            Add(units, word is "TX" ? "thị" : "thành", word is "TX" ? "xã" : "phố");
        else if (letters)
            foreach (var letter in word)
                units.Add(
                    new Unit(
                        char.ToLowerInvariant(letter).ToString(),
                        Folding.FoldLower(letter.ToString()),
                        Initial(letter),
                        true
                    )
                );
        else
            units.Add(Word(word));
    }

    private static void Add(List<Unit> units, params string[] words) => units.AddRange(words.Select(Word));

    private static Unit Word(string word)
    {
        var text = TonePlacement.Fold(word.ToLowerInvariant());
        return new Unit(text, Folding.FoldLower(word), Initial(word[0]), false);
    }

    /// <summary>The letter as abbreviations print it; "CDDK" for CĐDK is common, so đ is d.</summary>
    private static char Initial(char letter) =>
        Folding.FoldLower(letter.ToString()) is [var first, ..] ? first : letter;
}
