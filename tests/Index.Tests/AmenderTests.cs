using System.Collections.Immutable;
using Pipeline.Index.Amendments;
using Pipeline.Index.Model;
using Pipeline.Index.Tests.Contract;
using Pipeline.Records;

namespace Pipeline.Index.Tests;

/// <summary>Values that persons fill in: their grammars, and where they stand after another reading.</summary>
public sealed class AmenderTests
{
    private static readonly DocumentRecord Read = Sample.Record(
        "12/BC-CĐM",
        "2020-01-15",
        "Tổng kết",
        "Báo cáo tổng kết",
        cites: ["7/KH-CĐM", "8/KH-CĐM"]
    )
        is var r
        ? r with
        {
            Document = r.Document with
            {
                Number = new NumberField
                {
                    Printed = "/BC-CĐM",
                    Type = "BC",
                    Issuer = "CĐM",
                },
            },
            Figures = [Figure("Số đoàn viên", "12 người", 12), Figure("Số đoàn viên", "15 người", 15)],
            ScoringTables =
            [
                new ScoringTable
                {
                    Title = "Bảng chấm điểm",
                    Rows = Rows("1 Tuyên truyền", "Điểm thưởng", "2 Thi đua", "Điểm thưởng", "3 Tài chính"),
                },
            ],
        }
        : throw new InvalidOperationException();

    private static Figure Figure(string indicator, string printed, decimal value) =>
        new()
        {
            Indicator = indicator,
            Printed = printed,
            Value = value,
            Anchor = new Anchor { Text = printed },
        };

    private static ImmutableArray<ScoringRow> Rows(params string[] criteria) =>
        [
            .. criteria.Select(
                (c, i) =>
                    new ScoringRow
                    {
                        Criterion = c,
                        Score = i + 1,
                        Anchor = new Anchor
                        {
                            Text = c,
                            Table = 0,
                            Row = i,
                            Start = i * 10,
                        },
                    }
            ),
        ];

    private static DocumentRecord With(DocumentRecord record, string field, string? value, string by = "Lan") =>
        Apply(
            record,
            AmendmentApplier.CreateAmendment(record, field, value, by, null, "2026-01-01T00:00:00.000Z").Value
        );

    private static DocumentRecord Apply(DocumentRecord record, params Amendment[] said) =>
        AmendmentApplier.Apply([record], said)[0];

    [Theory]
    [InlineData("number", "604", "604/BC-CĐM")]
    [InlineData("number", "604/BC-CĐM", "604/BC-CĐM")]
    [InlineData("document.number", "06b/BC-CĐM", "06b/BC-CĐM")]
    [InlineData("date", "04/11/2022", "2022-11-04")]
    [InlineData("date", "ngày 04 tháng 11 năm 2022", "2022-11-04")]
    [InlineData("date", "", null)]
    [InlineData("type", "kh", "Kế hoạch")]
    [InlineData("signer.name", "Trần  Văn An", "Trần Văn An")]
    [InlineData("secrecy", "mật", "Mật")]
    [InlineData("period", "2020-h1", "2020-H1")]
    [InlineData("recipients", "Như trên; Lưu: VT", "Như trên; Lưu: VT")]
    [InlineData("citations.1.number", "9", "9/KH-CĐM")]
    [InlineData("citations.1.key", "9/KH-CĐM", "9/KH-CĐM")]
    [InlineData("citations[1].date", "2020-Q4", "2020-Q4")]
    [InlineData("figures.1.value", "5.311.896.000", "5311896000")]
    [InlineData("figures.1.value", "3 tỷ đồng", "3000000000")]
    [InlineData("scoring_tables.0.rows.3.score", "0,25", "0.25")]
    [InlineData("scoring_tables.0.rows.3.deduct", "-5", "-5")]
    [InlineData("scoring_tables.0.totals.score", "95", "95")]
    public void A_value_is_read_by_its_grammar(string field, string typed, string? value)
    {
        var amended = With(Read, field, typed);
        RecordJsonTree
            .ToDisplayText(RecordJsonTree.FromRecord(amended).Get(FieldPath.Parse(field).Value.Full))
            .ShouldBe(value);
        amended.Corrections.Length.ShouldBe(1);
        RecordJson.Print(AmendmentApplier.AsRead(amended)).ShouldBe(RecordJson.Print(Read));
        RecordJson.Print(Apply(amended)).ShouldBe(RecordJson.Print(Read));
    }

