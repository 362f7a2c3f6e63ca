using Pipeline.Index;
using Pipeline.Index.Blobs;
using Pipeline.Index.Model;

namespace Pipeline.Ingest;

/// <summary>What a copy did.</summary>
/// <param name="Files">Files of the source.</param>
/// <param name="Records">Records of the source.</param>
/// <param name="Copied">Files that were put, again or for the first time.</param>
/// <param name="Missing">Files whose original bytes are not held or damaged where they are copied from.</param>
/// <param name="Verified">At the end both held the same of every file, told by hash.</param>
public sealed record CopySummary(long Files, long Records, long Copied, long Missing, bool Verified);

/// <summary>
/// Makes one archive hold what another holds: files whose contents differ are put, then all are compared again until
/// nothing
/// differs. A copy that was stopped goes on where it was, for what is there already is not put again; the source may be
/// written meanwhile.
/// </summary>
public sealed class ArchiveCopier(
    IArchiveContents from,
    IArchiveContents to,
    IBlobStore fromBlobs,
    IBlobStore toBlobs,
    IIngestProgress progress
)
{
    private const int PageSize = 32;
    private const int MostRounds = 6;

    /// <summary>Copies and verifies.</summary>
    /// <exception cref="ArchiveException">An archive cannot be used.</exception>
    public CopySummary Run(CancellationToken cancel)
    {
        var (copied, missing) = (0L, 0L);
        for (var round = 1; ; round++)
        {
            var (files, records, differed) = (0L, 0L, 0L);
            // Before the files, so that their findings come in decided; and counted, so that a later round sees a
            // change.
            if (!Same(from.ReadUnattachedContent(), to.ReadUnattachedContent()))
            {
                to.Put(from.ReadUnattachedContent());
                differed++;
            }
            for (var after = ""; from.ReadContents(after, PageSize) is { Count: > 0 } page; after = page[^1].State.Hash)
            {
                cancel.ThrowIfCancellationRequested();
                var held = to.ReadContents([.. page.Select(f => f.State.Hash)])
                    .ToDictionary(f => f.State.Hash, f => f.ComputeFingerprint(), StringComparer.Ordinal);
                var different = page.Where(f => held.GetValueOrDefault(f.State.Hash) != f.ComputeFingerprint())
                    .ToArray();
                if (round == 1)
                    missing += page.Count(f => f.State.Progress != FileProgress.Removed && !CopyBytes(f.State, cancel));
                to.Put(different);
                (files, records, differed) = (
                    files + page.Count,
                    records + page.Sum(f => f.Records.Length),
                    differed + different.Length
                );
                if (round == 1)
                    foreach (var _ in page)
                        progress.FileDone();
            }
            copied += differed;
            if (round > 1 && differed == 0)
                return new CopySummary(files, records, copied, missing, true);
            if (round == MostRounds)
                return new CopySummary(files, records, copied, missing, false);
        }
    }

    private static bool Same(UnattachedContent one, UnattachedContent other) =>
        one.Failures.All(f => other.Failures.Contains(f))
        && one.Links.All(l => other.Links.Contains(l))
        && one.Decisions.All(d => other.Decisions.GetValueOrDefault(d.Key) == d.Value);

    private bool CopyBytes(FileState file, CancellationToken cancel)
    {
        if (toBlobs.Verify(file.Hash))
            return true;
        if (fromBlobs.PathOf(file.Hash) is not { } path)
        {
            progress.Report(
                file.Given,
                "its original bytes are not held where they are copied from",
                "its records are copied; ingest the file again to keep its bytes",
                failure: true
            );
            return false;
        }
        var (hash, _) = toBlobs.Put(path, cancel);
        if (hash == file.Hash)
            return true;
        toBlobs.Delete(hash);
        progress.Report(
            file.Given,
            "its original bytes are damaged where they are copied from",
            "its records are copied; restore the bytes from a backup or ingest the file again",
            failure: true
        );
        return false;
    }
}
