namespace Pipeline.Vietnamese.Characters;

/// <summary>
/// Folds Vietnamese letters to ASCII: marks off, đ to d. The one folding of the house: matching, search and keys use
/// it.
/// </summary>
public static class Folding
{
    private static readonly char[] Table = BuildTable();
    private static readonly char[] Upper = Cased(char.ToUpperInvariant);
    private static readonly char[] Lower = Cased(char.ToLowerInvariant);

    /// <summary>The ASCII letter of a Vietnamese letter in its case; other characters are given back.</summary>
    public static char Fold(char c) => c < Table.Length ? Table[c] : c;

    /// <summary>The same in lower case.</summary>
    public static char FoldLower(char c) => c < Lower.Length ? Lower[c] : char.ToLowerInvariant(c);

    /// <summary>Text with every letter folded; case is kept. Input NFC.</summary>
    public static string Fold(ReadOnlySpan<char> text)
    {
        var folded = new char[text.Length];
        for (var i = 0; i < text.Length; i++)
            folded[i] = Fold(text[i]);
        return new string(folded);
    }

    /// <summary>Folded and upper case, as in the "fold" of numbers.</summary>
    public static string FoldUpper(ReadOnlySpan<char> text)
    {
        if (text.Length == 0)
            return "";
        return string.Create(text.Length, text, static (into, from) => FoldUpper(from, into));
    }

    /// <summary>The same into the caller's memory, for those who fold many lines only to look at them.</summary>
    /// <param name="text">Input NFC.</param>
    /// <param name="into">At least as long as the text.</param>
    public static void FoldUpper(ReadOnlySpan<char> text, Span<char> into)
    {
        var upper = Upper;
        into = into[..text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            into[i] = c < upper.Length ? upper[c] : char.ToUpperInvariant(c);
        }
    }

    /// <summary>Folded and lower case, as in search tokens.</summary>
    public static string FoldLower(ReadOnlySpan<char> text)
    {
        if (text.Length == 0)
            return "";
        return string.Create(
            text.Length,
            text,
            static (into, from) =>
            {
                var lower = Lower;
                for (var i = 0; i < from.Length; i++)
                {
                    var c = from[i];
                    into[i] = c < lower.Length ? lower[c] : char.ToLowerInvariant(c);
                }
            }
        );
    }

    private const string Extended =
        "AaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEeEeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUuUuYyYyYyYy";

    private static char[] Cased(Func<char, char> cased) => Array.ConvertAll(Table, c => cased(c));

    private static char[] BuildTable()
    {
        // To the end of the block of Vietnamese letters; what lies above has no fold.
        var table = new char[0x1F00];
        for (var i = 0; i < table.Length; i++)
            table[i] = (char)i;
        void Map(string from, char to)
        {
            foreach (var c in from)
                table[c] = to;
        }
        Map("ÀÁÂÃĂ", 'A');
        Map("àáâãă", 'a');
        Map("ÈÉÊ", 'E');
        Map("èéê", 'e');
        Map("ÌÍĨ", 'I');
        Map("ìíĩ", 'i');
        Map("ÒÓÔÕƠ", 'O');
        Map("òóôõơ", 'o');
        Map("ÙÚŨƯ", 'U');
        Map("ùúũư", 'u');
        Map("Ý", 'Y');
        Map("ý", 'y');
        Map("ĐÐ", 'D');
        Map("đ", 'd');
        for (var i = 0; i < Extended.Length; i++)
            table['\u1EA0' + i] = Extended[i];
        return table;
    }
}
