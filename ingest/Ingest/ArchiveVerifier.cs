using Pipeline.Index;
using Pipeline.Index.Amendments;
using Pipeline.Index.Blobs;
using Pipeline.Index.Model;
using Pipeline.Layout.Serialization;
using Pipeline.Records;

namespace Pipeline.Ingest;

/// <summary>What a verification found and did.</summary>
/// <param name="Files">Files looked at.</param>
/// <param name="Records">Records looked at.</param>
/// <param name="Restored">Original bytes that were missing or damaged and were taken again from a path that still holds
/// them.</param>
/// <param name="Missing">Original bytes that are missing.</param>
/// <param name="Damaged">Original bytes that no longer give their hash.</param>
/// <param name="Rebuilt">Files whose records, search fields or stage results were put right.</param>
/// <param name="Orphans">Original bytes that no file of the archive stands for.</param>
public sealed record VerifySummary(
    long Files,
    long Records,
    long Restored,
    long Missing,
    long Damaged,
    long Rebuilt,
    long Orphans
)
{
    /// <summary>Nothing is left that a person must see to.</summary>
    public bool Whole => Missing + Damaged == 0;
}

/// <summary>
/// Looks at every hash that is stored and at whether each record is found by its number, its citations and its words,
/// and mends what
/// can be mended: bytes from where they came, search fields from the records, records from what persons said of them.
/// </summary>
/// <param name="archive">Opened with secret papers: what is not looked at is not known to be whole.</param>
/// <param name="blobs">Its original bytes.</param>
/// <param name="name">How a file is named to whoever asked.</param>
/// <param name="progress">Hears of files that a person must see to.</param>
public sealed class ArchiveVerifier(
    IArchive archive,
    IBlobStore blobs,
    Func<FileContent, string> name,
    IIngestProgress progress
)
{
    private const int PageSize = 64;
    private readonly IndexProbe _index = new(archive);

    /// <summary>Verifies and mends.</summary>
    /// <exception cref="ArchiveException">The archive cannot be used.</exception>
    public VerifySummary Run(CancellationToken cancel)
    {
        var (files, records, restored, missing, damaged, rebuilt) = (0L, 0L, 0L, 0L, 0L, 0L);
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (var after = ""; archive.ReadContents(after, PageSize) is { Count: > 0 } page; after = page[^1].State.Hash)
            foreach (var file in page)
            {
                cancel.ThrowIfCancellationRequested();
                (files, records) = (files + 1, records + file.Records.Length);
                if (file.State.Progress != FileProgress.Removed)
                {
                    known.Add(file.State.Hash);
                    if (!blobs.Verify(file.State.Hash))
                    {
                        var gone = blobs.PathOf(file.State.Hash) is null;
                        if (Restore(file, cancel))
                            restored++;
                        else
                        {
                            _ = gone ? missing++ : damaged++;
                            Tell(file, gone);
                        }
                    }
                }
                if (Mended(file) is not null && Mend(file.State.Hash))
                    rebuilt++;
                progress.FileDone();
            }
        var orphans = blobs
            .EnumerateHashes()
            .Where(h => !known.Contains(h))
            .LongCount(h => archive.GetFile(h) is null or { Progress: FileProgress.Removed });
        return new VerifySummary(files, records, restored, missing, damaged, rebuilt, orphans);
    }

    /// <summary>Takes the bytes again from a path that the file came by, where they are still the same there.</summary>
    private bool Restore(FileContent file, CancellationToken cancel)
    {
        foreach (var path in file.Names.Select(n => n.Path).Append(file.State.Path).Where(File.Exists))
            try
            {
                var (hash, _) = blobs.Put(path, cancel);
                if (hash == file.State.Hash)
                    return true;
                if (archive.GetFile(hash) is null)
                    blobs.Delete(hash);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            { /* Another path may do. */
            }
        return false;
    }

    private void Tell(FileContent file, bool gone)
    {
        var what = gone ? "its original bytes are missing" : "its original bytes are damaged";
        var advice = file.State.Parent is null
            ? "restore them from a backup, or ingest the file again; its records stay"
            : "restore them from a backup, or ingest again what it came in; its records stay";
        progress.Report(name(file), what, advice, failure: true);
    }

    /// <summary>The file as it should be; null where it is so.</summary>
    private FileContent? Mended(FileContent file)
    {
        var said = AmendmentApplier.Apply([.. file.Records.Select(r => r.Record)], file.Amendments);
        var stages = file.Stages.Where(Reads).ToArray();
        var whole =
            stages.Length == file.Stages.Length
            && said.Zip(file.Records).All(p => RecordJson.Print(p.First) == RecordJson.Print(p.Second.Record));
        return whole && file.Records.All(r => _index.IsFindable(r.Record))
            ? null
            : file with
            {
                Records = [.. file.Records.Zip(said, (held, record) => held with { Record = record })],
                Stages = [.. stages],
            };
    }

    // Read again as it is now: somebody may have written it meanwhile.
    private bool Mend(string hash)
    {
        if (archive.ReadContents([hash]) is not [var now] || Mended(now) is not { } mended)
            return false;
        archive.Put([mended]);
        return archive.ReadContents([hash]) is [var then] && Mended(then) is null;
    }

    private static bool Reads(StageWrite stage)
    {
        if (stage.Key.Stage != StoredLayoutReader.Stage)
            return true;
        try
        {
            return LayoutSerializer.Read(stage.Payload.ToArray()) is not null;
        }
        // Of another version it is not looked at any more; a damaged one is read anew from the bytes.
        catch (InvalidDataException)
        {
            return false;
        }
    }
}

/// <summary>
/// Asks the index for a record as people would: by its number, by what it cites, by a run of its words.
/// </summary>
internal sealed class IndexProbe(IArchive archive)
{
    private const int PhraseWords = 6,
        HitsAsked = 30,
        TooMany = 20;

    /// <summary>True where each question that must find the record does.</summary>
    public bool IsFindable(DocumentRecord record)
    {
        if (archive.GetSummaries([record.Id]) is not [var summary])
            return false;
        var heading = record.Document;
        if (
            (summary.Key, summary.Fold, summary.Date, summary.Type, summary.Issuer, summary.Subject, summary.Secrecy)
            != (
                heading.Number?.Key,
                heading.Number?.Fold,
                heading.Date,
                heading.Type,
                heading.Issuer,
                heading.Subject,
                heading.Secrecy
            )
        )
            return false;
        if (heading.Number?.Fold is { } own && archive.FindByNumber(own).All(c => c.Id != record.Id))
            return false;
        for (var i = 0; i < record.Citations.Length; i++)
            if (
                record.Citations[i].Fold is { } fold
                && !archive.FindCitations(fold).Any(m => m.Id == record.Id && m.Index == i)
            )
                return false;
        return Phrase(record.Text ?? "") is not { } phrase || ByWords(record.Id, phrase);
    }

    // A phrase that many papers hold tells nothing of one of them.
    private bool ByWords(string id, string phrase)
    {
        var hits = archive.Find(new FindQuery($"\"{phrase}\"", HitsAsked));
        return hits.Count >= TooMany || hits.Any(h => h.Record.Id == id);
    }

    /// <summary>
    /// Words in a row near the middle of a text, letters only, on one line; null where none stand so.
    /// </summary>
    private static string? Phrase(string text)
    {
        var middle = text.Length / 2;
        foreach (
            var line in text.Split('\n')
                .Select((l, i) => (Text: l, At: i))
                .OrderBy(l => Math.Abs((l.At * text.Length / Math.Max(1, text.Count(c => c == '\n') + 1)) - middle))
                .Take(20)
        )
        {
            var words = line.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            for (var i = 0; i + PhraseWords <= words.Length; i++)
                if (words.Skip(i).Take(PhraseWords).All(w => w.Length < 20 && w.All(char.IsLetter)))
                    return string.Join(' ', words.Skip(i).Take(PhraseWords));
        }
        return null;
    }
}
