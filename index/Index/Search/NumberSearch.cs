using System.Globalization;

namespace Pipeline.Index;

/// <summary>Search by number: the whole one, parts of it, and what is near it.</summary>
internal sealed class NumberSearch(ISearchIndex index)
{
    private const int NearHits = 5;

    public IReadOnlyList<Hit> Find(SearchQuery asked, int limit)
    {
        if (asked.Number is not { } number) return [];
        if (number is { Whole: true, TypeCode: null } && !asked.Filtered && Hits(index.WithNumber(number, limit), 100) is { Count: > 0 } whole) return whole;
        if (number is { Serial: null, TypeCode: null, Parts.Count: > 1 } && !asked.Filtered && Hits(index.WithSymbol(number, limit), 95) is var symbol && symbol.Count >= limit) return symbol;
        if (number.Parts.All(IsKnown) && Parts(asked, number, limit) is { Count: > 0 } parts) return parts;
        if (number is { Serial: not null, TypeCode: null, Parts: [{ Length: > 2 } letters] } && !asked.Filtered)
        {
            // "87KHCĐCT": the symbol is typed without what stands between its parts.
            var apart = index.Joined(letters).Select(s => number with { Parts = s.Split('-'), Written = true }).ToArray();
            if (apart.SelectMany(n => Hits(index.WithNumber(n, limit), 100)).Take(limit).ToArray() is { Length: > 0 } joined) return joined;
            if (apart.SelectMany(n => Near(asked, n, Math.Min(limit, NearHits))).Take(NearHits).ToArray() is { Length: > 0 } slipped) return slipped;
        }
        return number is { Whole: true, TypeCode: null } && !asked.Filtered && (number.Written || number.Parts.Any(IsKnown)) ? Near(asked, number, Math.Min(limit, NearHits)) : [];
    }

    private List<Hit> Parts(SearchQuery asked, NumberQuery number, int limit)
    {
        var marks = new List<string>();
        if (number.Serial is { } serial) marks.Add("s" + SearchFields.Ascii(serial));
        if (number.TypeCode is { } type) marks.Add("t" + type);
        if (number.Year is { } year) marks.Add("y" + year.ToString(CultureInfo.InvariantCulture));
        marks.AddRange(number.Parts.Select(p => "i" + SearchFields.Ascii(p)));
        return Hits(index.WithParts(marks, asked, limit), 90);
    }

    private List<Hit> Near(SearchQuery asked, NumberQuery number, int limit)
    {
        var typed = number.Year is { } year ? $"{number.Serial}/{year}/{number.Symbol}" : $"{number.Serial}/{number.Symbol}";
        var printed = asked.Number!.Written ? asked.Text : typed;
        return [.. index.Near(typed, limit).Select((found, i) => new Hit(found, 50 - i, Show(found), Near: true, Diff: NumberDiff.Show(printed, found.Key ?? found.Fold ?? "")))];
    }

    private bool IsKnown(string part) => SearchFields.Ascii(part) is { Length: > 0 } ascii && index.IsKnown(ascii);

    private static List<Hit> Hits(IReadOnlyList<RecordSummary> found, double score) => [.. found.Select((f, i) => new Hit(f, score - (i * 0.01), Show(f)))];

    private static string Show(RecordSummary found) => $"<mark>{found.Key ?? found.Number}</mark> {found.Subject}".TrimEnd();
}
