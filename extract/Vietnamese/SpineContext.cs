namespace Pipeline.Vietnamese;

/// <summary>What the whole document says about how its text was written; it decides the lines that do not tell themselves.</summary>
/// <param name="Encoding">The old encoding that some of the text was written in; none for most documents.</param>
/// <param name="Share">Of the words that tell, the share that was written in it, 0 to 1.</param>
/// <param name="BrokenCapitals">Capitals of the kind "PHÖ" for "PHÚ" were seen: "LÕNG" may then stand for "LÒNG".</param>
public sealed record SpineContext(LegacyEncoding Encoding, double Share, bool BrokenCapitals)
{
    private const int EnoughWords = 5;
    private const int MostWords = 4000;

    /// <summary>Nothing is known.</summary>
    public static SpineContext None { get; } = new(LegacyEncoding.None, 0, false);

    /// <summary>Judges by the text of the document: its lines or paragraphs in any order. Stops when enough was seen.</summary>
    public static SpineContext Of(IEnumerable<string> lines)
    {
        var total = new Dictionary<LegacyEncoding, LegacyEvidence>();
        var broken = false;
        var seen = 0;
        foreach (var raw in lines)
        {
            if (!TextSpine.MayNeedWork(raw)) continue;
            var line = Nfc.Compose(raw);
            broken = broken || BrokenCapitalLetters.AreSure(line);
            foreach (var encoding in LegacyDetector.Encodings)
                if (LegacyDetector.MayBe(line, encoding)) total[encoding] = total.GetValueOrDefault(encoding) + LegacyDetector.Weigh(line, encoding);
            seen += line.Length / 5;
            if (seen > MostWords) break;
        }
        var best = LegacyEncoding.None;
        foreach (var (encoding, evidence) in total)
            if (evidence.Legacy >= EnoughWords && (best == LegacyEncoding.None || evidence.Legacy > total[best].Legacy)) best = encoding;
        if (best == LegacyEncoding.None) return broken ? None with { BrokenCapitals = true } : None;
        var found = total[best];
        return new SpineContext(best, (double)found.Legacy / (found.Legacy + found.Unicode), broken);
    }
}
