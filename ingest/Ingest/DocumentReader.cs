using System.Collections.Immutable;
using System.Security.Cryptography;
using Pipeline.Extraction;
using Pipeline.Reading;
using Pipeline.Records;

namespace Pipeline.Ingest;

/// <summary>What became of one file: its records, or its failure; parts have outcomes of their own.</summary>
/// <param name="Name">As given; parts of archives after "!/".</param>
/// <param name="Hash">SHA-256 in lower-case hex; empty where the file could not be opened.</param>
/// <param name="Records">Records of the file itself.</param>
/// <param name="Failure">Null where all went well.</param>
public sealed record FileOutcome(
    string Name,
    string Hash,
    ImmutableArray<DocumentRecord> Records,
    ReadFailure? Failure
);

/// <summary>File to records, parts included.</summary>
public sealed class DocumentReader(IFileReader reader, RecordExtractor extractor, ReadLimits limits)
{
    /// <summary>Outcomes of the file and of its parts, depth first.</summary>
    public IAsyncEnumerable<FileOutcome> ReadAsync(string path, CancellationToken cancel) =>
        ReadAsync(new SourceFile(path, path), null, 0, new UnpackBudget(limits), cancel);

    private async IAsyncEnumerable<FileOutcome> ReadAsync(
        SourceFile file,
        string? parent,
        int depth,
        UnpackBudget budget,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel
    )
    {
        using var result = await reader.ReadAsync(file, cancel);
        var (hash, unread) = result.Failure?.Kind is FailureKind.NoAccess or FailureKind.Empty
            ? ("", null)
            : await HashAsync(file.Path, cancel);
        if (unread is not null || result.Layout is null)
        {
            if ((unread ?? result.Failure) is { } failure)
                yield return new FileOutcome(file.Name, hash, [], failure);
            if (unread is not null)
                yield break;
        }
        else
            yield return Understand(file, parent, hash, result);
        if (result.PartsFolder is null)
            yield break;
        if (depth >= limits.Nesting)
            yield return new FileOutcome(
                file.Name,
                hash,
                [],
                new ReadFailure(
                    FailureKind.TooLarge,
                    $"archives nested deeper than {limits.Nesting}",
                    "unpack it by hand, or raise the limit nesting"
                )
            );
        else if (!budget.TryConsume(result))
            yield return new FileOutcome(file.Name, hash, [], budget.Spent);
        else
            foreach (var part in result.Parts)
            await foreach (
                var outcome in ReadAsync(
                    new SourceFile(part.Path, $"{file.Name}!/{part.Name}"),
                    hash,
                    depth + 1,
                    budget,
                    cancel
                )
            )
                yield return outcome;
    }

    private FileOutcome Understand(SourceFile file, string? parent, string hash, ReadResult result)
    {
        var source = new SourceInfo
        {
            Path = file.Name,
            Parent = parent,
            Format = result.Layout!.Format,
            Bytes = new FileInfo(file.Path).Length,
        };
        try
        {
            return new FileOutcome(file.Name, hash, extractor.Extract(result.Layout, hash, source), result.Failure);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return new FileOutcome(
                file.Name,
                hash,
                [],
                new ReadFailure(
                    FailureKind.Crashed,
                    $"its text could not be understood ({e.GetType().Name})",
                    "report it with the file; the rest goes on"
                )
                {
                    Detail = ReadFailureFactory.Detail(e),
                }
            );
        }
    }

    private static async Task<(string Hash, ReadFailure? Failure)> HashAsync(string path, CancellationToken cancel)
    {
        try
        {
            await using var stream = File.OpenRead(path);
            return (Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancel)), null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ("", ReadFailureFactory.FromException(e));
        }
    }
}
