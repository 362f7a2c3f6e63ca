using Pipeline.Index.Model;
using Pipeline.Index.Search;

namespace Pipeline.Index.Sqlite;

/// <summary>What the search asks, in the embedded engine.</summary>
internal sealed class SqliteSearchIndex(SqliteDatabase database, SqliteRecordStore records) : ISearchIndex
{
    private const string NewestLeads = "record.lead IS NOT NULL, date DESC, copy_rank, record.id";

    public IReadOnlyList<RecordSummary> WithNumber(NumberQuery number, int limit) =>
        database.Query(
            $"""
            SELECT {SqliteRecordStore.Columns} FROM {database.Seen} AS record WHERE symbol=$p0 AND serial=$p1 AND ($p2 IS NULL OR year=$p2 OR (year IS NULL AND substr(date,1,4)=CAST($p2 AS TEXT)))
            ORDER BY {NewestLeads} LIMIT $p3
            """,
            SqliteRecordStore.ReadSummary,
            number.Symbol,
            number.Serial,
            number.Year,
            limit
        );

    public IReadOnlyList<RecordSummary> WithSymbol(NumberQuery number, int limit) =>
        database.Query(
            $"""
            SELECT {SqliteRecordStore.Columns} FROM {database.Seen} AS record WHERE symbol=$p0 AND ($p1 IS NULL OR year=$p1 OR substr(date,1,4)=CAST($p1 AS TEXT))
            ORDER BY {NewestLeads} LIMIT $p2
            """,
            SqliteRecordStore.ReadSummary,
            number.Symbol,
            number.Year,
            limit
        );

    public IReadOnlyList<RecordSummary> WithParts(IReadOnlyList<string> marks, SearchQuery asked, int limit) =>
        QueryRecords(
            string.Join(" AND ", marks.Select(m => FtsQuery.Phrase(SqliteWordIndex.Parts, m))),
            asked,
            limit,
            NewestLeads
        );

    public bool IsKnown(string part) =>
        database.QueryNumber(
            $"SELECT words.rowid FROM words CROSS JOIN {database.Seen} AS record ON record.n=words.rowid "
                + $"WHERE words MATCH $p0 LIMIT 1",
            FtsQuery.Phrase(SqliteWordIndex.Parts, "i" + part)
        ) > 0;

    public IReadOnlyList<string> Joined(string letters) =>
        database.Query(
            $"""
            SELECT symbol FROM symbol WHERE replace(replace(symbol,'-',''),'.','')=$p0 AND EXISTS(SELECT 1 FROM {database.Seen} AS record WHERE record.symbol=symbol.symbol)
            """,
            static r => r.GetString(0),
            letters
        );

    public IReadOnlyList<RecordSummary> FindNearNumbers(string number, int limit) =>
        records.FindNearNumbers(number, limit);

    public IReadOnlyList<RecordSummary> WithWords(
        TokenField field,
        IReadOnlyList<SearchPhrase> units,
        SearchQuery asked,
        int limit
    )
    {
        var (column, exact) = field switch
        {
            TokenField.TitleExact => (SqliteWordIndex.TitleExact, true),
            TokenField.Title => (SqliteWordIndex.Title, false),
            TokenField.Exact => (SqliteWordIndex.Exact, true),
            _ => (SqliteWordIndex.Folded, false),
        };
        return QueryRecords(
            string.Join(" AND ", units.Select(u => FtsQuery.Phrase(column, exact ? u.Exact : u.Folded))),
            asked,
            limit,
            "words.rowid DESC"
        );
    }

    public IReadOnlyList<RecordSummary> FindByFilters(SearchQuery asked, int limit)
    {
        if (asked.TypeCode is { } type)
            return QueryRecords(FtsQuery.Phrase(SqliteWordIndex.Parts, "t" + type), asked, limit, NewestLeads);
        if (asked.Issuer.Count > 0)
            return QueryRecords(FtsQuery.Phrase(SqliteWordIndex.Issuer, asked.Issuer), asked, limit, NewestLeads);
        return database.Query(
            $"""
            SELECT {SqliteRecordStore.Columns} FROM {database.Seen} AS record WHERE ($p0 IS NULL OR date>=$p0) AND ($p1 IS NULL OR date<=$p1) ORDER BY date DESC, id LIMIT $p2
            """,
            SqliteRecordStore.ReadSummary,
            asked.From,
            Last(asked),
            limit
        );
    }

    public string GetText(string id) =>
        database
            .Query(
                "SELECT text FROM record JOIN body USING(n) WHERE id=$p0",
                static r => CompressedText.Unpack(r.GetFieldValue<byte[]>(0)),
                id
            )
            .FirstOrDefault()
        ?? "";

    private List<RecordSummary> QueryRecords(string match, SearchQuery asked, int limit, string order)
    {
        var question = $"({match})";
        if (asked.TypeCode is { } type)
            question += $" AND {FtsQuery.Phrase(SqliteWordIndex.Parts, "t" + type)}";
        if (asked.Issuer.Count > 0)
            question += $" AND {FtsQuery.Phrase(SqliteWordIndex.Issuer, asked.Issuer)}";
        return database.Query(
            $"""
            SELECT {SqliteRecordStore.Columns} FROM words CROSS JOIN {database.Seen} AS record ON record.n=words.rowid WHERE words MATCH $p0
              AND ($p1 IS NULL OR date>=$p1) AND ($p2 IS NULL OR date<=$p2)
            ORDER BY {order} LIMIT $p3
            """,
            SqliteRecordStore.ReadSummary,
            question,
            asked.From,
            Last(asked),
            limit
        );
    }

    // A last month holds its days.
    private static string? Last(SearchQuery asked) => asked.To is { } to ? to + "~" : null;
}
