using Pipeline.Index.Model;

namespace Pipeline.Index;

/// <summary>What became of each file: names, states, claims, stage results, failures.</summary>
public interface ILedger
{
    /// <summary>What is known of each path, in the order asked; null where it is new. Paths are absolute.</summary>
    IReadOnlyList<KnownFile?> FindKnownFiles(IReadOnlyList<string> paths);

    /// <summary>What is known of the bytes with this hash; null where they are new.</summary>
    FileState? GetFile(string hash);

    /// <summary>All names of a file, as they were given.</summary>
    IReadOnlyList<string> GetNames(string hash);

    /// <summary>
    /// Takes a file for work. False where someone alive holds it. A claim ends with the records, the failure, or its
    /// time.
    /// </summary>
    bool TryClaim(string hash, string owner, TimeSpan lease);

    /// <summary>
    /// Who took a file and did not give it back, be he dead or his time over; null where none did. A worker that died
    /// leaves its claim behind.
    /// </summary>
    string? GetClaimOwner(string hash);

    /// <summary>Lengthens all claims of an owner.</summary>
    void RenewClaims(string owner, TimeSpan lease);

    /// <summary>Gives one claim back.</summary>
    void ReleaseClaim(string hash, string owner);

    /// <summary>Gives all claims of an owner back.</summary>
    void ReleaseAllClaims(string owner);

    /// <summary>Files that wait for work, by hash, after this one.</summary>
    IReadOnlyList<FileState> ListPending(string after, int limit);

    /// <summary>The result of a stage; null where there is none.</summary>
    byte[]? GetStageResult(StageKey key);

    /// <summary>Failures, oldest first; null for all kinds.</summary>
    IReadOnlyList<FileFailure> ListFailures(string? kind = null);

    /// <summary>Makes failed files pending again; null for all kinds. Gives their number.</summary>
    int RequeueFailures(string? kind);

    /// <summary>Makes files pending whose records were made by older versions than these. Gives their number.</summary>
    int RequeueStale(StageVersions current);

    /// <summary>Counts by stage and failure.</summary>
    ArchiveStatus GetStatus();
}
