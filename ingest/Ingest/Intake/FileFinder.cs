namespace Pipeline.Ingest.Intake;

/// <summary>A file to be taken in.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="Given">As the user gave it.</param>
public readonly record struct FoundFile(string Path, string Given)
{
    /// <summary>Where it can be opened; the path itself unless its name is no UTF-8.</summary>
    public string Opened
    {
        get => _opened ?? Path;
        init => _opened = value;
    }

    /// <summary>It was seen in a folder: where it is gone since, nothing is lost.</summary>
    public bool Listed { get; init; }
    private readonly string? _opened;

    /// <summary>
    /// Size and time of the file; a link that stands for a strange name tells those of what it leads to.
    /// </summary>
    public (long Size, long Modified)? Stamp()
    {
        try
        {
            if (_opened is null || _opened == Path)
                return new FileInfo(Path) is { Exists: true } info ? (info.Length, info.LastWriteTimeUtc.Ticks) : null;
            using var file = File.OpenHandle(_opened);
            return (RandomAccess.GetLength(file), File.GetLastWriteTimeUtc(file).Ticks);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Hash of the bytes that were known at this path before; null where none were.</summary>
    public string? Was { get; init; }
}

/// <summary>
/// Finds files: folders deep, in the order of their names; hidden files, lock files of office programs and links to
/// folders are left out.
/// </summary>
public sealed class FileFinder(IIngestProgress progress, string? leaveOut = null)
{
    /// <summary>Files under the paths. A path that does not exist is given too: opening it tells why.</summary>
    public IEnumerable<FoundFile> Find(IEnumerable<string> paths)
    {
        foreach (var path in paths)
            if (Directory.Exists(path))
                foreach (var file in Deep(path))
                    yield return file;
            else
                yield return new FoundFile(Path.GetFullPath(path), path);
    }

    private IEnumerable<FoundFile> Deep(string folder)
    {
        var waiting = new Stack<(string Opened, string Given)>([(folder, folder)]);
        while (waiting.TryPop(out var next))
        {
            FileSystemInfo[] entries;
            try
            {
                entries = new DirectoryInfo(next.Opened).GetFileSystemInfos();
            }
            catch (DirectoryNotFoundException) when (next.Given != folder)
            {
                continue; /* It went while others were read. */
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                progress.Report(
                    next.Given,
                    "the folder cannot be read",
                    "give this user the right to read it",
                    failure: true
                );
                continue;
            }
            Array.Sort(entries, static (a, b) => string.CompareOrdinal(a.Name, b.Name));
            foreach (
                var entry in entries.Where(e => e is FileInfo && !IsAside(e.Name) && !UndecodedFileNames.IsTorn(e.Name))
            )
                yield return Found(next.Opened, next.Given, entry.Name, null);
            foreach (var entry in entries.Reverse().OfType<DirectoryInfo>())
                if (
                    !IsAside(entry.Name)
                    && !UndecodedFileNames.IsTorn(entry.Name)
                    && entry.LinkTarget is null
                    && entry.FullName != leaveOut
                )
                    waiting.Push((Path.Combine(next.Opened, entry.Name), Path.Combine(next.Given, entry.Name)));
            if (!entries.Any(e => UndecodedFileNames.IsTorn(e.Name)))
                continue;
            foreach (var (name, alias, isFolder) in UndecodedFileNames.In(next.Opened))
                if (IsAside(name))
                    continue;
                else if (isFolder)
                    waiting.Push((alias, Path.Combine(next.Given, name)));
                else
                    yield return Found(next.Opened, next.Given, name, alias);
        }
    }

    private static FoundFile Found(string opened, string given, string name, string? alias) =>
        new(Path.GetFullPath(Path.Combine(given, name)), Path.Combine(given, name))
        {
            Listed = true,
            Opened = alias ?? Path.GetFullPath(Path.Combine(opened, name)),
        };

    /// <summary>
    /// Names that folders hold beside papers: hidden files, locks of office programs, what desktops leave.
    /// </summary>
    internal static bool IsAside(string name) =>
        name.Length == 0
        || name[0] == '.'
        || name.StartsWith("~$", StringComparison.Ordinal)
        || name is "Thumbs.db" or "desktop.ini";
}
