using Pipeline.Index.Model;

namespace Pipeline.Crosscheck.Resolution;

/// <summary>The numbers of an archive, held and cited. Safe for several threads.</summary>
internal interface INumberIndex
{
    /// <summary>False where surely no record carries this number.</summary>
    bool MayBeHeld(string fold);

    /// <summary>Citations of a number, those alike once.</summary>
    IReadOnlyList<NumberMention> FindCitations(string fold);

    /// <summary>All numbers of a symbol.</summary>
    IReadOnlyList<NumberMention> FindNumbersOfSymbol(string symbol);

    /// <summary>The numbers that records carry under a symbol.</summary>
    IReadOnlyList<NumberMention> FindHeldNumbers(string symbol);

    /// <summary>The window of the series of a symbol and issuer in which a serial is judged.</summary>
    IssuerNumberSeries SeriesOf(string symbol, string? issuer, int serial);

    /// <summary>Numbers of one serial, type and date under whatever symbol.</summary>
    IReadOnlyList<NumberMention> SameSerial(string serial, string type, string date);

    /// <summary>Held numbers of a date near this one.</summary>
    IEnumerable<string> NearHeld(string fold, string date);
}

/// <summary>What thousands of papers cite alike is one voice: the mention with the lowest id stands for all.</summary>
internal static class DistinctMentions
{
    /// <summary>What makes two mentions one voice; what papers carry themselves is a voice each.</summary>
    public static (string Fold, string Held, string? Date, string? Issuer, string? Title, string? Relation) ComputeKey(
        NumberMention mention
    ) =>
        (
            mention.Fold,
            mention.Index is null ? mention.Id : "",
            mention.Date,
            mention.Issuer,
            mention.Title,
            mention.Relation
        );

    /// <summary>The voices among mentions, by id.</summary>
    public static IReadOnlyList<NumberMention> Select(IEnumerable<NumberMention> mentions) =>
        [.. mentions.OrderBy(m => m.Id, StringComparer.Ordinal).ThenBy(m => m.Index ?? -1).DistinctBy(ComputeKey)];
}
