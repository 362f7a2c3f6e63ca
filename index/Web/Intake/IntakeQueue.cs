using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pipeline.Index;
using Pipeline.Web.Archives;

namespace Pipeline.Web.Intake;

/// <summary>
/// Files that were sent, one after another through the stages. Bytes wait on disk beside the archive until their
/// ledger knows them: what is whole there when the program starts is taken in, so that a kill loses nothing.
/// </summary>
public sealed class IntakeQueue : BackgroundService
{
    private const int MostShown = 500,
        MostWaiting = 1000;
    private const string Half = ".part",
        Unreachable = "unreachable";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private readonly ConcurrentDictionary<string, IntakeJob> _jobs = new(StringComparer.Ordinal);
    private readonly Channel<string> _waiting = Channel.CreateUnbounded<string>();
    private readonly Desk _desk;
    private readonly ILogger<IntakeQueue> _log;
    private readonly string _folder;
    private long _steps;

    /// <summary>A queue for the archive of these settings.</summary>
    public IntakeQueue(WebSettings settings, Desk desk, ILogger<IntakeQueue> log)
    {
        (Intake, _desk, _log) = (settings.Intake, desk, log);
        _folder = Path.Combine(Path.GetFullPath(ArchiveFactory.FolderOf(settings.Index)), "incoming");
    }

    /// <summary>What does the work; null where nothing is taken in here.</summary>
    public IIntake? Intake { get; }

    /// <summary>No more files are taken for now.</summary>
    public bool Full => _jobs.Values.Count(j => j.State == IntakeState.Waiting) >= MostWaiting;

