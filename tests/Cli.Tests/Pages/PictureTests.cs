using System.IO.Compression;

namespace Pipeline.Cli.Tests.Pages;

/// <summary>Findings as a workbook with the pictures of their places.</summary>
public sealed class PictureTests : IDisposable
{
    private const int FrameColour = 0xD0021B;
    private readonly Workplace _here = new();

    public void Dispose() => _here.Dispose();

    [Fact]
    public void Each_finding_stands_beside_the_picture_of_its_place()
    {
        _here.Write("a.docx", Samples.Bytes("2022/53-self-score-unit0.docx"));
        _here.Write("b.txt", Samples.Bytes("2021/18-report-unit4.txt"));
        _here.Run("ingest", "a.docx", "b.txt").Code.ShouldBe(0);
        var findings = _here.Run("check", "--json").Out.Length;
        findings.ShouldBeGreaterThan(2);
        var outcome = _here.Run("export", "findings", "--pictures");
        outcome.Code.ShouldBe(0, string.Join('\n', outcome.Errors));
        outcome.Out.ShouldBe(["findings.xlsx"]);
        outcome.Errors.ShouldBeEmpty();
        using var zip = ZipFile.OpenRead(Path.Combine(_here.Folder, "findings.xlsx"));
        var pictures = zip.Entries.Where(e => e.FullName.EndsWith(".png", StringComparison.Ordinal)).ToArray();
        pictures.Length.ShouldBe(findings);
        foreach (var entry in pictures)
        {
            using var bytes = new MemoryStream();
            using (var stream = entry.Open())
                stream.CopyTo(bytes);
            var picture = PngPicture.Read(bytes.ToArray());
            var (left, top, right, bottom) = picture.Around(FrameColour, picture.Width).ShouldNotBeNull(entry.FullName);
            picture.Ink(left + 2, top + 2, right - 2, bottom - 2).ShouldBeGreaterThan(20, entry.FullName);
            picture.Width.ShouldBeGreaterThan(500, "something of the page is seen around it");
        }
        // The first row of findings is the fourth of the sheet, its picture in the last of twelve columns.
        using var drawing = new StreamReader(
            zip.Entries.Single(e =>
                    e.FullName.Contains("drawings/drawing", StringComparison.Ordinal)
                    && e.FullName.EndsWith(".xml", StringComparison.Ordinal)
                )
                .Open()
        );
        drawing.ReadToEnd().ShouldContain("<xdr:col>11</xdr:col><xdr:colOff>25400</xdr:colOff><xdr:row>3</xdr:row>");
    }
}
