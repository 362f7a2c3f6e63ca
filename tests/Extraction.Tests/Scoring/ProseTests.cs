using Pipeline.Records;

namespace Pipeline.Extraction.Tests.Scoring;

/// <summary>Points that reports and minutes tell in running text; all of it invented.</summary>
public class ProseTests
{
    [Theory]
    // Clauses of one line are one row, a lawful bonus stays beside its score.
    [InlineData(
        "1. Sinh hoạt: điểm chuẩn 20 điểm, tự chấm 18 điểm.|2. Hội phí: điểm chuẩn 30 điểm, thưởng 2 điểm, tự chấm 32 điểm.",
        "1 18/20; 2 32/30+2"
    )]
    [InlineData(
        "1. Sinh hoạt: điểm chuẩn 20, cộng 2, tự chấm 22, thống nhất đạt 21 điểm|2. Hội phí: điểm chuẩn 30, tự chấm 30, thống nhất đạt 30 điểm",
        "1 22/20+2 a21; 2 30/30 a30"
    )]
    [InlineData("1. Sinh hoạt: tự chấm 22/20 điểm (cộng 2 điểm)|2. Hội phí: tự chấm 5/5 điểm", "1 22/20+2; 2 5/5")]
    [InlineData(
        "1. Sinh hoạt: điểm chuẩn 5 điểm, tự chấm 05 điểm + 0,5 điểm cộng|2. Hội phí: điểm chuẩn 5 điểm, tự chấm 4,5 điểm",
        "1 5/5+0.5 sb0.5; 2 4.5/5"
    )]
    // A sum behind a label, among rows that score themselves; the maximum in parentheses behind the name.
    [InlineData(
        "1. Sinh hoạt: tự chấm 5/5 điểm|2. Hội phí: 05 điểm + 0,5 điểm cộng = 5,5 điểm|3. Sổ sách: tự chấm 4/5 điểm",
        "1 5/5; 2 5.5/+0.5; 3 4/5"
    )]
    [InlineData(
        "I. Nền nếp (20 điểm): tự chấm 19 điểm|1. Họp (10 điểm): tự chấm 10 điểm|2. Sổ sách (10 điểm): tự chấm 9 điểm",
        "I 19/20; I.1 10/10 ^0; I.2 9/10 ^0"
    )]
    // Labels with words, and what stands below what.
    [InlineData(
        "TIÊU CHUẨN 1: Tổ chức, điểm chuẩn 15 điểm, tự chấm 14 điểm|Mục a1: Kế hoạch, điểm chuẩn 10 điểm, tự chấm 9 điểm|Mục a2: Sơ kết, điểm chuẩn 5 điểm, tự chấm 5 điểm|TIÊU CHUẨN 2: Tài chính, điểm chuẩn 10 điểm, tự chấm 10 điểm",
        "1 14/15; 1.a1 9/10 ^0; 1.a2 5/5 ^0; 2 10/10"
    )]
    [InlineData(
        "1. Sinh hoạt: tự chấm 18/20 điểm|- Đúng kỳ: tự chấm 10/10 điểm|- Nội dung: tự chấm 8/10 điểm",
        "1 18/20; · 10/10 ^0; · 8/10 ^0"
    )]
    // A council's agreement alone is the score.
    [InlineData(
        "1. Sinh hoạt: điểm chuẩn 20 điểm, thống nhất đạt 19 điểm|2. Hội phí: điểm chuẩn 10 điểm, thống nhất đạt 10 điểm",
        "1 19/20; 2 10/10"
    )]
    // One alone, guides without scores, and numbers of other things are no table.
    [InlineData("1. Sinh hoạt: điểm chuẩn 20 điểm, tự chấm 18 điểm.|2. Hội phí thu đủ.", "")]
    [InlineData("1. Sinh hoạt: điểm chuẩn 20 điểm.|2. Hội phí: điểm chuẩn 30 điểm, vượt được cộng 2 điểm.", "")]
    [InlineData("1. Sửa chữa: nâng cấp 18/20 điểm trường.|2. Xây mới: hoàn thành 5/5 điểm trường.", "")]
    [InlineData("1. Đơn vị tự chấm dưới 50 điểm không xếp loại.|2. Đạt 95% kế hoạch, cộng 12 đơn vị.", "")]
    public void Points_in_prose(string lines, string expected) =>
        string.Join(
                "; ",
                (TabbedText.Read(lines.Replace('|', '\n')).ScoringTables is [var table] ? table.Rows : []).Select(Print)
            )
            .ShouldBe(expected);

