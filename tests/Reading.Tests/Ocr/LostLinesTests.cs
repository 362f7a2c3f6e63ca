using Pipeline.Layout;
using Pipeline.Reading.Images;
using Pipeline.Reading.Ocr;
using Pipeline.Reading.Tests.Stamps;

namespace Pipeline.Reading.Tests.Ocr;

public class LostLinesTests
{
    private sealed class Reads(double sure, params string[] words) : IOcrEngine
    {
        internal int Calls { get; private set; }

        public IReadOnlyList<OcrWord> Read(GreyImage image, PageSegmentationMode mode, double seconds)
        {
            Calls++;
            return [.. words.Select((w, i) => new OcrWord(w, new Box(20 + i * 30, 10, 45 + i * 30, 22), sure, 0))];
        }
    }

    // Eight sure words in two rows, and a row of letters between that no word or a guess covers.
    private static (GreyImage Image, List<OcrWord> Words) Page(string? guess, int letters = 14)
    {
        var page = new DrawnPage();
        var words = new List<OcrWord>();
        for (var row = 0; row < 2; row++)
        for (var i = 0; i < 4; i++)
        {
            page.Letters(30 + i * 12, 40 + row * 14, 4);
            words.Add(new OcrWord("chữ", DrawnPage.Pixels(30 + i * 12, 40 + row * 14, 10, 2.5), 0.95, row));
        }
        page.Letters(30, 47, letters);
        if (guess is not null)
            words.Add(new OcrWord(guess, DrawnPage.Pixels(30, 46, 36, 4.5), guess == "-" ? 0.6 : 0.1, 2));
        return (page.Image, words);
    }

    [Theory]
    [InlineData("letters that nothing covers", null, 14, 0.9, "chữ chữ chữ chữ chữ chữ chữ chữ LIÊN ĐOÀN")]
    [InlineData("letters under a speck that is sure", "-", 14, 0.9, "chữ chữ chữ chữ chữ chữ chữ chữ LIÊN ĐOÀN")]
    [InlineData(
        "letters under a guess: the guess goes",
        "XW-011",
        14,
        0.9,
        "chữ chữ chữ chữ chữ chữ chữ chữ LIÊN ĐOÀN"
    )]
    [InlineData(
        "the second reading is a guess too: nothing changes",
        "XW-011",
        14,
        0.5,
        "chữ chữ chữ chữ chữ chữ chữ chữ XW-011"
    )]
    [InlineData("a few specks are no line", null, 3, 0.9, "chữ chữ chữ chữ chữ chữ chữ chữ")]
    public void Finds(string why, string? guess, int letters, double sure, string expected)
    {
        var (image, words) = Page(guess, letters);
        string.Join(' ', MissedLineReader.Find(image, words, new Reads(sure, "LIÊN", "ĐOÀN"), 1).Select(w => w.Text))
            .ShouldBe(expected, why);
    }

    [Fact]
    public void A_word_read_whole_takes_the_place_and_the_line_of_its_part()
    {
        var (image, words) = Page(null);
        words.Add(new OcrWord("Số:", DrawnPage.Pixels(20, 47, 8, 2.5), 0.95, 7));
        words.Add(new OcrWord("48", DrawnPage.Pixels(30, 47, 4, 2.5), 0.7, 7));
        var found = MissedLineReader.Find(image, words, new Whole(), 1);
        found.Count(w => w.Text.Contains("48", StringComparison.Ordinal)).ShouldBe(1);
        found.ShouldContain(w => w.Text == "48/TTr-UBND" && w.Line == 7);
    }

    [Fact]
    public void A_word_as_high_as_two_lines_was_read_of_both()
    {
        var (image, words) = Page(null);
        words.Add(new OcrWord("AN", DrawnPage.Pixels(32, 46, 34, 7), 0.9, 2));
        string.Join(
                ' ',
                MissedLineReader.Find(image, words, new Reads(0.9, "LIÊN", "ĐOÀN"), 1).Skip(8).Select(w => w.Text)
            )
            .ShouldBe("LIÊN ĐOÀN");
    }

    [Fact]
    public void A_line_whose_words_stand_in_two_rows_is_two()
    {
        var (image, words) = Page(null, 0);
        words.AddRange([
            new OcrWord("NAM", DrawnPage.Pixels(32, 70, 10, 3), 0.9, 5),
            new OcrWord("-", DrawnPage.Pixels(44, 71, 2, 1), 0.9, 5),
            new OcrWord("VIỆT", DrawnPage.Pixels(20, 70, 10, 3), 0.9, 5),
            new OcrWord("ĐOÀN", DrawnPage.Pixels(50, 74, 10, 3), 0.9, 5),
        ]);
        var lines = MissedLineReader
            .Find(image, words, new Reads(0.9, "LIÊN"), 1)
            .Skip(8)
            .Select(w => w.Line)
            .ToArray();
        lines[..3].ShouldAllBe(l => l == 5);
        lines[3].ShouldNotBe(5);
    }

    private sealed class Whole : IOcrEngine
    {
        // What is read begins with "48", which the cut would go through.
        public IReadOnlyList<OcrWord> Read(GreyImage image, PageSegmentationMode mode, double seconds) =>
            [new OcrWord("48/TTr-UBND", new Box(8, 5, image.Width - 12, 25), 0.9, 0)];
    }

    [Fact]
    public void A_page_that_is_read_costs_no_second_reading()
    {
        var (image, words) = Page(null, 0);
        var engine = new Reads(0.9, "LIÊN");
        MissedLineReader.Find(image, words, engine, 1).ShouldBe(words);
        engine.Calls.ShouldBe(0);
    }
}
