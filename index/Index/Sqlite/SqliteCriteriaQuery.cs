using Microsoft.Data.Sqlite;

namespace Pipeline.Index.Sqlite;

/// <summary>Marks of scoring tables, asked.</summary>
internal sealed class SqliteCriteriaQuery(SqliteDatabase database)
{
    // Marks are counted before records are looked at: thousands of tables may share them.
    public IReadOnlyList<string> WithMarks(IReadOnlyList<string> marks, int limit) =>
        database.Query($"""
            SELECT record.id FROM (SELECT n, count(*) AS shared FROM criteria WHERE mark IN (SELECT value FROM json_each($p0)) GROUP BY n) AS marked
            CROSS JOIN {database.Seen} AS record ON record.n=marked.n ORDER BY shared DESC, record.id LIMIT $p1
            """, static r => r.GetString(0), SqliteRecordStore.Json(marks), limit);

    public IReadOnlyList<MarkedRecord> Issued() => Marked("mark>='i' AND mark<'j'");

    public IReadOnlyList<MarkedRecord> Scored(IReadOnlyList<string> marks) =>
        Marked("mark>='s' AND mark<'t' AND n IN (SELECT n FROM criteria WHERE mark IN (SELECT value FROM json_each($p0)))", SqliteRecordStore.Json(marks));

    private List<MarkedRecord> Marked(string which, params ReadOnlySpan<object?> values) =>
        database.Query($"SELECT record.id, marks FROM (SELECT n, group_concat(mark, ' ') AS marks FROM criteria WHERE {which} GROUP BY n) AS marked CROSS JOIN {database.Seen} AS record ON record.n=marked.n ORDER BY record.id",
            Read, values);

    private static MarkedRecord Read(SqliteDataReader row) => new(row.GetString(0), row.GetString(1).Split(' '));
}
