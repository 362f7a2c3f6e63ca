using Pipeline.Cli.Pages;
using Pipeline.Layout;
using Pipeline.Reading.Drawing;

namespace Pipeline.Cli.Tests.Pages;

public class PageImageTests
{
    private static PageImage Picture(params string[] rows) =>
        new(rows[0].Length, rows.Length, [.. rows.SelectMany(r => r).SelectMany(c => new byte[] { (byte)c, (byte)c, (byte)c })]);

    private static string Print(PageImage image) =>
        string.Join(' ', Enumerable.Range(0, image.Height).Select(y => string.Concat(Enumerable.Range(0, image.Width).Select(x => (char)image.Rgb[(y * image.Width + x) * 3]))));

    [Theory]
    [InlineData(0, "abc def")]
    [InlineData(90, "da eb fc")]
    [InlineData(180, "fed cba")]
    [InlineData(270, "cf be ad")]
    public void Turns_clockwise(int degrees, string expected) => Print(Picture("abc", "def").Turn(degrees)).ShouldBe(expected);

    [Fact]
    public void Crops_within_its_bounds() => Print(Picture("abc", "def").Crop(1, -5, 99, 1)).ShouldBe("bc");

    [Fact]
    public void Shrinks_by_means() => Print(Picture("aacc", "aacc").Shrink(2)).ShouldBe("ac");

    [Fact]
    public void A_png_gives_the_pixels_back()
    {
        var image = Picture("abc", "xyz");
        var read = PngPicture.Read(PngWriter.ToBytes(image));
        (read.Width, read.Height, read[0, 0], read[2, 1]).ShouldBe((3, 2, 0x616161, 0x7A7A7A));
    }

    [Fact]
    public void Words_that_fall_are_one_patch_and_those_of_the_next_line_another()
    {
        Word Word(double x, double y) => new(default, new Box(x, y, x + 9, y + 8), 1, null);
        Patch.Of(3, [Word(0, 0), Word(10, 1), Word(20, 2), Word(0, 12)]).Select(p => (p.Page, p.Left.Y0, p.Right.Y0, p.Right.X1)).ShouldBe([(3, 0, 2, 29), (3, 12, 12, 9)]);
    }

    [Fact]
    public void Letters_of_all_marks_differ()
    {
        const string letters = "aàảãáạâầẩẫấậăằẳẵắặeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵdđAÀẢÃÁẠÂẦẨẪẤẬĂẰẲẴẮẶĐD";
        letters.GroupBy(l => string.Join(',', PixelFont.Dots($"{l}").Distinct().Order())).Where(g => g.Count() > 1).Select(g => string.Concat(g)).ShouldBeEmpty();
    }
}
