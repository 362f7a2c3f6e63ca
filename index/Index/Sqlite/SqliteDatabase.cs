using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using Pipeline.Index.Access;
using SQLitePCL;

namespace Pipeline.Index.Sqlite;

/// <summary>
/// One file: a connection that writes, and beside it connections that read. The file keeps a write-ahead log
/// (https://www.sqlite.org/wal.html), so readers see what was last committed and neither wait for the writer nor for
/// each other.
/// While one thread alone works, it asks the writer's connection, whose cache is warm; readers are opened once two
/// threads meet.
/// Several processes are kept apart by SQLite.
/// </summary>
internal sealed class SqliteDatabase : IDisposable
{
    private const string Writing = "BEGIN IMMEDIATE",
        Asking = "BEGIN DEFERRED";

    private readonly SqliteSession _writer;
    private readonly ConcurrentBag<SqliteSession> _idle = [];
    private readonly ThreadLocal<SqliteSession?> _reading = new();
    private readonly Lock _lock = new();
    private readonly string _path;
    private volatile bool _met,
        _disposed;

    /// <summary>
    /// Opens the file; what it holds of secret papers is asked for only where <paramref name="secret"/> says so.
    /// </summary>
    public SqliteDatabase(string path, bool secret, bool readOnly = false)
    {
        Secret = secret;
        Seen = secret
            ? "record"
            : "(SELECT * FROM record AS open WHERE open.secrecy IS NULL AND NOT EXISTS (SELECT 1 FROM record "
                + "AS marked WHERE marked.copy=open.copy AND marked.secrecy IS NOT NULL))";
        SystemSqliteProvider.EnsureBound();
        _path = path;
        ReadOnly = readOnly || (File.Exists(path) && !StorePermissions.MayWrite(path));
        _writer = WithErrorMapping(() =>
        {
            if (!ReadOnly && Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
                Directory.CreateDirectory(folder);
            return new SqliteSession(path, reader: false, ReadOnly);
        });
    }

    /// <summary>Secret papers are asked for too.</summary>
    public bool Secret { get; }

    /// <summary>Whoever runs the program may not write the file: it is only asked.</summary>
    public bool ReadOnly { get; }

    /// <summary>
    /// What questions read instead of the table of records: a paper marked secret, and every copy of it, is in none of
    /// their answers.
    /// </summary>
    public string Seen { get; }

    /// <summary>Runs a statement; gives the rows changed.</summary>
    public int Execute(string sql, params ReadOnlySpan<object?> values)
    {
        Enter();
        try
        {
            return _writer.Execute(sql, values);
        }
        catch (SqliteException e)
        {
            throw SqliteErrors.Explain(e, _path);
        }
        finally
        {
            _lock.Exit();
        }
    }

    /// <summary>Rows of a question.</summary>
    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> map, params ReadOnlySpan<object?> values)
    {
        var session = Take();
        try
        {
            return session.Query(sql, map, values);
        }
        catch (SqliteException e)
        {
            throw SqliteErrors.Explain(e, _path);
        }
        finally
        {
            Release(session);
        }
    }

    /// <summary>A number: the first column of the first row, 0 where there is none.</summary>
    public long QueryNumber(string sql, params ReadOnlySpan<object?> values) =>
        Query(sql, static r => r.IsDBNull(0) ? 0 : r.GetInt64(0), values) is [var first, ..] ? first : 0;

    /// <summary>Does all of it or nothing.</summary>
    public T Transaction<T>(Func<T> work)
    {
        Enter();
        try
        {
            if (_writer.InTransaction)
                return work();
            using var timed = IndexMeter.Time("sqlite write");
            return RunWithin(_writer, Writing, work);
        }
        finally
        {
            _lock.Exit();
        }
    }

