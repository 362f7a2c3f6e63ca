using Pipeline.Index.Model;

namespace Pipeline.Index;

/// <summary>The one way in: writes are given in batches and take effect in their order.</summary>
public interface IArchiveWriter
{
    /// <summary>
    /// Does the writes in order. Each is whole or not at all, and doing one again changes nothing; an engine may do a
    /// whole
    /// batch at once. When this returns, all are kept, whatever happens to the process.
    /// </summary>
    /// <returns>
    /// Files whose records the engine does not take (over its size limit): kept as failures, so that nothing is lost;
    /// none on most days.
    /// </returns>
    IReadOnlyList<FileFailure> Write(IReadOnlyList<ArchiveWrite> batch);

    /// <summary>
    /// Takes a record out of everything and leaves a tombstone. Where it was the last one of its file, the file's stage
    /// results
    /// go too, and <see cref="RemovalSummary.LastOfFile"/> says that its bytes may be deleted.
    /// </summary>
    /// <returns>Null where no such record is held.</returns>
    RemovalSummary? Remove(string id, Tombstone tombstone);

    /// <summary>
    /// Drops a failure. A file of which nothing was read goes with it: its names, its state; its records, where it has
    /// some, stay.
    /// </summary>
    /// <param name="target">The file's hash, or its path where it could not be opened.</param>
    /// <returns>False where nothing failed by that name.</returns>
    bool Forget(string target);

    /// <summary>Takes the tombstones of a file away, so that it may come in again.</summary>
    void Restore(string hash);
}
