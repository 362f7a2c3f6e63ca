using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Pipeline.Reading.Sandbox;

/// <summary>
/// Reads each file in a killable child process. Children stay warm between files; a child that crashes, hangs or grows
/// over
/// a limit is ended with all that it started, the file gets a typed failure, and the next file a fresh child.
/// </summary>
public sealed class SandboxedFileReader : IFileReader, IDisposable
{
    /// <summary>Files after which a child is replaced, so that leaks of native code stay small.</summary>
    private const int FilesPerChild = 1000;

    private readonly WorkerCommand _command;
    private readonly ReadLimits _limits;
    private readonly SemaphoreSlim _slots;
    private readonly ConcurrentStack<ReadingChild> _idle = new();
    private readonly ConcurrentDictionary<ReadingChild, byte> _all = new();
    private readonly Lazy<string> _session = new(() => Directory.CreateTempSubdirectory("pipeline-").FullName);
    private volatile bool _disposed;

    /// <summary>Makes a reader; no child is started yet.</summary>
    /// <param name="command">How a child is started.</param>
    /// <param name="limits">Limits of each read.</param>
    /// <param name="children">Files read at the same time, at most.</param>
    public SandboxedFileReader(WorkerCommand command, ReadLimits limits, int children)
    {
        (_command, _limits, _slots) = (command, limits, new SemaphoreSlim(children));
    }

    /// <summary>Process ids of the living children.</summary>
    public ImmutableArray<int> Children => [.. _all.Keys.Select(c => c.Id)];

    /// <summary>Starts one child ahead of the first file.</summary>
    public void StartWarmChild()
    {
        if (_all.IsEmpty)
            _idle.Push(Start());
    }

    /// <inheritdoc/>
    public async Task<ReadResult> ReadAsync(SourceFile file, CancellationToken cancel)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        await _slots.WaitAsync(cancel);
        try
        {
            return await Task.Run(() => Read(file with { Path = Path.GetFullPath(file.Path) }, cancel), cancel);
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <summary>Ends all children and deletes what they unpacked.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        foreach (var child in _all.Keys)
            Retire(child);
        if (_session.IsValueCreated)
            TemporaryFolder.Delete(_session.Value);
    }

    private ReadResult Read(SourceFile file, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            ReadingChild child;
            try
            {
                child = _idle.TryPop(out var idle) ? idle : Start();
            }
            catch (Exception e)
                when (e is System.ComponentModel.Win32Exception or IOException or UnauthorizedAccessException)
            {
                return new ReadResult
                {
                    Failure = new ReadFailure(
                        FailureKind.StorageFull,
                        $"no reading process could be started ({e.Message.TrimEnd('.')})",
                        $"free space in {Path.GetTempPath()} and memory, then try again"
                    ),
                };
            }
            ReadResult? result;
            try
            {
                result = child.Read(file, _limits, cancel);
            }
            catch
            {
                Retire(child);
                throw;
            }
            if (result is not null)
                result = Keep(result, child);
            if (child.Usable && child.FilesRead < FilesPerChild && !_disposed)
                _idle.Push(child);
            else
                Retire(child);
            if (result is not null)
                return result;
            if (attempt == 3)
                return new ReadResult
                {
                    Failure = new ReadFailure(
                        FailureKind.Crashed,
                        "the reading process dies as soon as it starts",
                        "run ./pipeline test, and look at the memory that is free"
                    ),
                };
        }
    }

    /// <summary>Parts outlive the child that unpacked them: they move to the session's folder.</summary>
    private ReadResult Keep(ReadResult result, ReadingChild child)
    {
        if (result.PartsFolder is not { } from)
            return result;
        if (!Path.GetFullPath(from).StartsWith(child.Folder + "/", StringComparison.Ordinal))
            return result with { PartsFolder = null };
        var to = Path.Combine(_session.Value, "parts-" + Guid.NewGuid().ToString("N"));
        Directory.Move(from, to);
        return result with
        {
            PartsFolder = to,
            Parts =
            [
                .. result.Parts.Select(p => p with { Path = Path.Combine(to, Path.GetRelativePath(from, p.Path)) }),
            ],
        };
    }

    private ReadingChild Start()
    {
        var child = new ReadingChild(_command, _limits, _session.Value);
        _all.TryAdd(child, 0);
        return child;
    }

    private void Retire(ReadingChild child)
    {
        if (_all.TryRemove(child, out _))
            child.Dispose();
    }
}

/// <summary>How a reading child is started: the program must end up in <see cref="ReadWorker.Run"/>.</summary>
/// <param name="Program">Path of the program.</param>
/// <param name="Arguments">Its arguments; the limit of memory in MiB is added behind them.</param>
public sealed record WorkerCommand(string Program, ImmutableArray<string> Arguments)
{
    /// <summary>Cores that a child takes for the pages of one file; null for all there are.</summary>
    public int? Cores { get; init; }
}
