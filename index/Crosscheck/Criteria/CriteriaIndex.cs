using System.Collections.Concurrent;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Criteria;

/// <summary>
/// Finds the issued criteria that a scored table may follow by the words that both use, so that a table is compared with a few
/// sets and not with all of the archive. What a table is asked against is bounded: the work stays linear. Safe for several threads.
/// </summary>
internal sealed class CriteriaIndex
{
    private const int MostForWord = 64;
    private const int MostCandidates = 4;
    private const double SharedWords = 0.5;
    private readonly ConcurrentDictionary<string, List<(string Id, int Words)>> _sets = new(StringComparer.Ordinal);

    /// <summary>Adds the criteria that a record issues, if any.</summary>
    public void Add(DocumentRecord record)
    {
        foreach (var table in record.ScoringTables.Where(MismatchRule.IsIssued))
        {
            var words = CriteriaMatcher.AllWords(table);
            foreach (var word in words)
            {
                var sets = _sets.GetOrAdd(word, static _ => []);
                lock (sets)
                    if (sets.Count < MostForWord) sets.Add((record.Id, words.Count));
            }
        }
    }

    /// <summary>Records whose criteria share most words with a table, the likeliest first.</summary>
    public IReadOnlyList<string> Near(ScoringTable scored)
    {
        if (_sets.IsEmpty) return [];
        var words = CriteriaMatcher.AllWords(scored);
        var shared = new Dictionary<(string Id, int Words), int>();
        foreach (var word in words)
            if (_sets.TryGetValue(word, out var sets))
                lock (sets)
                    foreach (var set in sets) shared[set] = shared.GetValueOrDefault(set) + 1;
        return [.. shared.Select(s => (s.Key.Id, Share: (double)s.Value / Math.Max(s.Key.Words, words.Count))).Where(s => s.Share >= SharedWords)
            .OrderByDescending(s => s.Share).ThenBy(s => s.Id, StringComparer.Ordinal).Select(s => s.Id).Distinct(StringComparer.Ordinal).Take(MostCandidates)];
    }
}
