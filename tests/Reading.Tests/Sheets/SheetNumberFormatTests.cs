using Pipeline.Reading.Sheets;

namespace Pipeline.Reading.Tests.Sheets;

public class SheetNumberFormatTests
{
    [Theory]
    [InlineData(1234567.891, "#,##0", "1.234.568")]
    [InlineData(1234567.891, "#,##0.00", "1.234.567,89")]
    [InlineData(0.0804, "0.00%", "8,04%")]
    [InlineData(0.5, "0%", "50%")]
    [InlineData(12, "General", "12")]
    [InlineData(0.25, "General", "0,25")]
    [InlineData(0.30000000000000004, "General", "0,3")]
    [InlineData(2.5, "0", "3")]
    [InlineData(-3, "General", "-3")]
    [InlineData(-1500, "#,##0;(#,##0)", "(1.500)")]
    [InlineData(0, "#,##0;-#,##0;\"-\"", "-")]
    [InlineData(7, "00", "07")]
    [InlineData(15000, "#,##0\"đ\"", "15.000đ")]
    [InlineData(5, "0\\ \"người\"", "5 người")]
    [InlineData(5000000, "#,##0.0,,", "5,0")]
    [InlineData(1500, "_-* #,##0\\ [$₫-42A]_-", "1.500 ₫")]
    [InlineData(43788, "dd/mm/yyyy", "19/11/2019")]
    [InlineData(43788, "[$-1010000]d/m/yyyy;@", "19/11/2019")]
    [InlineData(43788.75, "dd/mm/yyyy hh:mm", "19/11/2019 18:00")]
    [InlineData(43788, "\"ngày\" dd \"tháng\" mm \"năm\" yyyy", "ngày 19 tháng 11 năm 2019")]
    [InlineData(1, "dd/mm/yyyy", "01/01/1900")]
    [InlineData(61, "dd/mm/yyyy", "01/03/1900")]
    [InlineData(0.75, "h:mm", "18:00")]
    [InlineData(-5, "dd/mm/yyyy", "-5")]
    public void Numbers_are_shown_as_in_the_sheet(double value, string pattern, string shown) =>
        SheetNumberFormat.Write(value, pattern).ShouldBe(shown);
}
