using Pipeline.Layout;
using Pipeline.Records;
using Pipeline.Vietnamese.DocumentNumbers;
using Shouldly;
using Xunit;

namespace Pipeline.Extraction.Tests.Heading;

/// <summary>
/// On scans a number is taken only where its digits are surely print; how sure OCR must be depends on what confirms its
/// letters.
/// </summary>
public sealed class InkTests
{
    [Theory]
    [InlineData("/BC-UBND", false)]
    [InlineData("/2020/QĐ-UBND", false)]
    [InlineData("/KH-BCĐ389", false)] // a board named by its number
    [InlineData("/CV/ĐU", false)]
    [InlineData("/Z2/BC-UBND", true)] // the ink once more, misread
    [InlineData("/12/BC-UBND", true)]
    public void Figures_that_belong_to_no_symbol(string symbol, bool stray) =>
        DocumentNumberParser.HoldsStrayFigures(symbol).ShouldBe(stray);

    [Theory]
    [InlineData("26/QĐ-CĐYT", 0.92, null, "26/QĐ-CĐYT")] // sure by itself
    // all readings are sure of the digits, the heading spells the letters
    [InlineData("26/QĐ-CĐYT", 0.40, 0.0, "26/QĐ-CĐYT", 0.985)]
    [InlineData("26/QĐ-CĐYT", 0.40, 0.0, null, 0.93)] // unsure of the digits too
    // a fair hand is read surely, too: what counts is how the digits stand
    [InlineData("26/QĐ-CĐYT", 0.40, null, null, 0.985)]
    [InlineData("26/QĐ-CĐYT", 0.40, 1.0, null, 0.985)]
    [InlineData("26/QĐ-CĐYI", 0.40, 0.0, null, 0.985)] // digits alone make no number
    // a usual drafting unit behind an issuer that the heading spells
    [InlineData("26/CĐYT-TGNC", 0.40, 0.0, "26/CĐYT-TGNC", 0.985)]
    [InlineData("26/CĐYT-TGNG", 0.40, 0.0, null, 0.985)]
    [InlineData("26/CĐYT-VP", 0.65, 0.0, "26/CĐYT-VP", 0.985)]
    // unsure of Đ, but the heading spells it and the digits stand as print
    [InlineData("26/QĐ-CĐYT", 0.65, 0.0, "26/QĐ-CĐYT")]
    [InlineData("26/QĐ-CĐYT", 0.65, null, null)] // nothing measured
    [InlineData("26/QĐ-CĐYT", 0.92, 1.0, null)] // measured as ink
    [InlineData("26/QĐ-CĐYI", 0.75, 0.0, null)] // letters that nothing confirms
    [InlineData("26/QĐ-CĐYT", 0.40, 0.0, null)] // hardly read at all
    public void A_number_on_a_scan(string number, double confidence, double? ink, string? key, double? digits = null)
    {
        var paper = HeadingTests.PaperOf(
            "LIÊN ĐOÀN LAO ĐỘNG TỈNH HÀ NAM/CÔNG ĐOÀN NGÀNH Y TẾ/Số: " + number,
            "N/Hà Nam, ngày 19 tháng 5 năm 2021",
            "QUYẾT ĐỊNH/Về việc khen thưởng"
        );
        var read = HeadingLayouts.Read(
            HeadingLayouts.Boxes(
                paper,
                0.96,
                w => w.Text == number ? w with { Confidence = confidence, Ink = ink, Digits = digits } : w
            )
        );
        read.Document.Number.ShouldNotBeNull();
        read.Document.Number.Key.ShouldBe(key);
        read.Document.Date.ShouldBe("2021-05-19");
        if (key is null)
            read.Warnings.ShouldContain(w => w.Code == "number.handwritten");
    }

    // What the reader of ink makes of a serial: told from its threshold on, with a name that agrees from less on, never
    // against one; else candidates, best first.
    [Theory]
    [InlineData("scan1.pdf", "118", 0.9, "118/QĐ-CĐYT")]
    [InlineData("scan1.pdf", "118", 0.6, null)]
    [InlineData("118-QD-CDYT.pdf", "118", 0.6, "118/QĐ-CĐYT")]
    [InlineData("113-QD-CDYT.pdf", "118", 0.9, null)]
    [InlineData("118-QD-CDYT.pdf", "118", 0.2, "118/QĐ-CĐYT")] // weak ink that a name confirms
    [InlineData("118-QD-CDYT.pdf", "118", 0.14, null)]
    [InlineData("118-QD-CDYT.pdf", "118", 0.05, null)] // a name alone makes no number
    public void A_serial_in_ink(string path, string value, double probability, string? key)
    {
        var record = ReadInk(path, new InkPlace(InkField.Serial, default, 0.98, 0.7, [new(value, probability)]));
        var number = record.Document.Number.ShouldNotBeNull();
        number.Ink.ShouldBeTrue();
        number.Key.ShouldBe(key);
        number.Candidates[0].Key.ShouldBe("118/QĐ-CĐYT");
        number.Candidates[0].Reasons[0].ShouldBe("ink");
        record.Warnings.Any(w => w.Code == "number.handwritten").ShouldBe(key is null);
    }

    [Fact]
    public void What_is_no_ink_by_the_reader_is_no_candidate()
    {
        var record = ReadInk("a.pdf", new InkPlace(InkField.Serial, default, 0.3, 0.7, [new("118", 0.95)]));
        record.Document.Number!.Key.ShouldBeNull();
        record.Document.Number.Candidates.ShouldNotContain(c => c.Reasons.Contains("ink"));
    }

    [Theory]
    [InlineData(0.95, "2021-05-19")]
    [InlineData(0.7, null)]
    public void A_day_in_ink(double probability, string? date)
    {
        var record = ReadInk("a.pdf", new InkPlace(InkField.Day, default, 0.98, 0.89, [new("19", probability)]));
        record.Document.Date.ShouldBe(date);
        var evidence = record.Document.Evidence["date"];
        evidence.Ink.ShouldBe(true);
        evidence.Candidates!.Value[0].Date.ShouldBe("2021-05-19");
        record.Warnings.Any(w => w.Code == "date.handwritten").ShouldBe(date is null);
    }

    // The number's serial and the date's day are of a pen; the place stands where its line does.
    private static DocumentRecord ReadInk(string path, InkPlace place)
    {
        var paper = HeadingTests.PaperOf(
            "LIÊN ĐOÀN LAO ĐỘNG TỈNH HÀ NAM/CÔNG ĐOÀN NGÀNH Y TẾ/Số: 26/QĐ-CĐYT",
            "N/Hà Nam, ngày 17 tháng 5 năm 2021",
            "QUYẾT ĐỊNH/Về việc khen thưởng"
        );
        var layout = HeadingLayouts.Boxes(
            paper,
            0.96,
            w => w.Text is "26/QĐ-CĐYT" or "17" ? w with { Ink = 1, Confidence = 0.15 } : w
        );
        var label = place.Field == InkField.Serial ? "Số:" : "tháng";
        var line = layout
            .Pages[0]
            .Blocks.SelectMany(b => b.Lines)
            .SelectMany(l => l.Words)
            .First(w => layout.Text[w.Span.Start..w.Span.End] == label)
            .Box!.Value;
        var page = layout.Pages[0] with
        {
            Ink = [place with { Box = new Box(line.X0, line.Y0, line.X1 + 90, line.Y1) }],
        };
        return RecordExtractor.Default.Extract(
            layout with
            {
                Pages = [page],
            },
            "id",
            new SourceInfo { Path = path, Format = "pdf" }
        )[0];
    }
}
