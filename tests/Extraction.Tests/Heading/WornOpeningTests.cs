using Pipeline.Layout;
using Pipeline.Records;
using Shouldly;
using Xunit;

namespace Pipeline.Extraction.Tests.Heading;

/// <summary>
/// A second paper within a scan is found although OCR spoiled one of the signs of its heading; forms and annexes still
/// open nothing.
/// </summary>
public sealed class WornOpeningTests
{
    private const string Signed = "Nơi nhận:|- Như trên;|- Lưu: VT.|GIÁM ĐỐC|Lê Văn Hải";
    private const string First =
        "L:UBND TỈNH HÀ NAM|L:SỞ Y TẾ|L:Số: 15/TTr-SYT|R:CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|R:Độc lập - Tự do - Hạnh phúc|R:Hà Nam, ngày 03 tháng 4 năm 2021|TỜ TRÌNH|Về việc đề nghị khen thưởng|Kính gửi: Ủy ban nhân dân tỉnh|Sở Y tế trình Ủy ban nhân dân tỉnh xem xét.";
    private const string Left =
        "L:UBND TỈNH HÀ NAM|L:SỞ NỘI VỤ|L:Số: 77/BC-SNV|R:CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|R:Độc lập - Tự do - Hạnh phúc|";
    private const string Rest = "|BÁO CÁO|Kết quả thẩm định|Căn cứ hồ sơ của Sở Y tế.|" + Signed;

    [Theory]
    [InlineData("R:Hà Nam, ngày 12 tháng 4 năm 2021", 2)]
    [InlineData("R:Hà Nam, ngày12 tháng Ô năm 2021", 2)] // ink that ran into its label
    [InlineData("R:Hà Nam, ngàyÔ tháng Ì 2 năm 2021", 2)]
    [InlineData("R:Hà Nam, nqav 1z thàng 4 näm 2021", 2)] // of the line only its year is left
    [InlineData("R:Hà Nam, nqav 1z thàng 4 näm", 1)]
    [InlineData("R:Zz“....|R:Hà Nam, ngày 12 tháng 4 năm 2021", 2)] // the rule under the heading
    [InlineData("R:......., ngày ... tháng ... năm ......", 1)] // a form
    public void A_worn_place_and_date_line_still_opens_a_paper(string date, int papers)
    {
        var records = Read(First + "|" + Signed, Left + date + Rest);
        records.Count.ShouldBe(papers);
        if (papers > 1)
            records.Select(r => r.Document.Number?.Key).ShouldBe(["15/TTr-SYT", "77/BC-SNV"]);
    }

    [Theory]
    [InlineData("L:Số: 77/BC-SNV", "L:/BC-SNV", 2)]
    [InlineData("L:Số: 77/BC-SNV", "L:5ố 77 /BC-SNV", 2)]
    [InlineData("L:Số: 77/BC-SNV", "L:Tn", 1)]
    [InlineData("R:CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "R:CQNG HQA XA HOl GHU NGHlA VlET", 2)]
    [InlineData(
        "R:CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|R:Độc lập - Tự do - Hạnh phúc",
        "R:CQNG HQA XA HOl GHU NGHlA VlET",
        1
    )]
    [InlineData("|BÁO CÁO|", "|BAQ GAQ|", 2)]
    [InlineData("L:UBND TỈNH HÀ NAM|L:SỞ NỘI VỤ|", "", 1)]
    public void One_sign_of_the_heading_may_be_spoiled(string sign, string worn, int papers) =>
        Read(
            First + "|" + Signed,
            (Left + "R:Hà Nam, ngày 12 tháng 4 năm 2021" + Rest).Replace(sign, worn, StringComparison.Ordinal)
        )
            .Count.ShouldBe(papers);

    [Theory]
    [InlineData("ngày12 tháng 4 năm 2021", null)] // print keeps the blank: the day is ink
    [InlineData("ngày 12 tháng 4 năm 2021", "2021-04-12")]
    public void A_day_that_OCR_puts_into_one_word_with_its_label_is_not_believed(string printed, string? date) =>
        Read(Left + "R:Hà Nam, " + printed + Rest).ShouldHaveSingleItem().Document.Date.ShouldBe(date);

    [Theory]
    [InlineData(true, 0, "", 2)] // the page is short, so the paper ended on it: its signature was not read
    [InlineData(true, 32, "", 1)] // the paper may go on from a full page
    [InlineData(false, 0, "", 1)] // no scan: what is not there was not printed
    [InlineData(true, 0, "PHỤ LỤC II|", 1)]
    [InlineData(true, 0, "Mẫu số 01|", 1)]
    public void A_whole_heading_after_a_short_page_opens_a_paper_where_the_signature_was_lost(
        bool scanned,
        int more,
        string above,
        int papers
    ) =>
        Read(
            scanned,
            First + string.Concat(Enumerable.Repeat("|Nội dung tiếp theo của tờ trình trên trang này", more)),
            above + Left + "R:Hà Nam, ngày 12 tháng 4 năm 2021" + Rest
        )
            .Count.ShouldBe(papers);

    [Fact]
    public void A_cover_without_number_is_no_paper_that_ended() =>
        Read(
                "R:CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|R:Độc lập - Tự do - Hạnh phúc|R:Hà Nam, ngày 12 tháng 4 năm 2021|ĐỀ ÁN|Cải cách hành chính",
                Left + "R:Hà Nam, ngày 12 tháng 4 năm 2021" + Rest
            )
            .ShouldHaveSingleItem();

    private static IReadOnlyList<DocumentRecord> Read(params string[] pages) => Read(true, pages);

    private static IReadOnlyList<DocumentRecord> Read(bool scanned, params string[] pages)
    {
        var builder = new LayoutBuilder("pdf", paged: true);
        for (var i = 0; i < pages.Length; i++)
        {
            builder.BeginPage(
                new Page
                {
                    Number = i + 1,
                    Width = 595,
                    Height = 842,
                    Source = scanned ? PageSource.Ocr : PageSource.Text,
                }
            );
            var (left, right, both) = (60.0, 60.0, 150.0);
            builder.BeginBlock();
            foreach (var line in pages[i].Split('|'))
            {
                double? sure = scanned
                    ? line.Contains('“', StringComparison.Ordinal)
                        ? 0.1
                        : 0.95
                    : null;
                if (line.StartsWith("L:", StringComparison.Ordinal))
                {
                    builder.AddLine(HeadingLayouts.Words(line[2..], 165, left, sure));
                    left += 17;
                }
                else if (line.StartsWith("R:", StringComparison.Ordinal))
                {
                    builder.AddLine(HeadingLayouts.Words(line[2..], 425, right, sure));
                    right += 17;
                }
                else
                {
                    builder.AddLine(HeadingLayouts.Words(line, 305, both, sure));
                    both += 17;
                }
            }
        }
        return RecordExtractor.Default.Extract(
            builder.Build(),
            "id",
            new SourceInfo
            {
                Path = "p",
                Format = "pdf",
                Scanned = scanned,
            }
        );
    }
}
