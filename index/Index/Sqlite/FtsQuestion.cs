namespace Pipeline.Index.Sqlite;

/// <summary>Questions in the language of FTS5. Everything that a person typed stands in quotes and holds letters and digits only.</summary>
internal static class FtsQuestion
{
    /// <summary>Tokens that stand together in a column.</summary>
    public static string Phrase(char column, params IEnumerable<string> tokens) => $"\"{string.Join(' ', tokens.Select(t => SqliteWordIndex.Term(column, t)))}\"";

    /// <summary>Records that answer, newest row first, or newest date first among all (for questions that few answer).</summary>
    public static List<RecordSummary> Records(SqliteDatabase database, string match, SearchQuery asked, int limit, bool byDate)
    {
        var question = $"({match})";
        if (asked.TypeCode is { } type) question += $" AND {Phrase(SqliteWordIndex.Parts, "t" + type)}";
        if (asked.Issuer.Count > 0) question += $" AND {Phrase(SqliteWordIndex.Issuer, asked.Issuer)}";
        return database.Query($"""
            SELECT {SqliteRecordStore.Columns} FROM words CROSS JOIN {database.Seen} AS record ON record.n=words.rowid WHERE words MATCH $p0
              AND ($p1 IS NULL OR date>=$p1) AND ($p2 IS NULL OR date<=$p2)
            ORDER BY {(byDate ? "record.lead IS NOT NULL, date DESC, copy_rank, record.id" : "words.rowid DESC")} LIMIT $p3
            """, SqliteRecordStore.Summary, question, asked.From, asked.To is { } to ? to + "~" : null, limit);
    }
}
