using Pipeline.Vietnamese.Dates;

namespace Pipeline.Vietnamese.Tests;

public class VietnameseDateParserTests
{
    [Theory]
    [InlineData("ngày 04 tháng 11 năm 2022", "2022-11-04")]
    [InlineData("Ngày 4 tháng 1 năm 2021", "2021-01-04")]
    [InlineData("ngày  04\ntháng 11   năm 2022", "2022-11-04")]
    [InlineData("ngày 04 tháng 11, năm 2022", "2022-11-04")]
    [InlineData("ngảy 04 tháng 11 năm 2022", "2022-11-04")]
    [InlineData("02/11/2022", "2022-11-02")]
    [InlineData("ngày 02 / 11 / 2022", "2022-11-02")]
    [InlineData("5/2/2020", "2020-02-05")]
    [InlineData("30.4.1975", "1975-04-30")]
    [InlineData("06-4-2023", "2023-04-06")]
    [InlineData("06–4–2023", "2023-04-06")]
    [InlineData("29/02/2020", "2020-02-29")]
    [InlineData("5/2/20", "2020-02-05")]
    [InlineData("30/4/75", "1975-04-30")]
    [InlineData("tháng 5 năm 2020", "2020-05")]
    [InlineData("tháng 02/2021", "2021-02")]
    [InlineData("02/2021", "2021-02")]
    [InlineData("12-2025", "2025-12")]
    [InlineData("22/1 1/2019", "2019-11-22")]
    [InlineData("ngày 22 tháng 1 1 hăm 2019", "2019-11-22")]
    [InlineData("ngày 22 tháng 1l năm 2019", "2019-11-22")]
    [InlineData("ngày l3 tháng 1O năm 2024", "2024-10-13")]
    [InlineData("ngày 09\" tháng 6 năm 2024", "2024-06-09")]
    [InlineData("ngày 15’ tháng 3 năm 2O24", "2024-03-15")]
    [InlineData("l2/11/2019", "2019-11-12")]
    [InlineData("ngày 12\n\ftháng 10 năm 2019", "2019-10-12")]
    public void Reads_dates(string printed, string iso)
    {
        var date = VietnameseDateParser.Parse(printed).Value;
        date.ToString().ShouldBe(iso);
        VietnameseDateParser.Parse(date.ToPrinted()).Value.ShouldBe(date);
        VietnameseDateParser.Parse(date.ToHeading()).Value.ShouldBe(date);
    }

    [Theory]
    [InlineData("ngày 27/9", "--09-27")]
    [InlineData("ngày 27 tháng 9", "--09-27")]
    [InlineData("27/9", "--09-27")]
    [InlineData("tháng 9", "--09")]
    [InlineData("quý IV năm 2025", "2025-Q4")]
    [InlineData("Quý 3/2020", "2020-Q3")]
    [InlineData("quý II", "--Q2")]
    [InlineData("năm 2020", "2020")]
    [InlineData("2020", "2020")]
    [InlineData("02/11/2022", "2022-11-02")]
    public void Reads_what_is_less_than_a_date(string printed, string told) =>
        VietnameseDateParser.ParsePartial(printed).Value.ToString().ShouldBe(told);

    [Theory]
    [InlineData("ngày 27/9", 2021, "2021-09-27")]
    [InlineData("ngày 29/02", 2021, null)]
    [InlineData("ngày 29/02", 2020, "2020-02-29")]
    public void Takes_the_year_of_its_context(string printed, int year, string? told) =>
        VietnameseDateParser.ParsePartial(printed).Value.WithYear(year)?.ToString().ShouldBe(told);

    [Theory]
    [InlineData("22/11/20222", "'22/11/20222' has a year of 5 digits.")]
    [InlineData("22/11/202", "'22/11/202' has a year of 3 digits.")]
    [InlineData("31/02/2020", "'31/02/2020' has an impossible day.")]
    [InlineData("29/02/2021", "'29/02/2021' has an impossible day.")]
    [InlineData("00/02/2021", "'00/02/2021' has an impossible day.")]
    [InlineData("12/13/2021", "'12/13/2021' has an impossible month.")]
    [InlineData("12/12/1821", "'12/12/1821' has an impossible year.")]
    [InlineData("12/12/43", "'12/12/43' has an ambiguous year.")]
    [InlineData("ngày 27/9", "'ngày 27/9' has no year.")]
    [InlineData("năm 2020", "'năm 2020' has no month.")]
    [InlineData("ngày tháng năm 2024", "'ngày tháng năm 2024' is not a date.")]
    [InlineData("1.2.3", "'1.2.3' is not a date.")]
    [InlineData("724/724", "'724/724' is not a date.")]
    [InlineData("02/11/2022x", "'02/11/2022x' is not a date.")]
    [InlineData("", "'' is not a date.")]
    public void Says_why_it_is_none(string printed, string error) =>
        VietnameseDateParser.Parse(printed).Error.ShouldBe(error);
}
