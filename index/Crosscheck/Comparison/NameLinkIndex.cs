using Pipeline.Index.Model;

namespace Pipeline.Crosscheck.Comparison;

/// <summary>What persons said of names, as it is asked: are these two one, are they two, was nothing said.</summary>
public sealed class NameLinkIndex
{
    /// <summary>Kind of links between wordings of indicators.</summary>
    public const string Indicator = "indicator";

    /// <summary>Kind of links between names of organisations.</summary>
    public const string Organisation = "organisation";

    private readonly ILookup<(string Kind, string Name), NameLink> _links;
    private readonly Func<string, string, string> _key;

    /// <summary>Reads the links.</summary>
    /// <param name="links">All of them, both kinds.</param>
    public NameLinkIndex(IEnumerable<NameLink> links)
    {
        // Wordings that the indicator's key holds for one are one name here too.
        _key = static (kind, name) =>
            kind == Indicator ? new IndicatorKey(name).Text : OrganisationNameMatcher.ComputeKey(name);
        _links = links
            .SelectMany(l => new[] { l.One, l.Other }.Select(n => (Name: (l.Kind, _key(l.Kind, n)), Link: l)))
            .ToLookup(p => p.Name, p => p.Link);
    }

    /// <summary>Nothing was said.</summary>
    public static NameLinkIndex Empty { get; } = new([]);

    /// <summary>
    /// True or false where a person said that the two are one or two, themselves or by way of others; null where nobody
    /// did.
    /// </summary>
    public bool? FindJudgement(string kind, string one, string other)
    {
        var (own, goal) = (_key(kind, one), _key(kind, other));
        if (own == goal)
            return true;
        if (_links[(kind, own)].Any(l => !l.Same && ContainsName(l, kind, goal)))
            return false;
        return LinkedKeys(kind, own).Contains(goal) ? true : null;
    }

    /// <summary>Keys of all names that persons made one with this, its own first.</summary>
    public IReadOnlyCollection<string> FindLinked(string kind, string name) => LinkedKeys(kind, _key(kind, name));

    /// <summary>
    /// The same for a key: <see cref="IndicatorKey.Text"/> or <see cref="OrganisationNameMatcher.ComputeKey"/>.
    /// </summary>
    public IReadOnlyCollection<string> LinkedKeys(string kind, string key)
    {
        if (!_links.Contains((kind, key)))
            return [key];
        var found = new List<string> { key };
        for (var i = 0; i < found.Count; i++)
            foreach (var link in _links[(kind, found[i])].Where(l => l.Same))
            foreach (var next in new[] { _key(kind, link.One), _key(kind, link.Other) })
                if (!found.Contains(next, StringComparer.Ordinal))
                    found.Add(next);
        return found;
    }

    private bool ContainsName(NameLink link, string kind, string key) =>
        _key(kind, link.One) == key || _key(kind, link.Other) == key;
}
