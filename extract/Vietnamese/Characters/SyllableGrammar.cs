using System.Collections.Frozen;

namespace Pipeline.Vietnamese.Characters;

/// <summary>The grammar of a written syllable: onset, rhyme and tone, and the spelling rules that join them.</summary>
public static class SyllableGrammar
{
    private static readonly FrozenSet<string> Rhymes = (
        "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
        + "e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng "
        + "iêp iêt iêu "
        + "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on "
        + "ong ooc oong op ot "
        + "ô ôc ôi ôm ôn ông ôp ôt ơ ơc ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ "
        + "uôc uôi uôm uôn uông uôt up ut "
        + "uy uya uych uyn uyên uyêt uynh uyp uyt uyu ư ưa ưc ưi ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu "
        + "y ych yt ynh yu yên yêng yêm yêt yêu"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> RhymeLookup =
        Rhymes.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly string[] Onsets =
    [
        "ngh",
        "ch",
        "gh",
        "gi",
        "kh",
        "ng",
        "nh",
        "ph",
        "qu",
        "th",
        "tr",
        "b",
        "c",
        "d",
        "đ",
        "g",
        "h",
        "k",
        "l",
        "m",
        "n",
        "p",
        "r",
        "s",
        "t",
        "v",
        "x",
    ];

    /// <summary>
    /// True where the word can be a Vietnamese syllable as it is spelled, of either case, NFC.
    /// Tone marks may stand in both ways (hoà, hòa). Words of other languages of the country ("Krông") are none.
    /// </summary>
    public static bool IsValid(ReadOnlySpan<char> word)
    {
        if (word.Length is 0 or > 7)
            return false;
        Span<char> plain = stackalloc char[word.Length];
        var tone = Tone.Level;
        for (var i = 0; i < word.Length; i++)
        {
            if (!VietnameseLetter.IsLetter(word[i]))
                return false;
            var here = VietnameseLetter.ToneOf(word[i]);
            if (here != Tone.Level)
            {
                if (tone != Tone.Level)
                    return false;
                tone = here;
            }
            plain[i] = char.ToLowerInvariant(VietnameseLetter.WithoutTone(word[i]));
        }
        // "gì", "gìn", "giếng": the onset gi before a rhyme in i is written once.
        if (plain.StartsWith("gi") && IsSpellable("g", plain[1..], tone))
            return true;
        foreach (var onset in Onsets)
            if (plain.StartsWith(onset) && IsSpellable(onset, plain[onset.Length..], tone))
                return true;
        return IsSpellable("", plain, tone);
    }

    private static bool IsSpellable(ReadOnlySpan<char> onset, ReadOnlySpan<char> rhyme, Tone tone)
    {
        if (rhyme.IsEmpty || !RhymeLookup.Contains(rhyme))
            return false;
        // Syllables closed by a stop take only the acute or the dot.
        if ((rhyme[^1] is 'c' or 'p' or 't' || rhyme.EndsWith("ch")) && tone is not (Tone.Acute or Tone.Dot))
            return false;
        var front = rhyme[0] is 'e' or 'ê' or 'i' or 'y';
        return onset switch
        {
            "" => !rhyme.StartsWith("iê") && rhyme is not ("yu" or "yt" or "ych" or "ynh"),
            // The sound k before a glide is spelled qu: "quyện", never "cuyện".
            "c" => !front
                && !(
                    rhyme.Length > 1
                    && (
                        rhyme[0] == 'u' && rhyme[1] is 'y' or 'ê' or 'â'
                        || rhyme[0] == 'o' && rhyme[1] is 'a' or 'ă' or 'e'
                    )
                ),
            "ng" => !front,
            "g" => !front || rhyme[0] == 'i' && rhyme is not "ia",
            "k" => front && (!rhyme.StartsWith("yê")),
            "gh" or "ngh" => front && rhyme[0] != 'y',
            "qu" => rhyme[0] is not ('u' or 'o' or 'ư') && !rhyme.StartsWith("iê"),
            "gi" => rhyme[0] is not ('i' or 'y'),
            _ => rhyme[0] != 'y' || rhyme is "y",
        };
    }
}
