using Pipeline.Corpus.Generation;
using Pipeline.Index;
using Pipeline.Index.Elasticsearch;

namespace Pipeline.Cli.Commands;

/// <summary>Keeping records in Elasticsearch, next to a bare _bulk of the same bodies, by turns; the best of each counts, for other work on the machine only slows.</summary>
internal static class BenchElastic
{
    private const int Batch = 500, MostRecords = 10_000;

    /// <summary>Measures.</summary>
    public static IEnumerable<BenchFigure> Run(BenchOptions options)
    {
        var size = Math.Min(options.Records.Min(), MostRecords);
        using var measure = new BulkMeasure(ElasticAddress.Parse(options.Index!).Address!, [.. RecordStream.Of(1, size).Chunk(Batch).Select(BenchFill.Writes)]);
        var (program, bare) = (double.MaxValue, double.MaxValue);
        for (var turn = 0; turn < options.Repeat; turn++) (program, bare) = (Math.Min(program, measure.Program()), Math.Min(bare, measure.Bare()));
        yield return new BenchFigure("elastic", $"{size} records in {measure.Requests} bulk requests", measure.Bytes / 1048576.0, "MiB");
        yield return new BenchFigure("elastic", $"keeping {size} records", size / program, "records/s");
        yield return new BenchFigure("elastic", "bare _bulk of the same bodies", size / bare, "records/s");
        yield return new BenchFigure("elastic", "keeping / bare _bulk, aim 0.8", bare / program, "ratio");
    }
}