    /// <summary>Asks several questions of one state of the archive.</summary>
    public T ReadConsistently<T>(Func<T> work)
    {
        var session = Take();
        var before = _reading.Value;
        try
        {
            if (session.InTransaction)
                return work();
            if (session.IsReader)
                _reading.Value = session;
            using var timed = IndexMeter.Time("sqlite read");
            return RunWithin(session, Asking, work);
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
        while (_idle.TryTake(out var session))
            session.Dispose();
        lock (_lock)
            _writer.Dispose();
        _reading.Dispose();
    }

    // The connection that this thread asks: the one of its transaction; the writer's where it is free and no other
    // thread is about.
    private SqliteSession Take()
    {
        if (_lock.IsHeldByCurrentThread)
        {
            _lock.Enter();
            return _writer;
        }
        if (_reading.Value is { } own)
            return own;
        if (!_met)
        {
            if (_lock.TryEnter())
                return _writer;
            _met = true;
        }
        return _idle.TryTake(out var idle)
            ? idle
            : WithErrorMapping(() => new SqliteSession(_path, reader: true, ReadOnly));
    }

    private void Release(SqliteSession session)
    {
        if (!session.IsReader)
            _lock.Exit();
        else if (_reading.Value != session)
        {
            if (_disposed)
                session.Dispose();
            else
                _idle.Add(session);
        }
    }

    private void Enter()
    {
        if (_lock.TryEnter())
            return;
        _met = true;
        _lock.Enter();
    }

    private T RunWithin<T>(SqliteSession session, string begin, Func<T> work)
    {
        WithErrorMapping(() => session.Execute(begin));
        session.InTransaction = true;
        try
        {
            var result = work();
            WithErrorMapping(() => session.Execute("COMMIT"));
            return result;
        }
        catch
        {
            try
            {
                session.Execute("ROLLBACK");
            }
            catch (SqliteException)
            { /* SQLite has rolled back by itself: the first error tells why. */
            }
            throw;
        }
        finally
        {
            session.InTransaction = false;
        }
    }

    private T WithErrorMapping<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException e)
        {
            throw SqliteErrors.Explain(e, _path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ArchiveException(
                $"the folder of {_path} cannot be made: {e.Message}",
                "choose another place with --index sqlite:PATH",
                e
            );
        }
    }
}

/// <summary>What SQLite's error codes mean to a person (https://www.sqlite.org/rescode.html).</summary>
internal static class SqliteErrors
{
    /// <summary>One line of what happened and one of what to do.</summary>
    public static ArchiveException Explain(SqliteException error, string path)
    {
        ArchiveException Of(string what, string advice) =>
            new($"the archive {path} {what}", advice, error) { Full = error.SqliteErrorCode is 10 or 13 };
        return error.SqliteErrorCode switch
        {
            5 or 6 => Of("is held by another process for too long", "wait until it has ended, then do it again"),
            8 => Of(
                "cannot be written",
                "give this user the right to write the file and its folder, or choose another place with "
                    + "--index sqlite:PATH"
            ),
            10 => Of(
                "cannot be written or read: the disk fails, is full, or files may not grow further",
                "make room or look at the disk, then do it again; nothing that was kept is lost"
            ),
            11 => Of("is damaged", "restore it from a copy, or ingest the files again into a new one"),
            13 => Of("cannot grow: the disk is full", "make room, then do it again; nothing that was kept is lost"),
            14 => Of("cannot be opened", "check the path and the rights to its folder"),
            26 => Of("is no archive: the file is of another kind", "choose another place with --index sqlite:PATH"),
            _ => Of($"refuses: {error.Message}", "report this with the command that you gave"),
        };
    }
}

/// <summary>Binds the provider to the system's SQLite, which the distribution patches; none is shipped.</summary>
public static class SystemSqliteProvider
{
    private static readonly Lazy<bool> Bound = new(() =>
    {
        NativeLibrary.SetDllImportResolver(
            typeof(SQLite3Provider_e_sqlite3).Assembly,
            static (name, assembly, path) =>
                name == "e_sqlite3" && NativeLibrary.TryLoad("libsqlite3.so.0", assembly, path, out var handle)
                    ? handle
                    : IntPtr.Zero
        );
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        return true;
    });

    /// <summary>Binds once; later calls do nothing.</summary>
    public static void EnsureBound() => _ = Bound.Value;
}
