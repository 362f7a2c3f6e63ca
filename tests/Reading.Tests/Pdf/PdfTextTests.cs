using System.Text;
using Pipeline.Layout;
using Pipeline.Reading.Pdf;

namespace Pipeline.Reading.Tests.Pdf;

public class PdfTextTests
{
    [Fact]
    public void Parses_pages_and_words_and_survives_a_cut()
    {
        const string xml = """
            <page width="595.3" height="842">
              <word xMin="1.5" yMin="2" xMax="3" yMax="4">A&amp;B</word>
              <word xMin="5" yMin="2" xMax="7" yMax="4">nhà</word>
            </page>
            <page width="100" height="50"><word xMin="1
            """;
        var pages = BboxParser.Parse(Encoding.UTF8.GetBytes(xml));
        pages.Count.ShouldBe(2);
        (pages[0].Width, pages[0].Height).ShouldBe((595.3, 842));
        pages[0]
            .Words.Select(w => (w.Text, w.Box))
            .ShouldBe([("A&B", new Box(1.5, 2, 3, 4)), ("nhà", new Box(5, 2, 7, 4))]);
        pages[1].Words.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("pieces of one size grow together", 10, 10, 0, "Đắk")]
    [InlineData("a raised mark of a footnote stays apart", 10, 6.5, -2, "Đ ắk")]
    [InlineData("a word space stays", 10, 10, 0, "Đ ắk", 3)]
    public void Joins_touching_pieces(
        string why,
        double size,
        double next,
        double raise,
        string expected,
        double gap = 0
    )
    {
        var first = new RawWord("Đ", new Box(0, 0, 7, size));
        var second = new RawWord("ắk", new Box(7 + gap, size - next + raise, 17 + gap, size + raise));
        string.Join(' ', SplitWordJoiner.Join([first, second]).Select(w => w.Text)).ShouldBe(expected, why);
    }

    [Fact]
    public void Sets_signature_stamps_apart()
    {
        var words = new List<RawWord>();
        Line("Trần Văn A", 300, 700, 14);
        Line("Người ký: Sở", 301, 579, 9);
        Line("Tài chính", 301, 590, 9);
        Line("Thời gian ký:", 301, 601, 9);
        Line("18.06.2019", 301, 612, 9);
        Line("Phụ lục kèm theo", 90, 100, 14);
        var stamp = SignatureStampSeparator.Find(words).ShouldHaveSingleItem();
        string.Join(' ', stamp.Select(w => w.Text)).ShouldBe("Người ký: Sở Tài chính Thời gian ký: 18.06.2019");

        void Line(string text, double x, double y, double size)
        {
            foreach (var word in text.Split(' '))
            {
                words.Add(new RawWord(word, new Box(x, y, x + word.Length * size * 0.5, y + size)));
                x += (word.Length + 0.5) * size * 0.5;
            }
        }
    }

    [Fact]
    public void Reads_what_pdfsig_prints()
    {
        const string said = """
            Digital Signature Info of: a.pdf
            Signature #1:
              - Signer Certificate Common Name: Sở Nội vụ
              - Signing Time: Oct 24 2022 15:17:35
              - Signature Validation: Signature is Valid.
            Signature #2:
              - Signer Certificate Common Name: (null)
            """;
        var signature = DigitalSignatureReader.Parse(said).ShouldHaveSingleItem();
        (signature.Issuer, signature.Time).ShouldBe(("Sở Nội vụ", "2022-10-24T15:17:35"));
    }

    [Fact]
    public void Joins_pieces_that_the_file_draws_after_the_rest_of_their_line()
    {
        RawWord Word(string text, double x0, double x1, double y = 100) => new(text, new Box(x0, y, x1, y + 12));
        RawWord[] drawn =
        [
            Word("C", 10, 18),
            Word("NG", 28, 44),
            Word("HÒA", 48, 70),
            Word("T", 10, 17, 116),
            Word("Ộ", 18.1, 27.9),
            Word("Ỉ", 17.1, 22, 116),
        ];
        string.Join(' ', SplitWordJoiner.Join(drawn).Select(w => w.Text)).ShouldBe("CỘNG HÒA TỈ");
    }
}
