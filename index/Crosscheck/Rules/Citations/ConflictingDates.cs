using System.Collections.Immutable;
using Pipeline.Index.Model;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Rules.Citations;

/// <summary>
/// The dates that other citations give to the document that one citation means. Those alike count as one voice.
/// </summary>
/// <param name="Dates">The dates in their order.</param>
/// <param name="Ids">Records that give them, by id.</param>
/// <param name="Likely">The date that more voices give than the citation's own; null where none does.</param>
/// <param name="Agree">So many voices agree in the date that most give.</param>
internal sealed record ConflictingDates(
    ImmutableArray<string> Dates,
    ImmutableArray<string> Ids,
    string? Likely,
    int Agree = 0
)
{
    /// <summary>
    /// What the voices say against a citation; null where none does, or where more agree with it: then the others are
    /// the odd ones.
    /// </summary>
    /// <param name="citation">The citation.</param>
    /// <param name="voices">All that cite its number; those alike are one voice.</param>
    /// <param name="papers">How many records give each date; asked only where dates differ. Without it voices
    /// count.</param>
    public static ConflictingDates? Find(
        Citation citation,
        IReadOnlyList<NumberMention> voices,
        Func<IReadOnlyDictionary<string, int>>? papers = null
    )
    {
        if (citation.Date is not { Length: 10 } own)
            return null;
        var (dates, ids, agree, against) = (
            new SortedDictionary<string, int>(StringComparer.Ordinal),
            new SortedSet<string>(StringComparer.Ordinal),
            0,
            0
        );
        foreach (var voice in voices)
        {
            if (voice.Date is not { Length: 10 } date)
                continue;
            if (date == own)
            {
                agree++;
                continue;
            }
            if (!CitationDateConflictRule.MayMeanCited(citation, voice.Title, voice.Issuer, date))
                continue;
            dates[date] = dates.GetValueOrDefault(date) + 1;
            ids.Add(voice.Id);
            against++;
        }
        if (against == 0)
            return null;
        if (papers?.Invoke() is { } counted)
        {
            agree = Math.Max(agree, counted.GetValueOrDefault(own));
            foreach (var date in dates.Keys.ToList())
                dates[date] = Math.Max(dates[date], counted.GetValueOrDefault(date));
        }
        var likely = dates.MaxBy(d => d.Value);
        return agree > likely.Value
            ? null
            : new ConflictingDates(
                [.. dates.Keys],
                [.. ids],
                likely.Value > Math.Max(agree, 1) ? likely.Key : null,
                likely.Value
            );
    }

    /// <summary>The same, as one text that can be compared.</summary>
    public string Text => $"{string.Join(',', Dates)}|{string.Join(',', Ids)}|{Likely}|{Agree}";
}
