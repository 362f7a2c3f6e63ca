using Pipeline.Layout;
using Pipeline.Reading.Html;

namespace Pipeline.Reading.Tests.Html;

public class HtmlReaderTests
{
    private static DocumentLayout Read(string html) => HtmlReader.Read(html, default);

    [Theory]
    [InlineData("<p>một  <b>hai</b>\n ba</p><p>bốn</p>", "một hai ba\nbốn")]
    [InlineData("một<br>hai<div>ba</div>", "một\nhai\nba")]
    [InlineData("<p>rộng 100m<sup>2</sup>, năm 2020<sup>1</sup></p>", "rộng 100m², năm 2020¹")]
    [InlineData("<p>năm 2020<a href=\"#_ftn1\">[1]</a></p>", "năm 2020[1]")]
    [InlineData("<p>thấy</p><p style=\"display: none\">ẩn</p><script>x</script><p hidden>ẩn</p>", "thấy")]
    [InlineData("<ol start=\"3\"><li>ba</li><li>bốn</li></ol><ul><li>gạch</li></ul>", "3. ba\n4. bốn\n- gạch")]
    [InlineData("<p style=\"text-transform:uppercase\">báo cáo</p>", "BÁO CÁO")]
    [InlineData("<p>trên</p><p>---------</p><p>dưới</p>", "trên\ndưới")]
    [InlineData("<p>a&nbsp;b &lt;c&gt; &amp; 5/3/2020</p>", "a b <c> & 5/3/2020")]
    [InlineData("<p>C&eacute;ng ho&micro; x&middot; h&eacute;i chñ nghÜa</p>", "Cộng hoà xã hội chủ nghĩa")]
    [InlineData("<p>chưa đóng <b>đậm<p>kế", "chưa đóng đậm\nkế")]
    public void Shows_what_a_browser_shows(string html, string text) => Read(html).Text.ShouldBe(text + "\n");

    [Fact]
    public void Tables_keep_merges()
    {
        var layout = Read(
            "<table border=1><thead><tr><th rowspan=2>TT</th><th colspan=2>Điểm</th></tr><tr><td>Chuẩn</td><td>Thưởng</td></tr></thead><tfoot><tr><td>Cộng</td><td>9</td><td></td></tr></tfoot><tbody><tr><td>1</td><td>5<br>6</td><td>7</td></tr></tbody></table>"
        );
        var table = layout.Tables.ShouldHaveSingleItem();
        (table.RowCount, table.ColumnCount, table.Source).ShouldBe((4, 3, TableSource.Markup));
        table
            .Cells.Select(c => $"{c.Row},{c.Column} {c.RowSpan}x{c.ColumnSpan} {layout.Slice(c.Span)}")
            .ShouldBe([
                "0,0 2x1 TT",
                "0,1 1x2 Điểm",
                "1,1 1x1 Chuẩn",
                "1,2 1x1 Thưởng",
                "2,0 1x1 1",
                "2,1 1x1 5\n6",
                "2,2 1x1 7",
                "3,0 1x1 Cộng",
                "3,1 1x1 9",
                "3,2 1x1 ",
            ]);
    }

    [Theory]
    [InlineData("colspan=99999999 rowspan=99999999")]
    [InlineData("colspan=-3 rowspan=x")]
    public void Absurd_spans_are_bounded(string spans) =>
        Read($"<table><tr><td {spans}>a</td><td>b</td></tr><tr><td>c</td></tr></table>")
            .Tables.Single()
            .ColumnCount.ShouldBeLessThan(2000);

    [Fact]
    public void Heading_tables_are_columns_also_within_layout_tables()
    {
        var layout = Read(
            "<table><tr><td><table border=0><tr><td><p>BỘ A</p></td><td><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p></td></tr><tr><td>Số: 1/QĐ-BA</td><td>Hà Nội, ngày 1 tháng 2 năm 2020</td></tr></table><p>QUYẾT ĐỊNH</p></td></tr></table>"
        );
        layout.Tables.ShouldBeEmpty();
        layout.Text.ShouldBe(
            "BỘ A\nSố: 1/QĐ-BA\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHà Nội, ngày 1 tháng 2 năm 2020\nQUYẾT ĐỊNH\n"
        );
        layout
            .Pages[0]
            .Blocks.Select(b => b.Kind)
            .ShouldBe([BlockKind.HeadingColumn, BlockKind.HeadingColumn, BlockKind.Paragraph]);
    }

    [Fact]
    public void Of_a_portal_page_the_document_is_read_and_its_title_kept()
    {
        var layout = Read(
            "<html><head><title>Cổng thông tin</title></head><body><div class=top><nav><a href=1>Trang chủ</a></nav><ul class=breadcrumb><li>Văn bản</li><li>Nghị định số 5/2020/NĐ-CP về thi đua</li></ul></div>"
                + "<div class=page><div class=side><a href=1>Tin một</a><a href=2>Tin hai</a><a href=3>Tin ba</a><p>Lượt xem 12</p></div><div class=doc><table><tr><td>CHÍNH PHỦ</td><td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</td></tr></table>"
                + "<p>Nghị định này quy định chi tiết một số điều của Luật Thi đua, khen thưởng.</p><p>Điều 1. Phạm vi điều chỉnh và đối tượng áp dụng của nghị định.</p></div></div><footer>Bản quyền</footer></body></html>"
        );
        layout.Title.ShouldBe("Nghị định số 5/2020/NĐ-CP về thi đua");
        layout.Text.ShouldStartWith("CHÍNH PHỦ\nCỘNG HÒA");
        layout.Text.ShouldNotContain("Lượt xem");
        layout.Text.ShouldNotContain("Bản quyền");
    }

    [Fact]
    public void Fonts_come_from_tags_and_styles() =>
        Read("<p style=\"font-size:16px\"><b>Đậm</b></p><p><i>nghiêng</i> và thường dài hơn</p>")
            .Pages[0]
            .Blocks.SelectMany(b => b.Lines)
            .Select(l => l.Font)
            .ShouldBe([new FontStyle(12, true, false), null]);
}
