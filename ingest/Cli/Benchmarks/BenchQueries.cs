using System.Globalization;
using Pipeline.Corpus.Generation;
using Pipeline.Index;
using Pipeline.Records;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Cli.Benchmarks;

/// <summary>Questions by number and by words, of an archive of generated records that is held already.</summary>
internal static class BenchQueries
{
    private const int WarmUp = 20;

    /// <summary>Asks the archive that <see cref="BenchFill"/> has filled.</summary>
    public static IEnumerable<BenchFigure> Run(BenchOptions options)
    {
        using var archive = ArchiveFactory.Open(options.Index!);
        var (dice, probes) = (new SeededRandom(7), new List<DocumentRecord>());
        // Ids are hashes: the record after any place in their list is as good as any other.
        while (
            probes.Count < options.Queries
            && archive.ReadPage(dice.Next().ToString("x16", CultureInfo.InvariantCulture), 1) is [var record]
        )
            probes.Add(record);
        foreach (var probe in probes.Take(WarmUp))
            archive.Find(new FindQuery(probe.Document.Subject ?? "", 20));
        return [.. MeasureQueries("ask", archive, archive.GetStatus().Records, probes, options.Queries)];
    }

    /// <summary>Times of each kind of question.</summary>
    public static IEnumerable<BenchFigure> MeasureQueries(
        string bench,
        IArchive archive,
        long held,
        IReadOnlyList<DocumentRecord> probes,
        int queries
    )
    {
        var dice = new SeededRandom(7);
        var numbered = probes.Where(p => p.Document.Number?.Key is not null).ToArray();
        DocumentRecord Probe() => dice.Pick(numbered);
        (string Name, Func<string> Query)[] kinds =
        [
            ("whole number", () => Probe().Document.Number!.Key!),
            (
                "number without accents",
                () =>
                    Pipeline
                        .Vietnamese.Characters.Folding.FoldLower(Probe().Document.Number!.Key!)
                        .Replace('/', ' ')
                        .Replace('-', ' ')
            ),
            ("mistyped number", () => Mistype(Probe().Document.Number!.Key!)),
            ("two rare words", () => Words(Probe().Document.Signer!.Name!)),
            (
                "three common words",
                () =>
                    dice.Pick([
                        "cong tac an toan",
                        "phát triển đoàn viên",
                        "chuyển đổi số",
                        "sang kien gia tri",
                        "cải cách thủ tục",
                    ])
            ),
            (
                "words in quotes and type",
                () =>
                    $"\"{dice.Pick(["công tác kiểm tra", "thi đua", "người lao động"])}\" "
                    + $"type:{dice.Pick(["BC", "KH", "QĐ"])}"
            ),
        ];
        foreach (var (name, query) in kinds)
        {
            var times = new List<double>();
            var hits = 0;
            for (var i = 0; i < queries; i++)
            {
                var text = query();
                times.Add(
                    BenchClock.MeasureSeconds(() => hits += archive.Find(new FindQuery(text, 20)).Count > 0 ? 1 : 0)
                        * 1000
                );
            }
            foreach (
                var figure in BenchClock.Percentiles(
                    bench,
                    $"{held} records, {name}, {hits * 100 / queries}% found",
                    times
                )
            )
                yield return figure;
        }
    }

    // The last digit of the serial left out, or doubled where it is the only one.
    private static string Mistype(string key)
    {
        var end = key.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return end <= 0 ? key
            : end == 1 ? key[0] + key
            : key[..(end - 1)] + key[end..];
    }

    private static string Words(string name) => string.Join(' ', name.Split(' ').TakeLast(2));
}
