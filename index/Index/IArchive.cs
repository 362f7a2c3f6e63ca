namespace Pipeline.Index;

/// <summary>
/// What is kept and how it is asked. Everything that a command asks of the archive goes through these eight small
/// interfaces;
/// every engine passes the same contract tests. Members are safe for use by several threads.
/// </summary>
/// <remarks>Any member throws <see cref="ArchiveException"/> where the engine cannot be reached or refuses.</remarks>
public interface IArchive
    : IArchiveWriter,
        ILedger,
        IRecordStore,
        IRecordSearch,
        IFindingStore,
        ILinkStore,
        IAmendmentLog,
        IArchiveContents,
        IDisposable;
