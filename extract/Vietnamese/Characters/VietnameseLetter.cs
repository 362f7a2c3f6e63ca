using System.Buffers;

namespace Pipeline.Vietnamese.Characters;

/// <summary>The tone of a syllable, in the order of the dictionary.</summary>
public enum Tone
{
    /// <summary>Ngang: no mark.</summary>
    Level,

    /// <summary>Huyền: grave.</summary>
    Grave,

    /// <summary>Hỏi: hook above.</summary>
    Hook,

    /// <summary>Ngã: tilde.</summary>
    Tilde,

    /// <summary>Sắc: acute.</summary>
    Acute,

    /// <summary>Nặng: dot below.</summary>
    Dot,
}

/// <summary>Takes Vietnamese vowels apart into letter and tone, and puts them together.</summary>
public static class VietnameseLetter
{
    // Each row: the letter without tone, then its five toned forms in the order of Tone.
    private static readonly string[] Rows =
    [
        "aàảãáạ",
        "âầẩẫấậ",
        "ăằẳẵắặ",
        "eèẻẽéẹ",
        "êềểễếệ",
        "iìỉĩíị",
        "oòỏõóọ",
        "ôồổỗốộ",
        "ơờởỡớợ",
        "uùủũúụ",
        "ưừửữứự",
        "yỳỷỹýỵ",
    ];

    private const string Plain = "aâăeêioôơuưy";
    private const int Limit = 0x1F00;

    // 0: no vowel; else 1 + row * 6 + tone, plus 128 for a capital.
    private static readonly byte[] Codes = BuildCodes();

    /// <summary>True for a vowel of the alphabet, toned or not, of either case.</summary>
    public static bool IsVowel(char c) => c < Limit && Codes[c] != 0;

    /// <summary>True for a letter that occurs in Vietnamese words, marks included, of either case.</summary>
    public static bool IsLetter(char c) => char.IsAsciiLetter(c) || c is 'đ' or 'Đ' || IsVowel(c);

    /// <summary>The tone that the letter carries; level for other characters.</summary>
    public static Tone ToneOf(char c) =>
        c < Limit && Codes[c] is var code and not 0 ? (Tone)(((code & 127) - 1) % 6) : Tone.Level;

    /// <summary>The letter without its tone in its case ("ế" gives "ê"); other characters are given back.</summary>
    public static char WithoutTone(char c) => WithTone(c, Tone.Level);

    /// <summary>The vowel with this tone in its case; other characters are given back.</summary>
    public static char WithTone(char c, Tone tone)
    {
        if (c >= Limit || Codes[c] is var code && code == 0)
            return c;
        var letter = Rows[((code & 127) - 1) / 6][(int)tone];
        return (code & 128) != 0 ? char.ToUpperInvariant(letter) : letter;
    }

    /// <summary>
    /// The row of the alphabet, "aâăeêioôơuưy", that a vowel without tone and in lower case belongs to; -1 for none.
    /// </summary>
    internal static int RowOf(char c) => Plain.IndexOf(c, StringComparison.Ordinal);

    private static byte[] BuildCodes()
    {
        var codes = new byte[Limit];
        for (var row = 0; row < Rows.Length; row++)
        for (var tone = 0; tone < 6; tone++)
        {
            var code = 1 + row * 6 + tone;
            codes[Rows[row][tone]] = (byte)code;
            codes[char.ToUpperInvariant(Rows[row][tone])] = (byte)(code | 128);
        }
        return codes;
    }
}

/// <summary>
/// One place for the tone mark in open oa, oe, uy, where two are in use (hòa and hoà, thủy and thuỷ are the same
/// words).
/// </summary>
public static class TonePlacement
{
    private static readonly SearchValues<char> Late = SearchValues.Create("àảãáạèẻẽéẹỳỷỹýỵÀẢÃÁẠÈẺẼÉẸỲỶỸÝỴ");

    /// <summary>
    /// The text with the mark on the first of the two vowels: "hoà" gives "hòa", "uỷ" gives "ủy"; "quý", "toàn" stay.
    /// NFC; keeps the length.
    /// </summary>
    public static string Fold(string text)
    {
        if (text.AsSpan().IndexOfAny(Late) < 0)
            return text;
        char[]? folded = null;
        for (var i = 1; i < text.Length; i++)
        {
            if (!Late.Contains(text[i]))
                continue;
            var (first, second) = (
                char.ToLowerInvariant(text[i - 1]),
                char.ToLowerInvariant(VietnameseLetter.WithoutTone(text[i]))
            );
            if (!(first == 'o' && second is 'a' or 'e' || first == 'u' && second is 'y'))
                continue;
            if (i + 1 < text.Length && char.IsLetter(text[i + 1]))
                continue;
            if (i >= 2 && text[i - 2] is 'q' or 'Q')
                continue;
            folded ??= text.ToCharArray();
            folded[i - 1] = VietnameseLetter.WithTone(text[i - 1], VietnameseLetter.ToneOf(text[i]));
            folded[i] = VietnameseLetter.WithoutTone(text[i]);
        }
        return folded is null ? text : new string(folded);
    }
}
