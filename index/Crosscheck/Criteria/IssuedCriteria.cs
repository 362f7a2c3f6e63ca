using Pipeline.Index;

namespace Pipeline.Crosscheck.Criteria;

/// <summary>All issued criteria of an archive by their marks. Offices issue the same criteria again and again: what bears the same marks is counted once.</summary>
internal sealed class IssuedCriteria
{
    private readonly string[][] _ids;
    private readonly Dictionary<string, List<int>> _byMark = new(StringComparer.Ordinal);

    public IssuedCriteria(IEnumerable<MarkedRecord> issued)
    {
        var alike = issued.GroupBy(r => string.Join(' ', r.Marks.Order(StringComparer.Ordinal)), StringComparer.Ordinal).ToArray();
        _ids = [.. alike.Select(g => g.Select(r => r.Id).Order(StringComparer.Ordinal).ToArray())];
        for (var i = 0; i < alike.Length; i++)
            foreach (var mark in alike[i].Key.Split(' ')) (_byMark.TryGetValue(mark, out var with) ? with : _byMark[mark] = []).Add(i);
    }

    /// <summary>Records that bear any of these marks, those with most of them first, then by id: as the archive itself would answer.</summary>
    public IReadOnlyList<string> WithMarks(IEnumerable<string> marks, int limit)
    {
        var shared = new Dictionary<int, int>();
        foreach (var mark in marks.Distinct(StringComparer.Ordinal))
            if (_byMark.TryGetValue(mark, out var with))
                foreach (var set in with) shared[set] = shared.GetValueOrDefault(set) + 1;
        var found = new List<string>();
        foreach (var alike in shared.GroupBy(s => s.Value).OrderByDescending(g => g.Key))
        {
            if (found.Count >= limit) break;
            found.AddRange(alike.SelectMany(s => _ids[s.Key].Take(limit)).Order(StringComparer.Ordinal).Take(limit - found.Count));
        }
        return found;
    }
}
