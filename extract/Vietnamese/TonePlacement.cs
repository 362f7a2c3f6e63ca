using System.Buffers;

namespace Pipeline.Vietnamese;

/// <summary>One place for the tone mark in open oa, oe, uy, where two are in use (hòa and hoà, thủy and thuỷ are the same words).</summary>
public static class TonePlacement
{
    private static readonly SearchValues<char> Late = SearchValues.Create("àảãáạèẻẽéẹỳỷỹýỵÀẢÃÁẠÈẺẼÉẸỲỶỸÝỴ");

    /// <summary>The text with the mark on the first of the two vowels: "hoà" gives "hòa", "uỷ" gives "ủy"; "quý", "toàn" stay. NFC; keeps the length.</summary>
    public static string Fold(string text)
    {
        if (text.AsSpan().IndexOfAny(Late) < 0) return text;
        char[]? folded = null;
        for (var i = 1; i < text.Length; i++)
        {
            if (!Late.Contains(text[i])) continue;
            var (first, second) = (char.ToLowerInvariant(text[i - 1]), char.ToLowerInvariant(VietnameseLetter.WithoutTone(text[i])));
            if (!(first == 'o' && second is 'a' or 'e' || first == 'u' && second is 'y')) continue;
            if (i + 1 < text.Length && char.IsLetter(text[i + 1])) continue;
            if (i >= 2 && text[i - 2] is 'q' or 'Q') continue;
            folded ??= text.ToCharArray();
            folded[i - 1] = VietnameseLetter.WithTone(text[i - 1], VietnameseLetter.ToneOf(text[i]));
            folded[i] = VietnameseLetter.WithoutTone(text[i]);
        }
        return folded is null ? text : new string(folded);
    }
}
