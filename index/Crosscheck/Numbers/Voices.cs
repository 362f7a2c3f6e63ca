using Pipeline.Index;

namespace Pipeline.Crosscheck.Numbers;

/// <summary>What thousands of papers cite alike is one voice: the mention with the lowest id stands for all.</summary>
internal static class Voices
{
    /// <summary>What makes two mentions one voice; what papers carry themselves is a voice each.</summary>
    public static (string Fold, string Held, string? Date, string? Issuer, string? Title, string? Relation) Key(NumberMention mention) =>
        (mention.Fold, mention.Index is null ? mention.Id : "", mention.Date, mention.Issuer, mention.Title, mention.Relation);

    /// <summary>The voices among mentions, by id.</summary>
    public static IReadOnlyList<NumberMention> Of(IEnumerable<NumberMention> mentions) =>
        [.. mentions.OrderBy(m => m.Id, StringComparer.Ordinal).ThenBy(m => m.Index ?? -1).DistinctBy(Key)];
}
