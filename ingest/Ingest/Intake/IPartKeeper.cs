using Pipeline.Index.Blobs;
using Pipeline.Index.Model;
using Pipeline.Ingest.Queue;

namespace Pipeline.Ingest.Intake;

/// <summary>Takes the parts of archives and e-mails, whose bytes are stored, as files that wait for work.</summary>
internal interface IPartKeeper
{
    /// <summary>Keeps the parts of one file.</summary>
    Task KeepAsync(IReadOnlyList<NameWrite> parts);
}

/// <summary>Parts that wait in the archive alone.</summary>
internal sealed class LedgerPartKeeper(BatchWriter writer) : IPartKeeper
{
    public async Task KeepAsync(IReadOnlyList<NameWrite> parts)
    {
        foreach (var part in parts)
            await writer.WriteAsync(part);
    }
}

/// <summary>
/// Parts that are given to the queue: kept first, so that the ledger knows of each before any worker does.
/// </summary>
internal sealed class QueuePartKeeper(BatchWriter writer, IBlobStore blobs, IWorkQueue queue) : IPartKeeper
{
    public async Task KeepAsync(IReadOnlyList<NameWrite> parts)
    {
        foreach (var part in parts)
            await writer.WriteAsync(part);
        await writer.FlushAsync();
        await queue.PublishAsync([.. parts.Select(p => WorkItem.FromFile(p, blobs))], CancellationToken.None);
    }
}