    [Theory]
    [InlineData("nubmer", "1", "no field is named 'nubmer': meant is perhaps number")]
    [InlineData(
        "score",
        "1",
        "no field is named 'score': meant is perhaps scoring_tables.0.rows.0.score, scoring_tables.0.totals.score"
    )]
    [InlineData("citations.x.key", "1", "no field is named 'citations.x.key': meant is perhaps citations.0.key")]
    [InlineData("nothing", "1", "no field is named 'nothing': set --help lists the fields")]
    [InlineData("citations.2.key", "1/BC-A", "citations.2.key: the record has 2 citations, counted from 0 to 1")]
    [InlineData("awards.0.form", "Bằng khen", "awards.0.form: the record has no awards")]
    [InlineData(
        "number",
        "sáu",
        "number: 'sáu' does not begin with a serial: write a number as in 604/CĐDK-CSQH or 42/2010/NĐ-CP"
    )]
    [InlineData("number", "/BC-CĐM", "number: '/BC-CĐM' has no serial: write the whole number, as in 604/CĐDK-CSQH")]
    [InlineData("date", "31/02/2020", "date: '31/02/2020' is no day: write 2020-11-19 or 19/11/2020")]
    [InlineData("date", "2020-11", "date: '2020-11' is no day: write 2020-11-19 or 19/11/2020")]
    [InlineData(
        "type",
        "Bài hát",
        "type: 'Bài hát' is no type of document: write its name or abbreviation, as in \"Kế hoạch\" or KH"
    )]
    [InlineData(
        "figures.0.value",
        "1.117.3355.103",
        "figures.0.value: '1.117.3355.103' is no number: a comma is the decimal mark and dots group thousands, as in 0,25 and 5.311.896"
    )]
    [InlineData("figures.0.indicator", "", "figures.0.indicator: it cannot be empty")]
    [InlineData("secrecy", "kín", "secrecy: 'kín' is none of Mật, Tối mật, Tuyệt mật")]
    public void What_cannot_be_is_refused(string field, string typed, string error) =>
        AmendmentApplier
            .CreateAmendment(Read, field, typed, "Lan", null, "2026-01-01T00:00:00.000Z")
            .Error.ShouldBe(error);

    [Fact]
    public void Another_reading_keeps_it_at_its_row()
    {
        var said = AmendmentApplier
            .CreateAmendment(Read, "scoring_tables.0.rows.3.score", "9", "Lan", null, "2026-01-01T00:00:00.000Z")
            .Value;
        var table = Read.ScoringTables[0];
        DocumentRecord Again(params string[] criteria) =>
            Apply(Read with { ScoringTables = [table with { Rows = Rows(criteria) }] }, said);
        Again("0 Chung", "1 Tuyên truyền", "Điểm thưởng", "2 Thi đua", "Điểm thưởng", "3 Tài chính")
            .ScoringTables[0]
            .Rows.Select(x => x.Score)
            .ShouldBe([1, 2, 3, 4, 9, 6]);
        Again("2 Thi đua", "Điểm thưởng", "3 Tài chính", "Điểm thưởng")
            .ScoringTables[0]
            .Rows.Select(x => x.Score)
            .ShouldBe([1, 9, 3, 4]);
        Again("0 Chung", "1 Tuyên truyền", "Điểm thưởng", "2 Thi đua", "Điểm thưởng", "3 Tài chính")
            .Corrections[0]
            .Field.ShouldBe("scoring_tables.0.rows.4.score");
        // Where its own row is gone no other one is taken, though its words are the same.
        var lost = Again("1 Tuyên truyền", "Điểm thưởng", "3 Tài chính");
        lost.ScoringTables[0].Rows.Select(x => x.Score).ShouldBe([1, 2, 3]);
        lost.Corrections[0].Unplaced.ShouldNotBeNull();
        lost.Warnings.Select(w => w.Code).ShouldBe(["correction.unplaced"]);
    }

