namespace Pipeline.Vietnamese;

/// <summary>How many words of a text speak for an old encoding, against it, or for neither.</summary>
/// <param name="Legacy">Are syllables only when decoded.</param>
/// <param name="Unicode">Are syllables only as they stand.</param>
/// <param name="Either">Are syllables both ways.</param>
/// <param name="Neither">Are none either way, and would change.</param>
internal readonly record struct LegacyEvidence(int Legacy, int Unicode, int Either, int Neither)
{
    public static LegacyEvidence operator +(LegacyEvidence a, LegacyEvidence b) =>
        new(a.Legacy + b.Legacy, a.Unicode + b.Unicode, a.Either + b.Either, a.Neither + b.Neither);
}

/// <summary>What one word says about its encoding.</summary>
internal enum WordVoice : byte { None, Neither, Either, Unicode, Legacy }

/// <summary>Tells old encodings by the text itself: decoded words must be Vietnamese syllables where the printed ones are not.</summary>
internal static class LegacyDetector
{
    public static readonly LegacyEncoding[] Encodings = [LegacyEncoding.Tcvn3, LegacyEncoding.Vni, LegacyEncoding.ShiftedGlyphs];

    /// <summary>False where the text has none of the characters of the encoding.</summary>
    public static bool MayBe(string text, LegacyEncoding encoding) => encoding == LegacyEncoding.ShiftedGlyphs
        ? text.AsSpan().IndexOfAnyInRange('\u0460', '\u04FF') >= 0
        : text.AsSpan().IndexOfAnyInRange('\u00A1', '\u00FF') >= 0;

    public static LegacyEvidence Weigh(string text, LegacyEncoding encoding)
    {
        var (legacy, unicode, either, neither) = (0, 0, 0, 0);
        foreach (var (start, end) in Words(text))
            switch (Voice(text.AsSpan(start, end - start), encoding))
            {
                case WordVoice.Legacy: legacy++; break;
                case WordVoice.Unicode: unicode++; break;
                case WordVoice.Either: either++; break;
                case WordVoice.Neither: neither++; break;
            }
        return new LegacyEvidence(legacy, unicode, either, neither);
    }

    /// <summary>Ranges of the runs without white space.</summary>
    public static List<(int Start, int End)> Words(string text)
    {
        var words = new List<(int, int)>(text.Length / 5 + 1);
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var space = i == text.Length || char.IsWhiteSpace(text[i]);
            if (!space && start < 0) start = i;
            if (!space || start < 0) continue;
            words.Add((start, i));
            start = -1;
        }
        return words;
    }

    /// <summary>The loudest voice of the syllables in a word ("Số/ngµy" has two).</summary>
    public static WordVoice Voice(ReadOnlySpan<char> word, LegacyEncoding encoding)
    {
        var loudest = WordVoice.None;
        for (var i = 0; i < word.Length;)
        {
            if (!IsPart(word[i], encoding)) { i++; continue; }
            var start = i;
            while (i < word.Length && IsPart(word[i], encoding)) i++;
            var voice = PartVoice(word[start..i], encoding);
            if (voice > loudest) loudest = voice;
        }
        return loudest;
    }

    private static bool IsPart(char c, LegacyEncoding encoding) =>
        char.IsAsciiLetter(c) || c is > '\u00A0' and < '\u2000' && !(encoding != LegacyEncoding.Tcvn3 && c is '«' or '»') || c is >= '\u2C00' and < '\uE000';

    private static WordVoice PartVoice(ReadOnlySpan<char> part, LegacyEncoding encoding)
    {
        if (part.IndexOfAnyExceptInRange('\0', '\u007F') < 0) return WordVoice.None;
        if (part.Length == 1 && !char.IsLetter(part[0]) || part is "µm" or "μm") return WordVoice.None;
        foreach (var c in part)
            if (IsSureUnicode(c, encoding)) return Syllable.IsValid(part) ? WordVoice.Unicode : WordVoice.Neither;
        var raw = part.ToString();
        var decoded = LegacyText.Decode(raw, encoding);
        var valid = Syllable.IsValid(raw);
        if (decoded == raw && !SameInBoth(raw, encoding)) return valid ? WordVoice.Unicode : WordVoice.Neither;
        return (valid, Syllable.IsValid(decoded)) switch
        {
            (true, true) => WordVoice.Either,
            (true, false) => WordVoice.Unicode,
            (false, true) => WordVoice.Legacy,
            _ => WordVoice.Neither,
        };
    }

    private static bool IsSureUnicode(char c, LegacyEncoding encoding) => encoding == LegacyEncoding.ShiftedGlyphs
        ? c is >= '\u1EA0' and <= '\u1EF9' or 'đ' or 'Đ' or 'ơ' or 'ư'
        : c >= 0x100 && VietnameseLetter.IsLetter(c);

    private static bool SameInBoth(string raw, LegacyEncoding encoding) => encoding switch
    {
        LegacyEncoding.Vni => raw.AsSpan().IndexOfAnyInRange('\u0080', '\u00EB') is var at && (at < 0 || raw[at] is 'Í' or 'Ì') && raw.AsSpan().IndexOfAny('í', 'ì') >= 0,
        LegacyEncoding.ShiftedGlyphs => true,
        _ => false,
    };
}
