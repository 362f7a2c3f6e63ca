using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Pipeline.Extraction;
using Pipeline.Index;
using Pipeline.Index.Blobs;
using Pipeline.Index.Model;
using Pipeline.Ingest.Intake;
using Pipeline.Ingest.Observing;
using Pipeline.Layout;
using Pipeline.Layout.Serialization;
using Pipeline.Reading;
using Pipeline.Records;

namespace Pipeline.Ingest;

/// <summary>
/// Takes one file that this process has claimed through its stages, from its stored bytes: read (or the stored layout
/// of an
/// earlier run), then extract. Parts of archives and e-mails are stored and wait as files of their own.
/// </summary>
internal sealed class FileStages(
    IArchive archive,
    IBlobStore blobs,
    IFileReader reader,
    RecordExtractor extractor,
    IngestOptions options,
    BatchWriter writer,
    IPartKeeper keeper
)
{
    private readonly ConcurrentDictionary<string, UnpackBudget> _budgets = new(StringComparer.Ordinal);

    /// <summary>The failure that was kept; null where all went well.</summary>
    /// <param name="file">The file.</param>
    /// <param name="cancel">Stops it.</param>
    /// <param name="named">Its names are written: a file that has none was replaced at its path.</param>
    public async Task<FileFailure?> RunAsync(FileState file, CancellationToken cancel, bool named = false)
    {
        var started = Stopwatch.GetTimestamp();
        var key = StoredLayoutReader.CreateKey(file.Hash, options.Versions);
        var (layout, failure) = (StoredLayoutReader.Load(archive, key), (ReadFailure?)null);
        if (layout is null)
        {
            if (Bytes(file.Hash) is { } bad)
                return await FailAsync(file, "open", bad, started, null);
            using var result = await reader.ReadAsync(new SourceFile(blobs.PathOf(file.Hash)!, file.Given), cancel);
            (layout, failure) = (result.Layout, result.Failure);
            StageDone(file, StoredLayoutReader.Stage, layout, started);
            if (result.Parts.Length > 0 || result.PartsFolder is not null)
                failure = await KeepPartsAsync(file, result, cancel) ?? failure;
            // Archives have no layout, and a mail's parts must be found again if its bytes are: only a layout alone is
            // kept.
            if (layout is not null && result.Parts.Length == 0 && failure is null)
                await writer.WriteAsync(new StageWrite(key, LayoutSerializer.ToBytes(layout)));
        }
        if (layout is null && failure is not null)
            return await FailAsync(file, StoredLayoutReader.Stage, failure, started, null);
        ImmutableArray<DocumentRecord> records;
        var extracting = Stopwatch.GetTimestamp();
        try
        {
            records = layout is null ? [] : Extract(file, layout, named && archive.GetNames(file.Hash).Count == 0);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The message of an exception may quote the paper: of one that may be secret only the stack is kept.
            var detail =
                layout is not null && LogRedaction.MayBeSecret(layout)
                    ? LogRedaction.Stack(e)
                    : ReadFailureFactory.Detail(e);
            var crash = new ReadFailure(
                FailureKind.Crashed,
                $"the extraction failed: {e.GetType().Name}",
                "report the file; its bytes are kept, and a later version may read it: pipeline retry"
            )
            {
                Detail = detail,
            };
            return await FailAsync(file, "extract", crash, started, layout);
        }
        if (layout is not null)
            StageDone(file, "extract", layout, extracting);
        await writer.WriteAsync(new RecordsWrite(file.Hash, records, options.Versions));
        if (failure is not null)
            return await FailAsync(
                file,
                StoredLayoutReader.Stage,
                failure,
                started,
                layout,
                LogRedaction.IsSecret(records)
            );
        if (options.Log.IsEnabled(LogLevel.Information))
            IngestLog.Done(
                options.Log,
                LogRedaction.FileName(file, LogRedaction.IsSecret(records)),
                IngestMeter.ReaderName(layout, file.Given),
                Stopwatch.GetElapsedTime(started).TotalSeconds,
                records.Length
            );
        return null;
    }

    /// <summary>Stable name of a kind: "timed-out".</summary>
    public static string KindName(FailureKind kind) =>
        string.Concat(
            kind.ToString()
                .Select(
                    (c, i) => char.IsAsciiLetterUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()
                )
        );

    /// <summary>Why its bytes cannot be read; null where they are there and are what they were.</summary>
    private ReadFailure? Bytes(string hash)
    {
        try
        {
            if (blobs.PathOf(hash) is null)
                return new ReadFailure(
                    FailureKind.NoAccess,
                    $"its stored bytes are not at {blobs.Address}",
                    "make that folder readable here, or put them back with ingest --verify; then pipeline retry"
                );
            return blobs.Verify(hash)
                ? null
                : new ReadFailure(
                    FailureKind.Damaged,
                    $"its stored bytes at {blobs.Address} have changed",
                    "put them back with ingest --verify or from a copy; then pipeline retry"
                );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ReadFailureFactory.FromException(e);
        }
    }

    private ImmutableArray<DocumentRecord> Extract(FileState file, DocumentLayout layout, bool replaced) =>
        extractor.Extract(
            layout,
            file.Hash,
            new SourceInfo
            {
                Path = file.Given,
                Parent = file.Parent,
                Format = layout.Format,
                Bytes = file.Size,
                Replaced = replaced,
            }
        );

    /// <summary>Stores the parts as files that wait; tells what was left out.</summary>
    private async Task<ReadFailure?> KeepPartsAsync(FileState file, ReadResult result, CancellationToken cancel)
    {
        if (Depth(file.Given) >= options.Limits.Nesting)
            return result.Parts.Length > 0
                ? new ReadFailure(
                    FailureKind.TooLarge,
                    $"archives nested deeper than {options.Limits.Nesting}",
                    "unpack it by hand, or raise the limit nesting"
                )
                : null;
        // What a given file unpacks to counts with everything nested in it, each time that it is unpacked.
        var root = file.Path.Split("!/")[0];
        var budget =
            Depth(file.Given) == 0
                ? _budgets[root] = new UnpackBudget(options.Limits)
                : _budgets.GetOrAdd(root, _ => new UnpackBudget(options.Limits));
        lock (budget)
        {
            if (!budget.TryConsume(result))
                return budget.Spent;
        }
        try
        {
            var parts = new List<NameWrite>(result.Parts.Length);
            foreach (var part in result.Parts)
            {
                var (hash, size) = blobs.Put(part.Path, cancel);
                parts.Add(
                    new NameWrite($"{file.Path}!/{part.Name}", $"{file.Given}!/{part.Name}", hash, size, 0, file.Hash)
                );
            }
            await keeper.KeepAsync(parts);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ReadFailureFactory.FromException(e);
        }
    }

    private void StageDone(FileState file, string stage, DocumentLayout? layout, long started)
    {
        var (name, seconds) = (
            IngestMeter.ReaderName(layout, file.Given),
            Stopwatch.GetElapsedTime(started).TotalSeconds
        );
        IngestMeter.Done(stage, name, layout?.Pages.Length ?? 1, seconds);
        IngestLog.StageDone(options.Log, LogRedaction.Hash(file.Hash), stage, name, seconds);
    }

    private async Task<FileFailure> FailAsync(
        FileState file,
        string stage,
        ReadFailure why,
        long started,
        DocumentLayout? layout,
        bool secret = false
    )
    {
        secret |= layout is not null ? LogRedaction.MayBeSecret(layout) : LogRedaction.IsHeldSecret(archive, file.Hash);
        var failure = new FileFailure
        {
            Hash = file.Hash,
            Path = file.Path,
            Stage = stage,
            Kind = KindName(why.Kind),
            Message = why.Message,
            Advice = why.Advice,
            Detail = secret ? LogRedaction.Stack(why.Detail) : why.Detail,
        };
        IngestMeter.Failed(stage, failure.Kind);
        IngestLog.Failed(
            options.Log,
            LogRedaction.FileName(file, secret),
            stage,
            Stopwatch.GetElapsedTime(started).TotalSeconds,
            failure.Kind,
            LogRedaction.Reason(why.Message),
            LogRedaction.Stack(why.Detail)
        );
        await writer.WriteAsync(new FailureWrite(failure));
        return failure;
    }

    private static int Depth(string given) => given.Split("!/").Length - 1;
}

