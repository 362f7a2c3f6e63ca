using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Pipeline.Index.Sqlite;

/// <summary>
/// One file: a connection that writes, and beside it connections that read. The file keeps a write-ahead log
/// (https://www.sqlite.org/wal.html), so readers see what was last committed and neither wait for the writer nor for each other.
/// While one thread alone works, it asks the writer's connection, whose cache is warm; readers are opened once two threads meet.
/// Several processes are kept apart by SQLite.
/// </summary>
internal sealed class SqliteDatabase : IDisposable
{
    private const string Writing = "BEGIN IMMEDIATE", Asking = "BEGIN DEFERRED";

    private readonly SqliteSession _writer;
    private readonly ConcurrentBag<SqliteSession> _idle = [];
    private readonly ThreadLocal<SqliteSession?> _reading = new();
    private readonly Lock _lock = new();
    private readonly string _path;
    private volatile bool _met, _disposed;

    /// <summary>Opens the file; what it holds of secret papers is asked for only where <paramref name="secret"/> says so.</summary>
    public SqliteDatabase(string path, bool secret, bool readOnly = false)
    {
        Secret = secret;
        Seen = secret ? "record" : "(SELECT * FROM record AS open WHERE open.secrecy IS NULL AND NOT EXISTS (SELECT 1 FROM record AS marked WHERE marked.copy=open.copy AND marked.secrecy IS NOT NULL))";
        SystemSqlite.Bind();
        _path = path;
        ReadOnly = readOnly || (File.Exists(path) && !StoreModes.MayWrite(path));
        _writer = Guard(() =>
        {
            if (!ReadOnly && Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder) Directory.CreateDirectory(folder);
            return new SqliteSession(path, reader: false, ReadOnly);
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
        Enter();
        try { return _writer.Execute(sql, values); }
        catch (SqliteException e) { throw SqliteErrors.Explain(e, _path); }
        finally { _lock.Exit(); }
    }

    /// <summary>Rows of a question.</summary>
    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> map, params ReadOnlySpan<object?> values)
    {
        var session = Take();
        try { return session.Query(sql, map, values); }
        catch (SqliteException e) { throw SqliteErrors.Explain(e, _path); }
        finally { Release(session); }
    }

    /// <summary>A number: the first column of the first row, 0 where there is none.</summary>
    public long Number(string sql, params ReadOnlySpan<object?> values) =>
        Query(sql, static r => r.IsDBNull(0) ? 0 : r.GetInt64(0), values) is [var first, ..] ? first : 0;

    /// <summary>Does all of it or nothing.</summary>
    public T Transaction<T>(Func<T> work)
    {
        Enter();
        try
        {
            if (_writer.InTransaction) return work();
            using var timed = IndexMeter.Time("sqlite write");
            return Within(_writer, Writing, work);
        }
        finally { _lock.Exit(); }
    }

    /// <summary>Asks several questions of one state of the archive.</summary>
    public T Reading<T>(Func<T> work)
    {
        var session = Take();
        var before = _reading.Value;
        try
        {
            if (session.InTransaction) return work();
            if (session.IsReader) _reading.Value = session;
            using var timed = IndexMeter.Time("sqlite read");
            return Within(session, Asking, work);
        }
        finally
        {
            _reading.Value = before;
            Release(session);
        }
    }

    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryTake(out var session)) session.Dispose();
        lock (_lock) _writer.Dispose();
        _reading.Dispose();
    }

    // The connection that this thread asks: the one of its transaction; the writer's where it is free and no other thread is about.
    private SqliteSession Take()
    {
        if (_lock.IsHeldByCurrentThread)
        {
            _lock.Enter();
            return _writer;
        }
        if (_reading.Value is { } own) return own;
        if (!_met)
        {
            if (_lock.TryEnter()) return _writer;
            _met = true;
        }
        return _idle.TryTake(out var idle) ? idle : Guard(() => new SqliteSession(_path, reader: true, ReadOnly));
    }

    private void Release(SqliteSession session)
    {
        if (!session.IsReader) _lock.Exit();
        else if (_reading.Value != session)
        {
            if (_disposed) session.Dispose();
            else _idle.Add(session);
        }
    }

    private void Enter()
    {
        if (_lock.TryEnter()) return;
        _met = true;
        _lock.Enter();
    }

    private T Within<T>(SqliteSession session, string begin, Func<T> work)
    {
        Guard(() => session.Execute(begin));
        session.InTransaction = true;
        try
        {
            var result = work();
            Guard(() => session.Execute("COMMIT"));
            return result;
        }
        catch
        {
            try { session.Execute("ROLLBACK"); }
            catch (SqliteException) { /* SQLite has rolled back by itself: the first error tells why. */ }
            throw;
        }
        finally { session.InTransaction = false; }
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
