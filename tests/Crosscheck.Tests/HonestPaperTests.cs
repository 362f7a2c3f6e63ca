using System.Collections.Immutable;
using Pipeline.Crosscheck.Resolution;
using Pipeline.Crosscheck.Rules;
using Pipeline.Crosscheck.Rules.Citations;
using Pipeline.Crosscheck.Rules.Dates;
using Pipeline.Crosscheck.Rules.Figures;
using Pipeline.Crosscheck.Rules.Scores;
using Pipeline.Extraction.Tests.Scoring;
using Pipeline.Records;
using static Pipeline.Crosscheck.Tests.MemoryLookup;

namespace Pipeline.Crosscheck.Tests;

/// <summary>
/// Papers that are right, or that were misread, accuse nobody; and the like that is wrong is told, once.
/// </summary>
public class HonestPaperTests
{
    private const string Head = "STT\tNội dung\tĐiểm chuẩn\tĐiểm tự chấm\n";

    private static IEnumerable<Finding> Scores(string text) =>
        RuleCatalogue
            .Local.SelectMany(r => r.Check(TabbedText.Read(text)))
            .Where(f => f.Rule is "score.sum" or "score.total" or "score.exceeds-max");

    [Theory]
    [InlineData("1. Sinh hoạt: tự chấm 22/20 điểm (cộng 2 điểm)\n2. Hội phí: tự chấm 5/5 điểm", "")]
    [InlineData(
        "1. Sinh hoạt: điểm chuẩn 5, tự chấm 05 điểm + 0,5 điểm cộng\n2. Hội phí: điểm chuẩn 5, tự chấm 5 điểm",
        ""
    )]
    // A score too high without a word of a bonus, in prose: doubtful reading, no error.
    [InlineData("1. Sinh hoạt: tự chấm 22/20 điểm\n2. Hội phí: tự chấm 5/5 điểm", "warning score.exceeds-max")]
    [InlineData(
        Head + "1\tHọp đủ kỳ\t10\t12\n2\tThu phí\t10\t10\n3\tNộp phí\t10\t10\nTổng cộng\t\t30\t32",
        "error score.exceeds-max"
    )]
    [InlineData(
        Head + "1\tHọp đủ kỳ, vượt được cộng điểm\t10\t12\n2\tThu phí\t10\t10\n3\tNộp phí\t10\t10\nTổng cộng\t\t30\t32",
        "warning score.exceeds-max"
    )]
    [InlineData(Head + "1\tHọp đủ kỳ\t10\t9¹\n2\tThu phí\t10\t10²\n3\tNộp phí\t10\t10\nTổng cộng\t\t30\t29", "")]
    // A section without a readable score explains what is missing.
    [InlineData(
        Head + "1\tHọp đủ kỳ\t10\t\n2\tThu phí\t10\t10\n3\tNộp phí\t10\t10\nTổng cộng\t\t30\t29",
        "info score.total"
    )]
    public void Scores_and_their_maxima(string text, string expected) =>
        string.Join("; ", Scores(text).Select(f => $"{f.Severity} {f.Rule}")).ShouldBe(expected);

    [Theory]
    [InlineData(false, false, "error score.exceeds-max; error score.total")]
    [InlineData(true, false, "warning score.exceeds-max; warning score.total")] // an eye that read it may have slipped
    [InlineData(true, true, "warning score.exceeds-max")] // what lacks in the sum may stand in the cell that was not read
    public void A_scan_proves_no_slip_of_the_paper(bool scanned, bool unread, string expected)
    {
        var read = TabbedText.Read(Head + "1\tHọp đủ kỳ\t10\t12\n2\tThu phí\t10\t10\nTổng cộng\t\t20\t29");
        var record = read with
        {
            Source = read.Source with { Scanned = scanned },
            Warnings = unread ? [.. read.Warnings, new Warning("table.unread", "Có ô chưa đọc được")] : read.Warnings,
        };
        string.Join(
                "; ",
                CrossChecker
                    .Check(record, new MemoryLookup(record))
                    .Where(f => f.Rule is "score.sum" or "score.total" or "score.exceeds-max")
                    .Select(f => $"{f.Severity} {f.Rule}")
                    .Order(StringComparer.Ordinal)
            )
            .ShouldBe(expected);
    }

