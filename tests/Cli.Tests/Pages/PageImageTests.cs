using Pipeline.Layout;
using Pipeline.Output.Pages;
using Pipeline.Reading.Drawing;

namespace Pipeline.Cli.Tests.Pages;

public class PageImageTests
{
    private static PageImage Image(params string[] rows) =>
        new(
            rows[0].Length,
            rows.Length,
            [.. rows.SelectMany(r => r).SelectMany(c => new byte[] { (byte)c, (byte)c, (byte)c })]
        );

    private static string Print(PagePicture picture)
    {
        var read = PngPicture.Read(picture.ToPng());
        return string.Join(
            ' ',
            Enumerable
                .Range(0, read.Height)
                .Select(y => string.Concat(Enumerable.Range(0, read.Width).Select(x => (char)(read[x, y] & 255))))
        );
    }

    [Theory]
    [InlineData(0, "abc def")]
    [InlineData(90, "da eb fc")]
    [InlineData(180, "fed cba")]
    [InlineData(270, "cf be ad")]
    public void Turns_clockwise(int degrees, string expected)
    {
        using var picture = PagePicture.FromImage(Image("abc", "def"), degrees, 99, 0);
        Print(picture).ShouldBe(expected);
    }

    [Fact]
    public void Crops_within_its_bounds()
    {
        using var picture = PagePicture.FromImage(Image("abc", "def"), 0, 99, 0);
        using var part = picture.Crop(1, -5, 99, 1);
        Print(part).ShouldBe("bc");
    }

    [Fact]
    public void No_side_is_longer_than_asked_and_a_point_is_known()
    {
        using var picture = PagePicture.FromImage(Image("aaaaaaaa", "aaaaaaaa", "aaaaaaaa", "aaaaaaaa"), 90, 4, 8);
        (picture.Width, picture.Height, picture.Scale).ShouldBe((2, 4, 0.25));
        Print(picture).ShouldBe("aa aa aa aa");
    }

    [Fact]
    public void What_is_covered_is_black_beyond_its_box()
    {
        using var picture = PagePicture.FromImage(
            new PageImage(60, 40, [.. Enumerable.Repeat((byte)255, 60 * 40 * 3)]),
            0,
            99,
            0
        );
        var (first, last) = (new Box(10, 10, 20, 18), new Box(30, 12, 40, 20));
        picture.Cover(new PageRegion(1, first, last));
        var read = PngPicture.Read(picture.ToPng());
        for (var x = 9; x <= 41; x++)
        for (var y = 12; y <= 18; y++)
            read[x, y].ShouldBe(0, $"{x}, {y}");
        read[15, 9].ShouldBe(0, "above the first word");
        read[35, 21].ShouldBe(0, "below the last");
        read[5, 14].ShouldBe(0xFFFFFF, "before it");
    }

    [Fact]
    public void Words_that_fall_are_one_patch_and_those_of_the_next_line_another()
    {
        Word Word(double x, double y) => new(default, new Box(x, y, x + 9, y + 8), 1, null);
        PageRegion
            .FromWords(3, [Word(0, 0), Word(10, 1), Word(20, 2), Word(0, 12)])
            .Select(p => (p.Page, p.Left.Y0, p.Right.Y0, p.Right.X1))
            .ShouldBe([(3, 0, 2, 29), (3, 12, 12, 9)]);
    }

    [Fact]
    public void The_legend_has_every_vietnamese_letter()
    {
        const string letters =
            "aàảãáạâầẩẫấậăằẳẵắặeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵdđAÀẢÃÁẠÂẦẨẪẤẬĂẰẲẴẮẶĐD";
        string Drawn(char letter)
        {
            using var page = PagePicture.FromImage(new PageImage(1, 1, [255, 255, 255]), 0, 99, 0);
            using var sheet = AnnotatedPage.Draw(page, [$"{letter}"], []);
            return Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(sheet.ToPng()));
        }

        letters.GroupBy(Drawn).Where(g => g.Count() > 1).Select(g => string.Concat(g)).ShouldBeEmpty();
    }
}
