using System.Collections.Concurrent;
using System.Diagnostics;
using Pipeline.Corpus.Generation;
using Pipeline.Index;
using Pipeline.Index.Elasticsearch;
using Pipeline.Index.Elasticsearch.Client;
using Pipeline.Index.Model;
using Pipeline.Records;

namespace Pipeline.Cli.Benchmarks;

/// <summary>The archive: keeping generated records of real size, then finding them by number and by words.</summary>
internal static class BenchArchive
{
    private const int Batch = 200;

    /// <summary>Measures at every size, in one archive that grows.</summary>
    public static IEnumerable<BenchFigure> Run(BenchOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("bench-archive-").FullName;
        try
        {
            using var archive = ArchiveFactory.Open($"sqlite:{Path.Combine(folder, "archive.db")}", create: true);
            var records = RecordGenerator.Generate(1, options.Records.Max()).GetEnumerator();
            var (held, probes) = (0, new List<DocumentRecord>());
            foreach (var size in options.Records.Order())
            {
                var (writing, added) = (0.0, size - held);
                while (held < size)
                {
                    var batch = new List<DocumentRecord>();
                    while (batch.Count < Batch && held + batch.Count < size && records.MoveNext())
                        batch.Add(records.Current);
                    if (batch.Count == 0)
                        break;
                    probes.Add(batch[^1]);
                    held += batch.Count;
                    var writes = BenchFill.CreateWrites([.. batch]);
                    writing += BenchClock.MeasureSeconds(() => archive.Write(writes));
                }
                yield return new BenchFigure(
                    "archive",
                    $"keeping {added} records on top of {held - added}",
                    added / writing,
                    "records/s"
                );
                foreach (var figure in BenchQueries.MeasureQueries("archive", archive, held, probes, options.Queries))
                    yield return figure;
            }
            yield return new BenchFigure(
                "archive",
                $"archive file of {held} records",
                Directory.EnumerateFiles(folder).Sum(f => new FileInfo(f).Length) / 1048576.0,
                "MiB"
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

/// <summary>
/// Keeping records in Elasticsearch, next to a bare _bulk of the same bodies, by turns; the best of each counts, for
/// other work on the machine only slows.
/// </summary>
internal static class BenchElastic
{
    private const int Batch = 500,
        MostRecords = 10_000;

    /// <summary>Measures.</summary>
    public static IEnumerable<BenchFigure> Run(BenchOptions options)
    {
        var size = Math.Min(options.Records.Min(), MostRecords);
        using var measure = new BulkBenchmark(
            ElasticAddress.Parse(options.Index!).Address!,
            [.. RecordGenerator.Generate(1, size).Chunk(Batch).Select(BenchFill.CreateWrites)]
        );
        var (program, bare) = (double.MaxValue, double.MaxValue);
        for (var turn = 0; turn < options.Repeat; turn++)
            (program, bare) = (
                Math.Min(program, measure.MeasureProgram()),
                Math.Min(bare, measure.MeasureBareClient())
            );
        yield return new BenchFigure(
            "elastic",
            $"{size} records in {measure.Requests} bulk requests",
            measure.Bytes / 1048576.0,
            "MiB"
        );
        yield return new BenchFigure("elastic", $"keeping {size} records", size / program, "records/s");
        yield return new BenchFigure("elastic", "bare _bulk of the same bodies", size / bare, "records/s");
        yield return new BenchFigure("elastic", "keeping / bare _bulk, aim 0.8", bare / program, "ratio");
    }
}

/// <summary>
/// A large archive, filled with generated records and kept, so that it can be asked later: on any engine. Ended
/// halfway, the same command
/// goes on where it was.
/// </summary>
internal static class BenchFill
{
    private const int Batch = 500,
        Ahead = 8,
        Parts = 10;

    /// <summary>
    /// Fills the archive until it holds so many; tells after each tenth how fast it went and how much memory the
    /// program takes.
    /// </summary>
    public static IEnumerable<BenchFigure> Run(BenchOptions options)
    {
        using var archive = ArchiveFactory.Open(options.Index!, create: true);
        var size = options.Records.Max();
        // What an ended run wrote of its last batch is written again: that changes nothing.
        var held = Math.Max(0, (int)archive.GetStatus().Records / Batch - 1) * Batch;
        using var ready = new BlockingCollection<ArchiveWrite[]>(Ahead);
        var making = Task.Run(() =>
        {
            foreach (var batch in RecordGenerator.Generate(1, size).Skip(held).Chunk(Batch))
                ready.Add(CreateWrites(batch));
            ready.CompleteAdding();
        });
        var (first, part, since) = (held, held, Stopwatch.GetTimestamp());
        foreach (var batch in ready.GetConsumingEnumerable())
        {
            archive.Write(batch);
            held += batch.Length / 2;
            if (held - part < Math.Max(1, size / Parts) && held < size)
                continue;
            yield return new BenchFigure(
                "fill",
                $"records {part} to {held}",
                (held - part) / Stopwatch.GetElapsedTime(since).TotalSeconds,
                "records/s"
            );
            yield return new BenchFigure(
                "fill",
                $"memory of the program at {held} records",
                BenchMemory.CurrentMemory(),
                "MiB"
            );
            (part, since) = (held, Stopwatch.GetTimestamp());
        }
        making.GetAwaiter().GetResult();
        yield return new BenchFigure(
            "fill",
            $"records held, {held - first} of them written now",
            archive.GetStatus().Records,
            "records"
        );
    }

    /// <summary>What keeps records: the names of their files, then they.</summary>
    public static ArchiveWrite[] CreateWrites(DocumentRecord[] records) =>
        [
            .. records.SelectMany(r =>
                new ArchiveWrite[]
                {
                    new NameWrite("/" + r.Source.Path, r.Source.Path, r.Id, r.Source.Bytes, 1),
                    new RecordsWrite(r.Id, [r], new StageVersions(1, 1)),
                }
            ),
        ];
}
