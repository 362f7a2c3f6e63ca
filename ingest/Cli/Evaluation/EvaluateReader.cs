using System.Collections.Concurrent;
using System.Security.Cryptography;
using Pipeline.Extraction;
using Pipeline.Ingest;
using Pipeline.Layout;
using Pipeline.Layout.Serialization;
using Pipeline.Reading;
using Pipeline.Records;

namespace Pipeline.Cli.Evaluation;

/// <summary>Reads the files of a gold folder on all cores.</summary>
internal sealed class EvaluateReader(string? cache, bool anyReader)
{
    /// <summary>What the files gave.</summary>
    /// <param name="Records">Records by file of the gold.</param>
    /// <param name="Failures">Why a file or a part of it failed, by file.</param>
    public sealed record Result(
        IReadOnlyDictionary<string, DocumentRecord[]> Records,
        IReadOnlyList<(string File, string Why)> Failures
    );

    /// <summary>
    /// Reads all files, <paramref name="jobs"/> at once; big ones first, so that the cores end together.
    /// </summary>
    public async Task<Result> ReadAsync(string folder, IReadOnlyList<string> files, int jobs, CancellationToken cancel)
    {
        var limits = new ReadLimits();
        using var children = ReadingFactory.Create(limits, Math.Max(1, jobs));
        IFileReader reader = cache is null ? children : new EvaluateLayoutCache(children, cache, anyReader);
        var documents = new DocumentReader(reader, RecordExtractor.Default, limits);
        var records = new ConcurrentDictionary<string, DocumentRecord[]>(StringComparer.Ordinal);
        var failures = new ConcurrentQueue<(string, string)>();
        var done = 0;
        var order = files.OrderByDescending(f =>
            new FileInfo(Path.Combine(folder, f)) is { Exists: true } i ? i.Length : 0
        );
        await Parallel.ForEachAsync(
            order,
            new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, jobs), CancellationToken = cancel },
            async (file, stop) =>
            {
                var found = new List<DocumentRecord>();
                try
                {
                    await foreach (var outcome in documents.ReadAsync(Path.Combine(folder, file), stop))
                    {
                        found.AddRange(outcome.Records);
                        if (outcome.Failure is { } failure)
                            failures.Enqueue((file, $"{failure.Message}; {failure.Advice}"));
                    }
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    failures.Enqueue((file, $"extraction failed: {e}"));
                }
                records[file] = [.. found];
                if (!Console.IsErrorRedirected)
                    Console.Error.Write($"\r{Interlocked.Increment(ref done)}/{files.Count} files ");
            }
        );
        if (!Console.IsErrorRedirected)
            Console.Error.Write("\r                        \r");
        return new Result(records, [.. failures.OrderBy(f => f.Item1, StringComparer.Ordinal)]);
    }
}

/// <summary>
/// Keeps layouts beside an evaluation, so that whoever works on extraction need not read every page again. A layout is
/// kept for the bytes of its file and for the build of the readers; <paramref name="anyReader"/> takes those of other
/// builds too.
/// </summary>
internal sealed class EvaluateLayoutCache(IFileReader inner, string folder, bool anyReader) : IFileReader
{
    private static readonly string Readers = typeof(IFileReader).Module.ModuleVersionId.ToString("N")[..12];

    /// <inheritdoc/>
    public async Task<ReadResult> ReadAsync(SourceFile file, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        var hash = await HashAsync(file.Path, cancel);
        var path = Path.Combine(folder, $"{hash}.{Readers}.layout");
        if (Held(path, hash) is { } held && Load(held) is { } layout)
            return new ReadResult { Layout = layout };
        var result = await inner.ReadAsync(file, cancel);
        if (result is not { Layout: { } fresh, Failure: null, Parts.Length: 0 })
            return result;
        var temporary = $"{path}.{Environment.ProcessId}.{Environment.CurrentManagedThreadId}";
        await File.WriteAllBytesAsync(temporary, LayoutSerializer.ToBytes(fresh), cancel);
        File.Move(temporary, path, overwrite: true);
        return result;
    }

    private string? Held(string path, string hash) =>
        File.Exists(path) ? path
        : anyReader
            ? Directory
                .EnumerateFiles(folder, $"{hash}.*.layout")
                .OrderByDescending(File.GetLastWriteTimeUtc)
                .FirstOrDefault()
        : null;

    private static DocumentLayout? Load(string path)
    {
        try
        {
            return LayoutSerializer.Read(File.ReadAllBytes(path));
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static async Task<string> HashAsync(string path, CancellationToken cancel)
    {
        await using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancel));
    }
}
