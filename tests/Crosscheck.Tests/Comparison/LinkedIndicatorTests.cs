using Pipeline.Crosscheck.Comparison;
using Pipeline.Index.Model;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Tests.Comparison;

public class LinkedIndicatorTests
{
    private static FigureStatement State(string unit, string indicator, decimal value) =>
        new()
        {
            Unit = unit,
            Indicator = indicator,
            Period = "2023",
            Value = value,
            Measure = "người",
            Printed = $"{value}",
            Document = unit,
            Id = unit,
            Anchor = new Anchor(),
        };

    private static NameLink Link(string one, string other, bool same = true) =>
        new("indicator", one, other, same, "Lan", "2026-01-01T00:00:00Z", null);

    private static readonly FigureStatement[] Statements =
    [
        State("A", "kết nạp đoàn viên", 10),
        State("B", "đoàn viên phát triển mới", 20),
        State("C", "kết nạp đoàn viên nữ", 5),
        State("D", "đoàn viên ưu tú được kết nạp Đảng", 3),
    ];

    private static string Rows(params NameLink[] links) =>
        string.Join(
            "; ",
            IndicatorComparison
                .Compare(Statements, "kết nạp đoàn viên", byYear: false, new NameLinkIndex(links))
                .Rows.Select(r => $"{r.Statement.Unit} {r.Statement.Value:0}")
        );

    [Fact]
    public void A_part_and_another_matter_are_not_paired_but_suggested()
    {
        Rows().ShouldBe("A 10");
        IndicatorComparison
            .Compare(Statements, "kết nạp đoàn viên", byYear: false, NameLinkIndex.Empty)
            .Suggestions.Select(s => s.Other)
            .ShouldContain("kết nạp đoàn viên nữ");
    }

    [Fact]
    public void A_person_pairs_and_parts_wordings()
    {
        Rows(Link("kết nạp đoàn viên", "đoàn viên phát triển mới")).ShouldBe("A 10; B 20");
        // By way of a third wording too.
        Rows(
                Link("kết nạp đoàn viên", "phát triển đoàn viên"),
                Link("phát triển đoàn viên", "đoàn viên phát triển mới")
            )
            .ShouldBe("A 10; B 20");
        IndicatorComparison
            .Compare(
                Statements,
                "kết nạp đoàn viên",
                byYear: false,
                new NameLinkIndex([Link("kết nạp đoàn viên", "kết nạp đoàn viên nữ", same: false)])
            )
            .Suggestions.Select(s => s.Other)
            .ShouldNotContain("kết nạp đoàn viên nữ");
    }

    [Fact]
    public void Groups_take_linked_wordings_together()
    {
        var groups = new IndicatorGroups(
            Statements,
            new NameLinkIndex([Link("kết nạp đoàn viên", "đoàn viên phát triển mới")])
        );
        groups.Groups[0].Count.ShouldBe(2);
        groups.Groups[0].Also.Length.ShouldBe(1);
        new IndicatorGroups(Statements, NameLinkIndex.Empty)
            .SuggestPairs()
            .ShouldContain(s =>
                s.One == "kết nạp đoàn viên" && s.Other == "kết nạp đoàn viên nữ"
                || s.Other == "kết nạp đoàn viên" && s.One == "kết nạp đoàn viên nữ"
            );
    }
}
