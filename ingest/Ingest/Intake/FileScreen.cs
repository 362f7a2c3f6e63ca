using Pipeline.Index;

namespace Pipeline.Ingest;

/// <summary>Leaves out the files that are known by path, size and time.</summary>
internal sealed class FileScreen(IArchive archive, IngestOptions options, IngestTally tally, IIngestProgress progress)
{
    /// <summary>Files asked about at once.</summary>
    public const int Batch = 256;

    /// <summary>The files that must be taken in.</summary>
    /// <param name="files">What was found.</param>
    /// <param name="pending">Those too whose bytes are kept already and that wait for work.</param>
    public IEnumerable<FoundFile> New(IEnumerable<FoundFile> files, bool pending)
    {
        foreach (var batch in files.Chunk(Batch))
        {
            progress.Found(batch.Length);
            var known = archive.Known([.. batch.Select(f => f.Path)]);
            for (var i = 0; i < batch.Length; i++)
                if (known[i] is not { } file || options.Verify || !IsSame(file, batch[i])) yield return batch[i] with { Was = known[i]?.Hash };
                else if (file.Progress == FileProgress.Failed) tally.FailAgain(file.Hash, batch[i].Given);
                else if (file.Progress == FileProgress.Done || (!pending && file.Progress == FileProgress.Pending)) tally.Unchanged();
                else yield return batch[i];
        }
    }

    private static bool IsSame(KnownFile known, FoundFile found)
    {
        return found.Stamp() == (known.Size, known.Modified);
    }
}