    [Fact]
    public void The_total_in_prose_is_no_row()
    {
        var table = TabbedText
            .Read(
                "1. Sinh hoạt: điểm chuẩn 20 điểm, tự chấm 18 điểm.\n2. Hội phí: điểm chuẩn 30 điểm, tự chấm 30 điểm.\nTổng điểm: điểm chuẩn 50 điểm, tự chấm 48 điểm."
            )
            .ScoringTables.Single();
        table.Rows.Length.ShouldBe(2);
        (table.Totals!.Max, table.Totals.Score).ShouldBe((50m, 48m));
    }

    [Theory]
    [InlineData("18¹", 18.0)]
    [InlineData("15(2)", 15.0)]
    [InlineData("7,5*", 7.5)]
    [InlineData("14 [3]", 14.0)]
    [InlineData("(1) đạt", null)]
    public void A_footnote_mark_is_no_part_of_the_points(string printed, double? expected)
    {
        var table = TabbedText
            .Read(
                $"STT\tNội dung\tĐiểm chuẩn\tĐiểm tự chấm\n1\tHọp đủ kỳ\t20\t{printed}\n2\tThu phí\t20\t18\n3\tNộp phí\t30\t30"
            )
            .ScoringTables.Single();
        table.Rows[0].Score.ShouldBe((decimal?)expected, TabbedText.Print(table));
    }

    [Theory]
    // Alike in wording, but together they make their parent: parts.
    [InlineData("20", "10", "10", false)]
    [InlineData("15", "10", "5", false)]
    // The first alone is the parent's: levels of one choice.
    [InlineData("10", "10", "5", true)]
    // One that gives nothing is the "no" of a choice, though the two add up.
    [InlineData("10", "10", "0", true)]
    public void Parts_that_are_worded_alike_are_no_alternatives(string whole, string one, string two, bool choice)
    {
        var table = TabbedText
            .Read(
                $"STT\tTiêu chí\tĐiểm chuẩn\tĐiểm tự chấm\n1\tĐoàn viên tham gia học tập\t{whole}\t\n1.1\tĐoàn viên tham gia học tập đợt một đạt từ 90% trở lên\t{one}\t\n1.2\tĐoàn viên tham gia học tập đợt hai đạt từ 70% đến dưới 90%\t{two}\t\n2\tSinh hoạt\t30\t"
            )
            .ScoringTables.Single();
        table.Rows.Any(r => r.Choice is not null).ShouldBe(choice, TabbedText.Print(table));
    }

    [Theory]
    // A second header line that lost its span stands under the points, not at the first column.
    [InlineData(
        "STT\tNội dung\tĐiểm chuẩn\tĐiểm tự chấm\tGhi chú\nĐiểm thực hiện\tĐiểm thưởng\tTổng điểm\n1\tHọp đủ kỳ\t10\t9\t1\t10\t\n2\tThu phí\t20\t18\t0\t18\t\n3\tNộp phí\t30\t30\t2\t32\tđủ",
        "1 9/10 sb1; 2 18/20 sb0; 3 30/30 sb2"
    )]
    // A column that nobody knows keeps its values; they do not slip into the next one.
    [InlineData(
        "STT\tNội dung\tKết cấu\tĐiểm chuẩn\tĐiểm tự chấm\n1\tHọp đủ kỳ\t4\t10\t9\n2\tThu phí\t6\t20\t\n3\tNộp phí\t5\t\t30",
        "1 9/10; 2 /20; 3 30/"
    )]
    // Unknown words over what bounds every score: a maximum, read with doubt.
    [InlineData(
        "STT\tNội dung\tTrị số\tĐiểm tự chấm\n1\tHọp đủ kỳ\t10\t9\n2\tThu phí\t20\t18\n3\tNộp phí\t30\t30",
        "1 9/10; 2 18/20; 3 30/30"
    )]
    // Units by rows are ranked, not scored.
    [InlineData(
        "STT\tTên\tĐiểm chuẩn\tĐiểm tự chấm\n1\tSở Tư pháp\t100\t98\n2\tSở Nội vụ\t100\t97\n3\tPhòng Tài chính\t100\t95",
        ""
    )]
    public void Values_stay_in_their_columns(string text, string expected) =>
        string.Join("; ", (TabbedText.Read(text).ScoringTables is [var table] ? table.Rows : []).Select(Print))
            .ShouldBe(expected);

    private static string Print(ScoringRow row) =>
        FormattableString.Invariant($"{row.Path ?? "·"} {row.Score:0.##}/{row.Max:0.##}")
        + (row.Bonus is { } b ? FormattableString.Invariant($"+{b:0.##}") : "")
        + (row.ScoreBonus is { } s ? FormattableString.Invariant($" sb{s:0.##}") : "")
        + (row.Appraised is { } a ? FormattableString.Invariant($" a{a:0.##}") : "")
        + (row.Parent is { } p ? $" ^{p}" : "");
}
