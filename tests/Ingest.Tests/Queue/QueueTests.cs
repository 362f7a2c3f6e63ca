using Pipeline.Extraction;
using Pipeline.Index;
using Pipeline.Index.Model;
using Pipeline.Ingest.Intake;
using Pipeline.Ingest.Queue;

namespace Pipeline.Ingest.Tests.Queue;

public sealed class QueueTests : IDisposable
{
    private readonly Desk _desk = new();
    private readonly MemoryQueue _queue = new();

    public void Dispose() => _desk.Dispose();

    [Theory]
    [InlineData("good", "done", "", 1)]
    [InlineData("damaged", "failed", "damaged", 1)]
    [InlineData("bytes gone", "failed", "no-access", 0)]
    [InlineData("done before", "done", "", 1)]
    [InlineData("failed before", "failed", "", 1)]
    [InlineData("a worker died at it", "done", "", 1)]
    [InlineData("two workers died at it", "failed", "killed-worker", 0)]
    [InlineData("twice in the queue", "done", "", 1)]
    [InlineData("unknown to the ledger", "done", "", 1, 2)]
    public async Task A_file_ends(string what, string progress, string aside, int reads, int files = 1)
    {
        var path = _desk.Write("a.txt", what is "damaged" or "failed before" ? "BAD" : Desk.Letter(1));
        await PublishAsync();
        var item = _queue.Waiting.ShouldHaveSingleItem();
        switch (what)
        {
            case "bytes gone":
                _desk.Blobs.Delete(item.Hash);
                break;
            case "done before" or "failed before":
                await _desk.IngestAsync();
                break;
            case "twice in the queue":
                await _queue.PublishAsync([item], default);
                break;
            case "a worker died at it":
                Die(item);
                break;
            case "two workers died at it":
                _queue.Clear();
                await _queue.PublishAsync([item with { Deaths = 1 }], default);
                Die(item);
                break;
            case "unknown to the ledger":
                _queue.Clear();
                File.AppendAllText(path, "khác");
                var (hash, size) = _desk.Blobs.Put(path, default);
                _desk.Archive.Write([new RecordsWrite(item.Hash, [])]);
                await _queue.PublishAsync([item = item with { Hash = hash, Size = size }], default);
                break;
        }
        await WorkAsync(() => _queue.Idle);
        _desk.Archive.GetStatus().Files.ShouldContainKeyAndValue(progress, files);
        _queue.PutAside.Select(i => i.Kind).ShouldBe(aside.Length == 0 ? [] : [aside]);
        _desk.Reader.Read.Count.ShouldBe(reads);
        _desk.Archive.GetStatus().Claimed.ShouldBe(0);
        _desk.Archive.GetClaimOwner(item.Hash).ShouldBeNull();
    }

    [Fact]
    public async Task What_another_time_may_heal_is_tried_again_later_each_time()
    {
        _desk.Write("a.txt", Desk.Letter(1));
        await PublishAsync();
        _desk.Blobs.Delete(_queue.Waiting[0].Hash);
        await WorkAsync(() => _queue.Idle);
        _queue
            .Moves.Select(m => (m.Place, m.Item.Attempts))
            .ShouldBe([(QueuePlace.Later, 1), (QueuePlace.MuchLater, 2), (QueuePlace.Aside, 3)]);
        _desk.Archive.ListFailures().ShouldHaveSingleItem().Attempts.ShouldBe(3);
        _desk.Blobs.Put(Path.Combine(_desk.Files, "a.txt"), default);
        (await new ParkedFileRequeuer(_desk.Archive, _queue).RunAsync("no-access", default)).Returned.ShouldBe(1);
        await WorkAsync(() => _queue.Idle);
        _desk.Archive.GetStatus().Files.ShouldContainKeyAndValue("done", 1);
        _desk.Archive.ListFailures().ShouldBeEmpty();
    }

