namespace Pipeline.Index;

/// <summary>What a path stood for when it was last seen.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="Hash">The bytes.</param>
/// <param name="Size">Their number.</param>
/// <param name="Modified">Time of the last change in ticks of UTC.</param>
/// <param name="Progress">How far the bytes are.</param>
public sealed record KnownFile(string Path, string Hash, long Size, long Modified, FileProgress Progress);

/// <summary>How far a file is.</summary>
public enum FileProgress
{
    /// <summary>Its bytes are kept; it waits for work.</summary>
    Pending,
    /// <summary>Its records are kept.</summary>
    Done,
    /// <summary>It could not be read.</summary>
    Failed,
    /// <summary>A person took it out.</summary>
    Removed,
}

/// <summary>A file in the ledger.</summary>
/// <param name="Hash">SHA-256 of its bytes.</param>
/// <param name="Path">The first path it came by.</param>
/// <param name="Given">The same as the user gave it.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Parent">Hash of the archive or e-mail that it came in; null for most.</param>
/// <param name="Progress">How far it is.</param>
/// <param name="Versions">Versions that made its records.</param>
/// <param name="Tombstone">Where it was removed: by whom and why.</param>
public sealed record FileState(string Hash, string Path, string Given, long Size, string? Parent, FileProgress Progress, StageVersions Versions, Tombstone? Tombstone = null);
