using Pipeline.Crosscheck.Rules.Figures;
using Pipeline.Crosscheck.Rules.Reports;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Tests;

public class ReportRuleTests
{
    private const string Plan = "12/KH-CĐXD";

    private static DocumentRecord PlanOf(
        string issuer,
        string? period = "2022",
        Target? target = null,
        string[]? addressees = null,
        Deadline? deadline = null,
        params string[] outline
    )
    {
        var plan = MemoryLookup.Record("plan", Plan, "2022-01-10", issuer, "Công tác năm 2022");
        return plan with
        {
            Document = plan.Document with { Type = "Kế hoạch", Period = period, Addressees = [.. addressees ?? []] },
            Targets = target is null ? [] : [target],
            Deadlines = deadline is null ? [] : [deadline],
            Outline = [.. outline.Select((t, i) => new OutlineSection($"{i + 1}", t, 2, new Anchor(), 0.9))],
        };
    }

    private static DocumentRecord Report(string id, string issuer, string? period = "2022", params Figure[] figures)
    {
        var report = MemoryLookup.Record(
            id,
            $"{id}/BC-X",
            "2022-12-20",
            issuer,
            "Kết quả năm 2022",
            MemoryLookup.Cite(Plan, "2022-01-10", relation: "thực hiện")
        );
        return report with
        {
            Document = report.Document with { Type = "Báo cáo", Period = period },
            Figures = [.. figures],
        };
    }

    private static Figure Share(string indicator, decimal value, decimal? of = null) =>
        new()
        {
            Indicator = indicator,
            Value = value,
            Of = of,
            OfIs = of is null ? null : "whole",
            Measure = of is null ? "%" : "CĐCS",
            Printed = $"{value}",
            Anchor = new Anchor { Start = 5 },
        };

    private static Target Aim(decimal value, string measure = "%") =>
        new()
        {
            Indicator = "CĐCS tổ chức hội nghị người lao động",
            Comparator = ">=",
            Value = value,
            Measure = measure,
            Printed = "x",
            Anchor = new Anchor { Page = 2 },
        };

    [Theory]
    [InlineData("Công đoàn A", 70, null, "2022", "warning")]
    [InlineData("Công đoàn cấp trên B", 70, null, "2022", "info")]
    [InlineData("Công đoàn A", 14, 20, "2022", "warning")]
    [InlineData("Công đoàn A", 89, null, "2022", "")]
    [InlineData("Công đoàn A", 95, null, "2022", "")]
    [InlineData("Công đoàn A", 70, null, "2022-H1", "")]
    public void A_target_is_missed_where_the_same_words_fall_clearly_short_in_the_same_period(
        string planIssuer,
        int value,
        int? of,
        string period,
        string expected
    )
    {
        var plan = PlanOf(planIssuer, target: Aim(90));
        var report = Report("5", "Công đoàn A", period, Share("CĐCS tổ chức hội nghị người lao động", value, of));
        string.Join(' ', new TargetMissedRule().Check(report, new MemoryLookup(plan, report)).Select(f => f.Severity))
            .ShouldBe(expected);
    }

