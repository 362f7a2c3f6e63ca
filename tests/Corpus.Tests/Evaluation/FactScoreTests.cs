using System.Collections.Immutable;
using System.Text.Json;
using Pipeline.Corpus.Evaluation;
using Pipeline.Corpus.Evaluation.Gold;
using Pipeline.Records;

namespace Pipeline.Corpus.Tests.Evaluation;

public class FactScoreTests
{
    private const string Gold = """
        [{"file": "a.pdf", "format": "pdf", "scanned": false, "pages_annotated": [1, 2],
          "figures": [
            {"value": 2, "of": null, "measure": "cuộc", "indicator": "thanh tra", "approximate": null, "period": "2019", "printed": "triển khai 02 cuộc thanh tra", "measure_also": ["cuộc thanh tra"]},
            {"value": 7, "of": null, "measure": "ha", "indicator": "rừng", "approximate": "over", "period": null, "printed": "trên 7 ha rừng", "optional": true}],
          "awards": [], "targets": [], "deadlines": [], "programmes": [], "traps": ["từ 18-35 tuổi"]}]
        """;

    private static string[] Score(params Figure[] figures)
    {
        using var json = JsonDocument.Parse(Gold);
        var document = SampleFactsRead(json).Single();
        return DocumentScorer
            .Score(document, [Make.Record() with { Figures = [.. figures] }])
            .Where(c => c.Field != "whole" && !c.Field.Contains('.'))
            .Select(c => $"{c.Field}: {c.Outcome}")
            .ToArray();
    }

    private static ImmutableArray<GoldDocument> SampleFactsRead(JsonDocument json)
    {
        var folder = Directory.CreateTempSubdirectory("gold").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "gold.json"), json.RootElement.GetRawText());
            return GoldFolder.Read(folder);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    [Fact]
    public void The_value_at_its_place_is_right() =>
        Score(Make.Figure(2, "02 cuộc thanh tra", "cuộc")).ShouldBe(["figure: Right"]);

    [Fact]
    public void Another_value_at_the_place_is_wrong() =>
        Score(Make.Figure(3, "triển khai 02 cuộc thanh tra")).ShouldBe(["figure: Wrong"]);

    [Fact]
    public void Nothing_is_missed_but_optional_ones() => Score().ShouldBe(["figure: Missed"]);

    [Fact]
    public void A_fact_that_no_reader_finds_is_spurious() =>
        Score(Make.Figure(2, "02 cuộc thanh tra"), Make.Figure(10, "10 năm qua"))
            .ShouldBe(["figure: Right", "figure: Spurious"]);

    [Fact]
    public void A_fact_within_a_trap_is_told_apart() =>
        Score(Make.Figure(2, "02 cuộc thanh tra"), Make.Figure(35, "18-35 tuổi"))
            .ShouldBe(["figure: Right", "trap: Spurious"]);

    [Fact]
    public void Other_pages_and_table_cells_are_free() =>
        Score(Make.Figure(2, "02 cuộc thanh tra"), Make.Figure(9, "9 người", page: 3), Make.Figure(4, "4", table: true))
            .ShouldBe(["figure: Right"]);

    [Fact]
    public void The_same_quantity_again_is_free() =>
        Score(Make.Figure(2, "triển khai 02 cuộc thanh tra", "cuộc"), Make.Figure(2, "cả 2 cuộc này", "cuộc"))
            .ShouldBe(["figure: Right"]);
}
