using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using Pipeline.Vietnamese.Characters;
using Pipeline.Vietnamese.Encodings;

namespace Pipeline.Vietnamese;

/// <summary>
/// The one way in for text of every reader: NFC, old encodings, white space and invisible characters, look-alikes,
/// broken capitals.
/// Digits are never changed. What is changed in letters is told as a repair with the printed form.
/// </summary>
public static class TextNormalizer
{
    private static readonly SearchValues<char> Suspicious = SearchValues.Create([
        .. Enumerable.Range(0, 0x10000).Select(c => (char)c).Where(IsSuspicious),
    ]);

    /// <summary>Cleans a line, a paragraph or a cell; lines stay divided by \n, cells by tabs.</summary>
    /// <param name="text">As the file has it.</param>
    /// <param name="context">What the whole document says; null where only this text is known.</param>
    public static CleanText Normalize(string text, NormalizationContext? context = null)
    {
        context ??= NormalizationContext.None;
        if (context.Encoding == LegacyEncoding.None && !MayNeedWork(text))
            return new CleanText(text, []);
        var composed = NfcComposer.Compose(text);
        var words = LegacyDetector.FindWords(composed);
        var (encoding, decode) = LegacyConverter.Decide(composed, words, context);
        var cleaned = new StringBuilder(composed.Length);
        var repairs = ImmutableArray.CreateBuilder<CleanTextRepair>();
        var at = 0;
        var run = (Begin: -1, From: 0, To: 0); // Neighbouring decoded words are one repair.
        for (var i = 0; i < words.Count; i++)
        {
            var (start, end) = words[i];
            var spaceAt = cleaned.Length;
            AppendSpaces(cleaned, composed.AsSpan(at, start - at));
            at = end;
            var begin = cleaned.Length;
            var printed = composed[start..end];
            var decoded = encoding != LegacyEncoding.None && decode[i] ? LegacyText.Decode(printed, encoding) : printed;
            var mended = RepairWord(InvisibleCharacters.Remove(decoded), out var kind);
            if (decoded != printed)
                run = (run.Begin < 0 ? begin : run.Begin, run.Begin < 0 ? start : run.From, end);
            else
            {
                if (run.Begin >= 0)
                    repairs.Add(new CleanTextRepair(run.Begin, spaceAt, composed[run.From..run.To], "encoding"));
                run.Begin = -1;
                if (kind is not null)
                    repairs.Add(new CleanTextRepair(begin, begin + mended.Length, printed, kind));
            }
            cleaned.Append(mended);
        }
        if (run.Begin >= 0)
            repairs.Add(new CleanTextRepair(run.Begin, cleaned.Length, composed[run.From..run.To], "encoding"));
        AppendSpaces(cleaned, composed.AsSpan(at));
        return new CleanText(cleaned.ToString(), repairs.ToImmutable());
    }

    /// <summary>
    /// Cleans the words of one line, which are judged together. One cleaned text a word, each with its repairs (counted
    /// within the word);
    /// a word of invisible characters only comes back empty.
    /// </summary>
    public static ImmutableArray<CleanText> CleanWords(
        IReadOnlyList<string> words,
        NormalizationContext? context = null
    )
    {
        context ??= NormalizationContext.None;
        var work = context.Encoding != LegacyEncoding.None;
        for (var i = 0; i < words.Count && !work; i++)
            work = MayNeedWork(words[i]);
        if (!work)
            return [.. words.Select(w => new CleanText(w, []))];
        // The encoding is the line's; the rest is the word's.
        var line = NfcComposer.Compose(string.Join(' ', words.Select(w => w.Replace(' ', '\u00B7'))));
        var ranges = LegacyDetector.FindWords(line);
        var (encoding, decode) = LegacyConverter.Decide(line, ranges, context);
        var together = encoding != LegacyEncoding.None && ranges.Count == words.Count;
        return [.. words.Select((word, i) => CleanWord(word, together && decode[i] ? encoding : LegacyEncoding.None))];
    }

    /// <summary>False where the text is clean for sure: a scan and nothing else.</summary>
    public static bool MayNeedWork(ReadOnlySpan<char> text) => text.IndexOfAny(Suspicious) >= 0;

    private static CleanText CleanWord(string word, LegacyEncoding encoding)
    {
        var printed = NfcComposer.Compose(word);
        var decoded = LegacyText.Decode(printed, encoding);
        var mended = RepairWord(InvisibleCharacters.Remove(decoded), out var kind);
        if (decoded != printed)
            kind = "encoding";
        return new CleanText(mended, kind is null ? [] : [new CleanTextRepair(0, mended.Length, printed, kind)]);
    }

