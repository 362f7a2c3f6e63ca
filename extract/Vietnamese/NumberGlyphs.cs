namespace Pipeline.Vietnamese;

/// <summary>Characters inside numbers that look like others: Cyrillic and Greek capitals, Icelandic Ð, dashes and slashes of every kind.</summary>
internal static class NumberGlyphs
{
    private const string From = "АВСЕНКМОРТХІЅЈасеорхуі" + "ΑΒΕΗΙΚΜΝΟΡΤΧ" + "ÐðƉ" + "–—−‐‑‒" + "∕⁄／";
    private const string To = "ABCEHKMOPTXISJaceopxyi" + "ABEHIKMNOPTX" + "ĐĐĐ" + "------" + "///";

    /// <summary>The character that is meant; most are given back.</summary>
    public static char Map(char c)
    {
        if (c < 0x7F) return c;
        if (c is 'Đ' or 'đ' or 'Ư' || c is >= '\u1EA0' and <= '\u1EF9') return c;
        if (c is >= '\uFF21' and <= '\uFF3A') return (char)(c - 0xFF21 + 'A');
        var i = From.IndexOf(c, StringComparison.Ordinal);
        return i < 0 ? c : To[i];
    }

    /// <summary>A dash of any kind.</summary>
    public static bool IsDash(char c) => Map(c) == '-';

    /// <summary>A digit, or a letter that OCR gives for one (O, o for 0; l, I for 1).</summary>
    public static bool IsDigitLike(char c) => char.IsAsciiDigit(c) || c is 'O' or 'o' or 'I' or 'l';

    /// <summary>The digit that is meant.</summary>
    public static char ToDigit(char c) => c switch { 'O' or 'o' => '0', 'I' or 'l' => '1', _ => c };

    /// <summary>Characters of a symbol's part: letters, digits, ampersand.</summary>
    public static bool IsSymbolChar(char c) => char.IsLetterOrDigit(c) || c == '&';

    /// <summary>
    /// A letter that symbols are made of: symbols take initials, so Đ and the plain vowels with hook or hat occur (TTTTƯD),
    /// letters with a tone mark do not.
    /// </summary>
    public static bool IsSymbolLetter(char c) =>
        char.IsAsciiLetter(c) || c is 'Đ' or 'đ' or 'Ư' or 'Ơ' or 'Ô' or 'Ă' or 'Â' or 'Ê';

    /// <summary>
    /// A part of a symbol by its shape: begins with a capital, made of symbol letters, more capitals than small letters
    /// (TTg, ThU, V28, GCS&amp;TCDN); never a word of running text.
    /// </summary>
    public static bool IsSymbolPart(ReadOnlySpan<char> part)
    {
        if (part.Length is 0 or > 16) return false;
        if (!char.IsUpper(Map(part[0]))) return false;
        var (upper, lower) = (0, 0);
        foreach (var raw in part)
        {
            var c = Map(raw);
            if (char.IsAsciiDigit(c) || c == '&') continue;
            if (!IsSymbolLetter(c)) return false;
            if (char.IsUpper(c)) upper++;
            else lower++;
        }
        return lower == 0 || (lower <= 2 && upper > lower);
    }
}
