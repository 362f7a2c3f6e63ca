using System.Collections.Immutable;
using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Facts;

/// <summary>Which columns of a form hold what is reported: of "Năm 2019 | Năm 2020" that of the report's own period, never a plan, the past or a comparison.</summary>
internal static class FormColumns
{
    /// <summary>Number, indicator and measure go before.</summary>
    private const int First = 3;

    private const int MostHeaders = 4;

    private static readonly string[] Others = ["ke hoach", "chi tieu", "giao", "ky truoc", "nam truoc", "cung ky", "so sanh", "so voi", "ty le", "ghi chu", "luy ke", "tang", "giam", "%"];

    /// <summary>Columns in the order in which a row's value is looked for; the first number stands.</summary>
    public static ImmutableArray<int> OfValues(FactContext context, ImmutableArray<FormRowCells> rows)
    {
        var most = rows.Max(r => r.Cells.Length);
        var headers = Enumerable.Range(0, most).Select(c => Header(context, rows, c)).ToArray();
        var own = context.Record.Document.Period ?? context.Record.Document.Date;
        var columns = Enumerable.Range(First, Math.Max(0, most - First)).ToList();
        // A column of another year, and one that says it is another thing.
        var told = columns.FindAll(c => FigurePeriod.OfHeader(headers[c]) is { } period && own is not null);
        var same = told.FindAll(c => FigurePeriod.OfHeader(headers[c]) == own);
        if (same.Count == 0) same = told.FindAll(c => string.CompareOrdinal(FigurePeriod.OfHeader(headers[c]), 0, own, 0, 4) == 0);
        // "Năm 2019 | Năm 2020" in a paper of January 2021: the last year that is over.
        if (same.Count == 0 && told.FindAll(c => string.CompareOrdinal(FigurePeriod.OfHeader(headers[c]), own) <= 0) is { Count: > 0 } past)
            same = past.FindAll(c => FigurePeriod.OfHeader(headers[c]) == past.Max(p => FigurePeriod.OfHeader(headers[p])));
        if (same.Count > 0) columns.RemoveAll(c => told.Contains(c) && !same.Contains(c));
        var plain = columns.FindAll(c => !Array.Exists(Others, o => Folding.FoldLower(headers[c]).Contains(o, StringComparison.Ordinal)));
        if (plain.Count > 0) columns = plain;
        return [.. columns.OrderBy(c => same.Contains(c) ? 0 : 1)];
    }

    /// <summary>What stands in a column above the first numbered row.</summary>
    private static string Header(FactContext context, ImmutableArray<FormRowCells> rows, int column)
    {
        var parts = new List<string>();
        foreach (var row in rows.Take(MostHeaders))
        {
            string Text(int i) => i < row.Cells.Length ? FactContext.Flat(context.View.Text.AsSpan(row.Cells[i].Start, row.Cells[i].Length)) : "";
            if (Text(0).TrimEndAny(".) ") is { Length: > 0 } first && first.All(char.IsAsciiDigit)) break;
            if (Text(column) is { Length: > 0 } text && !parts.Contains(text, StringComparer.Ordinal)) parts.Add(text);
        }
        return string.Join(' ', parts);
    }
}