    [Theory]
    [InlineData("all was read: what is left is told", "", "", "warning score.sum")]
    [InlineData("a row's number was not read", "4", "", "")]
    [InlineData("a row's score was not read", "", "2", "")]
    [InlineData("the number of a section was not read, the next leaps", "3=III", "", "")]
    public void A_scan_whose_outline_was_not_read_whole_tells_no_sums(
        string why,
        string number,
        string score,
        string expected
    )
    {
        var read = TabbedText.Read(
            Head
                + "I\tTổ chức\t30\t30\n1\tHọp đủ kỳ\t10\t10\n2\tThu phí\t10\t10\n"
                + "II\tTuyên truyền\t20\t20\n1\tBản tin\t10\t10\n2\tHội thi\t10\t10"
        );
        var table = read.ScoringTables.Single();
        table.Rows.Length.ShouldBe(6);
        table = table with
        {
            Rows =
            [
                .. table.Rows.Select(
                    (r, i) =>
                        number.Split('=') is [var at, var no] && at == $"{i}" ? r with { No = no }
                        : number == $"{i}" ? r with { No = null }
                        : score == $"{i}" ? r with { Score = null }
                        : r
                ),
            ],
        };
        var record = read with { Source = read.Source with { Scanned = true }, ScoringTables = [table] };
        string.Join(
                "; ",
                CrossChecker
                    .Check(record, new MemoryLookup(record))
                    .Where(f => f.Rule is "score.sum" or "score.total")
                    .Select(f => $"{f.Severity} {f.Rule}")
                    .Distinct()
            )
            .ShouldBe(expected, why);
    }

    [Theory]
    [InlineData(400, 397, "warning")]
    [InlineData(400, 396, null)]
    [InlineData(400, 390, null)]
    public void The_headings_fall_short_of_more_than_the_total(int max, int score, string? severity)
    {
        ScoringHeading Heading(string title, int s, int m, int from, int to) =>
            new(title, s, m, new Anchor { Start = from }, 0.9) { FirstRow = from, EndRow = to };
        var table = new ScoringTable
        {
            Confidence = 0.95,
            Rows = [.. Enumerable.Range(0, 9).Select(i => new ScoringRow { Criterion = "x", Anchor = new Anchor() })],
            Headings =
            [
                Heading("Công tác A", 37, 40, 0, 3),
                Heading("Mục II", 69, 70, 3, 9),
                Heading("Công tác B", 49, 50, 4, 7),
            ],
            Totals = new ScoringTotals
            {
                Max = max,
                Score = score,
                Anchor = new Anchor(),
            },
        };
        var record = Record("x", null, null) with { ScoringTables = [table] };
        new ScoreTotalRule()
            .Check(record)
            .Where(f => f.Message.Contains("đề mục"))
            .FirstOrDefault()
            ?.Severity.ShouldBe(severity);
        new ScoreTotalRule().Check(record).Count(f => f.Message.Contains("đề mục")).ShouldBe(severity is null ? 0 : 1);
    }

    [Fact]
    public void One_wrong_own_date_accuses_once_and_says_how_many_are_later()
    {
        var record = Record(
            "x",
            "9/BC-A",
            "2012-03-01",
            null,
            null,
            [.. Enumerable.Range(1, 9).Select(i => Cite($"{i}/KH-TLX", $"2021-0{i}-10"))]
        );
        var finding = new CitationAnachronismRule().Check(record, new MemoryLookup(record)).ShouldHaveSingleItem();
        finding.Message.ShouldContain("9 văn bản");
        finding.Found!.GetValue<string>().ShouldBe("2012-03-01");
    }

