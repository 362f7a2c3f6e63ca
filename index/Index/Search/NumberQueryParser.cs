using Pipeline.Vietnamese;

namespace Pipeline.Index;

/// <summary>
/// Reads a question as parts of a number: "604/CĐDK-CSQH", "604", "604 cddk", "cđdk csqh 2022", "ke hoach so 87 nam 2020".
/// Whether letters are parts of a symbol only the archive knows: the engine asks it before it believes a question without strokes.
/// </summary>
public static class NumberQueryParser
{
    private const int MaxParts = 8;
    private const int MaxPartLength = 16;

    private static readonly Dictionary<string, string> TypesByName = DocumentTypes.Names
        .GroupBy(n => Folding.FoldLower(n), StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => SearchFields.TypeCode(g.First()), StringComparer.Ordinal);

    /// <summary>The parts; null where a piece can be none of them.</summary>
    public static NumberQuery? Parse(string text)
    {
        var written = text.Contains('/', StringComparison.Ordinal) || text.Contains('-', StringComparison.Ordinal);
        var tokens = Divide(SearchTokenizer.Split(text).ConvertAll(t => SearchTokenizer.Folded(text.AsSpan(t.Start, t.End - t.Start))));
        string? serial = null, type = null;
        int? year = null;
        var parts = new List<string>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (TypeAt(tokens, i, out var length) is { } code && type is null && !written) { type = code; i += length - 1; continue; }
            if (tokens[i] is "so" or "nam" && i + 1 < tokens.Count && char.IsAsciiDigit(tokens[i + 1][0])) continue;
            if (serial is null && IsSerial(tokens, i, parts.Count, type)) serial = NumberParts.Trim(tokens[i].ToUpperInvariant());
            else if (year is null && NumberParts.ParseYear(tokens[i]) is { } y) year = y;
            else if (tokens[i].Length <= MaxPartLength && char.IsLetter(tokens[i][0])) parts.Add(tokens[i].ToUpperInvariant());
            else return null;
        }
        if (parts.Count > MaxParts || (serial is null && parts.Count == 0 && (type is null || year is null))) return null;
        return new NumberQuery(serial, year, type, parts, written);
    }

    // A year is a serial only where it stands first and another year follows, or where nothing else could be one.
    private static bool IsSerial(List<string> tokens, int i, int parts, string? type)
    {
        if (!NumberParts.IsSerial(tokens[i])) return false;
        if (NumberParts.ParseYear(tokens[i]) is null) return true;
        if (i > 0 && tokens[i - 1] == "nam") return false;
        var later = tokens.Skip(i + 1).Any(t => NumberParts.IsSerial(t));
        return parts == 0 && !later && (type is null || (i > 0 && tokens[i - 1] == "so")) && (i == 0 || tokens[i - 1] == "so");
    }

    private static string? TypeAt(List<string> tokens, int at, out int length)
    {
        for (length = Math.Min(4, tokens.Count - at); length >= 2; length--)
            if (TypesByName.TryGetValue(string.Join(' ', tokens.Skip(at).Take(length)), out var code)) return code;
        length = 1;
        return null;
    }

    /// <summary>"604cddk" is 604 and cddk; "6b" and "qh14" stay.</summary>
    private static List<string> Divide(List<string> tokens)
    {
        var divided = new List<string>();
        foreach (var token in tokens)
        {
            var digits = token.AsSpan().IndexOfAnyExceptInRange('0', '9');
            if (digits > 0 && token.Length - digits > 1)
            {
                divided.Add(token[..digits]);
                // "87khcdct2020": the year stands at the end, unless nothing but it follows the serial.
                var (rest, year) = (token[digits..], token.Length - 4);
                if (year - digits > 1 && NumberParts.ParseYear(token[year..]) is not null) { divided.Add(token[digits..year]); divided.Add(token[year..]); }
                else divided.Add(rest);
            }
            else divided.Add(token);
        }
        return divided;
    }
}
