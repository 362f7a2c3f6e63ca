using Pipeline.Index;
using Pipeline.Reading;

namespace Pipeline.Ingest;

/// <summary>Takes a found file in: its bytes into the blob store first, then its name, so that a name never stands for bytes that are not there.</summary>
internal sealed class FileIntake(IArchive archive, IBlobStore blobs, IngestOptions options, IngestTally tally, BatchWriter writer)
{
    private const int MostTurns = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Its name, which is written; null where the file cannot be opened or a person removed it, which is told and counted.</summary>
    public async Task<NameWrite?> TakeAsync(FoundFile found, CancellationToken cancel)
    {
        string hash;
        long size, modified;
        try
        {
            if (found.Listed && !File.Exists(found.Opened))
            {
                tally.Gone(found.Given);
                return null;
            }
            if (SpecialFile.Is(found.Opened)) throw new IOException(OpenFailures.Special);
            // A file that changes while it is copied is copied again: half of it would be kept as another file.
            for (var turn = 1; ; turn++)
            {
                var before = found.Stamp();
                modified = before?.Modified ?? 0;
                (hash, size) = blobs.Put(found.Opened, cancel);
                if (turn == MostTurns || found.Stamp() == before) break;
                await Task.Delay(Pause, cancel);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var failure = OpenFailures.Explain(e, found.Path);
            await writer.WriteAsync(new FailureWrite(failure));
            tally.Fail(found.Given, failure.Message, failure.Advice);
            return null;
        }
        if (archive.File(hash) is { Progress: FileProgress.Removed } gone && !options.Restore)
        {
            tally.Removed(found.Given, gone.Tombstone);
            return null;
        }
        if (options.Restore) archive.Restore(hash);
        var name = new NameWrite(found.Path, found.Given, hash, size, modified);
        await writer.WriteAsync(name);
        return name;
    }
}
