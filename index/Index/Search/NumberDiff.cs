using System.Text;
using Pipeline.Vietnamese;

namespace Pipeline.Index;

/// <summary>Shows how a number differs from the one that was asked for.</summary>
public static class NumberDiff
{
    /// <summary>The held number with each difference as [asked→held]: "6[→0]4/CĐDK". Case and accents are no difference.</summary>
    public static string Show(string asked, string held)
    {
        var (a, b) = (string.Concat(asked.Where(c => !char.IsWhiteSpace(c))), string.Concat(held.Where(c => !char.IsWhiteSpace(c))));
        var (x, y) = (Folding.FoldUpper(a), Folding.FoldUpper(b));
        var cost = Costs(x, y);
        var shown = new StringBuilder();
        var (i, j) = (0, 0);
        while (i < x.Length || j < y.Length)
        {
            if (i < x.Length && j < y.Length && x[i] == y[j] && cost[i, j] == cost[i + 1, j + 1]) { shown.Append(b[j]); i++; j++; continue; }
            var (fromI, fromJ) = (i, j);
            while ((i < x.Length || j < y.Length) && !(i < x.Length && j < y.Length && x[i] == y[j] && cost[i, j] == cost[i + 1, j + 1]))
                if (i < x.Length && j < y.Length && cost[i, j] == cost[i + 1, j + 1] + 1) { i++; j++; }
                else if (i < x.Length && cost[i, j] == cost[i + 1, j] + 1) i++;
                else j++;
            shown.Append('[').Append(a, fromI, i - fromI).Append('→').Append(b, fromJ, j - fromJ).Append(']');
        }
        return shown.ToString();
    }

    private static int[,] Costs(string x, string y)
    {
        var cost = new int[x.Length + 1, y.Length + 1];
        for (var i = x.Length; i >= 0; i--)
            for (var j = y.Length; j >= 0; j--)
                cost[i, j] = i == x.Length ? y.Length - j : j == y.Length ? x.Length - i
                    : Math.Min(Math.Min(cost[i + 1, j], cost[i, j + 1]) + 1, cost[i + 1, j + 1] + (x[i] == y[j] ? 0 : 1));
        return cost;
    }
}
