using Pipeline.Layout;
using Pipeline.Reading.Images;
using Pipeline.Reading.Ocr;

namespace Pipeline.Reading.Tests.Ocr;

public class SignatureCheckTests
{
    [Theory]
    [InlineData("Hà Thị Lụa", "Hà Thị Lụa")]
    [InlineData("~ zz/Trần Chí Dũng |", "Trần Chí Dũng")] // strokes of a seal
    [InlineData("của Trần Chí Dũng", "")] // within a sentence
    [InlineData("Kính Gửi Anh", "")] // no family's name
    [InlineData("Trần", "")]
    [InlineData("TRƯỞNG BAN", "")]
    public void A_name_is_found_among_strokes(string line, string name) =>
        string.Join(' ', SignerNameSpan.FindInLine(Words(line, 0, 0, 0.9, 0)).Select(w => w.Text)).ShouldBe(name);

    [Theory]
    [InlineData("a name that the first pass lost is added", "", "Hà Thị Lụa", "Hà Thị Lụa", 1)]
    [InlineData("what stands in its place yields", "H¡ lụ4", "Hà Thị Lụa", "Hà Thị Lụa", 1)]
    [InlineData("a sure name under its office is not read again", "GIÁM ĐỐC|Hà Thị Lụa", "", "GIÁM ĐỐC Hà Thị Lụa", 0)]
    [InlineData(
        "an office that a seal hid is added to a sure name",
        "|Hà Thị Lụa",
        "TM. BAN THƯỜNG VỤ",
        "Hà Thị Lụa TM. BAN THƯỜNG VỤ",
        1
    )]
    [InlineData("a sure name alone stays", "|Hà Thị Lụa", "ra ~ vào", "Hà Thị Lụa", 2)]
    [InlineData("no name, no word", "", "ra ~ vào", "", 2)]
    public void The_place_of_the_signature_is_read_again(
        string why,
        string first,
        string again,
        string expected,
        int calls
    )
    {
        var image = new GreyImage(1654, 2339, 200, new byte[1654 * 2339]);
        var engine = new Scripted(again);
        List<OcrWord> words =
        [
            .. Words("Nơi nhận:", 150, 1200, 0.95, 0),
            .. Words("- Lưu: VT.", 150, 1260, 0.95, 1),
            .. first
                .Split('|')
                .SelectMany(
                    (line, i) =>
                        line.Length == 0
                            ? []
                            : Words(
                                line,
                                1000,
                                i == 0 && first.Contains('|', StringComparison.Ordinal) ? 1300 : 1500 + (100 * i),
                                line[1] == '¡' ? 0.3 : 0.95,
                                2 + i
                            )
                ),
        ];
        var read = SignatureAreaReader.Check(image, words, _ => null, engine, 1);
        string.Join(' ', read.Where(w => w.Box.X0 > 700).Select(w => w.Text)).ShouldBe(expected, why);
        engine.Calls.ShouldBe(calls, why);
    }

    [Fact]
    public void A_page_without_recipients_or_authority_is_not_read_again()
    {
        var words = Words("Điều 1. Tặng Bằng khen cho các tập thể sau đây", 150, 400, 0.95, 0);
        SignatureAreaReader
            .Check(new GreyImage(1654, 2339, 200, new byte[1654 * 2339]), words, _ => null, new Scripted(""), 1)
            .ShouldBeSameAs(words);
    }

    [Theory]
    [InlineData("two readings agree", "Hà Thị Lụa", "Hà Thị Lụa", "Hà Thị Lụa", 0.9)]
    [InlineData("one alone is told with doubt", "", "Hà Thị Lụa", "Hà Thị Lụa", 0.75)]
    [InlineData("a seal hid the first word from one", "Đỗ Thị Lụa", "Thị Lụa", "Đỗ Thị Lụa", 0.75)]
    [InlineData("they differ", "Hà Thị Lụa", "Hà Thị Lựa", "Hà Thị Lụa", 0.6)]
    [InlineData("no name", "~ ra", "| vào", "", 0)]
    public void A_name_is_read_again_under_its_office(
        string why,
        string block,
        string sparse,
        string expected,
        double confidence
    )
    {
        var read = SignerNameCropReader.Read(
            new GreyImage(1654, 2339, 200, new byte[1654 * 2339]),
            _ => null,
            new Box(1000, 1300, 1300, 1330),
            2000,
            new ByMode(block, sparse),
            1
        );
        string.Join(' ', read.Select(w => w.Text)).ShouldBe(expected, why);
        if (read.Count > 0)
            read.Min(w => w.Confidence).ShouldBe(confidence, 0.01, why);
    }

