using Pipeline.Corpus.Evaluation;
using Pipeline.Corpus.Evaluation.Gold;
using Pipeline.Records;

namespace Pipeline.Corpus.Tests.Evaluation;

public class HeadingScoreTests
{
    [Theory]
    [InlineData("87/KH-CĐCT", "87/KH-CĐCT", "Right")]
    [InlineData("87/KH-CĐCT", "87/KH-CDCT", "Near")]
    [InlineData("87/KH-CĐCT", "81/KH-CĐCT", "Wrong")]
    [InlineData("87/KH-CĐCT", null, "Missed")]
    [InlineData(null, "87/KH-CĐCT", "Spurious")]
    [InlineData(null, null, null)]
    public void Numbers_are_judged_to_the_letter(string? gold, string? found, string? outcome)
    {
        var cases = DocumentScorer.Score(
            Make.Gold() with
            {
                Values = [new GoldValue("number", gold)],
            },
            [Make.Numbered(found)]
        );
        cases
            .Where(c => c.Field == "number")
            .Select(c => c.Outcome.ToString())
            .ShouldBe(outcome is null ? [] : [outcome]);
    }

    [Fact]
    public void An_unread_number_with_its_warning_is_told_from_a_missed_one()
    {
        var record = Make.Numbered(null) with { Warnings = [new Warning("number.handwritten", "…")] };
        var gold = Make.Gold() with { Values = [new GoldValue("number", "5/KH-A") { Ink = true }] };
        DocumentScorer.Score(gold, [record]).Outcomes().ShouldBe(["number.ink: Unread", "heading: Right"]);
    }

    [Fact]
    public void Another_accepted_number_is_right()
    {
        var gold = Make.Gold() with { Values = [new GoldValue("number", "1/NĐ-CP") { Also = ["2/NĐ-CP"] }] };
        DocumentScorer.Score(gold, [Make.Numbered("2/NĐ-CP")]).First().Outcome.ShouldBe(Outcome.Right);
    }

    [Theory]
    [InlineData(
        "issuer",
        "Trung tâm Ứng dụng KHCN (Sở KH&CN X)",
        "Trung tâm Ứng dụng Khoa học và Công nghệ",
        Outcome.Near
    )]
    [InlineData("issuer", "Ủy ban nhân dân tỉnh X", "ỦY BAN NHÂN DÂN TỈNH X", Outcome.Right)]
    [InlineData("issuer", "Ủy ban nhân dân tỉnh X", "Sở Tài chính", Outcome.Wrong)]
    [InlineData("subject", "V/v báo cáo  quý I", "Báo cáo quý I.", Outcome.Right)]
    [InlineData("subject", "Tổ chức hội nghị tổng kết năm", "Tổ chức hội nghị tổng kết năm 2020", Outcome.Near)]
    public void Texts_have_a_strict_and_a_lenient_measure(string field, string gold, string found, Outcome outcome)
    {
        var record = Make.Record(
            new DocumentHeading
            {
                Issuer = field == "issuer" ? found : null,
                Subject = field == "subject" ? found : null,
            }
        );
        DocumentScorer
            .Score(Make.Gold() with { Values = [new GoldValue(field, gold)] }, [record])
            .First()
            .Outcome.ShouldBe(outcome);
    }

    [Fact]
    public void A_file_that_gave_no_record_misses_everything() =>
        DocumentScorer
            .Score(Make.Gold() with { Values = [new GoldValue("date", "2020-01-02")], Documents = 1 }, [])
            .Outcomes()
            .ShouldBe(["documents: Missed", "date: Missed", "heading: Wrong"]);
}
