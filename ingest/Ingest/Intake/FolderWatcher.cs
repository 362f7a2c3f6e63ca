using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Pipeline.Ingest.Intake;

/// <summary>
/// Watches folders: a file is given when its size and time have not changed for a while, so one still growing is left.
/// What the system's watch misses, a look at the folders finds.
/// </summary>
public sealed class FolderWatcher(IReadOnlyList<string> paths, FileFinder finder, TimeSpan quiet, TimeSpan look)
    : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<string, string> _touched = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ObservedFile> _waiting = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Size, long Modified)> _given = new(StringComparer.Ordinal);
    private readonly List<FileSystemWatcher> _watchers = [];

    /// <summary>
    /// Files that are quiet, as they become so; all that lie there at first too. Ends when cancelled.
    /// </summary>
    public async IAsyncEnumerable<IReadOnlyList<FoundFile>> ReadyAsync(
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        foreach (var path in paths.Where(Directory.Exists))
            Watch(path);
        var nextLook = DateTime.MinValue;
        while (!cancel.IsCancellationRequested)
        {
            if (DateTime.UtcNow >= nextLook)
            {
                foreach (var file in finder.Find(paths))
                    Consider(file);
                nextLook = DateTime.UtcNow + look;
            }
            foreach (var path in _touched.Keys.ToArray())
                if (_touched.TryRemove(path, out var given))
                    foreach (var file in Directory.Exists(given) ? finder.Find([given]) : [new FoundFile(path, given)])
                        Consider(file);
            if (Quiet() is { Count: > 0 } ready)
                yield return ready;
            try
            {
                await Task.Delay(Tick, cancel);
            }
            catch (OperationCanceledException)
            {
                yield break;
            }
        }
    }

    /// <summary>Ends the watch.</summary>
    public void Dispose() => _watchers.ForEach(w => w.Dispose());

    private void Watch(string path)
    {
        try
        {
            var watcher = new FileSystemWatcher(path) { IncludeSubdirectories = true, InternalBufferSize = 1 << 16 };
            watcher.Created += (_, e) => Touch(path, e.FullPath);
            watcher.Changed += (_, e) => Touch(path, e.FullPath);
            watcher.Renamed += (_, e) => Touch(path, e.FullPath);
            watcher.EnableRaisingEvents = true;
            _watchers.Add(watcher);
        }
        catch (IOException)
        { /* The system has no watches left: looking at the folders does it too. */
        }
    }

    private void Touch(string folder, string path)
    {
        if (!FileFinder.IsAside(Path.GetFileName(path)))
            _touched[Path.GetFullPath(path)] = Path.Combine(folder, Path.GetRelativePath(folder, path));
    }

    private void Consider(FoundFile file)
    {
        if (Stamp(file.Path) is not { } stamp || (_given.TryGetValue(file.Path, out var given) && given == stamp))
            return;
        if (!_waiting.TryGetValue(file.Path, out var seen) || seen.Stamp != stamp)
            _waiting[file.Path] = new ObservedFile(file, stamp, DateTime.UtcNow);
    }

    private List<FoundFile> Quiet()
    {
        var ready = new List<FoundFile>();
        foreach (var (path, seen) in _waiting.ToArray())
        {
            if (DateTime.UtcNow - seen.Since < quiet)
                continue;
            _waiting.Remove(path);
            if (Stamp(path) is not { } now)
                continue;
            if (now != seen.Stamp)
            {
                _waiting[path] = seen with { Stamp = now, Since = DateTime.UtcNow };
                continue;
            }
            _given[path] = now;
            ready.Add(seen.File);
        }
        return ready;
    }

    private static (long Size, long Modified)? Stamp(string path) =>
        new FileInfo(path) is { Exists: true } info ? (info.Length, info.LastWriteTimeUtc.Ticks) : null;

    private sealed record ObservedFile(FoundFile File, (long Size, long Modified) Stamp, DateTime Since);
}
