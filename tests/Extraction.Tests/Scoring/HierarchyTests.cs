using Shouldly;
using Xunit;

namespace Pipeline.Extraction.Tests.Scoring;

/// <summary>What stands below what, told by the numbers of rows.</summary>
public sealed class HierarchyTests
{
    private const string Header = "TT\tNội dung\tĐiểm chuẩn\n";

    [Theory]
    [InlineData(
        "numbers with points",
        "1\tThi đua\t10|1.1\tĐăng ký\t4|1.2\tTổng kết\t6|2\tTài chính\t5",
        "1 1.1 1.2 2"
    )]
    [InlineData(
        "letters of one series in two cases",
        "1\tChuyên môn\t30|a\tĐất đai\t10|a1\tHướng dẫn\t10|b\tKhoáng sản\t10|b1\tThống kê\t10|b.1.1\tBáo cáo\t5|C\tMôi trường\t10|C1\tThu gom\t10|2\tCán bộ\t5",
        "1 1.a 1.a1 1.b 1.b1 1.b.1.1 1.C 1.C1 2"
    )]
    [InlineData(
        "sections in capitals over points in small letters",
        "A\tPhong trào\t20|1\tThi đua\t20|a\tĐăng ký\t10|b\tTổng kết\t10|B\tTổ chức\t5|1\tHọp\t5",
        "A A.1 A.1.a A.1.b B B.1"
    )]
    [InlineData(
        "strokes of a Roman number read as l and 1",
        "I\tThi đua\t20|1\tĐăng ký\t20|lI\tTổ chức\t20|1\tHọp\t20|I1l\tTài chính\t5|1\tThu\t5|lV\tNữ công\t5|1\tTập huấn\t5",
        "I I.1 II II.1 III III.1 IV IV.1"
    )]
    [InlineData("eleven in strokes", "9\tHọp\t1|10\tThu\t1|l1\tChi\t1|12\tSổ\t1", "9 10 11 12")]
    [InlineData(
        "sections begin anew below a second part",
        "A\tChỉ tiêu\t60|I\tChung\t40|1\tHọp\t40|II\tRiêng\t20|1\tThu\t20|B\tNhiệm vụ\t40|I\tTrọng tâm\t40",
        "A A.I A.I.1 A.II A.II.1 B B.I"
    )]
    [InlineData(
        "a second part headed by its word",
        "\tPHẦN I: ĐIỂM TIÊU CHÍ|I\tThi đua\t20|1\tĐăng ký\t20|\tPHẦN II: ĐIỂM THƯỞNG|1\tSáng kiến\t5",
        " I I.1  1"
    )]
    [InlineData(
        "numbers that begin anew",
        "1\tSản phẩm\t50|2\tKhách hàng\t80|3\tThị trường\t50|1.1\tLãnh đạo\t65|1.2\tQuản trị\t50",
        "1 2 3 1.1 1.2"
    )]
    public void Paths_follow_the_numbers(string why, string rows, string paths) =>
        string.Join(' ', TabbedText.Read(Header + rows.Replace('|', '\n')).ScoringTables[0].Rows.Select(r => r.Path))
            .ShouldBe(paths, why);
}
