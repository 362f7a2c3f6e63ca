namespace Pipeline.Vietnamese;

/// <summary>What the names of the old Vietnamese fonts tell. They stand on Unicode text too, so they never prove an encoding.</summary>
public static class LegacyFonts
{
    /// <summary>True for the capital fonts of the ABC family (".VnTimeH", "ABCDEE+.VnArialH-Bold"): small letters are drawn as capitals.</summary>
    public static bool SaysCapitals(string? font)
    {
        if (font is null) return false;
        var name = font.AsSpan();
        if (name.IndexOf('+') is var plus and >= 0) name = name[(plus + 1)..];
        if (name.IndexOfAny('-', ',') is var style and >= 0) name = name[..style];
        name = name.Trim().TrimStart('.');
        return name.Length > 3 && name[^1] == 'H' && name.StartsWith("vn", StringComparison.OrdinalIgnoreCase)
            && !name.StartsWith("vni", StringComparison.OrdinalIgnoreCase) && !name[..^1].ToString().All(char.IsUpper);
    }
}