    [Theory]
    [InlineData("2022-05-04", "2022-08-01", " ngày 04/5/2022 về việc thực hiện Hướng dẫn số ", 1)]
    [InlineData("2022-05-04", "2022-03-01", " ngày 04/5/2022 về việc thực hiện Hướng dẫn số ", 0)]
    [InlineData("2022-05-04", "2022-08-01", " ngày 04/5/2022; Hướng dẫn số ", 0)]
    [InlineData("2022-05-04", "2022-08-01", " ngày 04/5/2022. Ngành thực hiện Hướng dẫn số ", 0)]
    [InlineData(
        "2022-05-04",
        "2022-08-01",
        " ngày 04/5/2022 về chế độ báo cáo - Thực hiện đúng theo Quyết định số ",
        0
    )]
    [InlineData("2022-05-04", "2022-08-01", " ngày 04/5/2022, triển khai Hướng dẫn số ", 0)]
    [InlineData("2022-05-04", "2022-08-01", " ngày 04/5/2022 được thay thế bởi Hướng dẫn số ", 0)]
    public void What_is_carried_out_before_it_existed(string plan, string order, string between, int told)
    {
        var text = $"Kế hoạch số 7/KH-A{between}9/HD-B";
        Citation At(string key, string date) =>
            Cite(key, date) with
            {
                Anchor = new Anchor
                {
                    Text = key,
                    Start = text.IndexOf(key, StringComparison.Ordinal),
                    End = text.IndexOf(key, StringComparison.Ordinal) + key.Length,
                },
            };
        var record = Record("x", "1/BC-A", "2023-01-01", null, null, At("7/KH-A", plan), At("9/HD-B", order));
        new CarriedLaterRule()
            .Check(record, new MemoryLookup(record) { Texts = new() { ["x"] = text } })
            .Count()
            .ShouldBe(told);
    }

    [Theory]
    [InlineData("2019-02-17", "2020-01-15", "Nghị quyết", 1)]
    [InlineData("2020-02-17", "2020-01-15", "Nghị quyết", 0)]
    [InlineData("2019-02-17", "2020-01-15", "Kế hoạch", 0)]
    public void A_plan_that_bears_the_title_of_a_later_resolution(string plan, string order, string type, int told)
    {
        const string Title = "nâng cao chất lượng bữa ăn ca người lao động khu công nghiệp";
        var record = Record(
            "x",
            "90/BC-HNX",
            "2021-01-01",
            null,
            null,
            Cite("14/KH-HNX", plan, Title) with
            {
                Type = "Kế hoạch",
            },
            Cite("7/NQ-TLX", order, Title) with
            {
                Type = type,
            }
        );
        new CarriedLaterRule().Check(record, new MemoryLookup(record)).Count().ShouldBe(told);
    }

    [Fact]
    public void The_paper_with_the_odd_date_is_named_and_not_those_that_agree()
    {
        const string Title = "nâng cao chất lượng bữa ăn ca người lao động";
        DocumentRecord Paper(string id, string date, string relation) =>
            Record(id, $"{id}/BC-A", "2021-01-01", null, null, Cite("7/CTr-TLX", date, Title, null, relation));
        var odd = Paper("4", "2018-02-12", "căn cứ");
        var archive = new MemoryLookup(
            Paper("1", "2018-05-12", "căn cứ"),
            Paper("2", "2018-05-12", "thực hiện"),
            Paper("3", "2018-05-12", "triển khai"),
            odd
        );
        var rule = new CitationDateConflictRule();
        foreach (var id in new[] { "1", "2", "3" })
            rule.Check(archive.Get(id)!, archive).ShouldBeEmpty();
        var finding = rule.Check(odd, archive).ShouldHaveSingleItem();
        finding.Expected!.GetValue<string>().ShouldBe("2018-05-12");
        finding.Message.ShouldContain("3 chỗ dẫn");
    }

