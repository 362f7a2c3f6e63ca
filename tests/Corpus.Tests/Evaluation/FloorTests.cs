using System.Globalization;
using System.Text.Json;
using Pipeline.Corpus.Evaluation;
using Pipeline.Corpus.Evaluation.Gold;
using Pipeline.Corpus.Generation;
using Pipeline.Extraction;
using Pipeline.Ingest;
using Pipeline.Reading;
using Pipeline.Records;

namespace Pipeline.Corpus.Tests.Evaluation;

/// <summary>
/// A small evaluation at every commit. Each floor is the last landed F1 less half a point, of the lenient count where
/// "lenient" stands
/// behind the field (wordings, whose ends are a matter of taste); who lowers one says why in the commit.
/// Formats without native engines only, so that it is the same everywhere.
/// </summary>
public class FloorTests
{
    private const string Lenient = " lenient";
    private static readonly Lazy<Task<(FieldScore[] Scores, ScoreCase[] Cases)>> Evaluation = new(EvaluateAsync);

    public static TheoryData<string, double> Floors()
    {
        using var json = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Evaluation", "floors.json"))
        );
        var data = new TheoryData<string, double>();
        foreach (var floor in json.RootElement.EnumerateObject())
            data.Add(floor.Name, floor.Value.GetDouble());
        return data;
    }

    [Theory]
    [MemberData(nameof(Floors))]
    public async Task No_field_falls_below_its_floor(string field, double floor)
    {
        var (scores, cases) = await Evaluation.Value;
        var (name, lenient) = field.EndsWith(Lenient, StringComparison.Ordinal)
            ? (field[..^Lenient.Length], true)
            : (field, false);
        var score = scores.Single(s => s.Group == "all" && s.Field == name);
        var f1 = (lenient ? score.LenientF1 : score.F1)!.Value;
        f1.ShouldBeGreaterThanOrEqualTo(
            floor,
            string.Create(CultureInfo.InvariantCulture, $"{field}: F1 {f1:0.0000} of {score.Support}\n")
                + string.Join(
                    '\n',
                    cases
                        .Where(c => c.Field == name && c.Outcome != Outcome.Right)
                        .Take(12)
                        .Select(c =>
                            $"{c.Outcome} {c.File} [{c.Item}] expected {c.Expected ?? "-"} found {c.Found ?? "-"}"
                        )
                )
        );
    }

    private static async Task<(FieldScore[], ScoreCase[])> EvaluateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("floors").FullName;
        try
        {
            CorpusFolder.Write(
                new CorpusOptions
                {
                    Documents = 150,
                    Seed = 2024,
                    Folder = folder,
                    Formats = ["docx", "html", "text"],
                }
            );
            var limits = new ReadLimits();
            var reader = new DocumentReader(
                new FileReader(FileReader.AllReaders, limits),
                RecordExtractor.Default,
                limits
            );
            var cases = new List<ScoreCase>();
            foreach (var file in GoldFolder.Read(folder).GroupBy(g => g.File))
            {
                var records = new List<DocumentRecord>();
                await foreach (var outcome in reader.ReadAsync(Path.Combine(folder, file.Key), CancellationToken.None))
                    records.AddRange(outcome.Records);
                cases.AddRange(file.SelectMany(g => DocumentScorer.Score(g, records)));
            }
            return ([.. Scoreboard.Count(cases)], [.. cases]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
