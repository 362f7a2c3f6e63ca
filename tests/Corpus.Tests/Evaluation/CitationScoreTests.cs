using Pipeline.Corpus.Evaluation;
using Pipeline.Corpus.Evaluation.Gold;

namespace Pipeline.Corpus.Tests.Evaluation;

public class CitationScoreTests
{
    [Fact]
    public void Distinct_keys_of_full_citations_are_counted()
    {
        var gold = Make.Gold() with
        {
            Citations = [new GoldCitation("1/NĐ-CP"), new GoldCitation("2/QĐ-TTg"), new GoldCitation("3/TT-BYT")],
        };
        var record = Make.Record() with
        {
            Citations =
            [
                Make.Citation("1/NĐ-CP"),
                Make.Citation("1/NĐ-CP"),
                Make.Citation("2/QD-TTg"),
                Make.Citation("9/KH-A"),
                Make.Citation("3/TT-BYT", isShort: true),
            ],
        };
        DocumentScorer
            .Score(gold, [record])
            .Outcomes()
            .ShouldBe([
                "citation 1/NĐ-CP: Right",
                "citation 2/QĐ-TTg: Near",
                "citation 3/TT-BYT: Missed",
                "citation 9/KH-A: Spurious",
            ]);
    }

    [Theory]
    [InlineData("5./BC-A", "5/BC-A", "Right")]
    [InlineData("7/20193QĐ-A", "7/2019/QĐ-A", "Right")]
    [InlineData("812", "812/QĐ-A", "Right")]
    [InlineData("5/BC-A", "6/BC-A", "Missed")]
    [InlineData("12/2019/TT-A", "12/2018/TT-A", "Missed")]
    public void Only_a_malformed_number_may_be_mended(string gold, string found, string outcome) =>
        DocumentScorer
            .Score(
                Make.Gold() with
                {
                    Citations = [new GoldCitation(gold)],
                },
                [Make.Record() with { Citations = [Make.Citation(found)] }]
            )
            .First()
            .Outcome.ToString()
            .ShouldBe(outcome);

    [Fact]
    public void Unjudged_citations_cost_nothing() =>
        DocumentScorer
            .Score(Make.Gold(), [Make.Record() with { Citations = [Make.Citation("1/NĐ-CP")] }])
            .ShouldBeEmpty();
}
