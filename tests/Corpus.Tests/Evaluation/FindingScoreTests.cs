using Pipeline.Corpus.Evaluation;
using Pipeline.Records;

namespace Pipeline.Corpus.Tests.Evaluation;

public class FindingScoreTests
{
    private static Finding Finding(string rule, int found, string severity = "error") =>
        new()
        {
            Id = "x",
            FindingId = $"{rule}{found}",
            Rule = rule,
            Severity = severity,
            Document = "1/BC-A",
            Message = "m",
            Found = found,
        };

    [Fact]
    public void Planted_errors_are_found_or_missed_and_the_rest_is_false()
    {
        ExpectedFinding[] planted =
        [
            new("a.pdf", "score.sum", "5"),
            new("a.pdf", "score.total", "9"),
            new("a.pdf", "figure.sum", null),
        ];
        FindingScorer
            .Score(
                Make.Gold(),
                planted,
                [
                    Finding("score.sum", 7),
                    Finding("score.sum", 5),
                    Finding("figure.sum", 3),
                    Finding("citation.unresolved", 1, "info"),
                ]
            )
            .Outcomes()
            .ShouldBe([
                "finding.score.sum 5: Right",
                "finding.score.total 9: Missed",
                "finding.figure.sum: Right",
                "finding.score.sum 7: Spurious",
            ]);
    }
}
