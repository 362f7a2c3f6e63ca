using Microsoft.Data.Sqlite;
using Pipeline.Records;
using Pipeline.Vietnamese;

namespace Pipeline.Index.Sqlite;

/// <summary>The embedded archive: one SQLite file with FTS5.</summary>
public sealed class SqliteArchive : IArchive
{
    private readonly SqliteConnection _connection;

    /// <summary>Opens or creates the archive.</summary>
    public SqliteArchive(string path)
    {
        SystemSqlite.Bind();
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder) Directory.CreateDirectory(folder);
        _connection = new SqliteConnection($"Data Source={path}");
        _connection.Open();
        Execute("PRAGMA journal_mode=WAL; PRAGMA busy_timeout=10000; PRAGMA synchronous=FULL;");
        Execute("""
            CREATE TABLE IF NOT EXISTS record(id TEXT PRIMARY KEY, file TEXT NOT NULL, fold TEXT, json TEXT NOT NULL, text TEXT NOT NULL);
            CREATE INDEX IF NOT EXISTS record_file ON record(file);
            CREATE INDEX IF NOT EXISTS record_fold ON record(fold);
            CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(id UNINDEXED, folded);
            """);
    }

    /// <inheritdoc/>
    public void Store(string fileHash, IReadOnlyList<DocumentRecord> records)
    {
        using var transaction = _connection.BeginTransaction();
        Execute("DELETE FROM words WHERE id IN (SELECT id FROM record WHERE file=$p0); DELETE FROM record WHERE file=$p0;", fileHash);
        foreach (var record in records)
        {
            Execute("INSERT INTO record VALUES($p0,$p1,$p2,$p3,$p4)", record.Id, fileHash, record.Document.Number?.Fold,
                RecordJson.Print(record with { Text = null }), record.Text ?? "");
            Execute("INSERT INTO words VALUES($p0,$p1)", record.Id, Folding.FoldLower(record.Text ?? ""));
        }
        transaction.Commit();
    }

    /// <inheritdoc/>
    public IReadOnlyList<Hit> Find(FindQuery query)
    {
        var fold = Folding.FoldUpper(query.Text.Replace(" ", "", StringComparison.Ordinal));
        var hits = Read("SELECT json, 1.0, '' FROM record WHERE fold=$p0 OR fold LIKE $p1 LIMIT $p2", fold, fold + "/%", query.Limit);
        if (hits.Count > 0) return hits;
        var words = string.Join(' ', Folding.FoldLower(query.Text).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(w => $"\"{w.Replace("\"", "", StringComparison.Ordinal)}\""));
        return Read("SELECT record.json, -bm25(words), snippet(words,1,'<mark>','</mark>','…',24) FROM words JOIN record USING(id) WHERE words MATCH $p0 ORDER BY 2 DESC LIMIT $p2",
            words, "", query.Limit);
    }

    /// <inheritdoc/>
    public DocumentRecord? Get(string id) => Read("SELECT json, 0.0, '' FROM record WHERE id=$p0", id).FirstOrDefault()?.Record;

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private List<Hit> Read(string sql, params object?[] values)
    {
        using var command = Command(sql, values);
        using var reader = command.ExecuteReader();
        var hits = new List<Hit>();
        while (reader.Read()) hits.Add(new Hit(RecordJson.ParseRecord(reader.GetString(0)), reader.GetDouble(1), reader.GetString(2)));
        return hits;
    }

    private void Execute(string sql, params object?[] values)
    {
        using var command = Command(sql, values);
        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql, object?[] values)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++) command.Parameters.AddWithValue($"$p{i}", values[i] ?? DBNull.Value);
        return command;
    }
}
