using Pipeline.Records;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Tests.Citations;

public class OwnNumberTests
{
    private static DocumentHeading Heading(
        string? key,
        string type,
        string symbolType,
        string issuer,
        string? date = "2020-11-19"
    ) =>
        new()
        {
            Number = new NumberField
            {
                Printed = key ?? $"/{symbolType}-{issuer}",
                Key = key,
                Fold = key is null ? null : Pipeline.Vietnamese.Characters.Folding.FoldUpper(key),
                Serial = key?.Split('/')[0],
                Type = symbolType,
                Issuer = issuer,
            },
            Type = type,
            Date = date,
        };

    [Theory]
    [InlineData("(Kèm theo Báo cáo số: 33 /BC-ABC, ngày 19 tháng 11 năm 2020 của ABC)", "")]
    [InlineData("(Kèm theo Báo cáo số      /BC-ABC, ngày    tháng 11 năm 2020)", "")]
    [InlineData("Báo cáo số 33/BC-ABC nêu trên", "")]
    [InlineData("Báo cáo số 33/BC-ABC ngày 2/3/2019 của năm trước", "33/BC-ABC")]
    [InlineData("Báo cáo số 34/BC-ABC", "34/BC-ABC")]
    [InlineData("Số: 33/BC-ABC\nCăn cứ Quyết định số 5/QĐ-ABC", "5/QĐ-ABC")]
    [InlineData("Số:\n99/BC-XYZ\nCăn cứ Quyết định số 5/QĐ-ABC", "5/QĐ-ABC")]
    [InlineData("Số: 99/BC-XYZ\nCăn cứ Quyết định số 5/QĐ-ABC", "5/QĐ-ABC")]
    public void The_paper_does_not_cite_itself(string text, string expected) =>
        Reading.ReadCitations(text, Heading("33/BC-ABC", "Báo cáo", "BC", "ABC")).Summary().ShouldBe(expected);

    [Theory]
    [InlineData("(Kèm theo Quyết định số 287/QĐ-ABC ngày 24 tháng 10 năm 2022)", "")]
    [InlineData("Căn cứ Quyết định số 287/QĐ-ABC ngày 24 tháng 10 năm 2022", "287/QĐ-ABC")]
    public void An_unread_number_is_known_over_its_annex(string text, string expected) =>
        Reading
            .ReadCitations(text, Heading(null, "Quyết định", "QĐ", "ABC", "2022-10-24"))
            .Summary()
            .ShouldBe(expected);

    [Fact]
    public void A_house_without_symbols_cites_without_symbols()
    {
        var heading = new DocumentHeading
        {
            Number = new NumberField
            {
                Printed = "2345",
                Key = "2345",
                Fold = "2345",
                Serial = "2345",
            },
            Type = "Quyết định",
            Date = "2022-09-22",
        };
        Reading
            .ReadCitations(
                "tại Tờ trình số 2345 ngày 22 tháng 09 năm 2022 (Kèm theo quyết định số 2345 ngày 22 tháng 09 năm 2022)",
                heading
            )
            .Summary()
            .ShouldBe("2345");
    }

    [Fact]
    public void A_day_without_year_takes_the_papers_year()
    {
        var heading = new DocumentHeading { Date = "2023-03-10" };
        Reading
            .ReadCitations("Hướng dẫn số 12/HD-ABC ngày 27/9 và Hướng dẫn số 13/HD-ABC ngày 05/02", heading)
            .Select(c => c.Date)
            .ShouldBe(["2022-09-27", "2023-02-05"]);
        Reading
            .ReadCitations("Hướng dẫn số 12/HD-ABC ngày 27/9")
            .Single()
            .Date.ShouldBeNull("no context tells the year");
    }
}
