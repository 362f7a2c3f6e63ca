using Pipeline.Layout;
using Pipeline.Reading.Ocr;
using Pipeline.Reading.Stamps;

namespace Pipeline.Reading.Tests.Stamps;

public class StampFrameTests
{
    public static TheoryData<string, int> Pages =>
        new()
        {
            { "an empty page", 0 },
            { "a stamp", 1 },
            { "a stamp in grey", 1 },
            { "a stamp pressed askew", 1 },
            { "a stamp whose sides are broken", 1 },
            { "letters cross its side", 1 },
            { "the rule under a name runs into it", 1 },
            { "a box for a tick", 0 },
            { "the border of the whole page", 0 },
            { "a small table", 0 },
            { "two rules and no sides", 0 },
            { "at the foot of the page", 0 },
            { "lines of print", 0 },
        };

    [Theory]
    [MemberData(nameof(Pages))]
    public void Finds_frames(string what, int expected) =>
        StampFrame.Find(Draw(what).Image).Count(f => !f.Divided).ShouldBe(expected, what);

    [Fact]
    public void Tells_what_lies_inside()
    {
        var frame = StampFrame.Find(new DrawnPage().Frame(20, 40, 46, 25, tilt: 0.03).Image).ShouldHaveSingleItem();
        (double X, double Y, bool Inside)[] places =
        [
            (43, 52, true),
            (21, 45, true),
            (65, 64, true),
            (18, 52, false),
            (67, 52, false),
            (43, 39, false),
            (43, 68, false),
        ];
        foreach (var (x, y, inside) in places)
            frame.ContainsPoint(x / 25.4 * 100, y / 25.4 * 100).ShouldBe(inside, $"{x} {y}");
    }

    [Theory]
    [InlineData("ĐẾN|Số: 12", 3)]
    [InlineData("Số: 12|Ngày: 3/4", 0)] // labels alone may be a table's
    [InlineData("Họ tên|Điểm", 0)]
    public void A_divided_frame_is_a_stamp_only_by_title_and_label(string lines, int words)
    {
        var frame = StampFrame.Find(Draw("a small table").Image).ShouldHaveSingleItem();
        frame.Divided.ShouldBeTrue();
        var box = frame.Around;
        var read = lines
            .Split('|')
            .SelectMany(
                (line, i) =>
                    line.Split(' ')
                        .Select(
                            (w, k) =>
                                new OcrWord(
                                    w,
                                    new Box(
                                        box.X0 + 8 + 30 * k,
                                        box.Y0 + 5 + 30 * i,
                                        box.X0 + 30 + 30 * k,
                                        box.Y0 + 20
                                    ),
                                    0.9,
                                    i
                                )
                        )
            )
            .ToList();
        ArrivalStampWordSelector.Select(read, frame).Count.ShouldBe(words);
    }

    private static DrawnPage Draw(string what)
    {
        var page = new DrawnPage();
        return what switch
        {
            "a stamp" => page.Frame(20, 40, 46, 25),
            "a stamp in grey" => page.Frame(20, 40, 46, 25, shade: 120),
            "a stamp pressed askew" => page.Frame(20, 40, 50, 35, tilt: 0.04),
            "a stamp whose sides are broken" => page.Frame(20, 40, 46, 25).Letters(24, 44, 8),
            "letters cross its side" => page.Frame(20, 40, 46, 25).Letters(60, 43, 10).Letters(50, 56, 12),
            "the rule under a name runs into it" => page.Frame(20, 40, 46, 25).Line(60, 42, 75, 42),
            "a box for a tick" => page.Frame(20, 40, 5, 5),
            "the border of the whole page" => page.Frame(10, 10, 190, 275),
            "a small table" => page.Frame(20, 40, 46, 25).Line(20, 50, 66, 50).Line(40, 40, 40, 65),
            "two rules and no sides" => page.Line(20, 40, 66, 40).Line(20, 65, 66, 65),
            "at the foot of the page" => page.Frame(20, 240, 46, 25),
            "lines of print" => page.Letters(20, 40, 20).Letters(20, 45, 20).Letters(20, 50, 20),
            _ => page,
        };
    }
}
