using System.Globalization;

namespace Pipeline.Index.Sqlite;

/// <summary>Search by number: the whole one, parts of it, and what is near it.</summary>
internal sealed class SqliteNumberSearch(SqliteDatabase database, SqliteRecordStore records)
{
    private const int NearHits = 5;

    public IReadOnlyList<Hit> Find(SearchQuery asked, int limit)
    {
        if (asked.Number is not { } number) return [];
        if (number is { Whole: true, TypeCode: null } && !asked.Filtered && Whole(number, limit) is { Count: > 0 } whole) return whole;
        if (number is { Serial: null, TypeCode: null, Parts.Count: > 1 } && !asked.Filtered && Symbol(number, limit) is var symbol && symbol.Count >= limit) return symbol;
        if (number.Parts.All(IsKnown) && Parts(asked, number, limit) is { Count: > 0 } parts) return parts;
        return number is { Whole: true, TypeCode: null } && !asked.Filtered && (number.Written || number.Parts.Any(IsKnown)) ? Near(asked, number, Math.Min(limit, NearHits)) : [];
    }

    private List<Hit> Whole(NumberQuery number, int limit) =>
        Hits(database.Query($"""
            SELECT {SqliteRecordStore.Columns} FROM {database.Seen} AS record WHERE symbol=$p0 AND serial=$p1 AND ($p2 IS NULL OR year=$p2 OR (year IS NULL AND substr(date,1,4)=CAST($p2 AS TEXT)))
            ORDER BY lead IS NOT NULL, date DESC, copy_rank, record.id LIMIT $p3
            """, SqliteRecordStore.Summary, number.Symbol, number.Serial, number.Year, limit), 100);

    private List<Hit> Symbol(NumberQuery number, int limit) =>
        Hits(database.Query($"""
            SELECT {SqliteRecordStore.Columns} FROM {database.Seen} AS record WHERE symbol=$p0 AND ($p1 IS NULL OR year=$p1 OR substr(date,1,4)=CAST($p1 AS TEXT))
            ORDER BY lead IS NOT NULL, date DESC, copy_rank, record.id LIMIT $p2
            """, SqliteRecordStore.Summary, number.Symbol, number.Year, limit), 95);

    private List<Hit> Parts(SearchQuery asked, NumberQuery number, int limit)
    {
        var marks = new List<string>();
        if (number.Serial is { } serial) marks.Add("s" + SearchFields.Ascii(serial));
        if (number.TypeCode is { } type) marks.Add("t" + type);
        if (number.Year is { } year) marks.Add("y" + year.ToString(CultureInfo.InvariantCulture));
        marks.AddRange(number.Parts.Select(p => "i" + SearchFields.Ascii(p)));
        return Hits(FtsQuestion.Records(database, string.Join(" AND ", marks.Select(m => FtsQuestion.Phrase(SqliteWordIndex.Parts, m))), asked, limit, byDate: true), 90);
    }

    private List<Hit> Near(SearchQuery asked, NumberQuery number, int limit)
    {
        var typed = number.Year is { } year ? $"{number.Serial}/{year}/{number.Symbol}" : $"{number.Serial}/{number.Symbol}";
        var printed = asked.Number!.Written ? asked.Text : typed;
        return [.. records.Near(typed, limit).Select((found, i) => new Hit(found, 50 - i, Show(found), Near: true, Diff: NumberDiff.Show(printed, found.Key ?? found.Fold ?? "")))];
    }

    private bool IsKnown(string part) => SearchFields.Ascii(part) is { Length: > 0 } ascii &&
        database.Number("SELECT rowid FROM words WHERE words MATCH $p0 LIMIT 1", FtsQuestion.Phrase(SqliteWordIndex.Parts, "i" + ascii)) > 0;

    private static List<Hit> Hits(List<RecordSummary> found, double score) => [.. found.Select((f, i) => new Hit(f, score - (i * 0.01), Show(f)))];

    private static string Show(RecordSummary found) => $"<mark>{found.Key ?? found.Number}</mark> {found.Subject}".TrimEnd();
}
