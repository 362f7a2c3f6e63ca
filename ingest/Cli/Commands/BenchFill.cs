using System.Collections.Concurrent;
using System.Diagnostics;
using Pipeline.Corpus.Generation;
using Pipeline.Index;
using Pipeline.Records;

namespace Pipeline.Cli.Commands;

/// <summary>
/// A large archive, filled with generated records and kept, so that it can be asked later: on any engine. Ended halfway, the same command
/// goes on where it was.
/// </summary>
internal static class BenchFill
{
    private const int Batch = 500, Ahead = 8, Parts = 10;

    /// <summary>Fills the archive until it holds so many; tells after each tenth how fast it went and how much memory the program takes.</summary>
    public static IEnumerable<BenchFigure> Run(BenchOptions options)
    {
        using var archive = ArchiveFactory.Open(options.Index!, create: true);
        var size = options.Records.Max();
        // What an ended run wrote of its last batch is written again: that changes nothing.
        var held = Math.Max(0, (int)archive.Status().Records / Batch - 1) * Batch;
        using var ready = new BlockingCollection<ArchiveWrite[]>(Ahead);
        var making = Task.Run(() =>
        {
            foreach (var batch in RecordStream.Of(1, size).Skip(held).Chunk(Batch)) ready.Add(Writes(batch));
            ready.CompleteAdding();
        });
        var (first, part, since) = (held, held, Stopwatch.GetTimestamp());
        foreach (var batch in ready.GetConsumingEnumerable())
        {
            archive.Write(batch);
            held += batch.Length / 2;
            if (held - part < Math.Max(1, size / Parts) && held < size) continue;
            yield return new BenchFigure("fill", $"records {part} to {held}", (held - part) / Stopwatch.GetElapsedTime(since).TotalSeconds, "records/s");
            yield return new BenchFigure("fill", $"memory of the program at {held} records", BenchMemory.Now(), "MiB");
            (part, since) = (held, Stopwatch.GetTimestamp());
        }
        making.GetAwaiter().GetResult();
        yield return new BenchFigure("fill", $"records held, {held - first} of them written now", archive.Status().Records, "records");
    }

    /// <summary>What keeps records: the names of their files, then they.</summary>
    public static ArchiveWrite[] Writes(DocumentRecord[] records) => [.. records.SelectMany(r => new ArchiveWrite[]
    {
        new NameWrite("/" + r.Source.Path, r.Source.Path, r.Id, r.Source.Bytes, 1), new RecordsWrite(r.Id, [r], new StageVersions(1, 1)),
    })];
}
