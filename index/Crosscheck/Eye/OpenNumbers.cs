using Pipeline.Index;

namespace Pipeline.Crosscheck.Eye;

/// <summary>The numbers of one symbol that are cited and that no held record carries, by the day under which they are cited. Read once, asked by each unread paper of the symbol.</summary>
internal sealed class OpenNumbers
{
    private const int MostOfUnknownDay = 500;
    private readonly ILookup<string, NumberMention> _byDate;

    public OpenNumbers(ICitationLookup archive, string symbol)
    {
        var cited = archive.Series(symbol).Where(m => m.Index is not null).ToList();
        var held = cited.Select(m => m.Fold).Distinct(StringComparer.Ordinal).Where(f => archive.Carriers(f).Count > 0).ToHashSet(StringComparer.Ordinal);
        _byDate = cited.Where(m => !held.Contains(m.Fold)).ToLookup(m => m.Date ?? "");
    }

    /// <summary>Those that a paper of this day may carry; of a paper without a day any, as far as they tell their matter.</summary>
    public IEnumerable<NumberMention> Of(string? date) =>
        date is not null ? _byDate[date].Concat(_byDate[""].Take(MostOfUnknownDay)) : _byDate.SelectMany(g => g).Where(m => m.Title is not null).Take(MostOfUnknownDay);
}