    [Fact]
    public void A_held_paper_whose_date_all_deny_is_the_odd_one()
    {
        const string Title = "nâng cao chất lượng bữa ăn ca người lao động";
        var held = Record("0", "7/KH-A", "2018-02-12", "Công đoàn A", Title);
        var citing = Enumerable
            .Range(1, 4)
            .Select(i =>
                Record(
                    $"{i}",
                    $"{i}/BC-B",
                    "2021-01-01",
                    null,
                    null,
                    Cite("7/KH-A", "2018-05-12", Title, "Công đoàn A")
                )
            )
            .ToArray();
        var archive = new MemoryLookup([held, .. citing]);
        foreach (var record in citing)
            new CitationDateConflictRule().Check(record, archive).ShouldBeEmpty();
        new CitationDateConflictRule()
            .Check(held, archive)
            .ShouldHaveSingleItem()
            .Expected!.GetValue<string>()
            .ShouldBe("2018-05-12");
    }

    [Theory]
    [InlineData(false, "31/02/2020", "warning")]
    [InlineData(true, "31/02/2020", "info")]
    [InlineData(false, "3l/02/2020", "info")]
    public void What_a_reader_spoilt_is_no_misprint(bool scanned, string printed, string severity)
    {
        var record = Record("x", null, null, null, null, Cite("7/KH-TLX") with { DatePrinted = printed });
        new MalformedDateRule()
            .Check(record with { Source = record.Source with { Scanned = scanned } })
            .ShouldHaveSingleItem()
            .Severity.ShouldBe(severity);
    }

    [Theory]
    [InlineData("1.1.2", false)]
    [InlineData("3.3.2.1", false)]
    [InlineData("1.200.3345.000", true)]
    [InlineData("1.20.000.000", true)]
    public void Outline_numbers_are_no_malformed_figures(string printed, bool told)
    {
        var figure = new Figure
        {
            Indicator = "thu",
            Printed = printed,
            WellFormed = false,
            Anchor = new Anchor(),
        };
        new MalformedFigureRule().Check(Record("x", null, null) with { Figures = [figure] }).Any().ShouldBe(told);
    }

    [Theory]
    [InlineData("12,4 tỷ đồng", "5,3 tỷ đồng", "7,2 tỷ đồng", 12_400_000_000, 5_300_000_000, 7_200_000_000, false)]
    [InlineData("12,4 tỷ đồng", "5,3 tỷ đồng", "7,6 tỷ đồng", 12_400_000_000, 5_300_000_000, 7_600_000_000, true)]
    [InlineData("738 người", "726 người", "13 người", 738, 726, 13, true)]
    public void Rounding_is_no_error(string whole, string one, string two, long a, long b, long c, bool told)
    {
        Figure Make(string printed, long value, int? of) =>
            new()
            {
                Indicator = "thu",
                Value = value,
                Measure = "đồng",
                Printed = printed,
                PartOf = of,
                WellFormed = true,
                Anchor = new Anchor(),
            };
        new FigureSumRule()
            .Check(Record("x", null, null) with { Figures = [Make(whole, a, null), Make(one, b, 0), Make(two, c, 0)] })
            .Any()
            .ShouldBe(told);
    }

    [Theory]
    [InlineData(1501, "2021-03-02", true)]
    [InlineData(1501, "2021-08-28", false)]
    [InlineData(1501, "2021-09-12", false)]
    public void A_long_series_is_judged_by_the_weeks_around_the_date(int serial, string date, bool told)
    {
        var known = Enumerable
            .Range(1, 40)
            .Select(i =>
                Cite(
                    $"{i * 60}/QĐ-TTg",
                    new DateOnly(2021, 1, 1)
                        .AddDays(i * 9)
                        .ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                    null,
                    "Thủ tướng Chính phủ"
                )
            );
        var others = Record("a", null, null, null, null, [.. known]);
        var record = Record(
            "x",
            "1/BC-A",
            "2022-01-01",
            "Công đoàn A",
            null,
            Cite($"{serial}/QĐ-TTg", date, null, "Thủ tướng Chính phủ")
        );
        new CitationSeriesOrderRule().Check(record, new MemoryLookup(others, record)).Any().ShouldBe(told);
    }
}
