using Pipeline.Reading.Pdf.Content;
using Pipeline.Reading.Pdf.Objects;
using Pipeline.Reading.Tables;

namespace Pipeline.Reading.Tests.Pdf.Content;

public class ContentReaderTests
{
    private static PageDrawing Read(string content)
    {
        var objects = PdfObjects.Open(TinyPdf.Create("", content)).ShouldNotBeNull();
        return ContentStreamReader.Read(objects, PdfPageTree.ReadPages(objects, 1)[0]);
    }

    private static string Print(PageRulingLines rules) =>
        string.Join(
            "; ",
            rules
                .Level.Select(r => FormattableString.Invariant($"level {r.At:0.#} {r.From:0.#}-{r.To:0.#}"))
                .Concat(
                    rules.Upright.Select(r =>
                        FormattableString.Invariant($"upright {r.At:0.#} {r.From:0.#}-{r.To:0.#}")
                    )
                )
        );

    [Theory]
    [InlineData("a line", "60 742 m 500 742 l S", "level 100 60-500")]
    [InlineData("a thin field", "60 742 440 0.5 re f", "level 99.8 60-500")]
    [InlineData(
        "a frame",
        "60 642 m 160 642 l 160 742 l 60 742 l h S",
        "level 100 60-160; level 200 60-160; upright 60 100-200; upright 160 100-200"
    )]
    [InlineData(
        "cell by cell, with corners",
        "60 742 100 .5 re f 160 742 .5 .5 re f 160.5 742 100 .5 re f",
        "level 99.8 60-260.5"
    )]
    [InlineData(
        "what stands apart stays apart",
        "60 742 100 .5 re f 180 742 100 .5 re f",
        "level 99.8 60-160; level 99.8 180-280"
    )]
    [InlineData(
        "a dark field has edges",
        "0.3 g 60 642 100 100 re f",
        "level 100 60-160; level 200 60-160; upright 60 100-200; upright 160 100-200"
    )]
    [InlineData("a light field has none", "0.9 g 60 642 100 100 re f", "")]
    [InlineData("white lines", "1 1 1 RG 60 742 m 500 742 l S", "")]
    [InlineData("dotted lines", "[1 2] 0 d 60 742 m 500 742 l S", "")]
    [InlineData("dashes so close that they run together", "[3 1] 0 d 60 742 m 500 742 l S", "level 100 60-500")]
    [InlineData(
        "a matrix moves them",
        "q 2 0 0 2 0 0 cm 30 371 m 250 371 l S Q 0 10 m 30 10 l S",
        "level 100 60-500; level 832 0-30"
    )]
    [InlineData("a clip cuts them", "q 100 0 100 842 re W n 60 742 m 500 742 l S Q", "level 100 100-200")]
    [InlineData("strokes as short as letters", "60 742 m 70 742 l S 60 742 m 60 750 l S", "")]
    [InlineData("slanting lines", "60 742 m 500 642 l S", "")]
    [InlineData(
        "an inline image is passed over",
        "BI /W 1 /H 1 ID \u00018 0 m EI 60 742 m 500 742 l S",
        "level 100 60-500"
    )]
    public void Finds_rules(string why, string content, string expected) =>
        Print(RulingLineMerger.Join(Read(content).Bars)).ShouldBe(expected, why);

    [Theory]
    [InlineData("letters and bars", "BT (a word) Tj ET 60 742 m 500 742 l S", true)]
    [InlineData("nothing", "", true)]
    [InlineData(
        "many letters of which the text tells none",
        "BT (abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz) Tj ET",
        false
    )]
    [InlineData("a picture", "q 200 0 0 100 60 600 cm BI /W 1 /H 1 ID x EI Q", false)]
    [InlineData("a dot", "q 2 0 0 2 60 600 cm BI /W 1 /H 1 ID x EI Q", true)]
    [InlineData("something that is not in the file", "/Im Do", false)]
    public void Tells_whether_more_than_text_stands_there(string why, string content, bool only) =>
        Read(content).IsOnlyText(6).ShouldBe(only, why);

    [Fact]
    public void Letters_drawn_as_shapes_are_more_than_text() =>
        Read(
                string.Concat(
                    Enumerable
                        .Range(0, 40)
                        .Select(i => $"{i * 9} 700 m {i * 9 + 3} 705 {i * 9 + 5} 706 {i * 9 + 6} 700 c f\n")
                )
            )
            .IsOnlyText(6)
            .ShouldBeFalse();
}
