using Pipeline.Index;
using Pipeline.Index.Model;

namespace Pipeline.Ingest.Intake;

/// <summary>All files of an archive that wait for work, asked for page by page.</summary>
internal static class PendingFileEnumerator
{
    /// <summary>By hash.</summary>
    public static IEnumerable<FileState> Enumerate(ILedger ledger, int page)
    {
        for (var after = ""; ledger.ListPending(after, page) is { Count: > 0 } files; after = files[^1].Hash)
            foreach (var file in files)
                yield return file;
    }
}
