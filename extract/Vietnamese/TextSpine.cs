using System.Buffers;
using System.Collections.Immutable;
using System.Text;

namespace Pipeline.Vietnamese;

/// <summary>
/// The one way in for text of every reader: NFC, old encodings, white space and invisible characters, look-alikes, broken capitals.
/// Digits are never changed. What is changed in letters is told as a repair with the printed form.
/// </summary>
public static class TextSpine
{
    private static readonly SearchValues<char> Suspicious = SearchValues.Create([.. Enumerable.Range(0, 0x10000).Select(c => (char)c).Where(IsSuspicious)]);

    /// <summary>Cleans a line, a paragraph or a cell; lines stay divided by \n, cells by tabs.</summary>
    /// <param name="text">As the file has it.</param>
    /// <param name="context">What the whole document says; null where only this text is known.</param>
    public static CleanText Clean(string text, SpineContext? context = null)
    {
        context ??= SpineContext.None;
        if (context.Encoding == LegacyEncoding.None && !MayNeedWork(text)) return new CleanText(text, []);
        var composed = Nfc.Compose(text);
        var words = LegacyDetector.Words(composed);
        var (encoding, decode) = LegacyConverter.Decide(composed, words, context);
        var cleaned = new StringBuilder(composed.Length);
        var repairs = ImmutableArray.CreateBuilder<SpineRepair>();
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
            var mended = Mend(Visible.Of(decoded), out var kind);
            if (decoded != printed) run = (run.Begin < 0 ? begin : run.Begin, run.Begin < 0 ? start : run.From, end);
            else
            {
                if (run.Begin >= 0) repairs.Add(new SpineRepair(run.Begin, spaceAt, composed[run.From..run.To], "encoding"));
                run.Begin = -1;
                if (kind is not null) repairs.Add(new SpineRepair(begin, begin + mended.Length, printed, kind));
            }
            cleaned.Append(mended);
        }
        if (run.Begin >= 0) repairs.Add(new SpineRepair(run.Begin, cleaned.Length, composed[run.From..run.To], "encoding"));
        AppendSpaces(cleaned, composed.AsSpan(at));
        return new CleanText(cleaned.ToString(), repairs.ToImmutable());
    }

    /// <summary>
    /// Cleans the words of one line, which are judged together. One cleaned text a word, each with its repairs (counted within the word);
    /// a word of invisible characters only comes back empty.
    /// </summary>
    public static ImmutableArray<CleanText> CleanWords(IReadOnlyList<string> words, SpineContext? context = null)
    {
        context ??= SpineContext.None;
        var work = context.Encoding != LegacyEncoding.None;
        for (var i = 0; i < words.Count && !work; i++) work = MayNeedWork(words[i]);
        if (!work) return [.. words.Select(w => new CleanText(w, []))];
        // The encoding is the line's; the rest is the word's.
        var line = Nfc.Compose(string.Join(' ', words.Select(w => w.Replace(' ', '\u00B7'))));
        var ranges = LegacyDetector.Words(line);
        var (encoding, decode) = LegacyConverter.Decide(line, ranges, context);
        var together = encoding != LegacyEncoding.None && ranges.Count == words.Count;
        return [.. words.Select((word, i) => CleanWord(word, together && decode[i] ? encoding : LegacyEncoding.None))];
    }

    /// <summary>False where the text is clean for sure: a scan and nothing else.</summary>
    public static bool MayNeedWork(ReadOnlySpan<char> text) => text.IndexOfAny(Suspicious) >= 0;

    private static CleanText CleanWord(string word, LegacyEncoding encoding)
    {
        var printed = Nfc.Compose(word);
        var decoded = LegacyText.Decode(printed, encoding);
        var mended = Mend(Visible.Of(decoded), out var kind);
        if (decoded != printed) kind = "encoding";
        return new CleanText(mended, kind is null ? [] : [new SpineRepair(0, mended.Length, printed, kind)]);
    }

    private static string Mend(string word, out string? kind)
    {
        kind = null;
        var mended = word.Replace('ƣ', 'ư').Replace('Ƣ', 'Ư');
        if (mended != word) kind = "encoding";
        var alike = LookAlikes.Mend(mended);
        if (alike != mended) kind ??= "look-alike";
        if (BrokenCapitalLetters.Mend(alike, out var capitals)) kind ??= "capitals";
        return capitals;
    }

    private static void AppendSpaces(StringBuilder cleaned, ReadOnlySpan<char> spaces)
    {
        for (var i = 0; i < spaces.Length; i++)
            switch (spaces[i])
            {
                case '\t' or '\n': cleaned.Append(spaces[i]); break;
                case '\r' when i + 1 < spaces.Length && spaces[i + 1] == '\n': break;
                case '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029': cleaned.Append('\n'); break;
                default: cleaned.Append(' '); break;
            }
    }

    // Everything but what clean Vietnamese text is made of. Signs of Latin-1 (the letters of the old encodings) are suspicious:
    // a text that has one is looked at closely, which changes nothing where it is Unicode.
    private static bool IsSuspicious(char c) => c switch
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