    [Fact]
    public void Another_indicator_and_two_figures_are_no_miss()
    {
        var plan = PlanOf("Công đoàn A", target: Aim(90));
        var other = Report("5", "Công đoàn A", "2022", Share("CĐCS tổ chức hội nghị cán bộ", 10));
        new TargetMissedRule().Check(other, new MemoryLookup(plan, other)).ShouldBeEmpty();
        var two = Report(
            "5",
            "Công đoàn A",
            "2022",
            Share("CĐCS tổ chức hội nghị người lao động", 70),
            Share("CĐCS tổ chức hội nghị người lao động", 95)
        );
        new TargetMissedRule().Check(two, new MemoryLookup(plan, two)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(
        "I. Tình hình đoàn viên\nII. Kết quả tuyên truyền pháp luật\nIII. Chăm lo đời sống người lao động\nIV. Kiểm tra giám sát tài chính",
        0
    )]
    [InlineData("1. Tình hình đoàn viên\n2. Kết quả tuyên truyền pháp luật\n3. Chăm lo đời sống người lao động", 1)]
    [InlineData("Báo cáo nhanh về bão", 0)]
    public void A_section_that_is_asked_for_is_missed_only_where_the_others_stand(string text, int expected)
    {
        var plan = PlanOf(
            "Công đoàn cấp trên B",
            outline:
            [
                "Tình hình đoàn viên",
                "Kết quả tuyên truyền pháp luật",
                "Chăm lo đời sống người lao động",
                "Kiểm tra giám sát tài chính",
            ]
        );
        var report = Report("5", "Công đoàn A");
        var found = new OutlineMissingRule()
            .Check(report, new MemoryLookup(plan, report) { Texts = new() { ["5"] = text } })
            .ToList();
        found.Count.ShouldBe(expected);
        found.ShouldAllBe(f => f.Severity == "info" && f.Message.Contains("Kiểm tra giám sát tài chính"));
    }

    private static readonly string[] Units =
    [
        "Công đoàn cơ sở Nhà máy Một",
        "Công đoàn cơ sở Nhà máy Hai",
        "Công đoàn cơ sở Nhà máy Ba",
    ];

    private static Deadline Due =>
        new()
        {
            Date = "2022-12-15",
            Task = "gửi báo cáo về Ban Thường vụ",
            Printed = "trước ngày 15/12/2022",
            Anchor = new Anchor { Start = 9 },
        };

    [Theory]
    [InlineData("2023-01-31", "Công đoàn cơ sở Nhà máy Một;CĐCS Nhà máy Hai", "Công đoàn cơ sở Nhà máy Ba")]
    [InlineData("2022-12-20", "Công đoàn cơ sở Nhà máy Một;CĐCS Nhà máy Hai", "")]
    [InlineData(null, "Công đoàn cơ sở Nhà máy Một", "")]
    [InlineData("2023-01-31", "", "")]
    [InlineData("2023-01-31", "Công đoàn cơ sở Nhà máy Một;Công đoàn cơ sở Nhà máy Hai;Công đoàn cơ sở Nhà máy Ba", "")]
    [InlineData("2023-01-31", "Công đoàn cơ sở Nhà máy Một;?", "")]
    public void Who_has_not_reported_is_named_once_the_date_is_well_past(string? today, string reported, string missing)
    {
        var plan = PlanOf("Công đoàn ngành", addressees: Units, deadline: Due);
        var reports = reported
            .Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(
                (u, i) =>
                    Report($"{i}", u) is var r && u == "?"
                        ? r with
                        {
                            Document = r.Document with { Issuer = null },
                        }
                        : Report($"{i}", u)
            );
        var found = new ReportMissingRule()
            .Check(plan, new MemoryLookup([plan, .. reports]) { Today = today })
            .ToList();
        found.Count.ShouldBe(missing.Length == 0 ? 0 : 1);
        foreach (var finding in found)
        {
            finding.Severity.ShouldBe("warning");
            finding.Message.ShouldStartWith($"Chưa thấy báo cáo của {missing} (hạn 15/12/2022; 2/3");
        }
    }

    [Fact]
    public void Units_of_the_settings_are_asked_by_their_kind()
    {
        var office = new OfficeScope([])
        {
            Names = ["Công đoàn ngành"],
            Units = [.. Units.Select(u => new OfficeUnit(u, [])), new OfficeUnit("Ban Tài chính", [])],
        };
        var plan = PlanOf("Công đoàn ngành", addressees: ["Các công đoàn cơ sở trực thuộc"], deadline: Due);
        var found = new ReportMissingRule()
            .Check(plan, new MemoryLookup(plan, Report("1", Units[0])) { Today = "2023-02-01", Office = office })
            .Single();
        found.Message.ShouldStartWith($"Chưa thấy báo cáo của {Units[1]}; {Units[2]} (");
    }

    [Fact]
    public void A_report_that_cites_nothing_counts_where_the_unit_has_a_symbol()
    {
        var office = new OfficeScope([])
        {
            Names = ["Công đoàn ngành"],
            Units = [new OfficeUnit(Units[0], ["CĐ1"]), new OfficeUnit(Units[1], ["CĐ2"])],
        };
        var plan = PlanOf("Công đoàn ngành", addressees: ["Các công đoàn cơ sở"], deadline: Due);
        var silent = MemoryLookup.Record("s", "3/BC-CĐ2", "2022-12-01", Units[1]);
        new ReportMissingRule()
            .Check(
                plan,
                new MemoryLookup(plan, Report("1", Units[0]), silent) { Today = "2023-02-01", Office = office }
            )
            .ShouldBeEmpty();
    }

    [Fact]
    public void An_outlier_is_told_with_its_peers_and_large_units_are_not()
    {
        DocumentRecord Unit(int i, decimal value, string period = "2022") =>
            Report(
                $"{i}-{period}",
                $"Công đoàn {i}",
                period,
                new Figure
                {
                    Indicator = "kết nạp đoàn viên mới",
                    Value = value,
                    Measure = "đoàn viên",
                    Period = period,
                    Printed = $"{value}",
                    Anchor = new Anchor(),
                }
            );
        decimal[] values = [120, 95, 180, 60, 140, 110, 75, 12000];
        var records = values.Select((v, i) => Unit(i, v)).ToList();
        Search(records).Single().Message.ShouldContain("Công đoàn 7");
        // The same unit was as large the year before.
        Search([.. records, Unit(7, 11000, "2021")]).ShouldBeEmpty();
        Search(records.Take(5).Append(records[^1])).Count.ShouldBeLessThanOrEqualTo(1);
        Search(records.Skip(4)).ShouldBeEmpty();

        static List<Finding> Search(IEnumerable<DocumentRecord> all)
        {
            var list = all.ToList();
            var search = new FigureOutlierSearch();
            list.ForEach(search.Add);
            return [.. search.CollectFindings(id => list.Find(r => r.Id == id))];
        }
    }
}
