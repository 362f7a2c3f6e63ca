using Pipeline.Index;
using Pipeline.Index.Model;

namespace Pipeline.Ingest.Queue;

/// <summary>Gives what was put aside to the workers once more.</summary>
public sealed class ParkedFileRequeuer(IArchive archive, IWorkQueue queue)
{
    private const int Batch = 256;

    /// <summary>Makes failed files pending and returns their messages.</summary>
    /// <param name="kind">Only failures of this kind; null for all.</param>
    /// <param name="cancel">Stops between files.</param>
    /// <returns>
    /// Messages returned; those that are not of this program and stay; failed files that no message stands for.
    /// </returns>
    public async Task<(long Returned, long Foreign, IReadOnlyList<FileState> Others)> RunAsync(
        string? kind,
        CancellationToken cancel
    )
    {
        var failed = archive.ListFailures(kind).Select(f => f.Hash).OfType<string>().ToHashSet(StringComparer.Ordinal);
        archive.RequeueFailures(kind);
        var (returned, foreign) = (0L, 0L);
        while (await queue.AsideAsync(Batch, cancel) is { Count: > 0 } batch)
            foreach (var taken in batch)
            {
                cancel.ThrowIfCancellationRequested();
                if (taken.Item is not { } item)
                    foreign++;
                else if (kind is null || item.Kind == kind)
                {
                    failed.Remove(item.Hash);
                    await queue.MoveAsync(taken, item with { Attempts = 0, Deaths = 0, Kind = null }, QueuePlace.Work);
                    returned++;
                }
            }
        return (
            returned,
            foreign,
            [.. failed.Select(archive.GetFile).OfType<FileState>().Where(f => f.Progress == FileProgress.Pending)]
        );
    }
}
