using Pipeline.Reading.Tables;

namespace Pipeline.Reading.Tests.Tables;

public class RuledGridTests
{
    public static TheoryData<string, string, string> Drawn =>
        new()
        {
            {
                "plain",
                """
                    +-------+-------+
                    | TT    | Tên   |
                    +-------+-------+
                    | 1     | Sổ    |
                    |       | tay   |
                    +-------+-------+
                    """,
                "0,0 TT|0,1 Tên|1,0 1|1,1 Sổ/tay"
            },
            {
                "merged cells stand once",
                """
                    +-------+-------+-------+
                    | TT    | Điểm          |
                    |       +-------+-------+
                    |       | Chuẩn | Chấm  |
                    +-------+-------+-------+
                    | 1     | 5     | 4,5   |
                    +-------+-------+-------+
                    """,
                "0,0 2x1 TT|0,1 1x2 Điểm|1,1 Chuẩn|1,2 Chấm|2,0 1|2,1 5|2,2 4,5"
            },
            {
                "open sides are closed by where the level rules end",
                """
                    ------------+-----------
                      Chỉ tiêu  |  Kết quả
                    ------------+-----------
                      Lúa       |  12
                    ------------+-----------
                    """,
                "0,0 Chỉ tiêu|0,1 Kết quả|1,0 Lúa|1,1 12"
            },
        };

    [Theory, MemberData(nameof(Drawn))]
    public void Rebuilds_cells(string why, string art, string expected)
    {
        var words = PageArt.Words(art);
        var grids = RuledGrid.Find(PageArt.Rules(art));
        var table = PageTable.Fill(1, grids, words).ShouldHaveSingleItem(why);
        string.Join(
                '|',
                table.Grid.Cells.Select(
                    (c, i) =>
                        $"{c.Row},{c.Column} {(c.RowSpan + c.ColumnSpan > 2 ? $"{c.RowSpan}x{c.ColumnSpan} " : "")}{table.Texts[i].Replace('\n', '/')}".TrimEnd()
                )
            )
            .ShouldBe(expected, why);
        words.ShouldBeEmpty("words of cells are not given twice");
    }

    [Theory]
    [InlineData("a frame around a text", "+-------+\n| chữ   |\n+-------+")]
    [InlineData("an underlined word", " Độc lập\n---------")]
    public void Is_no_table(string why, string art) => RuledGrid.Find(PageArt.Rules(art)).ShouldBeEmpty(why);

    [Fact]
    public void A_table_goes_on_over_the_page_end()
    {
        var joined = MultiPageTableJoiner.Join([Part(1, First), Part(2, Second)]);
        joined.Rows.ShouldBe(3);
        joined.PageBreaks.ShouldBe([2]);
        joined
            .Cells.Select(c => $"{c.Row},{c.Column} p{c.Page} {c.Text.Replace('\n', '/')}")
            .ShouldBe([
                "0,0 p1 TT",
                "0,1 p1 Tên",
                "1,0 p1 1",
                "1,1 p1 Sổ tay của/đơn vị này",
                "2,0 p2 2",
                "2,1 p2 Khác",
            ]);
    }

    [Fact]
    public void Other_columns_are_another_table() =>
        MultiPageTableJoiner
            .IsContinuation(
                Part(1, First),
                Part(2, "+----+----+----+\n| 1  | a  | b  |\n+----+----+----+\n| 2  | a  | b  |\n+----+----+----+")
            )
            .ShouldBeFalse();

    private const string First =
        "+-------+--------------+\n| TT    | Tên          |\n+-------+--------------+\n| 1     | Sổ tay của   |\n+-------+--------------+";
    private const string Second =
        "+-------+--------------+\n|       | đơn vị này   |\n+-------+--------------+\n| 2     | Khác         |\n+-------+--------------+";

    private static PageTable Part(int page, string art) =>
        PageTable.Fill(page, RuledGrid.Find(PageArt.Rules(art)), PageArt.Words(art)).Single();
}
