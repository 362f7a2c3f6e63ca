using Pipeline.Corpus.Generation;
using Pipeline.Index;
using Pipeline.Records;

namespace Pipeline.Cli.Commands;

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
            var records = RecordStream.Of(1, options.Records.Max()).GetEnumerator();
            var (held, probes) = (0, new List<DocumentRecord>());
            foreach (var size in options.Records.Order())
            {
                var (writing, added) = (0.0, size - held);
                while (held < size)
                {
                    var batch = new List<DocumentRecord>();
                    while (batch.Count < Batch && held + batch.Count < size && records.MoveNext()) batch.Add(records.Current);
                    if (batch.Count == 0) break;
                    probes.Add(batch[^1]);
                    held += batch.Count;
                    var writes = BenchFill.Writes([.. batch]);
                    writing += BenchClock.Seconds(() => archive.Write(writes));
                }
                yield return new BenchFigure("archive", $"keeping {added} records on top of {held - added}", added / writing, "records/s");
                foreach (var figure in BenchAsk.Figures("archive", archive, held, probes, options.Queries)) yield return figure;
            }
            yield return new BenchFigure("archive", $"archive file of {held} records", Directory.EnumerateFiles(folder).Sum(f => new FileInfo(f).Length) / 1048576.0, "MiB");
        }
        finally { Directory.Delete(folder, recursive: true); }
    }
}
