using Pipeline.Layout;
using Pipeline.Records;

namespace Pipeline.Extraction.Tests;

/// <summary>
/// Texts of one kind of thing over and over: extraction must end, and four times the text may cost little more than
/// four times
/// the work. Work is counted in bytes taken from memory, which no busy machine changes.
/// </summary>
public class LinearTests
{
    private const int Small = 30_000;
    private const double Slack = 1.6;

    public static TheoryData<string, string> Kinds =>
        new()
        {
            { "a word without end", "abcđêơư" },
            { "capitals without end", "ABCĐÊƠƯ" },
            { "digits", "0123456789" },
            { "digits and dots", "1.9.72.0.315" },
            { "digits, dots and blanks", "1.9, 7 2.0 31" },
            { "số", "số " },
            { "brackets", "(" },
            { "opening quotes", "“" },
            { "straight quotes", "\"" },
            { "short lines", "a\n" },
            { "lines of one digit", "1\n" },
            { "slashes", "12/3-QĐ/4-" },
            { "awards in one sentence", "tặng Bằng khen cho 10 tập thể, " },
            { "prizes in one sentence", "giải nhất " },
            { "shares in one sentence", "đạt 85% " },
            { "parts of a whole", "10 người trong đó 5 nữ, " },
            { "deadlines in one sentence", "trước ngày 25/11/2019 " },
            { "numbers in one list", "12/QĐ-UBND và " },
            { "laws in one list", "Luật Tổ chức chính quyền địa phương, " },
            {
                "headings",
                "QUỐC HỘI\nSố: 12/2020/QH14\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHà Nội, ngày 1 tháng 2 năm 2020\nQUYẾT ĐỊNH\n"
            },
            { "recipients", "Nơi nhận:\n- Lưu: VT.\n" },
            { "annexes", "PHỤ LỤC I\n" },
            { "dots to be filled in", "Họ và tên: ……………… " },
        };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Work_grows_with_the_length_of_the_text(string kind, string piece)
    {
        Work(piece, Small);
        var (once, more) = (Work(piece, Small), Work(piece, Small * 4));
        ((double)more).ShouldBeLessThan(
            Math.Max(once, 100_000) * 4 * Slack,
            $"{kind}: {once:N0} bytes for {Small:N0} characters, {more:N0} for four times as many"
        );
    }

    [Fact]
    public void A_number_is_not_cut_where_a_text_without_an_end_is_divided()
    {
        var text =
            string.Concat(Enumerable.Repeat("hội viên được thăm hỏi tại cơ sở và ", 100))
            + "123.456 lượt người được khám bệnh";
        for (var shift = 0; shift < 40; shift++)
            Record(new string('a', shift) + " " + text).Figures.Select(f => f.Value).ShouldBe([123_456m]);
    }

    private static long Work(string piece, int length)
    {
        var layout = Layout(string.Concat(Enumerable.Repeat(piece, length / piece.Length)));
        var before = GC.GetAllocatedBytesForCurrentThread();
        RecordExtractor.Default.Extract(layout, "id", new SourceInfo { Path = "t.txt", Format = "text" });
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static DocumentRecord Record(string text) =>
        RecordExtractor.Default.Extract(Layout(text), "id", new SourceInfo { Path = "t.txt", Format = "text" })[0];

    private static DocumentLayout Layout(string text)
    {
        var builder = new LayoutBuilder("text", paged: false);
        foreach (var line in text.Split('\n'))
            builder.AddLine(line);
        return builder.Build();
    }
}
