using Microsoft.Data.Sqlite;

namespace Pipeline.Index.Sqlite;

/// <summary>One connection with its prepared commands. A lock makes it safe for several threads; several processes are kept apart by SQLite.</summary>
internal sealed class SqliteDatabase : IDisposable
{
    private const int BusyMilliseconds = 60_000;

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private readonly string _path;
    private bool _inTransaction;

    /// <summary>Opens the file; what it holds of secret papers is asked for only where <paramref name="secret"/> says so.</summary>
    public SqliteDatabase(string path, bool secret, bool readOnly = false)
    {
        Secret = secret;
        Seen = secret ? "record" : "(SELECT * FROM record AS open WHERE open.secrecy IS NULL AND NOT EXISTS (SELECT 1 FROM record AS marked WHERE marked.copy=open.copy AND marked.secrecy IS NOT NULL))";
        SystemSqlite.Bind();
        _path = path;
        ReadOnly = readOnly || (File.Exists(path) && !StoreModes.MayWrite(path));
        _connection = new SqliteConnection(ReadOnly ? ReadingOnly(path) : $"Data Source={path};Pooling=False");
        Guard(() =>
        {
            if (!ReadOnly && Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder) Directory.CreateDirectory(folder);
            _connection.Open();
            Execute($"PRAGMA busy_timeout={BusyMilliseconds}");
            if (!ReadOnly)
            {
                Execute("PRAGMA page_size=8192");
                Execute("PRAGMA journal_mode=WAL");
                Execute("PRAGMA synchronous=NORMAL");
            }
            Execute("PRAGMA cache_size=-65536");
            Execute("PRAGMA mmap_size=1073741824");
            Execute("PRAGMA temp_store=MEMORY");
            return 0;
        });
    }

    /// <summary>Secret papers are asked for too.</summary>
    public bool Secret { get; }

    /// <summary>Whoever runs the program may not write the file: it is only asked.</summary>
    public bool ReadOnly { get; }

    /// <summary>What questions read instead of the table of records: a paper marked secret, and every copy of it, is in none of their answers.</summary>
    public string Seen { get; }

    /// <summary>Runs a statement; gives the rows changed.</summary>
    public int Execute(string sql, params ReadOnlySpan<object?> values)
    {
        lock (_lock)
        {
            var command = Prepare(sql, values);
            return Guard(command.ExecuteNonQuery);
        }
    }

    /// <summary>Rows of a question.</summary>
    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> map, params ReadOnlySpan<object?> values)
    {
        lock (_lock)
        {
            var command = Prepare(sql, values);
            return Guard(() =>
            {
                using var reader = command.ExecuteReader();
                var rows = new List<T>();
                while (reader.Read()) rows.Add(map(reader));
                return rows;
            });
        }
    }

    /// <summary>A number: the first column of the first row, 0 where there is none.</summary>
    public long Number(string sql, params ReadOnlySpan<object?> values) =>
        Query(sql, static r => r.IsDBNull(0) ? 0 : r.GetInt64(0), values) is [var first, ..] ? first : 0;

    /// <summary>Does all of it or nothing.</summary>
    public T Transaction<T>(Func<T> work) => Within("BEGIN IMMEDIATE", work);

    /// <summary>Asks several questions of one state of the archive.</summary>
    public T Reading<T>(Func<T> work) => Within("BEGIN DEFERRED", work);

    private T Within<T>(string begin, Func<T> work)
    {
        lock (_lock)
        {
            if (_inTransaction) return work();
            Execute(begin);
            _inTransaction = true;
            try
            {
                var result = work();
                Execute("COMMIT");
                return result;
            }
            catch
            {
                try { Execute("ROLLBACK"); }
                catch (ArchiveException) { /* SQLite has rolled back by itself: the first error tells why. */ }
                throw;
            }
            finally { _inTransaction = false; }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var command in _commands.Values) command.Dispose();
            _connection.Dispose();
        }
    }

    // A file in WAL mode wants its -wal and -shm beside it, which a reader cannot make. While nobody writes there are none, and the
    // file stands still: it may be read as one that cannot change (https://www.sqlite.org/wal.html#readonly).
    private static string ReadingOnly(string path)
    {
        var full = Path.GetFullPath(path);
        return File.Exists(full + "-wal") ? $"Data Source={path};Mode=ReadOnly;Pooling=False"
            : $"Data Source=file:{string.Join('/', full.Split('/').Select(Uri.EscapeDataString))}?immutable=1;Mode=ReadOnly;Pooling=False";
    }

    private SqliteCommand Prepare(string sql, ReadOnlySpan<object?> values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < values.Length; i++) command.Parameters.Add(new SqliteParameter($"$p{i}", null));
            _commands.Add(sql, command);
        }
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }

    private T Guard<T>(Func<T> work)
    {
        try { return work(); }
        catch (SqliteException e) { throw SqliteErrors.Explain(e, _path); }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException($"the folder of {_path} cannot be made: {e.Message}", "choose another place with --index sqlite:PATH", e);
        }
    }
}
