namespace Pipeline.Index.Model;

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
public sealed record FileState(
    string Hash,
    string Path,
    string Given,
    long Size,
    string? Parent,
    FileProgress Progress,
    StageVersions Versions,
    Tombstone? Tombstone = null
);

/// <summary>Why a file is not in the archive.</summary>
public sealed record FileFailure
{
    /// <summary>The file's hash; null where it could not be opened.</summary>
    public string? Hash { get; init; }

    /// <summary>Its absolute path.</summary>
    public required string Path { get; init; }

    /// <summary>open, read, extract, store.</summary>
    public required string Stage { get; init; }

    /// <summary>Stable kind, such as damaged or timed-out.</summary>
    public required string Kind { get; init; }

    /// <summary>English, one line, without the file's name.</summary>
    public required string Message { get; init; }

    /// <summary>What to do, one line.</summary>
    public required string Advice { get; init; }

    /// <summary>
    /// The whole exception with its stack, where one was not foreseen; null else. Of a paper that is known to be secret
    /// the stack alone.
    /// </summary>
    public string? Detail { get; init; }

    /// <summary>How often it was tried; kept by the archive.</summary>
    public int Attempts { get; init; }

    /// <summary>When, ISO 8601 in UTC.</summary>
    public string At { get; init; } = "";
}

/// <summary>What a stage's result is kept under.</summary>
/// <param name="Hash">The file.</param>
/// <param name="Stage">"read".</param>
/// <param name="Version">Version of the stage's program.</param>
/// <param name="Options">Options that change the result; empty for the defaults.</param>
public readonly record struct StageKey(string Hash, string Stage, int Version, string Options = "");

/// <summary>Versions of the stages that made a file's records.</summary>
/// <param name="Read">Version of the readers.</param>
/// <param name="Extract">Version of the extraction.</param>
public readonly record struct StageVersions(int Read, int Extract);
