using System.Text;

namespace Pipeline.Vietnamese;

/// <summary>Takes out characters that nobody sees, and writes the variants of a sign as the sign.</summary>
internal static class Visible
{
    private const string Windows1252 = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

    public static string Of(string word)
    {
        var i = 0;
        while (i < word.Length && Replacement(word[i]) is null) i++;
        if (i == word.Length) return word;
        var visible = new StringBuilder(word.Length + 4).Append(word, 0, i);
        for (; i < word.Length; i++)
            if (Replacement(word[i]) is { } better) visible.Append(better);
            else visible.Append(word[i]);
        return visible.ToString();
    }

    private static string? Replacement(char c) => c switch
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
        '\uFB00' => "ff", '\uFB01' => "fi", '\uFB02' => "fl", '\uFB03' => "ffi", '\uFB04' => "ffl", '\uFB05' or '\uFB06' => "st",
        // Signs of the Symbol and Wingdings fonts, by which Word draws its bullets and boxes.
        '\uF0B7' => "•", '\uF0A7' => "▪", '\uF0D8' => "➢", '\uF076' => "❖", '\uF0FC' => "✓", '\uF0FE' => "☑", '\uF0A8' or '\uF06F' or '\uF071' => "□", '\uF02D' => "-", '\uF0E0' => "→",
        _ => null,
    };

    private static string Roman(int i) => "I II III IV V VI VII VIII IX X XI XII".Split(' ')[i];
}
