namespace Pipeline.Vietnamese;

/// <summary>Decides for a line or paragraph which of its words are decoded from which encoding.</summary>
internal static class LegacyConverter
{
    // Where no document stands behind a line, it must tell by itself: so many words, and hardly any against.
    private const int AloneAtLeast = 2;
    private const double AllOfDocument = 0.8;

    /// <summary>The encoding to decode and a voice for each word; encoding None where the text stays.</summary>
    public static (LegacyEncoding Encoding, bool[] Decode) Decide(string text, List<(int Start, int End)> words, SpineContext context)
    {
        var best = LegacyEncoding.None;
        var evidence = default(LegacyEvidence);
        // The document's own encoding first: where a line speaks for it, no other is tried.
        if (context.Encoding != LegacyEncoding.None && LegacyDetector.Weigh(text, context.Encoding) is { Legacy: > 0 } own && own.Legacy >= own.Unicode)
            return (context.Encoding, Choose(text, words, context.Encoding));
        foreach (var encoding in LegacyDetector.Encodings)
        {
            if (!LegacyDetector.MayBe(text, encoding)) continue;
            var weighed = LegacyDetector.Weigh(text, encoding);
            var preferred = encoding == context.Encoding && weighed.Legacy == evidence.Legacy;
            if (best != LegacyEncoding.None && weighed.Legacy <= evidence.Legacy && !preferred) continue;
            (best, evidence) = (encoding, weighed);
        }
        return IsCertain(best, evidence, context) ? (best, Choose(text, words, best)) : (LegacyEncoding.None, []);
    }

    private static bool IsCertain(LegacyEncoding encoding, LegacyEvidence evidence, SpineContext context)
    {
        if (encoding == context.Encoding && context.Encoding != LegacyEncoding.None)
            return evidence.Legacy > 0 || evidence.Unicode == 0 && context.Share >= AllOfDocument && evidence.Either + evidence.Neither > 0;
        return evidence.Legacy >= AloneAtLeast && evidence.Unicode == 0 && evidence.Legacy >= evidence.Neither
            || evidence.Legacy > AloneAtLeast && 4 * evidence.Legacy > evidence.Unicode && evidence.Legacy >= evidence.Neither;
    }

    // Words that do not tell go with the nearest before them that does, those at the beginning with the first after.
    private static bool[] Choose(string text, List<(int Start, int End)> words, LegacyEncoding encoding)
    {
        var voices = words.ConvertAll(w => LegacyDetector.Voice(text.AsSpan(w.Start, w.End - w.Start), encoding));
        var decode = new bool[words.Count];
        var first = voices.FindIndex(v => v is WordVoice.Legacy or WordVoice.Unicode);
        var now = first < 0 || voices[first] == WordVoice.Legacy;
        for (var i = 0; i < words.Count; i++)
        {
            if (voices[i] is WordVoice.Legacy or WordVoice.Unicode) now = voices[i] == WordVoice.Legacy;
            decode[i] = now;
        }
        return decode;
    }
}
