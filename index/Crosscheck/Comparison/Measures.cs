using Pipeline.Vietnamese;

namespace Pipeline.Crosscheck.Comparison;

/// <summary>Brings measures to one: money to đồng, whatever the form's measure; other measures keep their name.</summary>
public static class Measures
{
    private static readonly (string Fold, decimal Factor)[] Money =
    [
        ("dong", 1m), ("d", 1m), ("vnd", 1m), ("nghin dong", 1e3m), ("ngan dong", 1e3m), ("1000 d", 1e3m), ("1.000 d", 1e3m), ("1000 dong", 1e3m), ("1.000 dong", 1e3m), ("tr.d", 1e6m), ("trd", 1e6m), ("tr dong", 1e6m), ("trieu dong", 1e6m), ("trieu", 1e6m), ("ty dong", 1e9m), ("ti dong", 1e9m), ("ty", 1e9m),
    ];

    /// <summary>The value in the common measure, and that measure.</summary>
    public static (decimal? Value, string? Measure) Common(decimal? value, string? measure)
    {
        if (measure is null) return (value, null);
        var fold = Folding.FoldLower(measure.Trim());
        foreach (var (name, factor) in Money)
            if (fold == name) return (value * factor, "đồng");
        return (value, measure.Trim());
    }

    /// <summary>Measures that may be compared: both money, both shares, or counts of whatever.</summary>
    public static string Dimension(string? measure) => measure switch
    {
        "đồng" => "money",
        "%" or "‰" => "share",
        _ => "count",
    };
}
