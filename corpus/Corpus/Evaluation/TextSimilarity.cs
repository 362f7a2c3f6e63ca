using System.Text;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Corpus.Evaluation;

/// <summary>How near two texts are, for lenient counts.</summary>
public static class TextSimilarity
{
    /// <summary>From this similarity on two texts count as near (GROBID's lenient measure).</summary>
    public const double Enough = 0.8;

    /// <summary>Folded, lower case, everything but letters and digits as one blank.</summary>
    public static string Normalise(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
                result.Append(char.ToLowerInvariant(Folding.Fold(c)));
            else if (result.Length > 0 && result[^1] != ' ')
                result.Append(' ');
        }
        return result.ToString().TrimEnd();
    }

    /// <summary>
    /// 1 for equal texts, 0 for texts without a common character in place; Levenshtein distance over the longer length.
    /// </summary>
    public static double LevenshteinSimilarity(string a, string b)
    {
        var longer = Math.Max(a.Length, b.Length);
        return longer == 0 ? 1 : 1 - (double)Distance(a, b) / longer;
    }

    /// <summary>Insertions, deletions and substitutions from one to the other.</summary>
    public static int Distance(string a, string b)
    {
        var previous = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            previous[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
                current[j] = Math.Min(
                    Math.Min(current[j - 1], previous[j]) + 1,
                    previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
                );
            (previous, current) = (current, previous);
        }
        return previous[b.Length];
    }

    /// <summary>True where the normalised texts are nearly equal.</summary>
    public static bool IsNear(string a, string b) => NearNormalised(Normalise(a), Normalise(b));

    /// <summary>
    /// True where the texts are nearly equal, or one holds all words of the other and at least half of its length.
    /// </summary>
    public static bool NearOrWithin(string a, string b)
    {
        var (x, y) = (Normalise(a), Normalise(b));
        if (NearNormalised(x, y))
            return true;
        var (shorter, longer) = x.Length <= y.Length ? (x, y) : (y, x);
        return shorter.Length * 2 >= longer.Length
            && shorter.Length > 0
            && $" {longer} ".Contains($" {shorter} ", StringComparison.Ordinal);
    }

    /// <summary>
    /// Share of the shorter text's words that the other has too, 0 to 1; 1 where one stands within the other.
    /// </summary>
    public static double WordOverlap(string a, string b)
    {
        var (x, y) = (Normalise(a), Normalise(b));
        if (x.Length == 0 || y.Length == 0)
            return 0;
        if (
            $" {x} ".Contains($" {y} ", StringComparison.Ordinal)
            || $" {y} ".Contains($" {x} ", StringComparison.Ordinal)
        )
            return 1;
        var (xs, ys) = (x.Split(' '), y.Split(' '));
        var (shorter, longer) = xs.Length <= ys.Length ? (xs, ys) : (ys, xs);
        var left = longer
            .CountBy(w => w, StringComparer.Ordinal)
            .ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
        var common = 0;
        foreach (var word in shorter)
            if (left.TryGetValue(word, out var n) && n > 0)
            {
                common++;
                left[word] = n - 1;
            }
        return (double)common / shorter.Length;
    }

    private static bool NearNormalised(string x, string y) => x == y || LevenshteinSimilarity(x, y) >= Enough;
}
