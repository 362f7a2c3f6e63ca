namespace Pipeline.Ingest;

/// <summary>A file to be taken in.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="Given">As the user gave it.</param>
public readonly record struct FoundFile(string Path, string Given);

/// <summary>Finds files: folders deep, in the order of their names; hidden files, lock files of office programs and links to folders are left out.</summary>
public sealed class FileFinder(IIngestProgress progress, string? leaveOut = null)
{
    /// <summary>Files under the paths. A path that does not exist is given too: opening it tells why.</summary>
    public IEnumerable<FoundFile> Find(IEnumerable<string> paths)
    {
        foreach (var path in paths)
            if (Directory.Exists(path)) foreach (var file in Deep(path)) yield return file;
            else yield return new FoundFile(Path.GetFullPath(path), path);
    }

    private IEnumerable<FoundFile> Deep(string folder)
    {
        var waiting = new Stack<string>([folder]);
        while (waiting.TryPop(out var next))
        {
            FileSystemInfo[] entries;
            try { entries = new DirectoryInfo(next).GetFileSystemInfos(); }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                progress.Tell(next, "the folder cannot be read", "give this user the right to read it", failure: true);
                continue;
            }
            Array.Sort(entries, static (a, b) => string.CompareOrdinal(a.Name, b.Name));
            foreach (var entry in entries.Where(e => e is FileInfo && !IsAside(e.Name)))
                yield return new FoundFile(entry.FullName, Path.Combine(next, entry.Name));
            foreach (var entry in entries.Reverse().OfType<DirectoryInfo>())
                if (!IsAside(entry.Name) && entry.LinkTarget is null && entry.FullName != leaveOut) waiting.Push(Path.Combine(next, entry.Name));
        }
    }

    /// <summary>Names that folders hold beside papers: hidden files, locks of office programs, what desktops leave.</summary>
    internal static bool IsAside(string name) => name.Length == 0 || name[0] == '.' || name.StartsWith("~$", StringComparison.Ordinal) || name is "Thumbs.db" or "desktop.ini";
}
