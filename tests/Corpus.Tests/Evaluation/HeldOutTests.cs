using System.Globalization;
using System.Text.Json;
using Pipeline.Corpus.Evaluation;
using Pipeline.Corpus.Evaluation.Gold;
using Pipeline.Extraction;
using Pipeline.Ingest;
using Pipeline.Reading;
using Pipeline.Records;

namespace Pipeline.Corpus.Tests.Evaluation;

/// <summary>
/// Sentences in the manner of real reports, with their facts, written before the extractors saw them and never
/// developed on:
/// who mends an extractor writes sentences of his own elsewhere. Each floor is the last landed F1 less half a point.
/// </summary>
public class HeldOutTests
{
    private const int FewestSentences = 150;
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "HeldOut");
    private static readonly Lazy<Task<ScoreCase[]>> Cases = new(EvaluateAsync);

    public static TheoryData<string, double> Floors()
    {
        using var json = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Evaluation", "heldout.json"))
        );
        var data = new TheoryData<string, double>();
        foreach (var floor in json.RootElement.EnumerateObject())
            data.Add(floor.Name, floor.Value.GetDouble());
        return data;
    }

    [Theory]
    [MemberData(nameof(Floors))]
    public async Task No_kind_of_fact_falls_below_its_floor(string field, double floor)
    {
        var cases = await Cases.Value;
        var score = Scoreboard.Count(cases).Single(s => s.Group == "all" && s.Field == field);
        // The cases are not told: they would be developed on.
        score.F1!.Value.ShouldBeGreaterThanOrEqualTo(
            floor,
            string.Create(CultureInfo.InvariantCulture, $"{field}: F1 {score.F1:0.0000} of {score.Support}")
        );
    }

    [Fact]
    public async Task Few_traps_are_taken() =>
        (await Cases.Value).Count(c => c.Field == "trap").ShouldBeLessThanOrEqualTo(3);

    [Fact]
    public void The_set_has_its_size() =>
        GoldFolder
            .Read(Folder)
            .Select(d => d.File)
            .Distinct(StringComparer.Ordinal)
            .Sum(f => File.ReadLines(Path.Combine(Folder, f)).Skip(7).Count(l => l.Length > 30))
            .ShouldBeGreaterThanOrEqualTo(FewestSentences);

    private static async Task<ScoreCase[]> EvaluateAsync()
    {
        var limits = new ReadLimits();
        var reader = new DocumentReader(new FileReader(FileReader.AllReaders, limits), RecordExtractor.Default, limits);
        var cases = new List<ScoreCase>();
        foreach (var gold in GoldFolder.Read(Folder))
        {
            var records = new List<DocumentRecord>();
            await foreach (var outcome in reader.ReadAsync(Path.Combine(Folder, gold.File), CancellationToken.None))
                records.AddRange(outcome.Records);
            cases.AddRange(DocumentScorer.Score(gold, records));
        }
        return [.. cases];
    }
}
