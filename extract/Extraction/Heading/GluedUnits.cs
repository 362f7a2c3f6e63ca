using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Heading;

/// <summary>Parts a unit's kind from its name where OCR lost the blank between them: "TỈNHTÂN THẠNH".</summary>
internal static class GluedUnits
{
    private static readonly string[] Units = ["TỈNH", "HUYỆN", "QUẬN", "PHƯỜNG", "PHỐ"];

    /// <summary>The text with the blanks put back; words that are syllables of their own stay.</summary>
    public static string Part(string text)
    {
        if (!Piece.IsCapitals(text)) return text;
        var words = text.Split(' ');
        for (var i = 0; i < words.Length; i++)
            foreach (var unit in Units)
                if (words[i].Length > unit.Length + 1 && words[i].StartsWith(unit, StringComparison.Ordinal) &&
                    NameCaser.IsSyllable(Folding.FoldUpper(words[i].AsSpan(unit.Length))) && !NameCaser.IsSyllable(Folding.FoldUpper(words[i])))
                {
                    words[i] = $"{unit} {words[i][unit.Length..]}";
                    break;
                }
        return string.Join(' ', words);
    }
}
