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
                    ArchiveWrite[] writes = [.. batch.SelectMany(r => new ArchiveWrite[] { new NameWrite("/" + r.Source.Path, r.Source.Path, r.Id, r.Source.Bytes, 1), new RecordsWrite(r.Id, [r], new StageVersions(1, 1)) })];
                    writing += BenchClock.Seconds(() => archive.Write(writes));
                }
                yield return new BenchFigure("archive", $"keeping {added} records on top of {held - added}", added / writing, "records/s");
                foreach (var figure in Ask(archive, held, probes, options.Queries)) yield return figure;
            }
            yield return new BenchFigure("archive", $"archive file of {held} records", Directory.EnumerateFiles(folder).Sum(f => new FileInfo(f).Length) / 1048576.0, "MiB");
        }
        finally { Directory.Delete(folder, recursive: true); }
    }

    private static IEnumerable<BenchFigure> Ask(IArchive archive, int held, List<DocumentRecord> probes, int queries)
    {
        var dice = new Dice(7);
        DocumentRecord Probe() => dice.Pick(probes.Where(p => p.Document.Number?.Key is not null).ToArray());
        (string Name, Func<string> Query)[] kinds =
        [
            ("whole number", () => Probe().Document.Number!.Key!),
            ("number without accents", () => Vietnamese.Folding.FoldLower(Probe().Document.Number!.Key!).Replace('/', ' ').Replace('-', ' ')),
            ("mistyped number", () => Mistype(Probe().Document.Number!.Key!)),
            ("two rare words", () => Words(Probe().Document.Signer!.Name!)),
            ("three common words", () => dice.Pick(["cong tac an toan", "phát triển đoàn viên", "chuyển đổi số", "sang kien gia tri", "cải cách thủ tục"])),
            ("words in quotes and type", () => $"\"{dice.Pick(["công tác kiểm tra", "thi đua", "người lao động"])}\" type:{dice.Pick(["BC", "KH", "QĐ"])}"),
        ];
        foreach (var (name, query) in kinds)
        {
            var times = new List<double>();
            var hits = 0;
            for (var i = 0; i < queries; i++)
            {
                var text = query();
                times.Add(BenchClock.Seconds(() => hits += archive.Find(new FindQuery(text, 20)).Count > 0 ? 1 : 0) * 1000);
            }
            foreach (var figure in BenchClock.Percentiles("archive", $"{held} records, {name}, {hits * 100 / queries}% found", times)) yield return figure;
        }
    }

    // The last digit of the serial left out, or doubled where it is the only one.
    private static string Mistype(string key)
    {
        var end = key.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return end <= 0 ? key : end == 1 ? key[0] + key : key[..(end - 1)] + key[end..];
    }

    private static string Words(string name) => string.Join(' ', name.Split(' ').TakeLast(2));
}
