using System.Globalization;
using Pipeline.Crosscheck.Comparison;

namespace Pipeline.Cli;

/// <summary>A pair of names for a person to judge, as a line that tells what to type.</summary>
internal static class NameSuggestionPrinter
{
    /// <summary>"? 0.82 'A' ~ 'B' (why)".</summary>
    public static string Format(NameSuggestion suggestion) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"unsure {suggestion.Score:0.00}: '{suggestion.One}' ~ '{suggestion.Other}' ({suggestion.Reason}"
                + $"); say so with link or unlink"
        );
}
