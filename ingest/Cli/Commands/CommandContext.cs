using Pipeline.Cli.Logging;
using Pipeline.Index;
using Pipeline.Index.Access;
using Pipeline.Index.Blobs;
using Pipeline.Index.Redaction;
using Pipeline.Ingest.Queue;
using Pipeline.Output;

namespace Pipeline.Cli.Commands;

/// <summary>What a command of the archive works with. Nothing is opened before it is asked for.</summary>
/// <param name="Address">Where the archive is.</param>
/// <param name="Json">Results are printed as JSON.</param>
/// <param name="Secret">Secret papers are shown too; opening the archive then writes who asked to its log.</param>
internal sealed record CommandContext(string Address, bool Json, bool Secret = false)
{
    /// <summary>Folder of original bytes that the user named; null for none.</summary>
    public string? Blobs { get; init; }

    /// <summary>Settings file that the user named; null for that of the working folder.</summary>
    public string? Settings { get; init; }

    /// <summary>The same folder, or the one that the environment names; null for none.</summary>
    public string? NamedBlobs =>
        Blobs
        ?? Environment.GetEnvironmentVariable(ArchiveFactory.BlobsVariable) switch
        {
            { Length: > 0 } named => named,
            _ => null,
        };

    /// <summary>File of this machine's times of stages, beside the archive.</summary>
    public string TimesPath => ArchiveFactory.TimesPath(Address);

    /// <summary>The archive; for all but ingest its absence is an error.</summary>
    public IArchive Open(bool create = false)
    {
        if (Secret && Clearance.Refuse(ArchiveFactory.FolderOf(Address), ArchiveFactory.MayWrite(Address)) is { } why)
            throw new UsageException($"--secret: {why}");
        ArchiveFactory.Log = Pipeline.Cli.Logging.ProgramLog.Engines;
        using var upgrade = new ConsoleUpgrade();
        var archive = ArchiveFactory.Open(Address, create, Secret, upgrade);
        try
        {
            foreach (var open in ArchiveFactory.Close(Address, Blobs))
                Console.Error.WriteLine($"pipeline: {open}");
            if (!Secret)
                return RedactingArchive.Wrap(archive);
            SecretAccessLog.Append(Address);
        }
        catch
        {
            archive.Dispose();
            throw;
        }
        return archive;
    }

    /// <summary>A name is that of a secret paper, which this command leaves out. Nothing of it is shown.</summary>
    public bool IsSecret(string name)
    {
        if (Secret)
            return false;
        using var archive = ArchiveFactory.Open(Address, secret: true);
        return RecordSelector.Select(archive, name).Count > 0;
    }

    /// <summary>Tells on standard error how many papers were left out because they are secret.</summary>
    public static void TellHidden(IArchive archive)
    {
        if (archive.CountHiddenDocuments() is > 0 and var hidden)
            Console.Error.WriteLine($"pipeline: {hidden} secret document(s) left out; --secret includes them");
    }

    /// <summary>Its original bytes.</summary>
    public IBlobStore OpenBlobs() => ArchiveFactory.OpenBlobs(Address, Blobs);

    /// <summary>
    /// Does the work; an archive or a queue that cannot be used is one line and exit code 3, a full disk exit code 1.
    /// </summary>
    public static async Task<int> GuardAsync(Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (ArchiveException e)
        {
            Console.Error.WriteLine($"pipeline: {e.Message}; {e.Advice}");
            return e.Full ? ExitCodes.SomeFailed : ExitCodes.Unreachable;
        }
        catch (QueueException e)
        {
            Console.Error.WriteLine($"pipeline: {e.Message}; {e.Advice}");
            return ExitCodes.Unreachable;
        }
    }

    /// <summary>Does the work with the archive open.</summary>
    public Task<int> WithArchiveAsync(Func<IArchive, int> work, bool create = false) =>
        GuardAsync(() =>
        {
            using var archive = Open(create);
            return Task.FromResult(work(archive));
        });
}
