using System.Globalization;
using Pipeline.Records;

namespace Pipeline.Index.Sqlite;

/// <summary>Marks of scoring tables, by which issued criteria and the tables that follow them find each other.</summary>
internal static class SqliteCriteria
{
    /// <summary>Adds a record's marks.</summary>
    public static void Insert(SqliteDatabase database, long n, DocumentRecord record)
    {
        foreach (var mark in CriteriaMarks.Of(record)) database.Execute("INSERT OR IGNORE INTO criteria VALUES($p0,$p1)", mark, n);
    }

    /// <summary>Takes a record's marks out.</summary>
    public static void Delete(SqliteDatabase database, long n) => database.Execute("DELETE FROM criteria WHERE n=$p0", n);

    /// <summary>Fills the table anew where another version of the marks filled it.</summary>
    public static void Keep(SqliteDatabase database)
    {
        if (database.Number("SELECT CAST(value AS INTEGER) FROM meta WHERE name='criteria'") == CriteriaMarks.Version) return;
        database.Transaction(() =>
        {
            database.Execute("DELETE FROM criteria");
            for (long last = 0; ;)
            {
                var rows = database.Query("SELECT n, json FROM body WHERE n>$p0 ORDER BY n LIMIT 200", static r => (N: r.GetInt64(0), Json: r.GetFieldValue<byte[]>(1)), last);
                if (rows.Count == 0) break;
                foreach (var (n, json) in rows) Insert(database, n, Packed.Record(json));
                last = rows[^1].N;
            }
            database.Execute("INSERT OR REPLACE INTO meta VALUES('criteria', $p0)", CriteriaMarks.Version.ToString(CultureInfo.InvariantCulture));
            return 0;
        });
    }
}
