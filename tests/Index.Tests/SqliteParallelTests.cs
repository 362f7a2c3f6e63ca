using System.Diagnostics;
using Pipeline.Index.Sqlite;

namespace Pipeline.Index.Tests;

/// <summary>
/// Readers beside one writer: nobody who asks waits for who writes, and each question hears of one state.
/// </summary>
public sealed class SqliteParallelTests : IDisposable
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(20);

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private SqliteDatabase Open()
    {
        var database = new SqliteDatabase(_folder.File, secret: true);
        database.Execute("CREATE TABLE IF NOT EXISTS t(n INTEGER)");
        return database;
    }

    [Fact]
    public async Task A_question_does_not_wait_for_an_open_transaction_and_hears_what_was_committed_before()
    {
        using var database = Open();
        database.Execute("INSERT INTO t VALUES(1)");
        using var inside = new ManualResetEventSlim();
        using var asked = new ManualResetEventSlim();
        var writing = Task.Run(() =>
            database.Transaction(() =>
            {
                database.Execute("INSERT INTO t VALUES(2)");
                inside.Set();
                asked.Wait(Most).ShouldBeTrue("the question waits for the transaction");
                return database.QueryNumber("SELECT count(*) FROM t");
            })
        );
        inside.Wait(Most).ShouldBeTrue();
        database.QueryNumber("SELECT count(*) FROM t").ShouldBe(1);
        database.ReadConsistently(() => database.QueryNumber("SELECT count(*) FROM t")).ShouldBe(1);
        asked.Set();
        (await writing).ShouldBe(2, "who writes hears what it wrote");
        database.QueryNumber("SELECT count(*) FROM t").ShouldBe(2);
    }

    [Fact]
    public async Task Several_questions_of_one_reading_hear_one_state_while_others_write()
    {
        using var database = Open();
        var stop = false;
        var writing = Task.Run(() =>
        {
            while (!Volatile.Read(ref stop))
                database.Transaction(() =>
                    database.Execute("INSERT INTO t VALUES(1)") + database.Execute("INSERT INTO t VALUES(2)")
                );
        });
        var torn = 0;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(
            Enumerable
                .Range(0, 3)
                .Select(_ =>
                    Task.Run(() =>
                    {
                        for (var i = 0; i < 200 && clock.Elapsed < Most; i++)
                        {
                            var (one, two) = database.ReadConsistently(() =>
                                (
                                    database.QueryNumber("SELECT count(*) FROM t WHERE n=1"),
                                    database.QueryNumber("SELECT count(*) FROM t WHERE n=2")
                                )
                            );
                            if (one != two)
                                Interlocked.Increment(ref torn);
                        }
                    })
                )
        );
        Volatile.Write(ref stop, true);
        await writing;
        torn.ShouldBe(0);
    }

    [Fact]
    public async Task Readings_go_on_at_the_same_time()
    {
        using var database = Open();
        using var all = new Barrier(3);
        bool Meet() =>
            database.ReadConsistently(() =>
                database.QueryNumber("SELECT count(*) FROM t") == 0 && all.SignalAndWait(Most)
            );
        (
            await Task.WhenAll(
                Enumerable.Range(0, 3).Select(_ => Task.Factory.StartNew(Meet, TaskCreationOptions.LongRunning))
            )
        ).ShouldAllBe(met => met);
    }

    [Fact]
    public async Task A_reader_cannot_write()
    {
        using var database = Open();
        using var inside = new ManualResetEventSlim();
        using var done = new ManualResetEventSlim();
        var writing = Task.Run(() =>
            database.Transaction(() =>
            {
                inside.Set();
                done.Wait(Most);
                return 0;
            })
        );
        inside.Wait(Most);
        Should.Throw<ArchiveException>(() =>
            database.Query("INSERT INTO t VALUES(9) RETURNING n", static r => r.GetInt64(0))
        );
        done.Set();
        await writing;
        database.QueryNumber("SELECT count(*) FROM t").ShouldBe(0);
    }

    [Fact]
    public async Task What_a_transaction_failed_at_is_undone_and_readers_go_on()
    {
        using var database = Open();
        Should.Throw<InvalidOperationException>(() =>
            database.Transaction<int>(() =>
            {
                database.Execute("INSERT INTO t VALUES(1)");
                throw new InvalidOperationException();
            })
        );
        (await Task.Run(() => database.QueryNumber("SELECT count(*) FROM t"))).ShouldBe(0);
    }
}
