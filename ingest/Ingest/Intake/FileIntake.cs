using Pipeline.Index;
using Pipeline.Index.Blobs;
using Pipeline.Index.Model;
using Pipeline.Reading;

namespace Pipeline.Ingest.Intake;

/// <summary>
/// Takes a found file in: its bytes into the blob store first, then its name, so that a name never stands for bytes
/// that are not there.
/// </summary>
internal sealed class FileIntake(
    IArchive archive,
    IBlobStore blobs,
    IngestOptions options,
    IngestCounter tally,
    BatchWriter writer
)
{
    private const int MostTurns = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// Its name, which is written; null where the file cannot be opened or a person removed it, which is told and
    /// counted.
    /// </summary>
    public async Task<NameWrite?> TakeAsync(FoundFile found, CancellationToken cancel)
    {
        string hash;
        long size,
            modified;
        try
        {
            if (found.Listed && !File.Exists(found.Opened))
            {
                tally.Gone(found.Given);
                return null;
            }
            if (SpecialFileDetector.IsSpecial(found.Opened))
                throw new IOException(OpenFailureMapper.Special);
            // A file that changes while it is copied is copied again: half of it would be kept as another file.
            for (var turn = 1; ; turn++)
            {
                var before = found.Stamp();
                modified = before?.Modified ?? 0;
                (hash, size) = blobs.Put(found.Opened, cancel);
                if (turn == MostTurns || found.Stamp() == before)
                    break;
                await Task.Delay(Pause, cancel);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var failure = OpenFailureMapper.Explain(e, found.Path);
            await writer.WriteAsync(new FailureWrite(failure));
            tally.CountFailed(found.Given, failure.Message, failure.Advice);
            return null;
        }
        if (archive.GetFile(hash) is { Progress: FileProgress.Removed } gone && !options.Restore)
        {
            tally.CountRemoved(found.Given, gone.Tombstone);
            return null;
        }
        if (options.Restore)
            archive.Restore(hash);
        var name = new NameWrite(found.Path, found.Given, hash, size, modified);
        await writer.WriteAsync(name);
        return name;
    }
}

/// <summary>Leaves out the files that are known by path, size and time.</summary>
internal sealed class KnownFileFilter(
    IArchive archive,
    IngestOptions options,
    IngestCounter tally,
    IIngestProgress progress
)
{
    /// <summary>Files asked about at once.</summary>
    public const int Batch = 256;

    /// <summary>The files that must be taken in.</summary>
    /// <param name="files">What was found.</param>
    /// <param name="pending">Those too whose bytes are kept already and that wait for work.</param>
    public IEnumerable<FoundFile> SelectNew(IEnumerable<FoundFile> files, bool pending)
    {
        foreach (var batch in files.Chunk(Batch))
        {
            progress.FilesFound(batch.Length);
            var known = archive.FindKnownFiles([.. batch.Select(f => f.Path)]);
            for (var i = 0; i < batch.Length; i++)
                if (known[i] is not { } file || options.Verify || !IsSame(file, batch[i]))
                    yield return batch[i] with
                    {
                        Was = known[i]?.Hash,
                    };
                else if (file.Progress == FileProgress.Failed)
                    tally.FailAgain(file.Hash, batch[i].Given);
                else if (file.Progress == FileProgress.Done || (!pending && file.Progress == FileProgress.Pending))
                    tally.CountUnchanged();
                else
                    yield return batch[i];
        }
    }

    private static bool IsSame(KnownFile known, FoundFile found)
    {
        return found.Stamp() == (known.Size, known.Modified);
    }
}

/// <summary>What it means that a file could not be opened or its bytes could not be stored.</summary>
internal static class OpenFailureMapper
{
    /// <summary>Message of the error that says that a path is no file of bytes.</summary>
    public const string Special = "is no file but a pipe, a socket or a device";

    /// <summary>The failure to be kept.</summary>
    public static FileFailure Explain(Exception error, string path)
    {
        var failure = ReadFailureFactory.FromException(error);
        if (failure.Kind == FailureKind.StorageFull)
            failure = failure with
            {
                Message = "its bytes cannot be stored: the disk is full, or files may not grow so large",
                Advice = "make room or raise the limit (ulimit -f), then ingest it again",
            };
        else if (error.Message == Special)
            failure = failure with
            {
                Kind = FailureKind.NoAccess,
                Message = Special,
                Advice = "take it out of the folder",
            };
        else if (error is UnauthorizedAccessException && Directory.Exists(path))
            failure = failure with { Message = "is a folder", Advice = "name the files in it" };
        return new FileFailure
        {
            Path = path,
            Stage = "open",
            Kind = FileStages.KindName(failure.Kind),
            Message = failure.Message,
            Advice = failure.Advice,
        };
    }
}
