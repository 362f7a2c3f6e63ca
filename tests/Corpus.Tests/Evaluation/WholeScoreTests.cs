using Pipeline.Corpus.Evaluation;
using Pipeline.Corpus.Evaluation.Gold;

namespace Pipeline.Corpus.Tests.Evaluation;

public class WholeScoreTests
{
    private static readonly GoldDocument Gold = Make.Gold() with
    {
        Values = [new GoldValue("number", "5/KH-ĐBC"), new GoldValue("place", "Hà Nội")],
        Citations = [new GoldCitation("7/CT-ĐBC")],
    };

    [Theory]
    [InlineData("5/KH-ĐBC", "Hà Nội", "7/CT-ĐBC", Outcome.Right, null)]
    [InlineData("5/KH-ĐBC", "Hà Nôi", "7/CT-ĐBC", Outcome.Near, "not: place")]
    [InlineData("5/KH-ĐBC", null, "7/CT-ĐBC", Outcome.Missed, "not: place")]
    [InlineData("6/KH-ĐBC", null, "7/CT-ĐBC", Outcome.Wrong, "not: number, place, heading")]
    [InlineData("5/KH-ĐBC", "Hà Nội", "8/QĐ-UBND", Outcome.Wrong, "not: citation")]
    public void A_document_is_right_where_all_of_it_is(
        string? number,
        string? place,
        string cited,
        Outcome outcome,
        string? found
    )
    {
        var paper = Make.Numbered(number);
        var record = paper with
        {
            Document = paper.Document with { Place = place },
            Citations = [Make.Citation(cited)],
        };
        DocumentScorer
            .Score(Gold, [record])
            .Single(c => c.Field == "whole")
            .ShouldSatisfyAllConditions(c => c.Outcome.ShouldBe(outcome), c => c.Found.ShouldBe(found));
    }

    [Fact]
    public void What_is_not_judged_at_all_is_no_document() =>
        DocumentScorer.Score(Make.Gold(), [Make.Record()]).ShouldNotContain(c => c.Field == "whole");
}