    /// <summary>Writes what is sent to disk and queues it.</summary>
    /// <param name="name">Its name, from whoever sent it.</param>
    /// <param name="by">Who.</param>
    /// <param name="bytes">The bytes; they are never held in memory as a whole.</param>
    /// <param name="cancel">Stops it: nothing is kept.</param>
    /// <returns>The job; null where it has more bytes than a file may.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    public async Task<IntakeJob?> ReceiveAsync(string name, string by, Stream bytes, CancellationToken cancel)
    {
        var id = Guid.NewGuid().ToString("N");
        // A folder for each: no other file ever had this path, so none is taken for a newer version of another.
        var (folder, safe) = (Path.Combine(_folder, id), SafeName(name));
        Directory.CreateDirectory(folder);
        var half = Path.Combine(folder, Half);
        try
        {
            long size = 0;
            await using (var file = new FileStream(half, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                var buffer = new byte[1 << 16];
                for (int read; (read = await bytes.ReadAsync(buffer, cancel)) > 0; )
                {
                    if ((size += read) > Intake!.MostBytes)
                        break;
                    await file.WriteAsync(buffer.AsMemory(0, read), cancel);
                }
                file.Flush(flushToDisk: true);
            }
            if (size > Intake!.MostBytes)
            {
                Directory.Delete(folder, recursive: true);
                return null;
            }
            var path = Path.Combine(folder, safe);
            File.Move(half, path);
            return Enqueue(id, safe, by, path, size);
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    /// <summary>Works again at what failed; false where no such job of this person's has failed.</summary>
    public bool Retry(string id, string by)
    {
        if (!_jobs.TryGetValue(id, out var job) || job.By != by || job.State != IntakeState.Failed)
            return false;
        Step(job with { State = IntakeState.Waiting, Stage = null });
        return _waiting.Writer.TryWrite(id);
    }

    /// <summary>What this person sent, oldest first.</summary>
    public IReadOnlyList<IntakeJob> List(string by) => [.. _jobs.Values.Where(j => j.By == by).OrderBy(j => j.Step)];

    /// <summary>Each step of what this person sent, from now on and first how everything stands.</summary>
    public async IAsyncEnumerable<IntakeJob> WatchAsync(string by, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var seen = 0L; !cancel.IsCancellationRequested; )
        {
            foreach (var job in _jobs.Values.Where(j => j.By == by && j.Step > seen).OrderBy(j => j.Step))
            {
                seen = job.Step;
                yield return job;
            }
            await Task.Delay(Pause, cancel);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        if (Intake is null)
            return;
        TakeUpLeft();
        try
        {
            await foreach (var id in _waiting.Reader.ReadAllAsync(stoppingToken))
                await WorkAsync(id, stoppingToken);
        }
        catch (OperationCanceledException)
        { /* What waits is on disk and is taken up at the next start. */
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        Intake?.Dispose();
    }

    private async Task WorkAsync(string id, CancellationToken cancel)
    {
        var job = _jobs[id];
        Step(job with { State = IntakeState.Reading, Outcome = null });
        void Stage(string stage) => Step(_jobs[id] with { Stage = stage });
        IntakeOutcome outcome;
        try
        {
            outcome =
                !File.Exists(job.Path) && job.Outcome is { Hash: { } hash, Kind: { } kind }
                    ? await Intake!.RetryAsync(hash, kind, Stage, cancel)
                    : await Intake!.TakeAsync(job.Path, job.Name, Stage, cancel);
        }
        catch (ArchiveException e)
        {
            _log.LogError("The archive cannot be used: {Message}; {Advice}", e.Message, e.Advice);
            outcome = new IntakeOutcome(
                IntakeState.Failed,
                null,
                Unreachable,
                "the archive cannot be used",
                "its bytes wait beside the archive: try again later"
            );
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Its message may quote the paper: of it the type alone is told.
            _log.LogError("Taking a file in failed: {Type}", e.GetType().Name);
            outcome = new IntakeOutcome(IntakeState.Failed, null, "crashed", "it failed here", "try again");
        }
        // The ledger has it, so the bytes are kept by hash.
        if (outcome.Hash is not null)
            Discard(job.Path);
        _desk.Changed();
        Step(
            _jobs[id] with
            {
                State = outcome.State,
                Outcome = outcome,
                Visible = outcome.Hash is { } held && await _desk.GetAsync(held) is not null,
            }
        );
    }

    private IntakeJob Enqueue(string id, string name, string by, string path, long size)
    {
        foreach (
            var old in _jobs
                .Values.Where(j => j.State is IntakeState.Done or IntakeState.Unchanged or IntakeState.Failed)
                .OrderByDescending(j => j.Step)
                .Skip(MostShown)
        )
            _jobs.TryRemove(old.Id, out _);
        var job = Step(
            new IntakeJob
            {
                Id = id,
                Name = name,
                By = by,
                Path = path,
                Size = size,
            }
        );
        _waiting.Writer.TryWrite(id);
        return job;
    }

    private IntakeJob Step(IntakeJob job) => _jobs[job.Id] = job with { Step = Interlocked.Increment(ref _steps) };

    // What an earlier run left: whole files go on, halves were never told to be here.
    private void TakeUpLeft()
    {
        if (!Directory.Exists(_folder))
            return;
        foreach (var folder in Directory.GetDirectories(_folder))
        {
            var id = Path.GetFileName(folder);
            if (_jobs.ContainsKey(id))
                continue;
            var files = Directory.GetFiles(folder).Where(f => Path.GetFileName(f) != Half).ToList();
            if (files is [var file])
                Enqueue(id, Path.GetFileName(file), "", file, new FileInfo(file).Length);
            else if (files.Count == 0)
                Directory.Delete(folder, recursive: true);
        }
    }

    private void Discard(string path)
    {
        try
        {
            if (File.Exists(path))
                Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _log.LogWarning("Bytes that are kept elsewhere could not be deleted: {Type}", e.GetType().Name);
        }
    }

    // The last part of what is sent as a name; nothing in it is a way, a mark of archives or a control.
    private static string SafeName(string name)
    {
        const int longest = 120;
        var last = name.Split('/', '\\')[^1];
        var safe = string.Concat(last.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '_' : c))
            .Replace('!', '_')
            .Trim('.', ' ');
        return safe.Length == 0 ? "van-ban"
            : safe.Length <= longest ? safe
            : safe[^longest..].Trim('.', ' ');
    }
}
