using Pipeline.Layout;
using Pipeline.Reading.Engines;
using Pipeline.Reading.Images;
using Pipeline.Reading.Ocr;
using Pipeline.Reading.Pdf;

namespace Pipeline.Reading.Tests.Pdf;

/// <summary>Real engines over files made here.</summary>
public sealed class PdfReaderTests : IDisposable
{
    private const string Sentence =
        "các cá nhân đạt thành tích và cán bộ các phòng là nơi đại hội đã bầu, có các thông báo dành cho nhân dân và các tài chính";
    private readonly string _folder = Directory.CreateTempSubdirectory("pdf-reader").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Page(string first) =>
        TinyPdf.Text(60, 80, first)
        + TinyPdf.Text(60, 100, Sentence[..60])
        + TinyPdf.Text(60, 120, Sentence[..60])
        + TinyPdf.Text(60, 140, Sentence[..60]);

    private ReadResult Read(byte[] bytes, ReadLimits? limits = null)
    {
        var path = Path.Combine(_folder, "a.pdf");
        File.WriteAllBytes(path, bytes);
        try
        {
            return new PdfReader().Read(
                new SourceFile(path, "a.pdf"),
                FileFormat.Pdf,
                limits ?? new ReadLimits(),
                CancellationToken.None
            );
        }
        catch (ReadException e)
        {
            return new ReadResult { Failure = e.Failure };
        }
    }

    [EnginesFact]
    public void Reads_the_files_own_text_with_places()
    {
        var layout = Read(TinyPdf.Create("", Page("Thông báo 12/TB-ABC"), Page("Trang hai"))).Layout.ShouldNotBeNull();
        layout.Pages.Select(p => p.Source).ShouldBe([PageSource.Text, PageSource.Text]);
        layout.Text.ShouldStartWith("Thông báo 12/TB-ABC\n");
        var word = layout.Pages[0].Blocks[0].Lines[0].Words[2];
        layout.Slice(word.Span).ToString().ShouldBe("12/TB-ABC");
        word.Box!.Value.MiddleY.ShouldBe(77, 4);
        word.Confidence.ShouldBeNull();
    }

    [EnginesTheory]
    [InlineData("told by the file's own operators", "")]
    [InlineData("drawn, where they cannot be followed", "/Missing Do\n")]
    public void Rebuilds_a_ruled_table(string why, string operators)
    {
        var rules =
            string.Concat(new[] { 180.0, 210, 240, 270 }.Select(y => TinyPdf.Line(60, y, 500, y)))
            + string.Concat(new[] { 60.0, 120, 380, 500 }.Select(x => TinyPdf.Line(x, 180, x, 270)));
        var cells = string.Concat(
            new[] { 200.0, 230, 260 }.Select(
                (y, i) =>
                    TinyPdf.Text(70, y, $"{i + 1}")
                    + TinyPdf.Text(130, y, $"ngành {i}")
                    + TinyPdf.Text(400, y, $"{i}5,5")
            )
        );
        var layout = Read(TinyPdf.Create("", Page("Có các ngành") + operators + rules + cells))
            .Layout.ShouldNotBeNull(why);
        var table = layout.Tables.ShouldHaveSingleItem(why);
        (table.Source, table.RowCount, table.ColumnCount).ShouldBe((TableSource.Rules, 3, 3));
        table
            .Cells.Select(c => layout.Slice(c.Span).ToString())
            .ShouldBe(["1", "ngành 0", "05,5", "2", "ngành 1", "15,5", "3", "ngành 2", "25,5"]);
        layout
            .Pages[0]
            .Blocks.SelectMany(b => b.Lines)
            .Count(l => layout.Slice(l.Span).ToString().Contains("ngành 1", StringComparison.Ordinal))
            .ShouldBe(0, "not twice");
    }

    [EnginesFact]
    public void Reads_a_picture_of_a_page_lying_on_its_side()
    {
        var pdf = Path.Combine(_folder, "scan.pdf");
        File.WriteAllBytes(pdf, TinyPdf.Create("", Page("Thông báo 4180/TB-ABC")));
        var at = 0;
        var upright = GreyImage.FromPgm(
            NativeEngine.Run("pdftoppm", ["-gray", "-r", "150", pdf], 20, CancellationToken.None),
            ref at,
            150
        );
        var turned = upright.Rotate(270);
        var rgb = new byte[turned.Pixels.Length * 3];
        for (var i = 0; i < turned.Pixels.Length; i++)
            rgb[i * 3] = rgb[i * 3 + 1] = rgb[i * 3 + 2] = turned.Pixels[i];
        using var engine = new Pipeline.Reading.Ocr.TesseractEngine();
        var reading = Pipeline.Reading.Ocr.PageOcrReader.Read(
            new ColourImage(turned.Width, turned.Height, 150, rgb),
            engine,
            new ReadLimits(),
            []
        );
        reading.Rotation.ShouldBe(90);
        reading.Width.ShouldBe(595, 1, "points, upright");
        reading.Height.ShouldBe(842, 1);
        reading.Words.Select(w => w.Text).ShouldContain("4180/TB-ABC");
    }