    [Fact]
    public async Task What_someone_else_works_at_waits_for_him()
    {
        _desk.Write("a.txt", Desk.Letter(1));
        await PublishAsync();
        var (hash, other) = (_queue.Waiting[0].Hash, ClaimOwner.Create());
        _desk.Archive.TryClaim(hash, other, TimeSpan.FromMinutes(1)).ShouldBeTrue();
        await WorkAsync(() => _queue.Moves.Count > 2);
        _queue.Moves.ShouldAllBe(m => m.Place == QueuePlace.Soon && m.Item.Deaths == 0);
        _desk.Reader.Read.ShouldBeEmpty();
        _desk.Archive.ReleaseClaim(hash, other);
        await WorkAsync(() => _queue.Idle);
        _desk.Reader.Read.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Parts_come_into_the_queue_before_their_archive_is_done()
    {
        _desk.Write(
            "all.zip",
            $"PARTS --\n--\n{Desk.Letter(1)}\n--\n{Desk.Letter(2)}\n--\nPARTS ==\n==\n{Desk.Letter(3)}"
        );
        await PublishAsync();
        await WorkAsync(() => _queue.Idle);
        _desk
            .Archive.ReadPage("", 9)
            .Select(r => r.Document.Number!.Key)
            .Order(StringComparer.Ordinal)
            .ShouldBe(["1/BC-CĐM", "2/BC-CĐM", "3/BC-CĐM"]);
        _desk.Archive.ListPending("", 9).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_nested_in_a_file_counts_together()
    {
        _desk.Write(
            "all.zip",
            $"PARTS --\n--\nPARTS ==\n==\n{Desk.Letter(1)}\n==\n{Desk.Letter(2)}\n==\n{Desk.Letter(3)}\n--\nPARTS ++\n++\n{Desk.Letter(4)}\n++\n{Desk.Letter(5)}\n++\n{Desk.Letter(6)}"
        );
        await PublishAsync();
        await WorkAsync(
            () => _queue.Idle,
            Worker(
                new WorkerOptions
                {
                    Ingest = new IngestOptions
                    {
                        Jobs = 1,
                        Limits = new Pipeline.Reading.ReadLimits { Parts = 3 },
                    },
                }
            )
        );
        _desk.Archive.GetStatus().Records.ShouldBe(3);
        _desk.Archive.ListFailures().ShouldHaveSingleItem().Kind.ShouldBe("too-large");
    }

    [Fact]
    public async Task A_worker_told_to_stop_finishes_its_file_and_gives_the_rest_back()
    {
        for (var i = 1; i <= 5; i++)
            _desk.Write($"{i}.txt", Desk.Letter(i));
        await PublishAsync();
        using var stop = new CancellationTokenSource();
        _desk.Reader.Before = _ => stop.CancelAsync();
        await Worker(new WorkerOptions { Ingest = new IngestOptions { Jobs = 1 } }).RunAsync(stop.Token);
        _desk.Archive.GetStatus().Files.ShouldContainKeyAndValue("done", 1);
        _queue.Waiting.Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_file_that_takes_longer_than_the_grace_goes_back_unharmed()
    {
        _desk.Write("a.txt", Desk.Letter(1));
        await PublishAsync();
        using var stop = new CancellationTokenSource();
        _desk.Reader.Before = async _ =>
        {
            await stop.CancelAsync();
            await Task.Delay(300);
        };
        await Worker(new WorkerOptions { Grace = TimeSpan.FromMilliseconds(50) }).RunAsync(stop.Token);
        _queue.Waiting.ShouldHaveSingleItem().Deaths.ShouldBe(0);
        _desk.Archive.GetClaimOwner(_queue.Waiting[0].Hash).ShouldBeNull("nobody died at it");
    }

    [Fact]
    public async Task An_outage_is_told_once_and_waited_for()
    {
        _desk.Write("a.txt", Desk.Letter(1));
        await PublishAsync();
        var tries = 0;
        var worker = Worker(
            new WorkerOptions(),
            () =>
                ++tries < 3
                    ? throw new ArchiveException($"no answer {tries}", "start it")
                    : ArchiveFactory.Open(_desk.Address)
        );
        await WorkAsync(() => _queue.Idle && tries >= 3, worker);
        _desk.Told.Lines.ShouldBe(["waiting: no answer 1; start it"]);
        _desk.Archive.GetStatus().Files.ShouldContainKeyAndValue("done", 1);
    }

    [Fact]
    public async Task What_waiting_does_not_heal_ends_the_worker()
    {
        var worker = new QueueWorker(
            () => ArchiveFactory.Open(_desk.Address),
            _ => throw new QueueException("wrong password", "check it") { Final = true },
            _ => _desk.Blobs,
            _desk.Reader,
            RecordExtractor.Default,
            new WorkerOptions(),
            _desk.Told,
            new WorkerActivity("me", 1, TimeProvider.System)
        );
        (await Should.ThrowAsync<QueueException>(() => worker.RunAsync(default))).Message.ShouldBe("wrong password");
    }

    [Fact]
    public async Task A_publisher_killed_before_its_message_publishes_it_the_next_time()
    {
        _desk.Write("a.txt", Desk.Letter(1));
        await PublishAsync();
        var lost = new MemoryQueue();
        await PublishAsync(lost);
        lost.Waiting.Select(i => i.Hash).ShouldBe(_queue.Waiting.Select(i => i.Hash));
        await WorkAsync(() => _queue.Idle);
        await PublishAsync(lost = new MemoryQueue());
        lost.Waiting.ShouldBeEmpty();
    }

    private async Task<IngestSummary> PublishAsync(MemoryQueue? queue = null)
    {
        await using var publisher = new RetryingPublisher(
            _ => Task.FromResult<IWorkQueue>(queue ?? _queue),
            _desk.Told,
            TimeSpan.Zero
        );
        var ingestor = new QueueIngestor(
            _desk.Archive,
            _desk.Blobs,
            new IngestOptions { Jobs = 2 },
            _desk.Told,
            publisher
        );
        return await ingestor.RunAsync(ingestor.ListPending(), new FileFinder(_desk.Told).Find([_desk.Files]), default);
    }

    private QueueWorker Worker(WorkerOptions options, Func<IArchive>? open = null) =>
        new(
            open ?? (() => ArchiveFactory.Open(_desk.Address)),
            _ => Task.FromResult<IWorkQueue>(_queue),
            _ => _desk.Blobs,
            _desk.Reader,
            RecordExtractor.Default,
            options,
            _desk.Told,
            new WorkerActivity("me", options.Ingest.Jobs, TimeProvider.System)
        );

    private async Task WorkAsync(Func<bool> until, QueueWorker? worker = null)
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        var work = (worker ?? Worker(new WorkerOptions { Ingest = new IngestOptions { Jobs = 2 } })).RunAsync(
            stop.Token
        );
        while (!until())
            await Task.Delay(5, stop.Token);
        await stop.CancelAsync();
        await work;
    }

    /// <summary>A worker claims it and dies.</summary>
    private void Die(WorkItem item) =>
        _desk
            .Archive.TryClaim(item.Hash, $"{Environment.MachineName}/4194304/1/x", TimeSpan.FromMinutes(1))
            .ShouldBeTrue();
}
