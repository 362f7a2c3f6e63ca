using Pipeline.Index.Model;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Resolution;

/// <summary>Whether those that cite a held paper agree against the date that was read on it.</summary>
internal static class HeldDate
{
    /// <summary>So many voices must agree before the paper's own date is doubted.</summary>
    private const int Fewest = 3;

    /// <summary>
    /// The date that most citations of a held paper give, where it is not its own; null where they do not outweigh it.
    /// </summary>
    /// <param name="heading">The held paper's.</param>
    /// <param name="fold">Its number.</param>
    /// <param name="archive">Who cites it.</param>
    public static (string Date, int Voices)? Other(DocumentHeading heading, string fold, ICitationLookup archive)
    {
        if (heading.Date is not { Length: 10 } own)
            return null;
        var others = archive
            .FindCitations(fold)
            .Where(v => v.Date is { Length: 10 } date && date != own && IsOne(heading, v, date, own))
            .Select(v => v.Date!)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (others.Count == 0)
            return null;
        var papers = archive.PapersByDate(fold);
        var most = others.MaxBy(d => papers.GetValueOrDefault(d))!;
        var count = papers.GetValueOrDefault(most);
        return count >= Fewest && count > papers.GetValueOrDefault(own) ? (most, count) : null;
    }

    /// <summary>How many records give each date.</summary>
    public static IReadOnlyDictionary<string, int> Papers(IEnumerable<NumberMention> citing) =>
        citing
            .Where(m => m.Date is { Length: 10 })
            .DistinctBy(m => (m.Id, m.Date))
            .CountBy(m => m.Date!, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);

    /// <summary>True where a citation's date is the one that so outweighs the date of each held candidate.</summary>
    public static bool Doubted(IEnumerable<string?> held, string date, IReadOnlyDictionary<string, int> papers)
    {
        var agree = papers.GetValueOrDefault(date);
        return agree >= Fewest && held.All(other => other is null || agree > papers.GetValueOrDefault(other));
    }

    // The same year and matter: serials restart.
    private static bool IsOne(DocumentHeading heading, NumberMention voice, string date, string own) =>
        TitleSimilarity.IssuersAgree(heading.Issuer, voice.Issuer)
        && !TitleSimilarity.IsDifferentMatter(heading.Subject, voice.Title)
        && (date[..4] == own[..4] || TitleSimilarity.IsSameMatter(heading.Subject, voice.Title));
}