    private static string RepairWord(string word, out string? kind)
    {
        kind = null;
        var mended = word.Replace('ƣ', 'ư').Replace('Ƣ', 'Ư');
        if (mended != word)
            kind = "encoding";
        var alike = Homoglyphs.Repair(mended);
        if (alike != mended)
            kind ??= "look-alike";
        if (BrokenCapitalRepair.TryRepair(alike, out var capitals))
            kind ??= "capitals";
        return capitals;
    }

    private static void AppendSpaces(StringBuilder cleaned, ReadOnlySpan<char> spaces)
    {
        for (var i = 0; i < spaces.Length; i++)
            switch (spaces[i])
            {
                case '\t' or '\n':
                    cleaned.Append(spaces[i]);
                    break;
                case '\r' when i + 1 < spaces.Length && spaces[i + 1] == '\n':
                    break;
                case '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029':
                    cleaned.Append('\n');
                    break;
                default:
                    cleaned.Append(' ');
                    break;
            }
    }

    // Everything but what clean Vietnamese text is made of. Signs of Latin-1 (the letters of the old encodings) are
    // suspicious:
    // a text that has one is looked at closely, which changes nothing where it is Unicode.
    private static bool IsSuspicious(char c) =>
        c switch
        {
            '\t' or '\n' => false,
            < ' ' => true,
            < '\u007F' => false,
            'Õ' => true,
            < '\u2000' => !VietnameseLetter.IsLetter(c),
            '–' or '—' or '‘' or '’' or '“' or '”' or '•' or '…' => false,
            < '\u2C00' => c is < '\u2030' or (>= '\u205F' and <= '\u206F') or (>= '\u2160' and <= '\u217F') or '\u2212',
            _ => c is >= '\uD800',
        };
}

/// <summary>
/// Capitals that Word 2007 wrote wrongly into the text of its PDFs: Ò as Õ, Ú as Ö (and ư as ƣ, which the spine mends
/// anywhere).
/// Mended only in words of capitals where the mended word is a syllable and the printed one is none in use.
/// </summary>
internal static class BrokenCapitalRepair
{
    // Words in õ that are in use in capitals too: they are left alone.
    private static readonly FrozenSet<string> InUse =
        "bõ cõi cõng chõng dõi gõ lõi lõm mõ mõm ngõ nõn rõ võ võng xõa sõi thõng tõm hõm"
            .Split(' ')
            .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True where the text has a word that can be nothing else ("PHÖ").</summary>
    public static bool AreSure(string text) => text.Contains('Ö') && TryRepair(text, out _);

    /// <summary>Mends the words of a text; false where nothing was to be mended.</summary>
    public static bool TryRepair(string text, out string mended)
    {
        mended = text;
        if (text.AsSpan().IndexOfAny('Õ', 'Ö') < 0)
            return false;
        var letters = text.ToCharArray();
        var changed = false;
        for (var i = 0; i < letters.Length; )
        {
            if (!char.IsLetter(letters[i]))
            {
                i++;
                continue;
            }
            var start = i;
            while (i < letters.Length && char.IsLetter(letters[i]))
                i++;
            changed |= MendWord(letters.AsSpan(start, i - start));
        }
        if (changed)
            mended = new string(letters);
        return changed;
    }

    private static bool MendWord(Span<char> word)
    {
        if (word.Length < 2 || word.IndexOfAny('Õ', 'Ö') < 0)
            return false;
        var capitals = true;
        foreach (var c in word[1..])
            capitals &= char.IsUpper(c);
        if (!capitals && word[0] is not 'Ö')
            return false;
        if (capitals && word.IndexOf('Ö') < 0 && InUse.Contains(new string(word).ToLowerInvariant()))
            return false;
        Span<char> candidate = stackalloc char[word.Length];
        word.CopyTo(candidate);
        candidate.Replace('Õ', 'Ò');
        candidate.Replace('Ö', 'Ú');
        if (!SyllableGrammar.IsValid(candidate))
            return false;
        candidate.CopyTo(word);
        return true;
    }
}

/// <summary>A repair of a piece of text.</summary>
/// <param name="Start">Begin in the cleaned text, in UTF-16 units.</param>
/// <param name="End">End in the cleaned text.</param>
/// <param name="Printed">What stood there.</param>
/// <param name="Kind">encoding, look-alike, capitals.</param>
public readonly record struct CleanTextRepair(int Start, int End, string Printed, string Kind);

/// <summary>Text as the house keeps it, with what was changed in it beyond composition and white space.</summary>
/// <param name="Text">NFC, Unicode.</param>
/// <param name="Repairs">In order; empty for most.</param>
public readonly record struct CleanText(string Text, ImmutableArray<CleanTextRepair> Repairs);

