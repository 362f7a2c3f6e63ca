using Pipeline.Index;

namespace Pipeline.Cli.Commands;

/// <summary>What a command of the archive works with. Nothing is opened before it is asked for.</summary>
/// <param name="Address">Where the archive is.</param>
/// <param name="Json">Results are printed as JSON.</param>
internal sealed record CommandContext(string Address, bool Json)
{
    /// <summary>The archive; for all but ingest its absence is an error.</summary>
    public IArchive Open(bool create = false) => ArchiveFactory.Open(Address, create);

    /// <summary>Its original bytes.</summary>
    public IBlobStore OpenBlobs() => ArchiveFactory.OpenBlobs(Address);

    /// <summary>Does the work; an archive that cannot be used is one line and exit code 3, a full disk exit code 1.</summary>
    public static async Task<int> GuardAsync(Func<Task<int>> work)
    {
        try { return await work(); }
        catch (ArchiveException e)
        {
            Console.Error.WriteLine($"pipeline: {e.Message}; {e.Advice}");
            return e.Full ? ExitCodes.SomeFailed : ExitCodes.Unreachable;
        }
    }

    /// <summary>Does the work with the archive open.</summary>
    public Task<int> WithArchiveAsync(Func<IArchive, int> work, bool create = false) => GuardAsync(() =>
    {
        using var archive = Open(create);
        return Task.FromResult(work(archive));
    });
}
