using System.Collections.Immutable;
using Pipeline.Extraction.Citations;
using Pipeline.Layout;
using Pipeline.Records;

namespace Pipeline.Extraction.Tests.Citations;

/// <summary>Reads citations out of a text, as tests need it.</summary>
internal static class Reading
{
    public static ImmutableArray<Citation> ReadCitations(string text, DocumentHeading? heading = null)
    {
        var pages = text.Split('\f');
        var builder = new LayoutBuilder("text", pages.Length > 1);
        for (var i = 0; i < pages.Length; i++)
        {
            builder.BeginPage(new Page { Number = i + 1 });
            foreach (var line in pages[i].TrimEnd('\n').Split('\n'))
                builder.AddLine(line);
        }
        var layout = builder.Build();
        var record = new DocumentRecord
        {
            Id = "x",
            Source = new SourceInfo { Path = "x.txt", Format = "text" },
            Document = heading ?? new(),
        };
        return new CitationExtractor()
            .Extract(new DocumentView(layout, new TextRange(0, layout.Text.Length)), record)
            .Citations;
    }

    /// <summary>
    /// "key" for whole numbers, "~printed" for short forms, "?printed" for unread ones, "=printed" for laws by name.
    /// </summary>
    public static string Summary(this ImmutableArray<Citation> citations) =>
        string.Join(
            " | ",
            citations.Select(c =>
                c.Short
                    ? "~" + c.Printed + (c.Of is { } of ? "→" + of : "")
                    : c.Key ?? (char.IsAsciiDigit(c.Printed[0]) || c.Printed[0] == '/' ? "?" : "=") + c.Printed
            )
        );
}