    [Theory]
    [InlineData("/BC-CĐM", null, null)]
    [InlineData("604/BC-CĐM", "604/BC-CĐM", null)]
    [InlineData("504/BC-CĐM", "504/BC-CĐM", "504/BC-CĐM")]
    public void Another_reading_that_differs_is_told(string printed, string? key, string? disagrees)
    {
        var said = AmendmentApplier
            .CreateAmendment(Read, "number", "604", "Lan", null, "2026-01-01T00:00:00.000Z")
            .Value;
        var again = Apply(
            Read with
            {
                Document = Read.Document with
                {
                    Number = new NumberField { Printed = printed, Key = key },
                },
            },
            said
        );
        (again.Document.Number!.Key, again.Document.Number.Printed, again.Corrections[0].Disagrees).ShouldBe(
            ("604/BC-CĐM", printed, disagrees)
        );
        again.Warnings.Select(w => w.Code).ShouldBe(disagrees is null ? [] : ["correction.disagrees"]);
    }

    [Fact]
    public void A_record_that_another_reading_divides_differently_gets_nothing_of_the_other()
    {
        var second = Read with { Id = Read.Id + "#2", Text = "Quyết định khen thưởng các tập thể" };
        var said = AmendmentApplier
            .CreateAmendment(second, "subject", "Khen thưởng", "Lan", null, "2026-01-01T00:00:00.000Z")
            .Value;
        AmendmentApplier.Apply([Read, second], [said])[1].Document.Subject.ShouldBe("Khen thưởng");
        var moved = AmendmentApplier.Apply([Read, second with { Text = "Kế hoạch kiểm tra tài chính quý IV" }], [said]);
        moved.Select(m => m.Document.Subject).ShouldBe(["Tổng kết", "Tổng kết"]);
        moved[1].Corrections[0].Unplaced.ShouldNotBeNull();
        AmendmentApplier.Apply([Read], [said])[0].Corrections[0].Unplaced.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("number", false, false)]
    [InlineData("number", true, true)]
    [InlineData("subject", false, true)]
    public void A_paper_with_a_number_is_no_draft_unless_it_is_marked(string field, bool marked, bool draft)
    {
        var read = Read with
        {
            Document = Read.Document with
            {
                Draft = true,
                Evidence = marked
                    ? Read.Document.Evidence.Add("draft", new Evidence { Printed = "DỰ THẢO" })
                    : Read.Document.Evidence,
            },
        };
        var amended = With(read, field, "604");
        amended.Document.Draft.ShouldBe(draft);
        RecordJson.Print(AmendmentApplier.AsRead(amended)).ShouldBe(RecordJson.Print(read));
    }

    [Fact]
    public void Of_two_the_newest_holds_and_taken_back_is_taken_back()
    {
        Amendment Say(string? value, int second) =>
            AmendmentApplier
                .CreateAmendment(Read, "figures.0.value", value, "Lan", null, $"2026-01-01T00:00:{second:00}.000Z")
                .Value;
        Apply(Read, Say("20", 2), Say("21", 1)).Figures[0].Value.ShouldBe(20);
        Apply(Read, Say("20", 1), Say(null, 2)).Figures[0].Value.ShouldBe(12);
        Apply(Read, Say("20", 1), Say(null, 2), Say("22", 3)).Figures[0].Value.ShouldBe(22);
    }
}
