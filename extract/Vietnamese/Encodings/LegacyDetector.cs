using Pipeline.Vietnamese.Characters;

namespace Pipeline.Vietnamese.Encodings;

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
internal enum EncodingVote : byte
{
    None,
    Neither,
    Either,
    Unicode,
    Legacy,
}

/// <summary>
/// Tells old encodings by the text itself: decoded words must be Vietnamese syllables where the printed ones are not.
/// </summary>
internal static class LegacyDetector
{
    public static readonly LegacyEncoding[] Encodings =
    [
        LegacyEncoding.Tcvn3,
        LegacyEncoding.Vni,
        LegacyEncoding.ShiftedGlyphs,
    ];

    /// <summary>False where the text has none of the characters of the encoding.</summary>
    public static bool MayBe(string text, LegacyEncoding encoding) =>
        encoding == LegacyEncoding.ShiftedGlyphs
            ? text.AsSpan().IndexOfAnyInRange('\u0460', '\u04FF') >= 0
            : text.AsSpan().IndexOfAnyInRange('\u00A1', '\u00FF') >= 0;

    public static LegacyEvidence MeasureEvidence(string text, LegacyEncoding encoding)
    {
        var (legacy, unicode, either, neither) = (0, 0, 0, 0);
        foreach (var (start, end) in FindWords(text))
            switch (Vote(text.AsSpan(start, end - start), encoding))
            {
                case EncodingVote.Legacy:
                    legacy++;
                    break;
                case EncodingVote.Unicode:
                    unicode++;
                    break;
                case EncodingVote.Either:
                    either++;
                    break;
                case EncodingVote.Neither:
                    neither++;
                    break;
            }
        return new LegacyEvidence(legacy, unicode, either, neither);
    }

    /// <summary>Ranges of the runs without white space.</summary>
    public static List<(int Start, int End)> FindWords(string text)
    {
        var words = new List<(int, int)>(text.Length / 5 + 1);
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var space = i == text.Length || char.IsWhiteSpace(text[i]);
            if (!space && start < 0)
                start = i;
            if (!space || start < 0)
                continue;
            words.Add((start, i));
            start = -1;
        }
        return words;
    }

    /// <summary>The loudest voice of the syllables in a word ("Số/ngµy" has two).</summary>
    public static EncodingVote Vote(ReadOnlySpan<char> word, LegacyEncoding encoding)
    {
        var loudest = EncodingVote.None;
        for (var i = 0; i < word.Length; )
        {
            if (!IsPart(word[i], encoding))
            {
                i++;
                continue;
            }
            var start = i;
            while (i < word.Length && IsPart(word[i], encoding))
                i++;
            var voice = PartVoice(word[start..i], encoding);
            if (voice > loudest)
                loudest = voice;
        }
        return loudest;
    }

    private static bool IsPart(char c, LegacyEncoding encoding) =>
        char.IsAsciiLetter(c)
        || c is > '\u00A0' and < '\u2000' && !(encoding != LegacyEncoding.Tcvn3 && c is '«' or '»')
        || c is >= '\u2C00' and < '\uE000';

    private static EncodingVote PartVoice(ReadOnlySpan<char> part, LegacyEncoding encoding)
    {
        if (part.IndexOfAnyExceptInRange('\0', '\u007F') < 0)
            return EncodingVote.None;
        if (part.Length == 1 && !char.IsLetter(part[0]) || part is "µm" or "μm")
            return EncodingVote.None;
        foreach (var c in part)
            if (IsSureUnicode(c, encoding))
                return SyllableGrammar.IsValid(part) ? EncodingVote.Unicode : EncodingVote.Neither;
        var raw = part.ToString();
        var decoded = LegacyText.Decode(raw, encoding);
        var valid = SyllableGrammar.IsValid(raw);
        if (decoded == raw && !SameInBoth(raw, encoding))
            return valid ? EncodingVote.Unicode : EncodingVote.Neither;
        return (valid, SyllableGrammar.IsValid(decoded)) switch
        {
            (true, true) => EncodingVote.Either,
            (true, false) => EncodingVote.Unicode,
            (false, true) => EncodingVote.Legacy,
            _ => EncodingVote.Neither,
        };
    }

    private static bool IsSureUnicode(char c, LegacyEncoding encoding) =>
        encoding == LegacyEncoding.ShiftedGlyphs
            ? c is >= '\u1EA0' and <= '\u1EF9' or 'đ' or 'Đ' or 'ơ' or 'ư'
            : c >= 0x100 && VietnameseLetter.IsLetter(c);

    private static bool SameInBoth(string raw, LegacyEncoding encoding) =>
        encoding switch
        {
            LegacyEncoding.Vni => raw.AsSpan().IndexOfAnyInRange('\u0080', '\u00EB') is var at
                && (at < 0 || raw[at] is 'Í' or 'Ì')
                && raw.AsSpan().IndexOfAny('í', 'ì') >= 0,
            LegacyEncoding.ShiftedGlyphs => true,
            _ => false,
        };
}

