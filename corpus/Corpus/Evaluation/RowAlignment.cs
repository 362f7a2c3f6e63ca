using Pipeline.Corpus.Evaluation.Gold;
using Pipeline.Records;

namespace Pipeline.Corpus.Evaluation;

/// <summary>Pairs the rows of two tables in order, by their wording and number.</summary>
internal static class RowAlignment
{
    private const int Compared = 60;

    /// <summary>For each gold row the index of its row in the found table; null where it has none.</summary>
    public static int?[] Align(GoldTable gold, ScoringTable found)
    {
        var likeness = Likeness(gold, found);
        var (n, m) = (gold.Rows.Length, found.Rows.Length);
        var best = new double[n + 1, m + 1];
        for (var i = n - 1; i >= 0; i--)
            for (var j = m - 1; j >= 0; j--)
                best[i, j] = Math.Max(Math.Max(best[i + 1, j], best[i, j + 1]), likeness[i, j] > 0 ? best[i + 1, j + 1] + likeness[i, j] : 0);
        var pairs = new int?[n];
        for (int i = 0, j = 0; i < n && j < m;)
            if (likeness[i, j] > 0 && best[i, j] == best[i + 1, j + 1] + likeness[i, j]) pairs[i++] = j++;
            else if (best[i, j] == best[i + 1, j]) i++;
            else j++;
        return pairs;
    }

    private static double[,] Likeness(GoldTable gold, ScoringTable found)
    {
        var expected = gold.Rows.Select(r => (No: Number(r.No), Words: Begin(r.Criterion))).ToArray();
        var given = found.Rows.Select(r => (No: Number(r.No), Words: Begin(r.Criterion))).ToArray();
        var likeness = new double[expected.Length, given.Length];
        for (var i = 0; i < expected.Length; i++)
            for (var j = 0; j < given.Length; j++)
                likeness[i, j] = Likeness(expected[i], given[j]);
        return likeness;
    }

    private static double Likeness((string No, string Words) gold, (string No, string Words) found)
    {
        var words = gold.Words == found.Words ? 1 : Same(gold.Words, found.Words);
        if (words < 0.6) return 0;
        return words + (gold.No == found.No ? 0.2 : 0);
    }

    private static double Same(string a, string b)
    {
        var shorter = Math.Min(a.Length, b.Length);
        if (shorter == 0) return 0;
        if (a.AsSpan(0, shorter).SequenceEqual(b.AsSpan(0, shorter)) && shorter >= 12) return 0.95;
        var common = 0;
        for (var i = 0; i < shorter && a[i] == b[i]; i++) common++;
        return common == 0 && shorter > 20 && a[1] != b[1] ? 0 : TextSimilarity.Levenshtein(a, b);
    }

    private static string Number(string? no) => no?.TrimEnd('.', ')', ' ') ?? "";

    private static string Begin(string criterion)
    {
        var text = TextSimilarity.Normalise(criterion.Length > Compared ? criterion[..Compared] : criterion);
        return text.Length > Compared - 4 ? text[..(Compared - 4)] : text;
    }
}
