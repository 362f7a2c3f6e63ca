using Pipeline.Index;

namespace Pipeline.Ingest;

/// <summary>All files of an archive that wait for work, asked for page by page.</summary>
internal static class PendingFiles
{
    /// <summary>By hash.</summary>
    public static IEnumerable<FileState> Of(ILedger ledger, int page)
    {
        for (var after = ""; ledger.Pending(after, page) is { Count: > 0 } files; after = files[^1].Hash)
            foreach (var file in files) yield return file;
    }
}
