using System.Collections.Immutable;
using Pipeline.Crosscheck.Comparison;
using Pipeline.Crosscheck.Rules.Figures;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Tests;

public class FigureRuleTests
{
    private static Figure Make(
        string indicator,
        decimal? value,
        string measure = "CĐCS",
        int? partOf = null,
        string? printed = null,
        int at = 0,
        string? approximate = null
    ) =>
        new()
        {
            Indicator = indicator,
            Value = value,
            Measure = measure,
            PartOf = partOf,
            Printed = printed ?? $"{value}",
            WellFormed = value is not null,
            Approximate = approximate,
            Anchor = new Anchor { Start = at, End = at + 1 },
        };

    private static DocumentRecord Record(params Figure[] figures) =>
        new()
        {
            Id = "x",
            Source = new SourceInfo { Path = "x", Format = "text" },
            Figures = [.. figures],
        };

    [Theory]
    [InlineData(738, 726, 12, "")]
    [InlineData(738, 726, 13, "warning: Ghi tổng 738 CĐCS, các phần cộng lại 726 + 13 = 739.")]
    [InlineData(738, 626, 12, "warning: Ghi tổng 738 CĐCS, các phần cộng lại 626 + 12 = 638.")]
    [InlineData(738, 300, 100, "")]
    [InlineData(738, 690, 15, "info: Ghi tổng 738 CĐCS, các phần cộng lại 690 + 15 = 705; có thể chỉ nêu một số phần.")]
    [InlineData(100, 80, 75, "info: Ghi tổng 100 CĐCS, các phần cộng lại 80 + 75 = 155; các phần có thể trùng nhau.")]
    public void Sums_of_parts(int whole, int one, int two, string expected) =>
        string.Join(
                "",
                new FigureSumRule()
                    .Check(Record(Make("tổng", whole), Make("a", one, partOf: 0), Make("b", two, partOf: 0)))
                    .Select(f => $"{f.Severity}: {f.Message}")
            )
            .ShouldBe(expected);

    [Fact]
    public void A_malformed_figure_is_told_with_the_sum_of_its_parts()
    {
        var finding = new MalformedFigureRule()
            .Check(
                Record(
                    Make("thu", null, "đồng", printed: "1.200.3345.000"),
                    Make("a", 700, "đồng", 0),
                    Make("b", 500, "đồng", 0)
                )
            )
            .Single();
        finding.Message.ShouldBe(
            "Số “1.200.3345.000” viết sai nhóm chữ số. Các phần ghi bên cạnh cộng lại: 700 + 500 = 1.200."
        );
    }

    [Fact]
    public void The_same_fact_with_two_numbers_is_told_once()
    {
        var rule = new FigureConflictRule();
        var wording = "hội nghị biểu dương gia đình công nhân tiêu biểu toàn ngành";
        rule.Check(Record(Make(wording, 12, "hội nghị"), Make(wording, 14, "hội nghị", at: 9))).Count().ShouldBe(1);
        rule.Check(Record(Make(wording, 12, "hội nghị"), Make(wording, 12, "hội nghị", at: 9))).ShouldBeEmpty();
        rule.Check(Record(Make("hội nghị", 12, "hội nghị"), Make("hội nghị", 14, "hội nghị", at: 9))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Số đoàn viên mới kết nạp", "đoàn viên kết nạp mới", true)]
    [InlineData("Số CĐCS có quỹ tương trợ", "công đoàn cơ sở quỹ tương trợ", true)]
    [InlineData("Số người được vay vốn", "số tiền vay vốn", false)]
    public void Wordings_of_one_indicator(string one, string other, bool same) =>
        (new IndicatorKey(one).MeasureSimilarity(new IndicatorKey(other)) >= 0.75).ShouldBe(same);

    [Fact]
    public void Units_stand_side_by_side_in_one_measure()
    {
        FigureStatement State(string unit, decimal value, string measure)
        {
            var (common, name) = MeasureNormalizer.Normalize(value, measure);
            return new FigureStatement
            {
                Unit = unit,
                Indicator = "kinh phí chăm lo đoàn viên",
                Period = "2023",
                Value = common,
                Measure = name,
                Printed = $"{value}",
                Document = unit,
                Id = unit,
                Anchor = new Anchor(),
            };
        }

        var result = IndicatorComparison.Compare(
            [
                State("A", 1.5m, "tỷ đồng"),
                State("B", 500, "triệu đồng"),
                State("C", 1_000_000_000m, "đồng"),
                State("D", 45, "%"),
            ],
            "kinh phí chăm lo đoàn viên",
            byYear: false,
            NameLinkIndex.Empty
        );
        string.Join("; ", result.Rows.Select(r => $"{r.Statement.Unit} {r.Statement.Value:0} {r.Share:0.00}"))
            .ShouldBe("A 1500000000 0.50; B 500000000 0.17; C 1000000000 0.33");
        result.OtherMeasures.ShouldBe(1);
    }

    [Fact]
    public void An_outlier_is_far_from_many_peers()
    {
        double[] peers = [100, 140, 80, 101, 60, 203, 9000];
        RobustOutliers.IsOutlier(9000, peers, [], share: false).ShouldBeTrue();
        RobustOutliers.IsOutlier(203, peers, [], share: false).ShouldBeFalse();
        RobustOutliers.IsOutlier(9000, [100, 9000], [], share: false).ShouldBeFalse();
        // A large unit is as large every year.
        RobustOutliers.IsOutlier(9000, peers, [8500], share: false).ShouldBeFalse();
        // Its own past tells where peers are few.
        RobustOutliers.IsOutlier(9000, [9000], [90, 95, 88, 97, 92], share: false).ShouldBeTrue();
        RobustOutliers.IsOutlier(40, [95, 97, 96, 98, 94, 40], [], share: true).ShouldBeTrue();
        RobustOutliers.IsOutlier(90, [95, 97, 96, 98, 94, 90], [], share: true).ShouldBeFalse();
    }
}