/// <summary>Decides for a line or paragraph which of its words are decoded from which encoding.</summary>
internal static class LegacyConverter
{
    // Where no document stands behind a line, it must tell by itself: so many words, and hardly any against.
    private const int AloneAtLeast = 2;
    private const double AllOfDocument = 0.8;

    /// <summary>The encoding to decode and a voice for each word; encoding None where the text stays.</summary>
    public static (LegacyEncoding Encoding, bool[] Decode) Decide(
        string text,
        List<(int Start, int End)> words,
        NormalizationContext context
    )
    {
        var best = LegacyEncoding.None;
        var evidence = default(LegacyEvidence);
        // The document's own encoding first: where a line speaks for it, no other is tried.
        if (
            context.Encoding != LegacyEncoding.None
            && LegacyDetector.MeasureEvidence(text, context.Encoding) is { Legacy: > 0 } own
            && own.Legacy >= own.Unicode
        )
            return (context.Encoding, Choose(text, words, context.Encoding));
        foreach (var encoding in LegacyDetector.Encodings)
        {
            if (!LegacyDetector.MayBe(text, encoding))
                continue;
            var weighed = LegacyDetector.MeasureEvidence(text, encoding);
            var preferred = encoding == context.Encoding && weighed.Legacy == evidence.Legacy;
            if (best != LegacyEncoding.None && weighed.Legacy <= evidence.Legacy && !preferred)
                continue;
            (best, evidence) = (encoding, weighed);
        }
        return IsCertain(best, evidence, context) ? (best, Choose(text, words, best)) : (LegacyEncoding.None, []);
    }

    private static bool IsCertain(LegacyEncoding encoding, LegacyEvidence evidence, NormalizationContext context)
    {
        if (encoding == context.Encoding && context.Encoding != LegacyEncoding.None)
            return evidence.Legacy > 0
                || evidence.Unicode == 0 && context.Share >= AllOfDocument && evidence.Either + evidence.Neither > 0;
        return evidence.Legacy >= AloneAtLeast && evidence.Unicode == 0 && evidence.Legacy >= evidence.Neither
            || evidence.Legacy > AloneAtLeast
                && 4 * evidence.Legacy > evidence.Unicode
                && evidence.Legacy >= evidence.Neither;
    }

    // Words that do not tell go with the nearest before them that does, those at the beginning with the first after.
    private static bool[] Choose(string text, List<(int Start, int End)> words, LegacyEncoding encoding)
    {
        var voices = words.ConvertAll(w => LegacyDetector.Vote(text.AsSpan(w.Start, w.End - w.Start), encoding));
        var decode = new bool[words.Count];
        var first = voices.FindIndex(v => v is EncodingVote.Legacy or EncodingVote.Unicode);
        var now = first < 0 || voices[first] == EncodingVote.Legacy;
        for (var i = 0; i < words.Count; i++)
        {
            if (voices[i] is EncodingVote.Legacy or EncodingVote.Unicode)
                now = voices[i] == EncodingVote.Legacy;
            decode[i] = now;
        }
        return decode;
    }
}

/// <summary>
/// What the names of the old Vietnamese fonts tell. They stand on Unicode text too, so they never prove an encoding.
/// </summary>
public static class LegacyFonts
{
    /// <summary>
    /// True for the capital fonts of the ABC family (".VnTimeH", "ABCDEE+.VnArialH-Bold"): small letters are drawn as
    /// capitals.
    /// </summary>
    public static bool SaysCapitals(string? font)
    {
        if (font is null)
            return false;
        var name = font.AsSpan();
        if (name.IndexOf('+') is var plus and >= 0)
            name = name[(plus + 1)..];
        if (name.IndexOfAny('-', ',') is var style and >= 0)
            name = name[..style];
        name = name.Trim().TrimStart('.');
        return name.Length > 3
            && name[^1] == 'H'
            && name.StartsWith("vn", StringComparison.OrdinalIgnoreCase)
            && !name.StartsWith("vni", StringComparison.OrdinalIgnoreCase)
            && !name[..^1].ToString().All(char.IsUpper);
    }
}
