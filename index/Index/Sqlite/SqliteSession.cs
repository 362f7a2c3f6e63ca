using Microsoft.Data.Sqlite;

namespace Pipeline.Index.Sqlite;

/// <summary>One connection with its prepared commands. Of one thread at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    private const int BusyMilliseconds = 60_000;

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);

    /// <summary>Opens the file; the writer makes it where there is none.</summary>
    /// <param name="path">The file.</param>
    /// <param name="reader">It may ask, not write, and keeps a smaller cache.</param>
    /// <param name="readOnly">The file may not be written at all.</param>
    /// <exception cref="SqliteException">It cannot be opened.</exception>
    public SqliteSession(string path, bool reader, bool readOnly)
    {
        IsReader = reader;
        _connection = new SqliteConnection(readOnly ? ReadingOnly(path) : $"Data Source={path};Pooling=False");
        _connection.Open();
        Execute($"PRAGMA busy_timeout={BusyMilliseconds}");
        if (!reader && !readOnly)
        {
            Execute("PRAGMA page_size=8192");
            Execute("PRAGMA journal_mode=WAL");
            Execute("PRAGMA synchronous=NORMAL");
        }
        Execute(reader ? "PRAGMA cache_size=-16384" : "PRAGMA cache_size=-65536");
        Execute("PRAGMA mmap_size=1073741824");
        Execute("PRAGMA temp_store=MEMORY");
        if (reader)
            Execute("PRAGMA query_only=1");
    }

    /// <summary>It may ask, not write.</summary>
    public bool IsReader { get; }

    /// <summary>A transaction is open on it.</summary>
    public bool InTransaction { get; set; }

    /// <summary>Runs a statement; gives the rows changed.</summary>
    public int Execute(string sql, params ReadOnlySpan<object?> values) => Prepare(sql, values).ExecuteNonQuery();

    /// <summary>Rows of a question.</summary>
    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> map, params ReadOnlySpan<object?> values)
    {
        using var reader = Prepare(sql, values).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(map(reader));
        return rows;
    }

    public void Dispose()
    {
        foreach (var command in _commands.Values)
            command.Dispose();
        _connection.Dispose();
    }

    // A file in WAL mode wants its -wal and -shm beside it, which a reader cannot make. While nobody writes there are
    // none, and the
    // file stands still: it may be read as one that cannot change (https://www.sqlite.org/wal.html#readonly).
    private static string ReadingOnly(string path)
    {
        var full = Path.GetFullPath(path);
        return File.Exists(full + "-wal")
            ? $"Data Source={path};Mode=ReadOnly;Pooling=False"
            : $"Data Source=file:{string.Join('/', full.Split('/').Select(Uri.EscapeDataString))}"
                + $"?immutable=1;Mode=ReadOnly;Pooling=False";
    }

    private SqliteCommand Prepare(string sql, ReadOnlySpan<object?> values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < values.Length; i++)
                command.Parameters.Add(new SqliteParameter($"$p{i}", null));
            _commands.Add(sql, command);
        }
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }
}
