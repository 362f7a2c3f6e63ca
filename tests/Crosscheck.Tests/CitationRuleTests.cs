using Pipeline.Crosscheck.Rules.Citations;
using Pipeline.Crosscheck.Rules.Dates;
using static Pipeline.Crosscheck.Tests.MemoryLookup;

namespace Pipeline.Crosscheck.Tests;

public class CitationRuleTests
{
    [Fact]
    public void The_longest_chain_finds_the_date_that_does_not_fit_and_proposes_one()
    {
        var record = Record(
            "x",
            "90/BC-ABC",
            "2021-12-01",
            "Công đoàn ngành A",
            null,
            Cite("10/KH-ABC", "2021-01-05"),
            Cite("11/KH-ABC", "2021-01-20"),
            Cite("14/KH-ABC", "2021-02-11"),
            Cite("15/KH-ABC", "2020-02-20"),
            Cite("16/KH-ABC", "2021-03-01"),
            Cite("19/KH-ABC", "2021-03-15"),
            Cite("20/KH-ABC", "2021-04-02"),
            Cite("24/KH-ABC", "2021-04-20"),
            Cite("25/KH-ABC", "2021-05-02")
        );
        var finding = new CitationSeriesOrderRule().Check(record, new MemoryLookup(record)).ShouldHaveSingleItem();
        finding.Expected!.GetValue<string>().ShouldBe("2021-02-20");
        finding.Message.ShouldContain("số 14/KH-ABC");
        finding.Message.ShouldContain("số 16/KH-ABC");
    }

    [Fact]
    public void A_number_of_another_office_with_the_same_symbol_does_not_stand_in_the_own_series()
    {
        var own = Enumerable.Range(1, 8).Select(i => Cite($"{i * 4}/KH-ABC", $"2021-0{i}-10"));
        var theirs = Cite("10/KH-ABC", "2021-09-20") with { Issuer = "Ủy ban nhân dân tỉnh Đông Hà" };
        var record = Record("x", "90/KH-ABC", "2021-12-01", "Ủy ban nhân dân huyện Nam Sa", null, [.. own, theirs]);
        new CitationSeriesOrderRule().Check(record, new MemoryLookup(record)).ShouldBeEmpty();
    }

    [Fact]
    public void Numbers_that_restart_each_year_fit()
    {
        var record = Record(
            "x",
            null,
            "2022-12-01",
            "Công đoàn ngành A",
            null,
            [
                .. Enumerable.Range(1, 6).Select(i => Cite($"{i}/KH-ABC", $"2021-0{i}-10")),
                .. Enumerable.Range(1, 6).Select(i => Cite($"{i}/KH-ABC", $"2022-0{i}-12")),
            ]
        );
        new CitationSeriesOrderRule().Check(record, new MemoryLookup(record)).ShouldBeEmpty();
    }

    [Fact]
    public void One_number_and_matter_with_two_dates_is_told_in_both()
    {
        var (a, b) = (
            Record(
                "a",
                "1/BC-A",
                "2021-01-01",
                null,
                null,
                Cite("7/CTr-TLX", "2018-05-12", "nâng cao chất lượng bữa ăn ca người lao động")
            ),
            Record(
                "b",
                "1/BC-B",
                "2021-01-01",
                null,
                null,
                Cite("7/CTr-TLX", "2020-05-12", "chất lượng bữa ăn ca của người lao động")
            )
        );
        var archive = new MemoryLookup(a, b);
        new CitationDateConflictRule().Check(a, archive).ShouldHaveSingleItem().Severity.ShouldBe("warning");
        new CitationDateConflictRule().Check(b, archive).ShouldHaveSingleItem();
    }

    [Fact]
    public void One_number_in_two_years_for_two_matters_is_no_conflict()
    {
        var (a, b) = (
            Record(
                "a",
                null,
                null,
                null,
                null,
                Cite("7/KH-TLX", "2018-05-12", "nâng cao chất lượng bữa ăn ca người lao động")
            ),
            Record(
                "b",
                null,
                null,
                null,
                null,
                Cite("7/KH-TLX", "2020-08-30", "tổ chức giải bóng đá công nhân khu vực phía nam")
            )
        );
        new CitationDateConflictRule().Check(a, new MemoryLookup(a, b)).ShouldBeEmpty();
    }

    [Fact]
    public void One_serial_date_and_matter_under_two_symbols_is_told()
    {
        var (a, b) = (
            Record(
                "a",
                null,
                null,
                null,
                null,
                Cite("9/NQ-TLX", "2020-02-03", "đổi mới công tác khen thưởng trong công nhân")
            ),
            Record(
                "b",
                null,
                null,
                null,
                null,
                Cite("9/NQ-BCX", "2020-02-03", "đổi mới công tác khen thưởng trong công nhân")
            )
        );
        new CitationNumberConflictRule()
            .Check(a, new MemoryLookup(a, b))
            .ShouldHaveSingleItem()
            .Found!.GetValue<string>()
            .ShouldBe("9/NQ-TLX");
    }

    [Theory]
    [InlineData("2021-06-30", "warning")]
    [InlineData("2021-01-03", "info")]
    [InlineData("2020-12-31", null)]
    public void What_is_dated_later_than_the_paper_is_told(string cited, string? severity)
    {
        var record = Record("x", "1/BC-A", "2021-01-01", null, null, Cite("7/KH-TLX", cited));
        new CitationAnachronismRule()
            .Check(record, new MemoryLookup(record))
            .FirstOrDefault()
            ?.Severity.ShouldBe(severity);
        new CitationAnachronismRule().Check(record, new MemoryLookup(record)).Any().ShouldBe(severity is not null);
    }

    [Fact]
    public void What_was_replaced_before_is_told_with_what_replaced_it()
    {
        var by = Record("n", "8/QĐ-A", "2020-05-01", "A", null, Cite("3/QĐ-A", "2018-01-01", null, null, "thay thế"));
        var late = Record("x", "9/KH-A", "2021-01-01", "A", null, Cite("3/QĐ-A", "2018-01-01", null, null, "căn cứ"));
        var early = Record("y", "2/KH-A", "2019-01-01", "A", null, Cite("3/QĐ-A", "2018-01-01", null, null, "căn cứ"));
        var archive = new MemoryLookup(by, late, early);
        new CitationSupersededRule()
            .Check(late, archive)
            .ShouldHaveSingleItem()
            .Expected!.GetValue<string>()
            .ShouldBe("8/QĐ-A");
        new CitationSupersededRule().Check(early, archive).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("31/02/2020", true)]
    [InlineData("05/13/20211", true)]
    [InlineData("27/9", false)]
    public void A_date_that_is_none_is_told(string printed, bool told)
    {
        var citation = Cite("7/KH-TLX") with { DatePrinted = printed };
        new MalformedDateRule().Check(Record("x", null, null, null, null, citation)).Any().ShouldBe(told);
    }
}
