using Pipeline.Index;

namespace Pipeline.Ingest.Queue;

/// <summary>Parts that are given to the queue: kept first, so that the ledger knows of each before any worker does.</summary>
internal sealed class PublishedParts(BatchWriter writer, IBlobStore blobs, IWorkQueue queue) : IPartKeeper
{
    public async Task KeepAsync(IReadOnlyList<NameWrite> parts)
    {
        foreach (var part in parts) await writer.WriteAsync(part);
        await writer.FlushAsync();
        await queue.PublishAsync([.. parts.Select(p => WorkItem.Of(p, blobs))], CancellationToken.None);
    }
}
