using Pipeline.Index;

namespace Pipeline.Ingest;

/// <summary>Takes the parts of archives and e-mails, whose bytes are stored, as files that wait for work.</summary>
internal interface IPartKeeper
{
    /// <summary>Keeps the parts of one file.</summary>
    Task KeepAsync(IReadOnlyList<NameWrite> parts);
}

/// <summary>Parts that wait in the archive alone.</summary>
internal sealed class LedgerParts(BatchWriter writer) : IPartKeeper
{
    public async Task KeepAsync(IReadOnlyList<NameWrite> parts)
    {
        foreach (var part in parts) await writer.WriteAsync(part);
    }
}
