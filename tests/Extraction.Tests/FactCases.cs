using Pipeline.Extraction.Facts;
using Pipeline.Layout;
using Pipeline.Records;

namespace Pipeline.Extraction.Tests;

/// <summary>Runs the fact extractors over a text given as lines.</summary>
internal static class FactCases
{
    public static DocumentRecord Read(string text, string type = "Báo cáo", string? date = null)
    {
        var builder = new LayoutBuilder("text", paged: false).BeginPage(new Page { Number = 1 });
        foreach (var line in text.Split('\n')) builder.AddLine(line);
        var layout = builder.Build();
        var record = new DocumentRecord
        {
            Id = "x",
            Source = new SourceInfo { Path = "x", Format = "text" },
            Document = new DocumentHeading { Type = type, Date = date },
        };
        return new FactExtractor().Extract(new DocumentView(layout, new TextRange(0, layout.Text.Length)), record);
    }
}
