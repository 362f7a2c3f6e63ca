using System.Globalization;
using Pipeline.Layout;
using Pipeline.Output.Pages;
using Pipeline.Records;

namespace Pipeline.Cli.Tests.Pages;

public class DrawnPlacesTests
{
    // Words of ten points each, a line for each string, a page where a string begins with "|".
    private static DocumentLayout Drawn(string[] lines)
    {
        var builder = new LayoutBuilder("pdf", paged: true);
        var (page, y) = (1, 0);
        builder.BeginPage(
            new Page
            {
                Number = 1,
                Width = 600,
                Height = 800,
            }
        );
        foreach (var line in lines)
        {
            if (line.StartsWith('|'))
                (page, y) = (page + 1, 0);
            if (line.StartsWith('|'))
                builder.BeginPage(
                    new Page
                    {
                        Number = page,
                        Width = 600,
                        Height = 800,
                    }
                );
            builder.AddLine([
                .. line.TrimStart('|')
                    .Split(' ')
                    .Select((w, i) => new RawWord(w, new Box(i * 10, y, i * 10 + 9, y + 8), 1)),
            ]);
            y += 20;
        }
        return builder.Build();
    }

    private static string Places(string record, string text, int skip, string[] drawn)
    {
        var at = -1;
        for (var i = 0; i <= skip; i++)
            at = record.IndexOf(text, at + 1, StringComparison.Ordinal);
        var made = new DocumentRecord
        {
            Id = "x",
            Source = new SourceInfo { Path = "x", Format = "docx" },
            Text = record,
        };
        var patches = new RenderedPlaceFinder(Drawn(drawn), made).FindRegions(
            new Anchor
            {
                Text = text,
                Start = at,
                End = at + text.Length,
            }
        );
        return string.Join(
            "; ",
            patches.Select(p =>
                string.Create(CultureInfo.InvariantCulture, $"{p.Page}: {p.Around.X0}-{p.Around.X1} at {p.Around.Y0}")
            )
        );
    }

    [Theory]
    [InlineData("a word", "Số 12 ngày 5", "12", 0, new[] { "Số 12 ngày 5" }, "1: 10-19 at 0")]
    [InlineData("cut in pieces by its fonts", "Kế hoạch", "Kế", 0, new[] { "K ế hoạch" }, "1: 0-19 at 0")]
    [InlineData(
        "over a line's end",
        "theo Nghị quyết số 7",
        "Nghị quyết",
        0,
        new[] { "theo Nghị", "quyết số 7" },
        "1: 10-19 at 0; 1: 0-9 at 20"
    )]
    [InlineData(
        "over a page's end",
        "theo Nghị quyết số 7",
        "Nghị quyết",
        0,
        new[] { "theo Nghị", "|quyết số 7" },
        "1: 10-19 at 0; 2: 0-9 at 0"
    )]
    [InlineData(
        "the second of two alike",
        "có 10 người dự họp hôm nay\nvà 10 người vắng mặt",
        "10",
        1,
        new[] { "có 10 người dự họp hôm nay", "và 10 người vắng mặt" },
        "1: 10-19 at 20"
    )]
    [InlineData("not a part of another number", "có 10 người", "10", 0, new[] { "có 110 người" }, "")]
    [InlineData(
        "a row of cells, one cut off at its edge",
        "1\tCông khai thu chi theo quy định\t5\t2",
        "1\tCông khai thu chi theo quy định\t5\t2",
        0,
        new[] { "1 Công khai t 5 2" },
        "1: 0-9 at 0; 1: 10-39 at 0; 1: 40-49 at 0; 1: 50-59 at 0"
    )]
    [InlineData("not there", "có 10 người", "10 người", 0, new[] { "không có gì" }, "")]
    public void Finds_words(string why, string record, string text, int skip, string[] drawn, string expected) =>
        Places(record, text, skip, drawn).ShouldBe(expected, why);
}
