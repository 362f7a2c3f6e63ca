using Pipeline.Corpus.Evaluation;

namespace Pipeline.Corpus.Tests.Evaluation;

public class ScoreboardTests
{
    private static ScoreCase Case(Outcome outcome, string item, string tags = "born") =>
        new("a.pdf", "pdf", tags, "number", item, outcome, "x", "y");

    [Fact]
    public void Precision_and_recall_follow_from_the_counts()
    {
        var score = Scoreboard
            .Count([
                Case(Outcome.Right, "1"),
                Case(Outcome.Right, "2"),
                Case(Outcome.Near, "3"),
                Case(Outcome.Wrong, "4"),
                Case(Outcome.Missed, "5"),
                Case(Outcome.Unread, "6"),
                Case(Outcome.Spurious, "7"),
            ])
            .Single(s => s.Group == "all");
        score.Support.ShouldBe(6);
        score.Precision!.Value.ShouldBe(2.0 / 5);
        score.Recall!.Value.ShouldBe(2.0 / 6);
        score.F1!.Value.ShouldBe(4.0 / 11, 1e-12);
        score.LenientF1!.Value.ShouldBe(6.0 / 11, 1e-12);
    }

    [Fact]
    public void Groups_are_formats_and_tags() =>
        Scoreboard
            .Count([Case(Outcome.Right, "1", "scanned skew")])
            .Select(s => s.Group)
            .ShouldBe(["all", "pdf", "scanned", "skew"]);

    [Fact]
    public void Losses_and_gains_name_their_values()
    {
        var changes = RunComparison.Compare(
            [Case(Outcome.Right, "1"), Case(Outcome.Missed, "2"), Case(Outcome.Spurious, "3")],
            [Case(Outcome.Wrong, "1"), Case(Outcome.Right, "2"), Case(Outcome.Spurious, "4")]
        );
        changes
            .Select(c => $"{(c.After ?? c.Before)!.Item}{(c.IsGain ? "+" : "-")}")
            .ShouldBe(["1-", "4-", "2+", "3+"]);
    }

    [Fact]
    public void Reports_come_back_as_they_were_written()
    {
        var report = new EvaluationReport(1, Scoreboard.Count([Case(Outcome.Near, "1")]), [Case(Outcome.Near, "1")]);
        var back = EvaluationReport.Parse(report.Print());
        back.Cases.ShouldBe(report.Cases);
        back.Scores.ShouldBe(report.Scores);
    }
}
