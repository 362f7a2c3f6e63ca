namespace Pipeline.Index.Search;

/// <summary>How far two short strings are apart, and how.</summary>
public static class EditDistance
{
    /// <summary>
    /// Insertions, deletions, substitutions and swaps of neighbours between two strings; more than the limit gives
    /// limit + 1.
    /// </summary>
    public static int Measure(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit)
            return limit + 1;
        Span<int> before = stackalloc int[b.Length + 1],
            row = stackalloc int[b.Length + 1],
            next = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            next[0] = i;
            var best = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                next[j] = Math.Min(Math.Min(next[j - 1] + 1, row[j] + 1), row[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    next[j] = Math.Min(next[j], before[j - 2] + 1);
                best = Math.Min(best, next[j]);
            }
            if (best > limit)
                return limit + 1;
            row.CopyTo(before);
            next.CopyTo(row);
        }
        return Math.Min(row[b.Length], limit + 1);
    }
}
