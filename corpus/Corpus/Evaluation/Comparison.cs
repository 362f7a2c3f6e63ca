using System.Collections.Immutable;

namespace Pipeline.Corpus.Evaluation;

/// <summary>A value whose outcome changed between two runs.</summary>
/// <param name="Before">Null where the earlier run did not judge it.</param>
/// <param name="After">Null where the later run does not judge it.</param>
public sealed record OutcomeChange(ScoreCase? Before, ScoreCase? After)
{
    /// <summary>True where the later run is better.</summary>
    public bool IsGain => RunComparison.Rank(After) > RunComparison.Rank(Before);
}

/// <summary>Compares two runs value by value.</summary>
public static class RunComparison
{
    /// <summary>Every value whose rank changed, losses first, then by file and field.</summary>
    public static ImmutableArray<OutcomeChange> Compare(IEnumerable<ScoreCase> before, IEnumerable<ScoreCase> after)
    {
        var (earlier, later) = (Index(before), Index(after));
        return
        [
            .. earlier
                .Keys.Union(later.Keys, StringComparer.Ordinal)
                .Select(k => new OutcomeChange(earlier.GetValueOrDefault(k), later.GetValueOrDefault(k)))
                .Where(c => Rank(c.Before) != Rank(c.After))
                .OrderBy(c => c.IsGain)
                .ThenBy(c => (c.After ?? c.Before)!.Key, StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// Higher is better; a value that a run does not hold is as good as "nothing spurious, nothing asked".
    /// </summary>
    internal static int Rank(ScoreCase? c) =>
        c?.Outcome switch
        {
            Outcome.Right => 5,
            Outcome.Near => 4,
            null => 3,
            Outcome.Unread => 2,
            Outcome.Missed => 1,
            _ => 0,
        };

    private static Dictionary<string, ScoreCase> Index(IEnumerable<ScoreCase> cases)
    {
        var index = new Dictionary<string, ScoreCase>(StringComparer.Ordinal);
        foreach (var c in cases)
        {
            var key = c.Key;
            for (var n = 2; !index.TryAdd(key, c); n++)
                key = $"{c.Key}\t{n}";
        }
        return index;
    }
}