    // The page as a scanner gives it: a picture, and the text that its OCR made of it, drawn in no colour.
    private byte[] Scan(string page, string layer, string trailer = "")
    {
        var pdf = Path.Combine(_folder, "page.pdf");
        File.WriteAllBytes(pdf, TinyPdf.Create("", page));
        var at = 0;
        var image = GreyImage.FromPgm(
            NativeEngine.Run("pdftoppm", ["-gray", "-r", "150", pdf], 20, CancellationToken.None),
            ref at,
            150
        );
        return TinyPdf.Create(
            trailer,
            $"q 595 0 0 842 0 0 cm BI /W {image.Width} /H {image.Height} /BPC 8 /CS /G /F /AHx ID {Convert.ToHexString(image.Pixels)}> EI Q\n3 Tr\n{layer}"
        );
    }

    [EnginesTheory]
    [InlineData(
        "without accents, digits for letters",
        "C6ng vin sO cua cac ca nhan dat thanh tich va can b0 cac phong la noi dai hoi da bau co cac thong bao danh cho nhan dan va cac tai chinh",
        true
    )]
    [InlineData(
        "accents of another language",
        "Cäc cà nhän dat thành tich và càn bô càc phông là noi dai hôi dä bäu cô càc thông bào dành cho nhän dän và càc tài chinh",
        true
    )]
    [InlineData(
        "as it should be",
        "các cá nhân đạt thành tích và cán bộ các phòng là nơi đại hội đã bầu có các thông báo dành cho nhân dân và cán bộ đạt",
        false
    )]
    public void A_layer_that_is_no_Vietnamese_is_read_anew(string why, string layer, bool anew)
    {
        var layout = Read(Scan(Page("Thông báo 4180/TB-ABC"), TinyPdf.Text(60, 100, layer, 6)))
            .Layout.ShouldNotBeNull(why);
        var page = layout.Pages.ShouldHaveSingleItem();
        (page.Source, page.Layer).ShouldBe(
            anew ? (PageSource.Ocr, TextLayer.Replaced) : (PageSource.Text, TextLayer.Kept),
            why
        );
        layout.Text.Contains("4180/TB-ABC", StringComparison.Ordinal).ShouldBe(anew, why);
        page.Blocks.ShouldAllBe(b => b.Kind != BlockKind.Stamp, why);
    }

    [EnginesFact]
    public void An_empty_back_of_a_scan_is_a_scan()
    {
        var page = Read(Scan("", "")).Layout.ShouldNotBeNull().Pages.ShouldHaveSingleItem();
        (page.Source, page.Layer, page.OcrConfidence).ShouldBe((PageSource.Ocr, TextLayer.None, null));
    }

    [EnginesFact]
    public void Says_what_is_wrong()
    {
        var whole = TinyPdf.Create("", Page("a"), Page("b"));
        Read(whole[..200]).Failure!.Kind.ShouldBe(FailureKind.Damaged);
        var tooLong = Read(whole, new ReadLimits { Pages = 1 }).Failure.ShouldNotBeNull();
        (tooLong.Kind, tooLong.Message).ShouldBe((FailureKind.TooLarge, "2 pages, more than 1"));
        var key = new string('x', 32);
        var locked = Read(
            TinyPdf.Create(
                $"/ID [(a) (a)] /Encrypt << /Filter /Standard /V 1 /R 2 /O ({key}) /U ({key}) /P -4 >>",
                Page("a")
            )
        )
            .Failure.ShouldNotBeNull();
        (locked.Kind, locked.Message).ShouldBe((FailureKind.Encrypted, "the file needs a password"));
    }

    [EnginesFact]
    public void Refuses_a_huge_image_by_its_header()
    {
        var path = Path.Combine(_folder, "a.png");
        byte[] size = [0, 0, 0x75, 0x30];
        File.WriteAllBytes(
            path,
            [
                0x89,
                (byte)'P',
                (byte)'N',
                (byte)'G',
                13,
                10,
                26,
                10,
                0,
                0,
                0,
                13,
                (byte)'I',
                (byte)'H',
                (byte)'D',
                (byte)'R',
                .. size,
                .. size,
                8,
                2,
                0,
                0,
                0,
                1,
                2,
                3,
                4,
                .. new byte[64],
            ]
        );
        var failure = Should.Throw<ReadException>(() => ImageDecoder.Check(path, new ReadLimits())).Failure;
        (failure.Kind, failure.Message).ShouldBe(
            (FailureKind.TooLarge, "an image of 30000 × 30000 pixels, more than 150 million")
        );
    }
}
