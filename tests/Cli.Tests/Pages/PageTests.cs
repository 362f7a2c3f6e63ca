namespace Pipeline.Cli.Tests.Pages;

/// <summary>Pages of stored papers as pictures, drawn by the real program from the real engines.</summary>
public sealed class PageTests : IDisposable
{
    private const int LegendWidth = 420,
        NumberColour = 0xD0021B,
        CitationColour = 0xE67300,
        RowColour = 0x5F7F9F;
    private readonly Workplace _here = new();

    public void Dispose() => _here.Dispose();

    private PngPicture Draw(string id, int page)
    {
        var outcome = _here.Run("page", id, $"{page}", "--out", "page.png");
        outcome.Code.ShouldBe(0, string.Join('\n', outcome.Errors));
        outcome.Out.ShouldBe(["page.png"]);
        outcome.Errors.ShouldBeEmpty();
        return PngPicture.Read(File.ReadAllBytes(Path.Combine(_here.Folder, "page.png")));
    }

    private string Take(string name, byte[] bytes)
    {
        _here.Write(name, bytes);
        _here.Run("ingest", name).Code.ShouldBe(0);
        return Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
    }

    // The frame holds letters, and none stand just outside of it.
    private static void ShouldEncloseOneWord(PngPicture picture, int colour, string why)
    {
        var (left, top, right, bottom) = picture.Around(colour, picture.Width - LegendWidth).ShouldNotBeNull(why);
        (right - left).ShouldBeInRange(40, 260, why);
        picture.Ink(left + 2, top + 2, right - 2, bottom - 2).ShouldBeGreaterThan(150, why);
        picture.Ink(left, top - 3, right, top - 1).ShouldBeLessThan(60, $"{why}: above");
        picture.Ink(left, bottom + 1, right, bottom + 3).ShouldBeLessThan(60, $"{why}: below");
        picture.Ink(right + 1, top, right + 4, bottom).ShouldBe(0, $"{why}: behind");
    }

    [Theory]
    [InlineData("2021/24-self-score-unit1.pdf", "a PDF")]
    [InlineData("2021/14-report-unit0.docx", "Word, through LibreOffice")]
    [InlineData("2021/25-self-score-unit2.xlsx", "a sheet, through LibreOffice")]
    [InlineData("2021/26-self-score-unit3.html", "a web page, through LibreOffice")]
    [InlineData("2021/18-report-unit4.txt", "text, through LibreOffice")]
    public void The_number_is_framed(string sample, string why) =>
        ShouldEncloseOneWord(Draw(Take(Path.GetFileName(sample), Samples.Bytes(sample)), 1), NumberColour, why);

    [Theory]
    [InlineData("level", 0)]
    [InlineData("falling by two degrees", -2)]
    [InlineData("rising by two degrees", 2)]
    [InlineData("on its head", 180)]
    public void On_scans_too(string why, double degrees)
    {
        var picture = Draw(Take("scan.pdf", Samples.Scan("2021/24-self-score-unit1.pdf", degrees)), 1);
        picture.Height.ShouldBeGreaterThan(picture.Width - LegendWidth, "upright");
        var (left, top, right, bottom) = picture.Around(NumberColour, picture.Width - LegendWidth).ShouldNotBeNull(why);
        picture.Ink(left + 2, top + 2, right - 2, bottom - 2).ShouldBeGreaterThan(150, why);
        (bottom - top).ShouldBeLessThan(40, why);
        picture.Around(CitationColour, picture.Width - LegendWidth).ShouldNotBeNull(why);
    }

    [Fact]
    public void Rows_of_a_table_are_framed_on_their_page_only()
    {
        var id = Take("a.pdf", Samples.Bytes("2021/24-self-score-unit1.pdf"));
        Draw(id, 2).Around(RowColour, 900).ShouldNotBeNull();
        Draw(id, 1).Around(RowColour, 900).ShouldBeNull();
    }

    [Theory]
    [InlineData("page|99/KH-CĐXD|1|--out|a.png", 1, "99/KH-CĐXD: not held; find looks by parts and by words")]
    [InlineData("page|36/BC-CĐVC|3|--out|a.png", 1, "page 3: the document stands on pages 1 to 2")]
    [InlineData("page|36/BC-CĐVC|0|--out|a.png", 2, "pipeline: '0' is no page number; see ./pipeline page --help")]
    [InlineData("page|36/BC-CĐVC|one|--out|a.png", 2, "pipeline: 'one' is no page number; see ./pipeline page --help")]
    [InlineData("page|36/BC-CĐVC|1", 2, "pipeline: Option '--out' is required; see ./pipeline page --help")]
    [InlineData(
        "page|36/BC-CĐVC|1|--out|no/such/folder/a.png",
        1,
        "no/such/folder/a.png: cannot be written here; name a file in a folder that is there and writable"
    )]
    public void Says_what_is_wrong(string arguments, int code, string line)
    {
        Take("a.pdf", Samples.Bytes("2021/24-self-score-unit1.pdf"));
        var outcome = _here.Run(arguments.Split('|'));
        outcome.Errors.ShouldBe([line]);
        outcome.Code.ShouldBe(code);
        outcome.Out.ShouldBeEmpty();
    }

    [Fact]
    public void A_file_whose_bytes_are_gone_is_told()
    {
        var id = Take("a.pdf", Samples.Bytes("2021/24-self-score-unit1.pdf"));
        Directory.Delete(Path.Combine(_here.Folder, ".pipeline", "blobs"), recursive: true);
        var outcome = _here.Run("page", id, "1", "--out", "a.png");
        outcome.Code.ShouldBe(1);
        outcome.Errors.ShouldHaveSingleItem().ShouldContain("its stored bytes are not at");
    }
}
