namespace Pipeline.Vietnamese.Characters;

/// <summary>Cyrillic and Greek letters that look like Latin ones, and the eth that looks like Đ.</summary>
internal static class Homoglyphs
{
    private const string Cyrillic = "АAВBЕEЅSІIЈJКKМMНHОOРPСCТTХXУYаaеeоoрpсcхxуyіiѕsјjԁdһh";
    private const string Greek = "ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοo";

    /// <summary>
    /// The word with its look-alikes mended; the same word where they are letters in their own right.
    /// </summary>
    public static string Repair(string word)
    {
        word = word.Replace('Ð', 'Đ').Replace('Ɖ', 'Đ').Replace('ð', 'đ');
        if (word.AsSpan().IndexOfAnyInRange('\u0370', '\u052F') < 0)
            return word;
        var (latin, foreign, digits, joints) = (0, 0, false, false);
        var mended = word.ToCharArray();
        for (var i = 0; i < mended.Length; i++)
        {
            var c = mended[i];
            digits |= char.IsAsciiDigit(c);
            joints |= c is '/' or '-';
            if (c is < '\u0370' or > '\u052F')
            {
                if (char.IsLetter(c))
                    latin++;
                continue;
            }
            if (Latin(c) is { } like)
                mended[i] = like;
            else
                foreign++;
        }
        // A word of foreign letters is a word; one of look-alikes beside Latin letters, or within a number, is a slip
        // of the keyboard.
        return foreign == 0 && (latin > 0 || digits && joints) ? new string(mended) : word;
    }

    private static char? Latin(char c)
    {
        var pairs = c < '\u0400' ? Greek : Cyrillic;
        for (var i = 0; i < pairs.Length; i += 2)
            if (pairs[i] == c)
                return pairs[i + 1];
        return null;
    }
}

/// <summary>
/// Characters inside numbers that look like others: Cyrillic and Greek capitals, Icelandic Ð, dashes and slashes of
/// every kind.
/// </summary>
internal static class NumberHomoglyphs
{
    private const string From = "АВСЕНКМОРТХІЅЈасеорхуі" + "ΑΒΕΗΙΚΜΝΟΡΤΧ" + "ÐðƉ" + "–—−‐‑‒" + "∕⁄／";
    private const string To = "ABCEHKMOPTXISJaceopxyi" + "ABEHIKMNOPTX" + "ĐĐĐ" + "------" + "///";

    /// <summary>The character that is meant; most are given back.</summary>
    public static char ToMeantCharacter(char c)
    {
        if (c < 0x7F)
            return c;
        if (c is 'Đ' or 'đ' or 'Ư' || c is >= '\u1EA0' and <= '\u1EF9')
            return c;
        if (c is >= '\uFF21' and <= '\uFF3A')
            return (char)(c - 0xFF21 + 'A');
        var i = From.IndexOf(c, StringComparison.Ordinal);
        return i < 0 ? c : To[i];
    }

    /// <summary>A dash of any kind.</summary>
    public static bool IsDash(char c) => ToMeantCharacter(c) == '-';

    /// <summary>A digit, or a letter that OCR gives for one (O, o for 0; l, I for 1).</summary>
    public static bool IsDigitLike(char c) => char.IsAsciiDigit(c) || c is 'O' or 'o' or 'I' or 'l';

    /// <summary>The digit that is meant.</summary>
    public static char ToDigit(char c) =>
        c switch
        {
            'O' or 'o' => '0',
            'I' or 'l' => '1',
            _ => c,
        };

    /// <summary>Characters of a symbol's part: letters, digits, ampersand.</summary>
    public static bool IsSymbolChar(char c) => char.IsLetterOrDigit(c) || c == '&';

    /// <summary>
    /// A letter that symbols are made of: symbols take initials, so Đ and the plain vowels with hook or hat occur
    /// (TTTTƯD),
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
        if (part.Length is 0 or > 16)
            return false;
        if (!char.IsUpper(ToMeantCharacter(part[0])))
            return false;
        var (upper, lower) = (0, 0);
        foreach (var raw in part)
        {
            var c = ToMeantCharacter(raw);
            if (char.IsAsciiDigit(c) || c == '&')
                continue;
            if (!IsSymbolLetter(c))
                return false;
            if (char.IsUpper(c))
                upper++;
            else
                lower++;
        }
        return lower == 0 || (lower <= 2 && upper > lower);
    }
}
