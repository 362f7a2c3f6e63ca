using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace Pipeline.Vietnamese.Characters;

/// <summary>
/// Canonical composition of Latin letters with the house's own table: string.Normalize does nothing where globalization
/// is invariant.
/// Marks may stand in any order, and on letters that are composed in part ("ẹ" and a circumflex give "ệ").
/// </summary>
public static class NfcComposer
{
    private static readonly SearchValues<char> Marks = SearchValues.Create([
        .. Enumerable.Range(0x0300, 0x70).Select(c => (char)c),
    ]);

    // Letters of other Latin languages that names and imported words bring, as base and mark.
    private static readonly FrozenDictionary<(char Base, char Mark), char> Others = BuildOthers();

    /// <summary>
    /// The text with letters and their combining marks put together; the same text where nothing is to be done.
    /// </summary>
    public static string Compose(string text)
    {
        var first = text.AsSpan().IndexOfAny(Marks);
        if (first < 0)
            return text;
        var composed = new StringBuilder(text.Length);
        composed.Append(text, 0, Math.Max(0, first - 1));
        for (var i = Math.Max(0, first - 1); i < text.Length; )
        {
            var letter = text[i++];
            var end = i;
            while (end < text.Length && Marks.Contains(text[end]))
                end++;
            if (end == i)
                composed.Append(letter);
            else
                Append(composed, letter, text.AsSpan(i, end - i));
            i = end;
        }
        return composed.ToString();
    }

    private static void Append(StringBuilder composed, char letter, ReadOnlySpan<char> marks)
    {
        Span<char> left = stackalloc char[Math.Min(marks.Length, 8)];
        var leftCount = 0;
        // Qualities go first: a horn, breve or circumflex takes its letter whatever tone stands before it.
        foreach (var mark in marks)
            if (Quality(letter, mark) is { } better)
                letter = better;
            else if (leftCount < left.Length)
                left[leftCount++] = mark;
        var rest = 0;
        foreach (var mark in left[..leftCount])
            if (
                ToneOf(mark) is { } tone
                && VietnameseLetter.IsVowel(letter)
                && VietnameseLetter.ToneOf(letter) == Tone.Level
            )
                letter = VietnameseLetter.WithTone(letter, tone);
            else if (
                ToneOf(mark) is { } same
                && VietnameseLetter.IsVowel(letter)
                && VietnameseLetter.ToneOf(letter) == same
            )
                continue; // A mark typed twice is seen once.
            else if (Others.TryGetValue((letter, mark), out var other))
                letter = other;
            else
                left[rest++] = mark;
        composed.Append(letter).Append(left[..rest]);
    }

    private static Tone? ToneOf(char mark) =>
        mark switch
        {
            '\u0300' or '\u0340' => Tone.Grave,
            '\u0309' => Tone.Hook,
            '\u0303' => Tone.Tilde,
            '\u0301' or '\u0341' => Tone.Acute,
            '\u0323' => Tone.Dot,
            _ => null,
        };

    private static char? Quality(char letter, char mark)
    {
        var plain = VietnameseLetter.WithoutTone(letter);
        char? better = (plain, mark) switch
        {
            ('a', '\u0302') => 'â',
            ('A', '\u0302') => 'Â',
            ('a', '\u0306') => 'ă',
            ('A', '\u0306') => 'Ă',
            ('e', '\u0302') => 'ê',
            ('E', '\u0302') => 'Ê',
            ('o', '\u0302') => 'ô',
            ('O', '\u0302') => 'Ô',
            ('o', '\u031B') => 'ơ',
            ('O', '\u031B') => 'Ơ',
            ('u', '\u031B') => 'ư',
            ('U', '\u031B') => 'Ư',
            _ => null,
        };
        return better is { } b ? VietnameseLetter.WithTone(b, VietnameseLetter.ToneOf(letter)) : null;
    }

    private static FrozenDictionary<(char, char), char> BuildOthers()
    {
        var table = new Dictionary<(char, char), char>();
        void Add(char mark, string bases, string composed)
        {
            for (var i = 0; i < bases.Length; i++)
                table[(bases[i], mark)] = composed[i];
        }
        Add('\u0308', "AEIOUYaeiouy", "ÄËÏÖÜŸäëïöüÿ");
        Add('\u0302', "IUCGHJSWYiucghjswy", "ÎÛĈĜĤĴŜŴŶîûĉĝĥĵŝŵŷ");
        Add('\u0303', "Nn", "Ññ");
        Add('\u0301', "CLNRSZclnrsz", "ĆĹŃŔŚŹćĺńŕśź");
        Add('\u0300', "Nn", "Ǹǹ");
        Add('\u0306', "EGIOUegiou", "ĔĞĬŎŬĕğĭŏŭ");
        Add('\u030A', "AUau", "ÅŮåů");
        Add('\u030C', "CDENRSTZcdenrstz", "ČĎĚŇŘŠŤŽčďěňřšťž");
        Add('\u0327', "CSTcst", "ÇŞŢçşţ");
        Add('\u0328', "AEIUaeiu", "ĄĘĮŲąęįų");
        Add('\u0304', "AEIOUaeiou", "ĀĒĪŌŪāēīōū");
        Add('\u0307', "EGZegz", "ĖĠŻėġż");
        return table.ToFrozenDictionary();
    }
}