    [Theory]
    [InlineData("the chair is read again beside", "Hô H?u Nam", "Hồ Hữu Nam", true)]
    [InlineData("nobody is read there", "~ vào", "ra ~ vào", false)]
    public void Who_signs_minutes_beside_the_secretary_is_looked_for(string why, string seen, string again, bool found)
    {
        List<OcrWord> words =
        [
            .. Words("Nơi nhận:", 150, 1200, 0.95, 0),
            .. Words("THƯ KÝ", 760, 1300, 0.95, 1),
            .. Words("Lê Công Tuyết", 740, 1500, 0.95, 2),
            .. Words(seen, 1300, 1500, 0.5, 2),
        ];
        var image = new GreyImage(1654, 2339, 200, new byte[1654 * 2339]);
        var read = SignatureAreaReader.Check(image, words, _ => null, new ByMode(again, again), 1);
        var told = string.Join(' ', read.Select(w => w.Text));
        told.Contains("Hồ Hữu Nam", StringComparison.Ordinal).ShouldBe(found, why);
        told.ShouldContain("Lê Công Tuyết", Case.Sensitive, why);
    }

    [Theory]
    [InlineData("of what is surely black two readings agree", "Hà Thị Lụa", "Hà Thị Lụa")]
    [InlineData("they read no name", "ra ~ vào", "")]
    public void Where_hard_and_soft_cut_fail_the_black_layer_is_read(string why, string black, string expected)
    {
        // Grey everywhere: neither cut of the two leaves white paper.
        var bright = new GreyImage(700, 600, 200, [.. Enumerable.Repeat((byte)200, 700 * 600)]);
        var read = SignerNameCropReader.Read(
            new GreyImage(1654, 2339, 200, new byte[1654 * 2339]),
            _ => bright,
            new Box(1000, 1300, 1300, 1330),
            2000,
            new ByShade(black),
            1
        );
        string.Join(' ', read.Select(w => w.Text)).ShouldBe(expected, why);
    }

    // Reads its line only where everything but print is white.
    private sealed class ByShade(string black) : IOcrEngine
    {
        public IReadOnlyList<OcrWord> Read(GreyImage image, PageSegmentationMode mode, double seconds) =>
            image.Pixels[0] == 255 ? Words(black, 60, 200, 0.9, 0) : [];
    }

    private sealed class ByMode(string block, string sparse) : IOcrEngine
    {
        public IReadOnlyList<OcrWord> Read(GreyImage image, PageSegmentationMode mode, double seconds) =>
            (mode == PageSegmentationMode.Block ? block : sparse) is { Length: > 0 } line
                ? Words(line, 60, 200, 0.9, 0)
                : [];
    }

    private static List<OcrWord> Words(string line, double x, double y, double confidence, int number)
    {
        var words = new List<OcrWord>();
        foreach (var word in line.Split(' '))
        {
            words.Add(new OcrWord(word, new Box(x, y, x + word.Length * 14, y + 30), confidence, number));
            x += (word.Length + 1) * 14;
        }
        return words;
    }

    // Gives its line at the place of the name, whatever part of the page it is shown.
    private sealed class Scripted(string line) : IOcrEngine
    {
        public int Calls { get; private set; }

        public IReadOnlyList<OcrWord> Read(GreyImage image, PageSegmentationMode mode, double seconds)
        {
            Calls++;
            var factor = image.Dpi / 200.0;
            return line.Length == 0
                ? []
                :
                [
                    .. Words(line, 305, 620, 0.93, 0)
                        .Select(w =>
                            w with
                            {
                                Box = new Box(
                                    w.Box.X0 * factor,
                                    w.Box.Y0 * factor,
                                    w.Box.X1 * factor,
                                    w.Box.Y1 * factor
                                ),
                            }
                        ),
                ];
        }
    }
}
