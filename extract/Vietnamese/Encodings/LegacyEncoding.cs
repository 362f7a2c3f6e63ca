using Pipeline.Vietnamese.Characters;

namespace Pipeline.Vietnamese.Encodings;

/// <summary>How text that is not Unicode Vietnamese was written.</summary>
public enum LegacyEncoding
{
    /// <summary>Unicode.</summary>
    None,

    /// <summary>
    /// TCVN 5712:1993 VN3 (ABC), as its bytes show in Windows-1252: one character a letter, small letters only.
    /// </summary>
    Tcvn3,

    /// <summary>VNI for Windows, as its bytes show in Windows-1252: a letter and a mark after it.</summary>
    Vni,

    /// <summary>
    /// PDF text whose font tells characters a fixed distance below the right ones: "Ӝ" (U+04DC) for "Ộ" (U+1ED8), "ÿ"
    /// for "đ".
    /// </summary>
    ShiftedGlyphs,
}

/// <summary>Tables of the old encodings, both ways. Characters that are in no table are given back.</summary>
public static class LegacyText
{
    // From 0xA1 on; a blank keeps the character.
    private const string Tcvn3 =
        "ĂÂÊÔƠƯĐăâêôơưđ      àảãáạ ằẳẵắ       ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ";

    private const string VniSingles = "ñđÑĐììÌÌííÍÍæỉÆỈóĩÓĨòịÒỊôơÔƠöưÖƯîỵÎỴ";

    // Mark letters of VNI (small) and what they do: a tone alone, or a quality with a tone (aeo: circumflex; a: breve).
    private const string VniTones = "øGûHõTùAïD";
    private const string VniCircumflex = "âLàGåHãTáAäD";
    private const string VniBreve = "êLèGúHüTéAëD";

    private const string ShiftedSingles = "ÿđĈĐѭưѬƯѫơѪƠƭĩƬĨǌũǋŨǊŨ";

    private static readonly char[] Tcvn3Table = BuildTcvn3();

    /// <summary>Decodes text of one encoding; the length changes with VNI.</summary>
    public static string Decode(string text, LegacyEncoding encoding) =>
        encoding switch
        {
            LegacyEncoding.Tcvn3 => string.Create(
                text.Length,
                text,
                static (to, from) =>
                {
                    for (var i = 0; i < to.Length; i++)
                        to[i] =
                            from[i] < 0x100 ? Tcvn3Table[from[i]]
                            : from[i] == 'μ' ? 'à'
                            : from[i];
                }
            ),
            LegacyEncoding.ShiftedGlyphs => string.Create(
                text.Length,
                text,
                static (to, from) =>
                {
                    for (var i = 0; i < to.Length; i++)
                        to[i] = Unshift(from[i]);
                }
            ),
            LegacyEncoding.Vni => DecodeVni(text),
            _ => text,
        };

    /// <summary>
    /// Encodes NFC Vietnamese; TCVN3 writes capitals with marks small, as its fonts did. For tests and generated
    /// corpora.
    /// </summary>
    public static string Encode(string text, LegacyEncoding encoding)
    {
        var encoded = new System.Text.StringBuilder(text.Length * 2);
        foreach (var c in text)
            switch (encoding)
            {
                case LegacyEncoding.Tcvn3:
                    encoded.Append(EncodeTcvn3(c));
                    break;
                case LegacyEncoding.Vni:
                    AppendVni(encoded, c);
                    break;
                case LegacyEncoding.ShiftedGlyphs:
                    encoded.Append(Shift(c));
                    break;
                default:
                    encoded.Append(c);
                    break;
            }
        return encoded.ToString();
    }

    private static char[] BuildTcvn3()
    {
        var table = new char[0x100];
        for (var i = 0; i < table.Length; i++)
            table[i] = i > 0xA0 && i - 0xA1 < Tcvn3.Length && Tcvn3[i - 0xA1] != ' ' ? Tcvn3[i - 0xA1] : (char)i;
        return table;
    }

    private static char EncodeTcvn3(char c)
    {
        if (c < 0x80)
            return c;
        var at = Tcvn3.IndexOf(c, StringComparison.Ordinal);
        if (at < 0)
            at = Tcvn3.IndexOf(char.ToLowerInvariant(c), StringComparison.Ordinal);
        return at < 0 ? c : (char)(0xA1 + at);
    }

