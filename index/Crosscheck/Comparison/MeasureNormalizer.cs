using Pipeline.Vietnamese.Characters;

namespace Pipeline.Crosscheck.Comparison;

/// <summary>
/// Brings measures to one: money to đồng, whatever the form's measure; other measures keep their name.
/// </summary>
public static class MeasureNormalizer
{
    /// <summary>Without blanks and full stops: "Tr. đồng", "1.000 đ".</summary>
    private static readonly (string Fold, decimal Factor)[] Money =
    [
        ("dong", 1m),
        ("d", 1m),
        ("vnd", 1m),
        ("vietnamdong", 1m),
        ("dongvietnam", 1m),
        ("nghindong", 1e3m),
        ("ngandong", 1e3m),
        ("nghind", 1e3m),
        ("1000d", 1e3m),
        ("1000dong", 1e3m),
        ("trd", 1e6m),
        ("trdong", 1e6m),
        ("trieudong", 1e6m),
        ("trieud", 1e6m),
        ("trieu", 1e6m),
        ("tydong", 1e9m),
        ("tidong", 1e9m),
        ("tyd", 1e9m),
        ("ty", 1e9m),
    ];

    /// <summary>The value in the common measure, and that measure.</summary>
    public static (decimal? Value, string? Measure) Normalize(decimal? value, string? measure)
    {
        if (measure is null)
            return (value, null);
        var fold = Folding
            .FoldLower(measure)
            .Replace(" ", "", StringComparison.Ordinal)
            .Replace(".", "", StringComparison.Ordinal);
        foreach (var (name, factor) in Money)
            if (fold == name)
                return (value * factor, "đồng");
        return (value, measure.Trim());
    }

    /// <summary>Measures that may be compared: both money, both shares, or counts of whatever.</summary>
    public static string Dimension(string? measure) =>
        measure switch
        {
            "đồng" => "money",
            "%" or "‰" => "share",
            _ => "count",
        };
}
