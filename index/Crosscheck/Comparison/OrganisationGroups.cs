using System.Collections.Immutable;

namespace Pipeline.Crosscheck.Comparison;

/// <summary>Two names that may be one, for a person to say.</summary>
/// <param name="One">A name as papers print it.</param>
/// <param name="Other">The other.</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Reason">Why, Vietnamese.</param>
public sealed record NameSuggestion(string One, string Other, double Score, string Reason);

/// <summary>
/// Names of organisations in an archive, those of one body together: by a person's word, else by abbreviation where
/// only one body fits.
/// </summary>
public sealed class OrganisationGroups
{
    private readonly Dictionary<string, string> _display = new(StringComparer.Ordinal);

    /// <summary>Groups the names.</summary>
    public OrganisationGroups(IEnumerable<string> names, NameLinkIndex book)
    {
        var distinct = names
            .GroupBy(OrganisationNameMatcher.ComputeKey, StringComparer.Ordinal)
            .Where(g => g.Key.Length > 0)
            .Select(g => g.OrderByDescending(n => n.Length).ThenBy(n => n, StringComparer.Ordinal).First())
            .Order(StringComparer.Ordinal)
            .ToList();
        var byKey = distinct.ToDictionary(OrganisationNameMatcher.ComputeKey, StringComparer.Ordinal);
        var suggestions = new List<NameSuggestion>();
        foreach (var name in distinct)
            _display[OrganisationNameMatcher.ComputeKey(name)] = name;
        foreach (
            var alike in distinct
                .GroupBy(OrganisationNameMatcher.BareInitials, StringComparer.Ordinal)
                .Where(g => g.Count() > 1)
        )
            Compare([.. alike], book, suggestions);
        // A person's word comes last and stands over all.
        foreach (var name in distinct)
        foreach (var key in book.FindLinked(NameLinkIndex.Organisation, name))
            if (byKey.TryGetValue(key, out var same) && FullerName(DisplayName(same), DisplayName(name)) is var full)
                Join(same, name, full);
        Suggestions =
        [
            .. suggestions
                .Where(s => DisplayName(s.One) != DisplayName(s.Other))
                .OrderByDescending(s => s.Score)
                .ThenBy(s => s.One, StringComparer.Ordinal),
        ];
    }

    /// <summary>Pairs that nobody judged and that are not sure enough to be put together.</summary>
    public ImmutableArray<NameSuggestion> Suggestions { get; }

    /// <summary>The name under which a body is shown: the fullest of its names.</summary>
    public string DisplayName(string name) =>
        _display.GetValueOrDefault(OrganisationNameMatcher.ComputeKey(name), name);

    private void Compare(List<string> alike, NameLinkIndex book, List<NameSuggestion> suggestions)
    {
        var pairs = (
            from i in Enumerable.Range(0, alike.Count)
            from j in Enumerable.Range(i + 1, alike.Count - i - 1)
            where book.FindJudgement(NameLinkIndex.Organisation, alike[i], alike[j]) is null
            let match = OrganisationNameMatcher.Match(alike[i], alike[j])
            where match is not null
            select (One: alike[i], Other: alike[j], Match: match)
        ).ToList();
        // An abbreviation fits several bodies where those are not one among themselves.
        var torn = alike
            .Where(name =>
                FindFitting(pairs, name) is var fit
                && fit.Exists(f =>
                    fit.Exists(g =>
                        f != g && OrganisationNameMatcher.Match(f, g) is not { Score: >= OrganisationNameMatcher.Sure }
                    )
                )
            )
            .ToHashSet(StringComparer.Ordinal);
        foreach (var (one, other, match) in pairs)
            if (match.Score >= OrganisationNameMatcher.Sure && !torn.Contains(one) && !torn.Contains(other))
                Join(one, other, FullerName(DisplayName(one), DisplayName(other)));
            else
                suggestions.Add(
                    new NameSuggestion(
                        one,
                        other,
                        Math.Min(match.Score, OrganisationNameMatcher.Sure - 0.05),
                        match.Score >= OrganisationNameMatcher.Sure
                            ? "chữ viết tắt này còn ứng với đơn vị khác"
                            : match.Reason
                    )
                );
    }

    private static List<string> FindFitting(
        List<(string One, string Other, OrganisationMatch Match)> pairs,
        string name
    ) =>
        [
            .. pairs
                .Where(p => p.Match.Score >= OrganisationNameMatcher.Sure && (p.One == name || p.Other == name))
                .Select(p => p.One == name ? p.Other : p.One),
        ];

    private void Join(string one, string other, string full)
    {
        var (was, wasOther) = (DisplayName(one), DisplayName(other));
        foreach (var key in _display.Where(d => d.Value == was || d.Value == wasOther).Select(d => d.Key).ToList())
            _display[key] = full;
    }

    private static string FullerName(string one, string other) =>
        one.Length > other.Length || (one.Length == other.Length && string.CompareOrdinal(one, other) <= 0)
            ? one
            : other;
}
