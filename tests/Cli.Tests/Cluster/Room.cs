using System.Diagnostics;
using System.Text.Json;
using Pipeline.Index;
using Pipeline.Records;
using RabbitMQ.Client;

namespace Pipeline.Cli.Tests.Cluster;

/// <summary>
/// A room of workers: a queue of its own at the broker, an archive of its own, and processes of the real program.
/// </summary>
internal sealed class Room : IDisposable
{
    /// <summary>What a busy machine may take for what takes a moment. Only a test that fails waits so long.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly string[] Blobs = ["--blobs", "blobs"];
    private static readonly string Broker = Environment.GetEnvironmentVariable(QueueFactAttribute.Variable) ?? "";

    private readonly Dictionary<int, Process> _workers = [];

    /// <summary>An empty room.</summary>
    /// <param name="archive">Address of the archive; null for a file of its own.</param>
    public Room(string? archive = null) =>
        Archive = archive is null ? "sqlite:" + Path.Combine(Here.Folder, "room.db") : $"{archive}/{Name}";

    /// <summary>What the names of its queues and indices begin with.</summary>
    public string Name { get; } = $"test-{Guid.NewGuid():N}";

    /// <summary>The archive's address.</summary>
    public string Archive { get; }

    public Workplace Here { get; } = new();

    /// <summary>What a test that cannot go on says: the last words of the workers.</summary>
    public string Said =>
        string.Join(
            '\n',
            Directory.EnumerateFiles(Here.Folder, "*.said").SelectMany(f => File.ReadLines(f).TakeLast(3))
        );

    /// <summary>How often a worker said that it waits for an engine.</summary>
    public int Waits(string engine) =>
        Directory
            .EnumerateFiles(Here.Folder, "*.said")
            .Sum(f => File.ReadLines(f).Count(l => l.StartsWith($"waiting: {engine}", StringComparison.Ordinal)));

    public static Uri BrokerUri => new(Broker);

    /// <summary>The address of this room's queue, by way of another port of this host where one is given.</summary>
    public string QueueAt(int? port = null) =>
        $"{(port is { } p ? $"amqp://{BrokerUri.UserInfo}@127.0.0.1:{p}/" : Broker)}?name={Name}";

    public string Queue => QueueAt();

    /// <summary>Runs a command in this room.</summary>
    public Outcome Run(params string[] arguments) =>
        Here.Run([.. arguments, "--queue", Queue, "--index", Archive, .. arguments[0] == "status" ? [] : Blobs]);

    /// <summary>Starts a worker, in the place of one that is gone. Its words go to a file.</summary>
    public void StartWorker(int number, string? queue = null, string? archive = null)
    {
        string[] words =
        [
            .. Workplace.Command,
            "work",
            "--jobs",
            "1",
            "--queue",
            queue ?? Queue,
            "--index",
            archive ?? Archive,
            "--blobs",
            "blobs",
        ];
        var line = string.Join(' ', words.Select(w => $"'{w}'"));
        _workers[number] = Here.Start(["bash", "-c", $"exec {line} >>worker{number}.said 2>&1"]);
    }

    /// <summary>kill -9.</summary>
    public void KillWorker(int number)
    {
        _workers[number].Kill();
        _workers[number].WaitForExit();
        _workers.Remove(number);
    }

    /// <summary>SIGTERM; its exit code.</summary>
    public int StopWorker(int number)
    {
        using var worker = _workers[number];
        using (var kill = Process.Start("kill", ["-TERM", $"{worker.Id}"]))
            kill.WaitForExit();
        worker.WaitForExit(Patience).ShouldBeTrue("a worker told to stop goes on");
        _workers.Remove(number);
        return worker.ExitCode;
    }

    /// <summary>What status counts.</summary>
    public JsonElement Status() => JsonDocument.Parse(Run("status", "--json").Out[0]).RootElement;

    /// <summary>Files that are done.</summary>
    public long Done() => Counts(a => a.GetStatus().Files.GetValueOrDefault("done"));

    /// <summary>Asks the archive itself; one that a fault has just struck is asked again.</summary>
    public T Counts<T>(Func<IArchive, T> ask)
    {
        for (var watch = Stopwatch.StartNew(); ; Thread.Sleep(500))
            try
            {
                using var archive = ArchiveFactory.Open(Archive, create: true, secret: true);
                return ask(archive);
            }
            catch (ArchiveException) when (watch.Elapsed < Patience)
            { /* Its nodes choose a new head, or it starts. */
            }
    }

    /// <summary>
    /// Waits until it is so: what is done is told to others a moment later, and on a busy machine later still.
    /// </summary>
    public static void Eventually(Action so)
    {
        for (var watch = Stopwatch.StartNew(); ; Thread.Sleep(250))
            try
            {
                so();
                return;
            }
            catch (ShouldAssertException) when (watch.Elapsed < Patience)
            { /* Not yet. */
            }
    }

    /// <summary>All that is held, each record and its text as one line.</summary>
    public IReadOnlyList<string> Records() => Counts(Lines);

    /// <summary>The same for another archive.</summary>
    public static IReadOnlyList<string> Lines(IArchive archive)
    {
        var lines = new List<string>();
        for (var after = ""; archive.ReadPage(after, 500) is { Count: > 0 } page; after = page[^1].Id)
            lines.AddRange(page.Select(r => $"{RecordJson.Print(r)} {archive.GetText(r.Id)}"));
        return lines;
    }

    /// <summary>Waits until so many files are done.</summary>
    public void WaitDone(long files, TimeSpan most)
    {
        for (var watch = Stopwatch.StartNew(); ; Thread.Sleep(250))
        {
            if (Done() is var done && done >= files)
                return;
            (watch.Elapsed < most).ShouldBeTrue(
                $"{done} of {files} files are done after {most}; the workers said:\n{Said}"
            );
        }
    }

    public void Dispose()
    {
        foreach (var worker in _workers.Values)
        {
            worker.Kill(entireProcessTree: true);
            worker.Dispose();
        }
        try
        {
            DeleteQueues().GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is RabbitMQ.Client.Exceptions.RabbitMQClientException or IOException)
        { /* The broker of a test that failed may be away: that is not what is told. */
        }
        if (!Archive.StartsWith("sqlite:", StringComparison.Ordinal))
            DeleteIndices();
        Here.Dispose();
    }

    private async Task DeleteQueues()
    {
        await using var connection = await new ConnectionFactory { Uri = BrokerUri }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        foreach (var queue in new[] { "work", "aside", "later.1s", "later.5s", "later.30s" })
            await channel.QueueDeleteAsync($"{Name}.{queue}");
        await channel.ExchangeDeleteAsync($"{Name}.roll-call");
    }

    private void DeleteIndices()
    {
        var server = Archive[..Archive.LastIndexOf('/')].Split(',')[0];
        using var http = new HttpClient();
        using var listed = http.Send(
            new HttpRequestMessage(HttpMethod.Get, $"{server}/{Name}-*/_settings?filter_path=*.settings.index.uuid")
        );
        using var reader = new StreamReader(listed.Content.ReadAsStream());
        foreach (var index in JsonDocument.Parse(reader.ReadToEnd()).RootElement.EnumerateObject())
            http.Send(new HttpRequestMessage(HttpMethod.Delete, $"{server}/{index.Name}")).Dispose();
    }
}
