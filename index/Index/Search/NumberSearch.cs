using System.Globalization;
using System.Text;
using Pipeline.Index.Model;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Index.Search;

/// <summary>Search by number: the whole one, parts of it, and what is near it.</summary>
internal sealed class NumberSearch(ISearchIndex index)
{
    private const int NearHits = 5;

    // After what is confirmed, before what is only near.
    private const double Unconfirmed = 70;

    public IReadOnlyList<SearchHit> Find(SearchQuery asked, int limit)
    {
        if (asked.Number is not { } number)
            return [];
        if (
            number is { Whole: true, TypeCode: null }
            && !asked.Filtered
            && CreateHits(index.WithNumber(number, limit), 100) is { Count: > 0 } whole
        )
            return whole;
        if (
            number is { Serial: null, TypeCode: null, Parts.Count: > 1 }
            && !asked.Filtered
            && CreateHits(index.WithSymbol(number, limit), 95) is var symbol
            && symbol.Count >= limit
        )
            return symbol;
        if (number.Parts.All(IsKnown) && FindByParts(asked, number, limit) is { Count: > 0 } parts)
            return parts;
        if (number is { Serial: not null, TypeCode: null, Parts: [{ Length: > 2 } letters] } && !asked.Filtered)
        {
            // "87KHCĐCT": the symbol is typed without what stands between its parts.
            var apart = index
                .Joined(letters)
                .Select(s => number with { Parts = s.Split('-'), Written = true })
                .ToArray();
            if (
                apart.SelectMany(n => CreateHits(index.WithNumber(n, limit), 100)).Take(limit).ToArray() is
                { Length: > 0 } joined
            )
                return joined;
            if (
                apart.SelectMany(n => FindNear(asked, n, Math.Min(limit, NearHits))).Take(NearHits).ToArray() is
                { Length: > 0 } slipped
            )
                return slipped;
        }
        return
            number is { Whole: true, TypeCode: null }
            && !asked.Filtered
            && (number.Written || number.Parts.Any(IsKnown))
            ? FindNear(asked, number, Math.Min(limit, NearHits))
            : [];
    }

    /// <summary>Records whose number is not settled and may be the one that was asked for.</summary>
    public IReadOnlyList<SearchHit> FindUnconfirmed(SearchQuery asked, int limit)
    {
        if (asked.Number is not { Serial: { } serial, Parts.Count: > 0 } number || !number.Parts.All(IsKnown))
            return [];
        List<string> marks =
        [
            "c" + SearchFields.FoldToAscii(serial),
            .. number.Parts.Select(p => "i" + SearchFields.FoldToAscii(p)),
        ];
        if (number.TypeCode is { } type)
            marks.Add("t" + type);
        if (number.Year is { } year)
            marks.Add("y" + year.ToString(CultureInfo.InvariantCulture));
        return
        [
            .. index
                .WithParts(marks, asked, limit)
                .Select(
                    (found, i) =>
                        new SearchHit(
                            found,
                            Unconfirmed - (i * 0.01),
                            $"<mark>{serial}/{number.Symbol}</mark>? {found.Subject}".TrimEnd(),
                            Unconfirmed: true
                        )
                ),
        ];
    }

    private List<SearchHit> FindByParts(SearchQuery asked, NumberQuery number, int limit)
    {
        var marks = new List<string>();
        if (number.Serial is { } serial)
            marks.Add("s" + SearchFields.FoldToAscii(serial));
        if (number.TypeCode is { } type)
            marks.Add("t" + type);
        if (number.Year is { } year)
            marks.Add("y" + year.ToString(CultureInfo.InvariantCulture));
        marks.AddRange(number.Parts.Select(p => "i" + SearchFields.FoldToAscii(p)));
        return CreateHits(index.WithParts(marks, asked, limit), 90);
    }

    private List<SearchHit> FindNear(SearchQuery asked, NumberQuery number, int limit)
    {
        var typed = number.Year is { } year
            ? $"{number.Serial}/{year}/{number.Symbol}"
            : $"{number.Serial}/{number.Symbol}";
        var printed = asked.Number!.Written ? asked.Text : typed;
        return
        [
            .. index
                .FindNearNumbers(typed, limit)
                .Select(
                    (found, i) =>
                        new SearchHit(
                            found,
                            50 - i,
                            MarkNumber(found),
                            Near: true,
                            Diff: NumberDifferenceFormatter.Format(printed, found.Key ?? found.Fold ?? "")
                        )
                ),
        ];
    }

    private bool IsKnown(string part) =>
        SearchFields.FoldToAscii(part) is { Length: > 0 } ascii && index.IsKnown(ascii);

    private static List<SearchHit> CreateHits(IReadOnlyList<RecordSummary> found, double score) =>
        [.. found.Select((f, i) => new SearchHit(f, score - (i * 0.01), MarkNumber(f)))];

    private static string MarkNumber(RecordSummary found) =>
        $"<mark>{found.Key ?? found.Number}</mark> {found.Subject}".TrimEnd();
}

/// <summary>Shows how a number differs from the one that was asked for.</summary>
public static class NumberDifferenceFormatter
{
    /// <summary>
    /// The held number with each difference as [asked→held]: "6[→0]4/CĐDK". Case and accents are no difference.
    /// </summary>
    public static string Format(string asked, string held)
    {
        var (a, b) = (
            string.Concat(asked.Where(c => !char.IsWhiteSpace(c))),
            string.Concat(held.Where(c => !char.IsWhiteSpace(c)))
        );
        var (x, y) = (Folding.FoldUpper(a), Folding.FoldUpper(b));
        var cost = Costs(x, y);
        var shown = new StringBuilder();
        var (i, j) = (0, 0);
        while (i < x.Length || j < y.Length)
        {
            if (i < x.Length && j < y.Length && x[i] == y[j] && cost[i, j] == cost[i + 1, j + 1])
            {
                shown.Append(b[j]);
                i++;
                j++;
                continue;
            }
            var (fromI, fromJ) = (i, j);
            while (
                (i < x.Length || j < y.Length)
                && !(i < x.Length && j < y.Length && x[i] == y[j] && cost[i, j] == cost[i + 1, j + 1])
            )
                if (i < x.Length && j < y.Length && cost[i, j] == cost[i + 1, j + 1] + 1)
                {
                    i++;
                    j++;
                }
                else if (i < x.Length && cost[i, j] == cost[i + 1, j] + 1)
                    i++;
                else
                    j++;
            shown.Append('[').Append(a, fromI, i - fromI).Append('→').Append(b, fromJ, j - fromJ).Append(']');
        }
        return shown.ToString();
    }

    private static int[,] Costs(string x, string y)
    {
        var cost = new int[x.Length + 1, y.Length + 1];
        for (var i = x.Length; i >= 0; i--)
        for (var j = y.Length; j >= 0; j--)
            cost[i, j] =
                i == x.Length ? y.Length - j
                : j == y.Length ? x.Length - i
                : Math.Min(Math.Min(cost[i + 1, j], cost[i, j + 1]) + 1, cost[i + 1, j + 1] + (x[i] == y[j] ? 0 : 1));
        return cost;
    }
}