/// <summary>
/// What the whole document says about how its text was written; it decides the lines that do not tell themselves.
/// </summary>
/// <param name="Encoding">The old encoding that some of the text was written in; none for most documents.</param>
/// <param name="Share">Of the words that tell, the share that was written in it, 0 to 1.</param>
/// <param name="BrokenCapitals">Capitals of the kind "PHÖ" for "PHÚ" were seen: "LÕNG" may then stand for
/// "LÒNG".</param>
public sealed record NormalizationContext(LegacyEncoding Encoding, double Share, bool BrokenCapitals)
{
    private const int EnoughWords = 5;
    private const int MostWords = 4000;

    /// <summary>Nothing is known.</summary>
    public static NormalizationContext None { get; } = new(LegacyEncoding.None, 0, false);

    /// <summary>
    /// Judges by the text of the document: its lines or paragraphs in any order. Stops when enough was seen.
    /// </summary>
    public static NormalizationContext FromLines(IEnumerable<string> lines)
    {
        var total = new Dictionary<LegacyEncoding, LegacyEvidence>();
        var broken = false;
        var seen = 0;
        foreach (var raw in lines)
        {
            if (!TextNormalizer.MayNeedWork(raw))
                continue;
            var line = NfcComposer.Compose(raw);
            broken = broken || BrokenCapitalRepair.AreSure(line);
            foreach (var encoding in LegacyDetector.Encodings)
                if (LegacyDetector.MayBe(line, encoding))
                    total[encoding] =
                        total.GetValueOrDefault(encoding) + LegacyDetector.MeasureEvidence(line, encoding);
            seen += line.Length / 5;
            if (seen > MostWords)
                break;
        }
        var best = LegacyEncoding.None;
        foreach (var (encoding, evidence) in total)
            if (evidence.Legacy >= EnoughWords && (best == LegacyEncoding.None || evidence.Legacy > total[best].Legacy))
                best = encoding;
        if (best == LegacyEncoding.None)
            return broken ? None with { BrokenCapitals = true } : None;
        var found = total[best];
        return new NormalizationContext(best, (double)found.Legacy / (found.Legacy + found.Unicode), broken);
    }
}

/// <summary>Takes out characters that nobody sees, and writes the variants of a sign as the sign.</summary>
internal static class InvisibleCharacters
{
    private const string Windows1252 = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

    public static string Remove(string word)
    {
        var i = 0;
        while (i < word.Length && Replacement(word[i]) is null)
            i++;
        if (i == word.Length)
            return word;
        var visible = new StringBuilder(word.Length + 4).Append(word, 0, i);
        for (; i < word.Length; i++)
            if (Replacement(word[i]) is { } better)
                visible.Append(better);
            else
                visible.Append(word[i]);
        return visible.ToString();
    }

    private static string? Replacement(char c) =>
        c switch
        {
            < ' ' or '\u007F' => "",
            // Windows-1252 read as Latin-1.
            >= '\u0080' and <= '\u009F' => Windows1252[c - 0x80] is '\0' ? "" : Windows1252[c - 0x80].ToString(),
            < '\u00AD' => null,
            '\u00AD' or '\u034F' or '\u061C' or '\u180E' or '\uFEFF' => "",
            >= '\u200B' and <= '\u200F' or >= '\u202A' and <= '\u202E' or >= '\u2060' and <= '\u206F' => "",
            '\u2010' or '\u2011' or '\u2212' => "-",
            >= '\u2160' and <= '\u216B' => Roman(c - '\u2160'),
            >= '\u2170' and <= '\u217B' => Roman(c - '\u2170').ToLowerInvariant(),
            >= '\uFF01' and <= '\uFF5E' => ((char)(c - 0xFEE0)).ToString(),
            '\uFB00' => "ff",
            '\uFB01' => "fi",
            '\uFB02' => "fl",
            '\uFB03' => "ffi",
            '\uFB04' => "ffl",
            '\uFB05' or '\uFB06' => "st",
            // Signs of the Symbol and Wingdings fonts, by which Word draws its bullets and boxes.
            '\uF0B7' => "•",
            '\uF0A7' => "▪",
            '\uF0D8' => "➢",
            '\uF076' => "❖",
            '\uF0FC' => "✓",
            '\uF0FE' => "☑",
            '\uF0A8' or '\uF06F' or '\uF071' => "□",
            '\uF02D' => "-",
            '\uF0E0' => "→",
            _ => null,
        };

    private static string Roman(int i) => "I II III IV V VI VII VIII IX X XI XII".Split(' ')[i];
}
