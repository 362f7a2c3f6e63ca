using System.Collections.Immutable;
using Pipeline.Index;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Citations;

/// <summary>The dates that other citations give to the document that one citation means. Those alike count as one voice.</summary>
/// <param name="Dates">The dates in their order.</param>
/// <param name="Ids">Records that give them, by id.</param>
/// <param name="Likely">The date that more voices give than the citation's own; null where none does.</param>
internal sealed record OtherDates(ImmutableArray<string> Dates, ImmutableArray<string> Ids, string? Likely)
{
    /// <summary>So many times as many voices for its own date leave a citation undoubted.</summary>
    private const int Sure = 3;

    /// <summary>What the voices say against a citation; null where none does, or too few beside those that agree.</summary>
    public static OtherDates? Of(Citation citation, IReadOnlyList<NumberMention> voices)
    {
        if (citation.Date is not { Length: 10 } own) return null;
        var (dates, ids, agree, against) = (new SortedDictionary<string, int>(StringComparer.Ordinal), new SortedSet<string>(StringComparer.Ordinal), 0, 0);
        foreach (var voice in voices)
        {
            if (voice.Date is not { Length: 10 } date) continue;
            if (date == own) { agree++; continue; }
            if (!DateConflictRule.Same(citation, voice.Title, voice.Issuer, date)) continue;
            dates[date] = dates.GetValueOrDefault(date) + 1;
            ids.Add(voice.Id);
            against++;
        }
        if (against == 0 || agree >= against * Sure) return null;
        var likely = dates.MaxBy(d => d.Value);
        return new OtherDates([.. dates.Keys], [.. ids], likely.Value > Math.Max(agree, 1) ? likely.Key : null);
    }

    /// <summary>The same, as one text that can be compared.</summary>
    public string Text => $"{string.Join(',', Dates)}|{string.Join(',', Ids)}|{Likely}";
}
