using Pipeline.Crosscheck.Resolution;
using Pipeline.Index.Model;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Invalidation;

/// <summary>
/// Records that came, changed or went. What they touch is told by the archive as it is now and as it was before all of
/// them.
/// </summary>
/// <param name="After">Those that came or changed, as they are held.</param>
/// <param name="Before">Those that changed or went, as they were.</param>
internal sealed record RecordDelta(IReadOnlyList<DocumentRecord> After, IReadOnlyList<DocumentRecord> Before)
{
    /// <summary>Their ids.</summary>
    public IReadOnlySet<string> Ids { get; } = After.Concat(Before).Select(r => r.Id).ToHashSet(StringComparer.Ordinal);

    /// <summary>The numbers that they tell now.</summary>
    public IReadOnlyList<NumberMention> ToldAfter { get; } = [.. After.SelectMany(MentionsOfRecord)];

    /// <summary>The numbers that they told.</summary>
    public IReadOnlyList<NumberMention> ToldBefore { get; } = [.. Before.SelectMany(MentionsOfRecord)];

    /// <summary>Both.</summary>
    public IEnumerable<NumberMention> AllTold => ToldAfter.Concat(ToldBefore);

    /// <summary>Voices as they were, of those that the archive has now.</summary>
    /// <param name="now">The voices now.</param>
    /// <param name="which">Which of the told numbers are among them.</param>
    public IReadOnlyList<NumberMention> VoicesBefore(
        IReadOnlyList<NumberMention> now,
        Func<NumberMention, bool> which
    ) =>
        Pipeline.Crosscheck.Resolution.DistinctMentions.Select(
            now.Where(v => !Ids.Contains(v.Id)).Concat(ToldBefore.Where(which))
        );

    private static IEnumerable<NumberMention> MentionsOfRecord(DocumentRecord record)
    {
        if (record.Document is { Number.Fold: { } own } heading)
            yield return new NumberMention(
                own,
                record.Id,
                null,
                heading.Date,
                heading.Type,
                heading.Issuer,
                heading.Subject,
                null
            );
        for (var i = 0; i < record.Citations.Length; i++)
            if (record.Citations[i] is { Fold: { } fold } c)
                yield return new NumberMention(fold, record.Id, i, c.Date, c.Type, c.Issuer, c.Title, c.Relation);
    }
}
