using System.Collections.Frozen;
using Pipeline.Extraction.Heading.Fragments;
using Pipeline.Extraction.Heading.Issuers;
using Pipeline.Extraction.Heading.Subjects;
using Pipeline.Extraction.Matching;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Heading.Signers;

/// <summary>Names of persons as they stand under a signature.</summary>
internal static class PersonNameReader
{
    private static readonly string[] Titles =
    [
        "GS.TS.",
        "PGS.TS.",
        "PGS. TS.",
        "GS. TS.",
        "PGS, TS.",
        "GS.",
        "TS.",
        "ThS.",
        "Ths.",
        "TH.S",
        "BS.",
        "BSCKII.",
        "BSCKI.",
        "KS.",
        "CN.",
        "LS.",
        "Ông",
        "Bà",
        "Đ/c",
        "Thượng tướng",
        "Trung tướng",
        "Thiếu tướng",
        "Đại tướng",
        "Đại tá",
        "Thượng tá",
        "Trung tá",
        "Thiếu tá",
        "Đại úy",
        "Thượng úy",
        "Tiến sĩ",
        "Thạc sĩ",
        "Bác sĩ",
        "Kỹ sư",
        "TS ",
        "ThS ",
        "NSND",
        "NGƯT",
        "(Đã ký)",
        "(đã ký)",
        "Đã ký:",
        "Đã ký",
    ];

    /// <summary>The name in its right case; null where a text is no person's name.</summary>
    /// <param name="text">A line.</param>
    /// <param name="known">The first word must be a usual surname.</param>
    public static string? Read(string text, bool known)
    {
        var bare = text.TrimAny(" *.,_-|`~\"'():;“”");
        for (var again = true; again; )
        {
            again = false;
            if (Degree(bare) is > 0 and var cut)
            {
                bare = bare[cut..].TrimStartAny(" .,:-");
                again = true;
                continue;
            }
            foreach (var title in Titles)
                if (bare.Length > title.Length && bare.StartsWith(title, StringComparison.Ordinal))
                {
                    bare = bare[title.Length..].TrimStartAny(" .,:");
                    again = true;
                }
        }
        if (bare.Length is < 5 or > 42)
            return null;
        var words = bare.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        // What a pen left behind the name: "Đỗ Văn Hạnh - ˆ".
        while (words.Length > 2 && !words[^1].AnyCharacter(c => char.IsUpper(c) || char.IsLower(c)))
            words = words[..^1];
        if (words.Length is < 2 or > 6)
            return null;
        foreach (var word in words)
            if (
                word.AnyCharacter(c => !CharacterClasses.IsLetter(c) && c is not ('\'' or '’' or '-' or '.'))
                || word.Length > 9
                || IsSlip(word)
            )
                return null;
        if (!CharacterClasses.IsUpper(words[0][0]))
            return null;
        bare = string.Join(' ', words);
        var capitals = HeadingFragment.IsCapitals(bare);
        if (
            !capitals
            && words.Skip(1).Any(w => !CharacterClasses.IsUpper(w[0]))
            && !(words.Length >= 3 && FamilyNames.IsFamilyName(words[0]))
        )
            return null;
        if (
            words.Any(w => w.Length > 1 && NameCaseRestorer.IsAbbreviation(w))
            || OrganisationNamePhrases.Find(Folding.FoldUpper(bare)) is not null
        )
            return null;
        if (known && !FamilyNames.IsFamilyName(words[0].TrimEnd('\'')))
            return null;
        if (capitals && IsOfOffice(words))
            return null;
        if (TitleTypeLexicon.Match(Folding.FoldUpper(bare), false, out var named) is not null && named >= bare.Length)
            return null;
        if (PositionLexicon.IsPosition(Folding.FoldUpper(bare)) || SignatureZone.IsAuthority(Folding.FoldUpper(bare)))
            return null;
        return string.Join(
            ' ',
            words.Select(w =>
                capitals || !CharacterClasses.IsUpper(w[0])
                    ? NameCaseRestorer.TitleCase(w.Length == 1 ? w : w.ToUpperInvariant())
                    : w
            )
        );
    }

    // With their tones: family names without them are Vũ, Bàn, Tô, Trương, Đặng, Chu, Tống, Ngân.
    private static readonly FrozenSet<string> OpenUnits = "VỤ BAN HỘI TỔ THỊ TRƯỜNG TRƯỞNG ĐẢNG CHỦ TỔNG NGÂN"
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> OfUnits = "PHÒNG VỤ CỤC BAN SỞ"
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    // A row of an office: "VỤ TỔ CHỨC" under "TL. BỘ TRƯỞNG", "H VĂN PHÒNG" of which a seal hides the beginning.
    private static bool IsOfOffice(string[] words) =>
        OpenUnits.Contains(words[0]) || !FamilyNames.IsFrequent(words[0]) && words.Any(OfUnits.Contains);

    private static readonly FrozenSet<string> Degrees = (
        "GS PGS TS TSKH THS TH BS BSCK BSCKI BSCKII BSCK1 BSCK2 CK CKI CKII CK1 CK2 I II DS DSCK DSCKI "
        + "DSCKII KS CN LS KTS CNDD TTND TTUT NGND NGUT NSND NSUT AHLD"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    // "BS.CKII", "PGS.TS.BS", "ThS": degrees before the name, each closed by a point or, where no word can be meant, by
    // a blank.
    private static int Degree(string text)
    {
        var end = 0;
        while (end < text.Length && CharacterClasses.IsLetterOrDigit(text[end]))
            end++;
        if (end is 0 or > 7 || end >= text.Length || text[end] is not ('.' or ',' or ' ' or '-'))
            return 0;
        var fold = Folding.FoldUpper(text.AsSpan(0, end));
        return Degrees.Contains(fold) && (text[end] != ' ' || NameCaseRestorer.IsAbbreviation(fold)) ? end : 0;
    }

    // A tone mark on a syllable that cannot be is a slip of OCR ("Tiĩch"), not a name; names of other languages seldom
    // carry tones.
    private static bool IsSlip(string word) =>
        word.AsSpan().IndexOfAny("-.'’") < 0
        && !SyllableGrammar.IsValid(word)
        && word.AnyCharacter(c => VietnameseLetter.ToneOf(char.ToLowerInvariant(c)) != Tone.Level);
}
