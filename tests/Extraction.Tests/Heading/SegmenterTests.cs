using Pipeline.Layout;
using Pipeline.Records;
using Shouldly;
using Xunit;

namespace Pipeline.Extraction.Tests.Heading;

/// <summary>Several documents in one file, and what only looks like several.</summary>
public sealed class SegmenterTests
{
    private static readonly string[] First =
    [
        "L:UBND TỈNH HÀ NAM",
        "L:SỞ Y TẾ",
        "L:Số: 15/TTr-SYT",
        "R:CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "R:Độc lập - Tự do - Hạnh phúc",
        "R:Hà Nam, ngày 03 tháng 4 năm 2021",
        "TỜ TRÌNH",
        "Về việc đề nghị khen thưởng",
        "Kính gửi: Ủy ban nhân dân tỉnh",
        "Sở Y tế trình Ủy ban nhân dân tỉnh xem xét.",
        "Nơi nhận:",
        "- Như trên;",
        "- Lưu: VT.",
        "GIÁM ĐỐC",
        "Lê Văn Hải",
    ];

    private static readonly string[] Second =
    [
        "L:UBND TỈNH HÀ NAM",
        "L:SỞ NỘI VỤ",
        "L:Số: 77/BC-SNV",
        "R:CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "R:Độc lập - Tự do - Hạnh phúc",
        "R:Hà Nam, ngày 12 tháng 4 năm 2021",
        "BÁO CÁO",
        "Kết quả thẩm định",
        "Căn cứ hồ sơ của Sở Y tế.",
        "Nơi nhận:",
        "- Lưu: VT.",
        "GIÁM ĐỐC",
        "Vũ Thị Lan",
    ];

    [Fact]
    public void Two_papers_in_one_file_are_two_records_with_their_pages()
    {
        var records = Read(First, ["Đoạn tiếp theo của tờ trình trên trang hai."], Second);
        records.Select(r => r.Document.Number?.Key).ShouldBe(["15/TTr-SYT", "77/BC-SNV"]);
        records.Select(r => r.Source.FirstPage).ShouldBe([1, 3]);
        records.Select(r => r.Source.Pages).ShouldBe([2, 1]);
        records.Select(r => r.Id).ShouldBe(["id", "id#2"]);
        records[1].Document.Date.ShouldBe("2021-04-12");
        records[1].Document.Signer!.Name.ShouldBe("Vũ Thị Lan");
        records[1].Document.Number!.Anchor!.Start.ShouldBeLessThan(200);
    }

    [Theory]
    [InlineData(
        "Mẫu số 01|L:TÊN CƠ QUAN|L:Số: ……/BC-……|R:CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|R:Độc lập - Tự do - Hạnh phúc|R:……, ngày … tháng … năm 2021|BÁO CÁO|Kết quả thực hiện"
    )]
    [InlineData(
        "PHỤ LỤC II|(Kèm theo Tờ trình số 15/TTr-SYT ngày 03 tháng 4 năm 2021 của Sở Y tế)|R:CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|R:Độc lập - Tự do - Hạnh phúc|BIÊN BẢN|Họp xét khen thưởng"
    )]
    [InlineData(
        "L:UBND XÃ ..........|L:Số: ..../QĐ-UBND|R:CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|R:Độc lập - Tự do - Hạnh phúc|R:......., ngày ... tháng ... năm ......|QUYẾT ĐỊNH|Về việc công nhận"
    )]
    public void Forms_and_annexes_stay_with_their_letter(string form)
    {
        var record = Read(First, form.Split('|')).ShouldHaveSingleItem();
        record.Document.Number!.Key.ShouldBe("15/TTr-SYT");
    }

    [Fact]
    public void A_heading_before_any_signature_opens_nothing() => Read(First[..9], Second).ShouldHaveSingleItem();

    [Fact]
    public void A_heading_without_a_number_is_told_to_a_person()
    {
        var record = Read(
                First,
                [
                    "L:UBND TỈNH HÀ NAM",
                    "L:HỘI ĐỒNG XÉT DUYỆT",
                    "R:CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                    "R:Độc lập - Tự do - Hạnh phúc",
                    "R:Hà Nam, ngày 12 tháng 4 năm 2021",
                    "BIÊN BẢN",
                    "Họp hội đồng",
                ]
            )
            .ShouldHaveSingleItem();
        record.Warnings.Select(w => w.Code).ShouldContain("document.maybe-several");
    }

    [Fact]
    public void Papers_that_follow_one_another_in_a_text_are_divided()
    {
        static string Flow(string[] paper) =>
            string.Join(
                    '\n',
                    paper.Select(l =>
                        l.StartsWith("L:", StringComparison.Ordinal) || l.StartsWith("R:", StringComparison.Ordinal)
                            ? l[2..]
                            : l
                    )
                )
                .Replace("\nCỘNG", "\n\nCỘNG", StringComparison.Ordinal);
        var layout = HeadingLayouts.Plain(Flow(First) + "\n\n" + Flow(Second));
        var records = RecordExtractor.Default.Extract(layout, "id", new SourceInfo { Path = "p", Format = "text" });
        records.Select(r => r.Document.Number?.Key).ShouldBe(["15/TTr-SYT", "77/BC-SNV"]);
        records[1].Document.Issuer.ShouldBe("Sở Nội vụ tỉnh Hà Nam");
        records[0].Document.Signer!.Name.ShouldBe("Lê Văn Hải");
    }

    private static IReadOnlyList<DocumentRecord> Read(params string[][] pages)
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
                    Source = PageSource.Text,
                }
            );
            var (left, right, both) = (60.0, 60.0, 130.0);
            builder.BeginBlock();
            foreach (var line in pages[i])
            {
                if (line.StartsWith("L:", StringComparison.Ordinal))
                {
                    builder.AddLine(HeadingLayouts.Words(line[2..], 165, left, null));
                    left += 17;
                }
                else if (line.StartsWith("R:", StringComparison.Ordinal))
                {
                    builder.AddLine(HeadingLayouts.Words(line[2..], 425, right, null));
                    right += 17;
                }
                else
                {
                    builder.AddLine(HeadingLayouts.Words(line, 305, both, null));
                    both += 17;
                }
            }
        }
        return RecordExtractor.Default.Extract(builder.Build(), "id", new SourceInfo { Path = "p", Format = "pdf" });
    }
}
