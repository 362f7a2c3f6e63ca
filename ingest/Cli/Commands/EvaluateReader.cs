using System.Collections.Concurrent;
using Pipeline.Extraction;
using Pipeline.Ingest;
using Pipeline.Reading;
using Pipeline.Records;

namespace Pipeline.Cli.Commands;

/// <summary>Reads the files of a gold folder on all cores.</summary>
internal sealed class EvaluateReader(string? cache, bool anyReader)
{
    /// <summary>What the files gave.</summary>
    /// <param name="Records">Records by file of the gold.</param>
    /// <param name="Failures">Why a file or a part of it failed, by file.</param>
    public sealed record Result(IReadOnlyDictionary<string, DocumentRecord[]> Records, IReadOnlyList<(string File, string Why)> Failures);

    /// <summary>Reads all files, <paramref name="jobs"/> at once; big ones first, so that the cores end together.</summary>
    public async Task<Result> ReadAsync(string folder, IReadOnlyList<string> files, int jobs, CancellationToken cancel)
    {
        var limits = new ReadLimits();
        using var children = ReadingFactory.Create(limits, Math.Max(1, jobs));
        IFileReader reader = cache is null ? children : new EvaluateLayoutCache(children, cache, anyReader);
        var documents = new DocumentReader(reader, RecordExtractor.Default, limits);
        var records = new ConcurrentDictionary<string, DocumentRecord[]>(StringComparer.Ordinal);
        var failures = new ConcurrentQueue<(string, string)>();
        var done = 0;
        var order = files.OrderByDescending(f => new FileInfo(Path.Combine(folder, f)) is { Exists: true } i ? i.Length : 0);
        await Parallel.ForEachAsync(order, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, jobs), CancellationToken = cancel }, async (file, stop) =>
        {
            var found = new List<DocumentRecord>();
            try
            {
                await foreach (var outcome in documents.ReadAsync(Path.Combine(folder, file), stop))
                {
                    found.AddRange(outcome.Records);
                    if (outcome.Failure is { } failure) failures.Enqueue((file, $"{failure.Message}; {failure.Advice}"));
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                failures.Enqueue((file, $"extraction failed: {e}"));
            }
            records[file] = [.. found];
            if (!Console.IsErrorRedirected) Console.Error.Write($"\r{Interlocked.Increment(ref done)}/{files.Count} files ");
        });
        if (!Console.IsErrorRedirected) Console.Error.Write("\r                        \r");
        return new Result(records, [.. failures.OrderBy(f => f.Item1, StringComparer.Ordinal)]);
    }
}
