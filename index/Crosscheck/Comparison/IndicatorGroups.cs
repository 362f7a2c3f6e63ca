using System.Collections.Immutable;

namespace Pipeline.Crosscheck.Comparison;

/// <summary>An indicator with all wordings that are one with it.</summary>
/// <param name="Wording">Its most frequent wording.</param>
/// <param name="Count">How often it is stated.</param>
/// <param name="Units">By how many units.</param>
/// <param name="Periods">For how many periods.</param>
/// <param name="Also">Wordings that a person made one with it.</param>
public sealed record IndicatorGroup(string Wording, int Count, int Units, int Periods, ImmutableArray<string> Also);

/// <summary>
/// What an archive states, by indicator: wordings of the same words and kind of measure together, and those that
/// persons linked.
/// </summary>
public sealed class IndicatorGroups
{
    private const int MostCompared = 2000;
    private readonly NameLinkIndex _book;
    private readonly Dictionary<string, Group> _byKey = new(StringComparer.Ordinal);

    /// <summary>Groups the statements; read once.</summary>
    public IndicatorGroups(IEnumerable<FigureStatement> statements, NameLinkIndex book)
    {
        _book = book;
        var keys = new Dictionary<string, IndicatorKey>(StringComparer.Ordinal);
        foreach (var statement in statements)
        {
            if (!keys.TryGetValue(statement.Indicator, out var key))
                keys[statement.Indicator] = key = new IndicatorKey(statement.Indicator);
            if (key.Words.Length == 0)
                continue;
            // Linked wordings share a group under the first of their keys.
            var text = book.LinkedKeys(NameLinkIndex.Indicator, key.Text).Min(StringComparer.Ordinal)!;
            var place = $"{text}|{MeasureNormalizer.Dimension(statement.Measure)}";
            if (!_byKey.TryGetValue(place, out var group))
                _byKey[place] = group = new Group(MeasureNormalizer.Dimension(statement.Measure));
            group.Add(statement, key);
        }
        Groups =
        [
            .. _byKey
                .Values.Select(g => g.Told())
                .OrderByDescending(g => g.Units)
                .ThenByDescending(g => g.Count)
                .ThenBy(g => g.Wording, StringComparer.Ordinal),
        ];
    }

    /// <summary>By units, then by count.</summary>
    public ImmutableArray<IndicatorGroup> Groups { get; }

    /// <summary>
    /// Pairs that may be one and that nobody judged, the surest first; of the most frequent groups only.
    /// </summary>
    public IEnumerable<NameSuggestion> SuggestPairs()
    {
        var units = new OrganisationGroups(
            _byKey.Values.SelectMany(g => g.Units).Distinct(StringComparer.Ordinal),
            _book
        ).Suggestions;
        var most = _byKey
            .Values.OrderByDescending(g => g.Units.Count)
            .ThenByDescending(g => g.Count)
            .Take(MostCompared)
            .Select(g => (g.Dimension, Wording: g.Wording, Key: g.Key, g.Papers))
            .ToList();
        var byWord = most.SelectMany((g, i) => g.Key.Words.Select(w => (Word: w, Index: i)))
            .ToLookup(p => p.Word, p => p.Index, StringComparer.Ordinal);
        var found = new List<NameSuggestion>();
        for (var i = 0; i < most.Count; i++)
        {
            // Two words shared are asked for: candidates come up twice among the groups of this one's words.
            var near = most[i]
                .Key.Words.SelectMany(w => byWord[w])
                .Where(j => j > i)
                .GroupBy(j => j)
                .Where(g => g.Count() >= 2)
                .Select(g => most[g.Key]);
            foreach (var other in near.Where(o => o.Dimension == most[i].Dimension))
                if (
                    !AreSideBySide(most[i].Papers, other.Papers)
                    && _book.FindJudgement(NameLinkIndex.Indicator, most[i].Wording, other.Wording) is null
                    && IndicatorMatcher.Compare(most[i].Wording, most[i].Key, other.Wording, other.Key)
                        is { } suggestion
                )
                    found.Add(suggestion);
        }
        return units
            .Concat(found)
            .OrderByDescending(s => s.Score)
            .ThenBy(s => s.One, StringComparer.Ordinal)
            .ThenBy(s => s.Other, StringComparer.Ordinal);
    }

    /// <summary>What most papers tell beside each other is two things, however alike its words.</summary>
    private static bool AreSideBySide(HashSet<string> one, HashSet<string> other) =>
        Math.Min(one.Count, other.Count) is > 1 and var least
        && (one.Count < other.Count ? one : other).Count((one.Count < other.Count ? other : one).Contains) * 2 > least;

    private sealed class Group(string dimension)
    {
        private readonly Dictionary<string, int> _wordings = new(StringComparer.Ordinal);
        private readonly HashSet<string> _periods = new(StringComparer.Ordinal);
        private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

        public string Dimension => dimension;
        public int Count { get; private set; }
        public HashSet<string> Units { get; } = new(StringComparer.Ordinal);
        public HashSet<string> Papers { get; } = new(StringComparer.Ordinal);
        public string Wording =>
            _wordings.OrderByDescending(w => w.Value).ThenBy(w => w.Key, StringComparer.Ordinal).First().Key;
        public IndicatorKey Key => new(Wording);

        public void Add(FigureStatement statement, IndicatorKey key)
        {
            Count++;
            Units.Add(statement.Unit);
            Papers.Add(statement.Id);
            _periods.Add(statement.Period ?? "");
            _keys.Add(key.Text);
            _wordings[statement.Indicator] = _wordings.GetValueOrDefault(statement.Indicator) + 1;
        }

        public IndicatorGroup Told()
        {
            var own = new IndicatorKey(Wording).Text;
            ImmutableArray<string> also =
                _keys.Count < 2
                    ? []
                    :
                    [
                        .. _wordings
                            .OrderByDescending(w => w.Value)
                            .Where(w => new IndicatorKey(w.Key).Text != own)
                            .DistinctBy(w => new IndicatorKey(w.Key).Text)
                            .Select(w => w.Key),
                    ];
            return new IndicatorGroup(Wording, Count, Units.Count, _periods.Count, also);
        }
    }
}
