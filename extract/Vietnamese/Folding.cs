
namespace Pipeline.Vietnamese;

/// <summary>Folds Vietnamese letters to ASCII: marks off, đ to d. The one folding of the house: matching, search and keys use it.</summary>
public static class Folding
{
    private static readonly char[] Table = BuildTable();

    /// <summary>The ASCII letter of a Vietnamese letter in its case; other characters are given back.</summary>
    public static char Fold(char c) => c < Table.Length ? Table[c] : c is >= '\u1EA0' and <= '\u1EF9' ? FoldExtended(c) : c;

    /// <summary>Text with every letter folded; case is kept. Input NFC.</summary>
    public static string Fold(ReadOnlySpan<char> text)
    {
        var folded = new char[text.Length];
        for (var i = 0; i < text.Length; i++) folded[i] = Fold(text[i]);
        return new string(folded);
    }

    /// <summary>Folded and upper case, as in the "fold" of numbers.</summary>
    public static string FoldUpper(ReadOnlySpan<char> text)
    {
        var folded = new char[text.Length];
        for (var i = 0; i < text.Length; i++) folded[i] = char.ToUpperInvariant(Fold(text[i]));
        return new string(folded);
    }

    /// <summary>Folded and lower case, as in search tokens.</summary>
    public static string FoldLower(ReadOnlySpan<char> text)
    {
        var folded = new char[text.Length];
        for (var i = 0; i < text.Length; i++) folded[i] = char.ToLowerInvariant(Fold(text[i]));
        return new string(folded);
    }

    private const string Extended =
        "AaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEeEeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUuUuYyYyYyYy";

    private static char FoldExtended(char c) => Extended[c - '\u1EA0'];

    private static char[] BuildTable()
    {
        var table = new char[0x1B1];
        for (var i = 0; i < table.Length; i++) table[i] = (char)i;
        void Map(string from, char to) { foreach (var c in from) table[c] = to; }
        Map("ÀÁÂÃĂ", 'A'); Map("àáâãă", 'a');
        Map("ÈÉÊ", 'E'); Map("èéê", 'e');
        Map("ÌÍĨ", 'I'); Map("ìíĩ", 'i');
        Map("ÒÓÔÕƠ", 'O'); Map("òóôõơ", 'o');
        Map("ÙÚŨƯ", 'U'); Map("ùúũư", 'u');
        Map("Ý", 'Y'); Map("ý", 'y');
        Map("ĐÐ", 'D'); Map("đ", 'd');
        return table;
    }
}
