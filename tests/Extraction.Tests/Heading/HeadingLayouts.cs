using Pipeline.Layout;
using Pipeline.Records;

namespace Pipeline.Extraction.Tests.Heading;

/// <summary>The parts of an invented paper.</summary>
internal sealed record Paper(string[] Left, string[] Right, string[] Centre, string[] Body)
{
    public static readonly string[] Nation = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"];
}

/// <summary>Sets an invented paper as the readers of different formats would give it.</summary>
internal static class HeadingLayouts
{
    public static readonly string[] Kinds = ["text", "interleaved", "cells", "boxes"];

    public static DocumentLayout Set(Paper paper, string kind) =>
        kind switch
        {
            "text" => Text(paper),
            "interleaved" => Interleaved(paper),
            "cells" => Cells(paper),
            _ => Boxes(paper),
        };

    public static DocumentRecord Read(DocumentLayout layout) =>
        RecordExtractor.Default.Extract(layout, "id", new SourceInfo { Path = "p", Format = layout.Format })[0];

    public static DocumentRecord Read(Paper paper, string kind) => Read(Set(paper, kind));

    public static DocumentLayout Plain(string text)
    {
        var builder = new LayoutBuilder("text", paged: false);
        foreach (var block in text.Split("\n\n"))
        {
            builder.BeginBlock();
            foreach (var line in block.Split('\n'))
                builder.AddLine(line);
            builder.AddLine("");
        }
        return builder.Build();
    }

    private static DocumentLayout Text(Paper paper) =>
        Plain(
            string.Join('\n', paper.Left)
                + "\n\n"
                + string.Join('\n', paper.Right)
                + "\n\n"
                + string.Join('\n', paper.Centre)
                + "\n\n"
                + string.Join("\n\n", paper.Body)
        );

    private static DocumentLayout Interleaved(Paper paper)
    {
        var builder = new LayoutBuilder("text", paged: false).BeginBlock();
        for (var i = 0; i < Math.Max(paper.Left.Length, paper.Right.Length); i++)
        {
            var (left, right) = (
                i < paper.Left.Length ? paper.Left[i] : "",
                i < paper.Right.Length ? paper.Right[i] : ""
            );
            builder.AddLine(
                left.Length == 0 ? right
                : right.Length == 0 ? left
                : left + " " + right
            );
        }
        builder.AddLine("");
        foreach (var line in paper.Centre)
            builder.AddLine(line);
        builder.AddLine("");
        foreach (var line in paper.Body)
            builder.AddLine(line);
        return builder.Build();
    }

    private static DocumentLayout Cells(Paper paper)
    {
        var builder = new LayoutBuilder("docx", paged: false);
        builder.AddTable(
            TableSource.Markup,
            1,
            2,
            [
                new RawCell(0, 0, 1, 1, string.Join('\n', paper.Left)),
                new RawCell(0, 1, 1, 1, string.Join('\n', paper.Right)),
            ]
        );
        builder.BeginBlock();
        foreach (var line in paper.Centre.Concat(paper.Body))
            builder.AddLine(line);
        return builder.Build();
    }

    /// <summary>
    /// An A4 page of words with boxes; left lines stand before right ones, as a reader of columns gives them.
    /// </summary>
    public static DocumentLayout Boxes(Paper paper, double? confidence = null, Func<RawWord, RawWord>? seen = null)
    {
        var builder = new LayoutBuilder("pdf", paged: true);
        builder.BeginPage(
            new Page
            {
                Number = 1,
                Width = 595,
                Height = 842,
                Source = confidence is null ? PageSource.Text : PageSource.Ocr,
            }
        );
        void Column(IReadOnlyList<string> lines, double middle, double top)
        {
            builder.BeginBlock();
            for (var i = 0; i < lines.Count; i++)
                if (lines[i].Length > 0)
                    builder.AddLine(
                        Words(lines[i], middle, top + i * 17, confidence).ConvertAll(w => seen?.Invoke(w) ?? w)
                    );
        }
        Column(paper.Left, 165, 60);
        Column(paper.Right, 425, 60);
        var under = 60 + 17 * (Math.Max(paper.Left.Length, paper.Right.Length) + 1);
        Column(paper.Centre, 305, under);
        under += 17 * (paper.Centre.Length + 1);
        Column(paper.Body, 305, under);
        return builder.Build();
    }

    public static List<RawWord> Words(string line, double middle, double y, double? confidence)
    {
        const double letter = 5.6;
        var x = middle - line.Length * letter / 2;
        var words = new List<RawWord>();
        foreach (var word in line.Split(' '))
        {
            if (word.Length > 0)
                words.Add(new RawWord(word, new Box(x, y, x + word.Length * letter, y + 12), confidence));
            x += (word.Length + 1) * letter;
        }
        return words;
    }
}
