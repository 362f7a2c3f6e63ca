using Shouldly;
using Xunit;

namespace Pipeline.Extraction.Tests.Scoring;

/// <summary>
/// Shapes of score sheets: what the numbers count, where the total stands, how columns divide the points.
/// </summary>
public sealed class SheetShapeTests
{
    private const string Header = "TT\tNội dung\tĐiểm tối đa\tTự chấm\n";

    [Theory]
    [InlineData(
        "merged cells",
        "<table><tr><td>STT</td><td>Nhóm tiêu chí</td><td>Tiêu chí cụ thể</td><td>Điểm tối đa</td><td>Điểm tự chấm</td></tr><tr><td rowspan=2>1</td><td rowspan=2>Sinh hoạt</td><td>Đúng định kỳ hằng tháng</td><td>10</td><td>10</td></tr><tr><td>Nội dung phong phú, thiết thực</td><td>15</td><td>9</td></tr><tr><td rowspan=2>2</td><td rowspan=2>Hội phí</td><td>Thu đầy đủ của hội viên</td><td>10</td><td>8</td></tr><tr><td>Nộp cấp trên đúng hạn</td><td>10</td><td>10</td></tr></table>",
        "^ ^ ^ ^"
    )]
    [InlineData(
        "one number, its group once, a head with parts",
        "<table><tr><td>STT</td><td>Lĩnh vực</td><td>Nội dung</td><td>Điểm tối đa</td><td>Điểm tự chấm</td></tr><tr><td>1</td><td rowspan=3>Sinh hoạt</td><td>Tổ chức sinh hoạt hằng tháng</td><td>20</td><td>19</td></tr><tr><td>1.1</td><td>Đúng định kỳ</td><td>10</td><td>10</td></tr><tr><td>1.2</td><td>Nội dung phong phú</td><td>10</td><td>9</td></tr></table>",
        "^ ^0 ^0"
    )]
    public void A_number_that_counts_groups_heads_no_row(string why, string html, string parents) =>
        string.Join(' ', TabbedText.Read(MarkupText.Layout(html)).ScoringTables[0].Rows.Select(r => "^" + r.Parent))
            .ShouldBe(parents, why);

    [Theory]
    [InlineData(
        "a total of two parts is no total of one",
        "1\tHọp\t10\t9|2\tThu\t10\t10|\tTổng điểm (Phần I + Phần II)\t20\t19",
        "20 19 rows 2"
    )]
    [InlineData(
        "a total of one part is none of the table",
        "1\tHọp\t10\t9|2\tThu\t10\t10|\tTổng điểm phần I\t20\t19",
        "  rows 2"
    )]
    [InlineData("a formula after a colon", "1\tHọp\t10\t9|2\tThu\t10\t10|\tCộng: (I+II)\t20\t19", "20 19 rows 2")]
    [InlineData("told in the wording", "1\tHọp\t10\t9|2\tThu\t10\t10|\tTổng điểm: 19/20 điểm\t\t", "20 19 rows 2")]
    [InlineData("the score alone told", "1\tHọp\t10\t9|2\tThu\t10\t10|\tTổng điểm tự chấm: 19 điểm\t\t", " 19 rows 2")]
    [InlineData("one part told", "1\tHọp\t10\t9|2\tThu\t10\t10|\tTổng điểm mục I: 19 điểm\t\t", "  rows 2")]
    [InlineData("points without words that are the sum", "1\tHọp\t10\t9|2\tThu\t10\t10|\t\t20\t19", "20 19 rows 2")]
    [InlineData("points without words that are no sum", "1\tHọp\t10\t9|2\tThu\t10\t10|\t\t15\t14", "  rows 3")]
    public void Totals_stand_in_many_ways(string why, string rows, string expected)
    {
        var table = TabbedText.Read(Header + rows.Replace('|', '\n')).ScoringTables[0];
        $"{table.Totals?.Max} {table.Totals?.Score} rows {table.Rows.Length}".ShouldBe(expected, why);
    }

    [Theory]
    [InlineData(
        "parts and wholes in columns of their own",
        "I\tKinh tế\t\t50\t\t47|1\tTrồng trọt\t20\t\t18\t|2\tChăn nuôi\t30\t\t29\t|II\tXã hội\t\t30\t\t30|1\tGiáo dục\t30\t\t30\t",
        "50/47 20/18 30/29 30/30 30/30"
    )]
    [InlineData(
        "both filled in a row: two columns",
        "1\tTrồng trọt\t20\t25\t18\t23|2\tChăn nuôi\t30\t35\t29\t34",
        "20/18 30/29"
    )]
    public void One_meaning_in_two_columns(string why, string rows, string points)
    {
        var html =
            "<table><tr><td rowspan=2>TT</td><td rowspan=2>Nội dung</td><td colspan=2>Điểm chuẩn</td><td colspan=2>Tự chấm</td></tr><tr><td>Thành phần</td><td>Tổng</td><td>Thành phần</td><td>Tổng</td></tr>"
            + string.Concat(
                rows.Split('|')
                    .Select(r => "<tr>" + string.Concat(r.Split('\t').Select(c => $"<td>{c}</td>")) + "</tr>")
            )
            + "</table>";
        string.Join(
                ' ',
                TabbedText.Read(MarkupText.Layout(html)).ScoringTables[0].Rows.Select(r => $"{r.Max}/{r.Score}")
            )
            .ShouldBe(points, why);
    }
}
