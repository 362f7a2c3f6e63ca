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
public sealed record FileOutcome(string Name, string Hash, ImmutableArray<DocumentRecord> Records, ReadFailure? Failure);

/// <summary>File to records, parts included.</summary>
public sealed class DocumentReader(IFileReader reader, RecordExtractor extractor, ReadLimits limits)
{
    /// <summary>Outcomes of the file and of its parts, depth first.</summary>
    public IAsyncEnumerable<FileOutcome> ReadAsync(string path, CancellationToken cancel) => ReadAsync(new SourceFile(path, path), null, 0, cancel);

    private async IAsyncEnumerable<FileOutcome> ReadAsync(SourceFile file, string? parent, int depth,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        using var result = await reader.ReadAsync(file, cancel);
        var hash = result.Failure?.Kind == FailureKind.NoAccess ? "" : await HashAsync(file.Path, cancel);
        if (result.Layout is { } layout)
        {
            var source = new SourceInfo { Path = file.Name, Parent = parent, Format = layout.Format, Bytes = new FileInfo(file.Path).Length };
            yield return new FileOutcome(file.Name, hash, extractor.Extract(layout, hash, source), result.Failure);
        }
        else if (result.Failure is not null) yield return new FileOutcome(file.Name, hash, [], result.Failure);
        if (result.Parts.Length > 0 && depth >= limits.Nesting)
            yield return new FileOutcome(file.Name, hash, [], new ReadFailure(FailureKind.TooLarge, $"archives nested deeper than {limits.Nesting}", "unpack it by hand"));
        else
            foreach (var part in result.Parts)
                await foreach (var outcome in ReadAsync(new SourceFile(part.Path, $"{file.Name}!/{part.Name}"), hash, depth + 1, cancel))
                    yield return outcome;
    }

    private static async Task<string> HashAsync(string path, CancellationToken cancel)
    {
        await using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancel));
    }
}