/// <summary>The layout that reading a file gave, as the archive keeps it.</summary>
public static class StoredLayoutReader
{
    /// <summary>Name of the stage.</summary>
    public const string Stage = "read";

    /// <summary>What it is kept under.</summary>
    public static StageKey CreateKey(string hash, StageVersions versions) => new(hash, Stage, versions.Read);

    /// <summary>The layout; null where none of this version is kept.</summary>
    public static DocumentLayout? Load(IArchive archive, StageKey key)
    {
        try
        {
            return archive.GetStageResult(key) is { } payload ? LayoutSerializer.Read(payload) : null;
        }
        catch (InvalidDataException)
        {
            return null; /* A damaged layout is read anew from the bytes. */
        }
    }
}

/// <summary>
/// What one given file may unpack to, with everything nested in it: archives of archives multiply, so each one alone
/// may
/// keep every limit and all together fill the disk.
/// </summary>
internal sealed class UnpackBudget(ReadLimits limits)
{
    private long _bytes = limits.UnpackedBytes;
    private long _parts = limits.Parts;

    /// <summary>
    /// Takes what an archive gave; one that broke its limit has used up what there is. False where nothing was left
    /// before
    /// it, so that its parts are not read.
    /// </summary>
    public bool TryConsume(ReadResult archive)
    {
        var left = _bytes >= 0 && _parts >= 0;
        _parts -= archive.Parts.Length;
        foreach (var part in archive.Parts)
            _bytes -= new FileInfo(part.Path).Length;
        if (archive.PartsFolder is not null && archive.Failure?.Kind == FailureKind.TooLarge)
            _bytes -= limits.UnpackedBytes;
        return left;
    }

    /// <summary>What is said once nothing is left.</summary>
    public ReadFailure Spent { get; } =
        new(
            FailureKind.TooLarge,
            $"what is nested in it unpacks to more than {limits.UnpackedBytes >> 20} MiB or {limits.Parts} "
                + $"parts; the rest is left out",
            "unpack it by hand, or raise the limits unpacked-bytes and parts"
        );
}
