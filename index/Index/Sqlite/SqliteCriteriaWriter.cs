using System.Globalization;
using Microsoft.Data.Sqlite;
using Pipeline.Index.Model;
using Pipeline.Index.Search;
using Pipeline.Records;

namespace Pipeline.Index.Sqlite;

/// <summary>
/// Marks of scoring tables, by which issued criteria and the tables that follow them find each other.
/// </summary>
internal static class SqliteCriteriaWriter
{
    /// <summary>Adds a record's marks.</summary>
    public static void Insert(SqliteDatabase database, long n, DocumentRecord record)
    {
        foreach (var mark in CriteriaFingerprints.Compute(record))
            database.Execute("INSERT OR IGNORE INTO criteria VALUES($p0,$p1)", mark, n);
    }

    /// <summary>Takes a record's marks out.</summary>
    public static void Delete(SqliteDatabase database, long n) =>
        database.Execute("DELETE FROM criteria WHERE n=$p0", n);

    /// <summary>Fills the table anew where another version of the marks filled it.</summary>
    public static void EnsureCurrent(SqliteDatabase database)
    {
        if (
            database.QueryNumber("SELECT CAST(value AS INTEGER) FROM meta WHERE name='criteria'")
            == CriteriaFingerprints.Version
        )
            return;
        database.Transaction(() =>
        {
            database.Execute("DELETE FROM criteria");
            for (long last = 0; ; )
            {
                var rows = database.Query(
                    "SELECT n, json FROM body WHERE n>$p0 ORDER BY n LIMIT 200",
                    static r => (N: r.GetInt64(0), Json: r.GetFieldValue<byte[]>(1)),
                    last
                );
                if (rows.Count == 0)
                    break;
                foreach (var (n, json) in rows)
                    Insert(database, n, CompressedText.ReadRecord(json));
                last = rows[^1].N;
            }
            database.Execute(
                "INSERT OR REPLACE INTO meta VALUES('criteria', $p0)",
                CriteriaFingerprints.Version.ToString(CultureInfo.InvariantCulture)
            );
            return 0;
        });
    }
}

/// <summary>Marks of scoring tables, asked.</summary>
internal sealed class SqliteCriteriaQuery(SqliteDatabase database)
{
    // Marks are counted before records are looked at: thousands of tables may share them.
    public IReadOnlyList<string> WithMarks(IReadOnlyList<string> marks, int limit) =>
        database.Query(
            $"""
            SELECT record.id FROM (SELECT n, count(*) AS shared FROM criteria WHERE mark IN (SELECT value FROM json_each($p0)) GROUP BY n) AS marked
            CROSS JOIN {database.Seen} AS record ON record.n=marked.n ORDER BY shared DESC, record.id LIMIT $p1
            """,
            static r => r.GetString(0),
            SqliteRecordStore.ToJsonArray(marks),
            limit
        );

    public IReadOnlyList<CriteriaRecord> FindIssued() => QueryMarked("mark>='i' AND mark<'j'");

    public IReadOnlyList<CriteriaRecord> FindScored(IReadOnlyList<string> marks) =>
        QueryMarked(
            "mark>='s' AND mark<'t' AND n IN (SELECT n FROM criteria WHERE mark IN (SELECT value FROM json_each($p0)))",
            SqliteRecordStore.ToJsonArray(marks)
        );

    private List<CriteriaRecord> QueryMarked(string which, params ReadOnlySpan<object?> values) =>
        database.Query(
            $"SELECT record.id, marks FROM (SELECT n, group_concat(mark, ' ') AS marks FROM criteria WHERE "
                + $"{which} GROUP BY n) AS marked CROSS JOIN {database.Seen} AS record ON record.n=marked.n ORDER "
                + $"BY record.id",
            Read,
            values
        );

    private static CriteriaRecord Read(SqliteDataReader row) => new(row.GetString(0), row.GetString(1).Split(' '));
}
