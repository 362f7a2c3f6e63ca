using System.Globalization;

namespace Pipeline.Index;

/// <summary>How often a number of a series is told with a date.</summary>
/// <param name="Serial">The serial.</param>
/// <param name="Date">A full ISO date.</param>
/// <param name="Issuer">Issuing body; null where none is named.</param>
/// <param name="Held">Records that carry it, copies too.</param>
/// <param name="Cited">Citations of it.</param>
public sealed record NumberCount(int Serial, string Date, string? Issuer, int Held, int Cited)
{
    /// <summary>Counts of mentions; those without a full date or with a letter in the serial are left out.</summary>
    public static IReadOnlyList<NumberCount> Of(IEnumerable<NumberMention> mentions) =>
        [.. mentions.Select(m => (Serial: SerialOf(m.Fold), m.Date, m.Issuer, IsHeld: m.Index is null)).Where(m => m is { Serial: not null, Date.Length: 10 })
            .GroupBy(m => (m.Serial, m.Date, m.Issuer)).Select(g => new NumberCount(g.Key.Serial!.Value, g.Key.Date!, g.Key.Issuer, g.Count(m => m.IsHeld), g.Count(m => !m.IsHeld)))];

    /// <summary>The serial of a number (fold); null where it is none or holds a letter.</summary>
    public static int? SerialOf(string fold) => int.TryParse(NumberParts.Of(fold).Serial, NumberStyles.None, CultureInfo.InvariantCulture, out var serial) ? serial : null;
}
