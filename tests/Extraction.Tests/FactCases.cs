using Pipeline.Extraction.Facts;
using Pipeline.Layout;
using Pipeline.Records;

namespace Pipeline.Extraction.Tests;

/// <summary>Runs the fact extractors over a text given as lines.</summary>
internal static class FactCases
{
    public static DocumentRecord Read(string text, string type = "Báo cáo", string? date = null, string? subject = null)
    {
        var builder = new LayoutBuilder("text", paged: false).BeginPage(new Page { Number = 1 });
        foreach (var line in text.Split('\n'))
            builder.AddLine(line);
        return Extract(builder.Build(), type, date, subject);
    }

    public static DocumentRecord ReadTable(string[][] rows, string type = "Báo cáo", string? date = null)
    {
        var columns = rows.Max(r => r.Length);
        var cells = rows.SelectMany((r, i) => r.Select((c, j) => new RawCell(i, j, 1, 1, c))).ToList();
        return Extract(
            new LayoutBuilder("docx", paged: false)
                .BeginPage(new Page { Number = 1 })
                .AddTable(TableSource.Markup, rows.Length, columns, cells)
                .Build(),
            type,
            date
        );
    }

    private static DocumentRecord Extract(DocumentLayout layout, string type, string? date, string? subject = null)
    {
        var record = new DocumentRecord
        {
            Id = "x",
            Source = new SourceInfo { Path = "x", Format = "text" },
            Document = new DocumentHeading
            {
                Type = type,
                Date = date,
                Subject = subject,
            },
        };
        return new FactExtractor().Extract(new DocumentView(layout, new TextRange(0, layout.Text.Length)), record);
    }
}