    private static char Unshift(char c)
    {
        if (c is >= '\u04A4' and <= '\u04FD')
            return (char)(c + 0x19FC);
        var at = Pair(ShiftedSingles, c);
        return at >= 0 ? ShiftedSingles[at + 1] : c;
    }

    private static char Shift(char c)
    {
        if (c is >= '\u1EA0' and <= '\u1EF9')
            return (char)(c - 0x19FC);
        for (var i = 1; i < ShiftedSingles.Length; i += 2)
            if (ShiftedSingles[i] == c)
                return ShiftedSingles[i - 1];
        return c;
    }

    private static string DecodeVni(string text)
    {
        var decoded = new System.Text.StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            var single = Pair(VniSingles, letter);
            var plain = single >= 0 ? VniSingles[single + 1] : letter;
            if (i + 1 < text.Length && ComposeVniVowel(plain, text[i + 1]) is { } marked)
            {
                decoded.Append(marked);
                i++;
            }
            else
                decoded.Append(plain);
        }
        return decoded.ToString();
    }

    /// <summary>The vowel that a letter and a VNI mark make; null where the two stand apart.</summary>
    private static char? ComposeVniVowel(char letter, char mark)
    {
        var small = char.ToLowerInvariant(letter);
        var sign = char.ToLowerInvariant(mark);
        if (small is not ('a' or 'e' or 'o' or 'u' or 'y' or 'ơ' or 'ư'))
            return null;
        var (quality, tone) = (small, Find(VniTones, sign));
        if (tone is null && small is 'a' or 'e' or 'o' && Find(VniCircumflex, sign) is { } round)
            (quality, tone) = (
                small == 'a' ? 'â'
                : small == 'e' ? 'ê'
                : 'ô',
                round
            );
        if (tone is null && small == 'a' && Find(VniBreve, sign) is { } breve)
            (quality, tone) = ('ă', breve);
        if (tone is not { } found)
            return null;
        var made = VietnameseLetter.WithTone(quality, found);
        return char.IsUpper(letter) ? char.ToUpperInvariant(made) : made;
    }

    private static Tone? Find(string marks, char sign)
    {
        var at = Pair(marks, sign);
        return at < 0
            ? null
            : marks[at + 1] switch
            {
                'L' => Tone.Level,
                'G' => Tone.Grave,
                'H' => Tone.Hook,
                'T' => Tone.Tilde,
                'A' => Tone.Acute,
                _ => Tone.Dot,
            };
    }

    private static void AppendVni(System.Text.StringBuilder encoded, char c)
    {
        for (var i = 1; i < VniSingles.Length; i += 2)
            if (VniSingles[i] == c)
            {
                encoded.Append(VniSingles[i - 1]);
                return;
            }
        if (!VietnameseLetter.IsVowel(c) || char.IsAscii(c))
        {
            encoded.Append(c);
            return;
        }
        var small = char.ToLowerInvariant(VietnameseLetter.WithoutTone(c));
        var (letter, marks) = small switch
        {
            'â' => ('a', VniCircumflex),
            'ê' => ('e', VniCircumflex),
            'ô' => ('o', VniCircumflex),
            'ă' => ('a', VniBreve),
            'ơ' => ('ô', VniTones),
            'ư' => ('ö', VniTones),
            _ => (small, VniTones),
        };
        var tone = "LGHTAD"[(int)VietnameseLetter.ToneOf(c)];
        for (var i = 1; i < marks.Length; i += 2)
            if (marks[i] == tone)
            {
                encoded.Append(char.IsUpper(c) ? char.ToUpperInvariant(letter) : letter);
                encoded.Append(char.IsUpper(c) ? char.ToUpperInvariant(marks[i - 1]) : marks[i - 1]);
                return;
            }
        encoded.Append(c);
    }

    // Index of an even place: tables of pairs are written as one string.
    private static int Pair(string pairs, char c)
    {
        for (var i = 0; i < pairs.Length; i += 2)
            if (pairs[i] == c)
                return i;
        return -1;
    }
}
