using Pipeline.Reading.Engines;
using Pipeline.Reading.Images;
using Pipeline.Reading.Ocr;

namespace Pipeline.Reading.Tests.Ocr;

public sealed class TesseractEngineTests
{
    [EnginesFact]
    public void A_page_that_takes_too_long_fails_and_is_not_given_in_part()
    {
        using var file = new TemporaryFile(
            TinyPdf.Create(
                "",
                string.Concat(
                    Enumerable
                        .Range(0, 40)
                        .Select(i => TinyPdf.Text(60, 60 + i * 18, "Vi co thanh tich trong cong tac nam nay"))
                )
            )
        );
        var at = 0;
        var image = GreyImage.FromPgm(
            NativeEngine.Run("pdftoppm", ["-gray", "-r", "150", file.Path], 20, CancellationToken.None),
            ref at,
            150
        );
        using var engine = new TesseractEngine();
        Should
            .Throw<ReadException>(() => engine.Read(image, PageSegmentationMode.Page, 0))
            .Failure.Kind.ShouldBe(FailureKind.TimedOut);
        engine
            .Read(image, PageSegmentationMode.Page, 60)
            .Count.ShouldBeGreaterThan(300, "the engine is good for the next page");
    }
}
