using Pipeline.Index;
using Xunit.Abstractions;

namespace Pipeline.Cli.Tests.Cluster;

/// <summary>
/// Three workers at one queue, and something that goes wrong while they work. In the end all is there, once and whole:
/// the same
/// records as one process makes of the same files.
/// </summary>
[Collection(QueueTests.Name)]
public sealed class FaultTests
{
    private static readonly bool Long = Environment.GetEnvironmentVariable("PIPELINE_LONG") == "1";
    private static readonly int Documents = Long ? 2000 : 200;
    private static readonly TimeSpan Most = TimeSpan.FromMinutes(Long ? 60 : 15);

    private static readonly int MostKills = Long ? 2000 : 60;
    private static readonly TimeSpan Cut = TimeSpan.FromSeconds(10);

    /// <summary>Of the long run a new one each time, printed; PIPELINE_SEED repeats a run.</summary>
    private readonly int _seed =
        int.TryParse(Environment.GetEnvironmentVariable("PIPELINE_SEED"), out var seed) ? seed
        : Long ? Environment.TickCount
        : 8;
    private readonly Random _random;

    public FaultTests(ITestOutputHelper output)
    {
        _random = new Random(_seed);
        output.WriteLine($"PIPELINE_SEED={_seed}");
        if (Long)
            Console.WriteLine($"FaultTests: PIPELINE_SEED={_seed}");
    }

    [QueueFact]
    public void Workers_killed_again_and_again_lose_nothing() =>
        Check(
            new Room(),
            room =>
            {
                // On a busy machine a worker needs longer than a moment to begin: none is killed before anything was done.
                for (var kill = 0; kill < MostKills && room.Done() is var done && done < Documents * 0.9; kill++)
                {
                    var since = System.Diagnostics.Stopwatch.StartNew();
                    do
                        Thread.Sleep(Moment(1500));
                    while (room.Done() == done && since.Elapsed < Cut);
                    room.KillWorker(kill % 3);
                    room.StartWorker(kill % 3);
                }
            }
        );

    [KilledQueueFact]
    public void A_broker_killed_and_resumed_loses_nothing() =>
        Check(
            new Room(),
            room =>
            {
                room.WaitDone(Documents / 5, Most);
                Engines.Run("rabbitmq", "kill");
                Thread.Sleep(Moment(3000));
                Engines.Run("rabbitmq", "resume");
            },
            waits: 3
        );

    [QueueFact]
    public void A_way_to_the_broker_cut_for_ten_seconds_loses_nothing()
    {
        using var proxy = new CuttableProxy(Room.BrokerUri);
        Check(
            new Room(),
            room =>
            {
                room.WaitDone(Documents / 5, Most);
                proxy.CutAsync(Cut).GetAwaiter().GetResult();
            },
            (room, worker) => room.StartWorker(worker, queue: room.QueueAt(proxy.Port)),
            waits: 3
        );
    }

    [NodesFact]
    public void A_node_of_the_index_killed_and_resumed_loses_nothing() =>
        Check(
            new Room(Engines.Nodes),
            room =>
            {
                room.WaitDone(Documents / 5, Most);
                // The one that is asked first.
                Engines.Run("elasticsearch", "kill", "1");
                Room.Eventually(() =>
                    room.Run("status")
                        .Out.ShouldContain(l =>
                            l.StartsWith("index      2 of 3 nodes answer, searches go on, ", StringComparison.Ordinal)
                        )
                );
                room.WaitDone(Documents * 3 / 5, Most);
                Engines.Run("elasticsearch", "resume", "1");
            }
        );

    [NodesFact]
    public void A_way_to_the_index_cut_for_ten_seconds_loses_nothing()
    {
        using var proxy = new CuttableProxy(new Uri(Engines.Nodes.Split(',')[0]));
        Check(
            new Room(Engines.Nodes),
            room =>
            {
                room.WaitDone(Documents / 5, Most);
                proxy.CutAsync(Cut).GetAwaiter().GetResult();
            },
            (room, worker) => room.StartWorker(worker, archive: $"http://127.0.0.1:{proxy.Port}/{room.Name}")
        );
    }

    private int Moment(int milliseconds) => Long ? _random.Next(milliseconds / 3, milliseconds * 3) : milliseconds;

    private void Check(Room room, Action<Room> fault, Action<Room, int>? start = null, int waits = 0)
    {
        using (room)
        {
            room.Here.Run(
                    "generate",
                    "--documents",
                    $"{Documents}",
                    "--seed",
                    $"{_random.Next()}",
                    "--formats",
                    "text",
                    "--out",
                    "docs"
                )
                .Code.ShouldBe(0);
            string[] folders =
            [
                .. Directory
                    .GetDirectories(Path.Combine(room.Here.Folder, "docs"))
                    .Order(StringComparer.Ordinal)
                    .Select(f => Path.GetRelativePath(room.Here.Folder, f)),
            ];
            room.Run(["ingest", .. folders, "--json"]).Out.Single().ShouldContain($"\"queued\":{Documents},");
            start ??= (here, worker) => here.StartWorker(worker);
            for (var worker = 0; worker < 3; worker++)
                start(room, worker);
            fault(room);
            Settle(room);
            // Once; on a busy machine a broker that has just started may fail them once more.
            if (waits > 0)
                room.Waits("the queue")
                    .ShouldBeInRange(waits, 2 * waits, $"each worker says once that it waits:\n{room.Said}");
            room.Here.Run(["ingest", .. folders, "--index", "sqlite:alone.db"]).Code.ShouldBe(0);
            using var alone = ArchiveFactory.Open("sqlite:" + Path.Combine(room.Here.Folder, "alone.db"), secret: true);
            var (expected, found) = (Room.Lines(alone), room.Records());
            found
                .Except(expected, StringComparer.Ordinal)
                .ShouldBeEmpty($"half records, or records of nothing; PIPELINE_SEED={_seed}");
            expected.Except(found, StringComparer.Ordinal).ShouldBeEmpty($"lost; PIPELINE_SEED={_seed}");
            found.Count.ShouldBe(expected.Count, $"twice; PIPELINE_SEED={_seed}");
        }
    }

    /// <summary>
    /// Waits for the end; what was put aside because its workers were killed twice is given back, as a person would.
    /// </summary>
    private static void Settle(Room room)
    {
        for (var since = System.Diagnostics.Stopwatch.StartNew(); ; Thread.Sleep(250))
        {
            var files = room.Counts(a => a.GetStatus().Files);
            if (files.GetValueOrDefault("done") == Documents)
                return;
            if (files.GetValueOrDefault("failed") > 0)
            {
                room.Counts(a => a.ListFailures()).ShouldAllBe(f => f.Kind == "killed-worker");
                room.Run("retry").Code.ShouldBe(0);
            }
            (since.Elapsed < Most).ShouldBeTrue(
                $"{string.Join(", ", files)} after {Most}; the workers said:\n{room.Said}"
            );
        }
    }
}
