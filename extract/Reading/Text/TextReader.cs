using System.Net;
using System.Text;
using Pipeline.Layout;
using Pipeline.Reading.Flow;
using Pipeline.Vietnamese;

namespace Pipeline.Reading.Text;

/// <summary>
/// Reads plain text and Markdown: each line is a line, blank lines divide blocks, signs of Markdown and stray HTML are
/// taken off,
/// rows of tabs or pipes are tables.
/// </summary>
public sealed class TextReader : IFormatReader
{
    private const int MostHtmlLines = 5000;
    private const int MostHeadingLines = 40;

    /// <inheritdoc/>
    public IReadOnlyList<FileFormat> Formats { get; } = [FileFormat.Text];

    /// <inheritdoc/>
    public ReadResult Read(SourceFile file, FileFormat format, ReadLimits limits, CancellationToken cancel)
    {
        if (new FileInfo(file.Path).Length > limits.TextBytes)
            throw new ReadException(
                FailureKind.TooLarge,
                $"a text of more than {limits.TextBytes >> 20} MiB",
                "divide it, or raise the limit text-bytes"
            );
        return new ReadResult { Layout = Read(TextDecoder.Decode(File.ReadAllBytes(file.Path)), cancel) };
    }

    /// <summary>The layout of a text.</summary>
    internal static DocumentLayout Read(string text, CancellationToken cancel)
    {
        var lines = text.Replace("\r\n", "\n").Split('\n', '\r', '\u2028', '\u2029', '\u0085');
        var builder = new LayoutBuilder("text", paged: false) { Context = NormalizationContext.FromLines(lines) };
        builder.BeginPage(new Page { Number = 1 });
        var markdown = new MarkdownCleaner();
        for (var i = 0; i < lines.Length; i++)
        {
            cancel.ThrowIfCancellationRequested();
            if (
                (
                    TabSeparatedTableFinder.Read(lines, i)
                    ?? MarkdownTableFinder.Read(lines, i)
                    ?? SpaceAlignedTableFinder.Read(lines, i)
                ) is
                { } rows
            )
            {
                AddRows(builder, rows);
                i = rows.Next - 1;
            }
            else if (HtmlTable(lines, i) is var (html, next) && html is not null)
            {
                Pipeline.Reading.Html.HtmlReader.AddFragment(builder, html);
                i = next - 1;
            }
            else if (HeadingColumns(builder, lines, i) is var after && after > i)
                i = after - 1;
            else if (lines[i].AsSpan().Trim().IsEmpty)
                builder.BeginBlock();
            else
                AddLine(builder, markdown, lines[i]);
        }
        return builder.Build();
    }

    // A heading or signature zone that is set in columns by runs of blanks; gives the line after it.
    private static int HeadingColumns(LayoutBuilder builder, string[] lines, int start)
    {
        var line = lines[start].AsSpan().Trim();
        if (
            line.IndexOf("    ") < 0
            || start > MostHeadingLines && !line.StartsWith("Nơi nhận", StringComparison.OrdinalIgnoreCase)
        )
            return start;
        var items = lines
            .Skip(start)
            .Take(MostHeadingLines)
            .Select(l => (FlowItem)new FlowLine(TextNormalizer.Normalize(l, builder.Context), null))
            .ToArray();
        var (columns, next) = TabColumnDetector.Read(items, 0);
        if (columns is null)
            return start;
        foreach (var column in columns)
        {
            builder.BeginBlock(BlockKind.HeadingColumn);
            foreach (var item in column.Cast<FlowLine>())
                if (new MarkdownCleaner().Read(item.Text.Text) is { Text.Length: > 0 } read)
                    builder.AddLine(read.Text, read.Font);
        }
        builder.BeginBlock();
        return start + next;
    }

    // Tables of HTML that stand in a text, as converters of scans write them.
    private static (string? Html, int Next) HtmlTable(string[] lines, int start)
    {
        if (!lines[start].Contains("<table", StringComparison.OrdinalIgnoreCase))
            return (null, start);
        for (var i = start; i < Math.Min(lines.Length, start + MostHtmlLines); i++)
            if (lines[i].Contains("</table", StringComparison.OrdinalIgnoreCase))
                return (string.Join('\n', lines, start, i + 1 - start), i + 1);
        return (null, start);
    }

    private static void AddLine(LayoutBuilder builder, MarkdownCleaner markdown, string line)
    {
        foreach (var part in InlineHtmlCleaner.RemoveTags(line.Replace('\t', ' ')).Split('\n', '\f'))
        {
            if (markdown.Read(part) is not { } read)
                builder.BeginBlock();
            else if (read.Text.Trim() is { Length: > 0 } text)
                builder.AddLine(text, read.Font);
        }
    }

    private static void AddRows(LayoutBuilder builder, TextTable rows)
    {
        var cells = rows.Rows.Select(r => r.Select(Cell).ToArray()).ToArray();
        var used = Enumerable
            .Range(0, rows.Columns)
            .Where(c => cells.Any(r => c < r.Length && r[c].Text.Length > 0))
            .ToArray();
        if (
            LayoutTableDetector.IsLayout(
                cells.Length,
                used.Length,
                cells.SelectMany(r => r).Select(c => c.Text),
                ruled: null
            )
        )
        {
            foreach (var column in used)
            {
                builder.BeginBlock(BlockKind.HeadingColumn);
                foreach (var row in cells)
                    if (column < row.Length)
                        foreach (var line in row[column].Text.Split('\n'))
                            if (line.Length > 0)
                                builder.AddLine(line, row[column].Font);
            }
            builder.BeginBlock();
            return;
        }
        builder.AddTable(
            TableSource.SeparatedText,
            cells.Length,
            rows.Columns,
            [
                .. cells.SelectMany(
                    (row, r) => row.Select((cell, c) => new RawCell(r, c, 1, 1, cell.Text, Font: cell.Font))
                ),
            ]
        );
    }

    private static (string Text, FontStyle? Font) Cell(string raw)
    {
        var markdown = new MarkdownCleaner();
        FontStyle? font = null;
        var lines = new List<string>();
        foreach (var line in InlineHtmlCleaner.RemoveTags(raw).Split('\n'))
            if (markdown.Read(line) is { Text: var text, Font: var style } && text.Trim() is { Length: > 0 } kept)
            {
                font ??= style;
                lines.Add(kept);
            }
            else if (line.Trim() is "-" or "--")
                lines.Add(line.Trim());
        return (string.Join('\n', lines), font);
    }
}

/// <summary>
/// Takes stray HTML out of text: tags of lines and paragraphs become line ends, tags of letters go, entities are
/// decoded. Other angle brackets stay.
/// </summary>
internal static class InlineHtmlCleaner
{
    private static readonly HashSet<string> Breaks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p",
        "br",
        "div",
        "li",
        "ul",
        "ol",
        "tr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "table",
        "tbody",
        "thead",
        "blockquote",
    };
    private static readonly HashSet<string> Others = new(StringComparer.OrdinalIgnoreCase)
    {
        "b",
        "i",
        "u",
        "s",
        "em",
        "strong",
        "span",
        "font",
        "sup",
        "sub",
        "a",
        "small",
        "big",
        "center",
        "td",
        "th",
        "img",
        "o:p",
        "ins",
        "del",
        "mark",
        "code",
    };

    public static string RemoveTags(string text)
    {
        if (text.Contains('<'))
            text = StripTags(text);
        return text.Contains('&') ? WebUtility.HtmlDecode(text) : text;
    }

    private static string StripTags(string text)
    {
        var stripped = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '<' && Tag(text, i) is var (end, name) && end > 0)
            {
                if (name.Length > 0 && Breaks.Contains(name))
                    Break(stripped);
                i = end;
            }
            else
                stripped.Append(text[i]);
        }
        return
            string.Join('\n', stripped.ToString().Split('\n').Select(l => l.Trim(' ')).Where((l, i) => l.Length > 0))
                is { Length: > 0 } lines
            ? lines
            : "";
    }

    private static void Break(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] != '\n')
            text.Append('\n');
    }

    // End and name of the tag or comment that begins here; (0, "") where none does.
    private static (int End, string Name) Tag(string text, int start)
    {
        if (string.CompareOrdinal(text, start, "<!--", 0, 4) == 0)
            return text.IndexOf("-->", start, StringComparison.Ordinal) is var close and > 0
                ? (close + 2, "")
                : (0, "");
        var at = start + 1;
        if (at < text.Length && text[at] == '/')
            at++;
        var from = at;
        while (at < text.Length && at - from < 12 && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == ':'))
            at++;
        var name = text[from..at];
        if (!Breaks.Contains(name) && !Others.Contains(name))
            return (0, "");
        if (at < text.Length && text[at] is not (' ' or '>' or '/' or '\n'))
            return (0, "");
        var end = text.AsSpan(at, Math.Min(text.Length - at, 2000)).IndexOf('>');
        return end < 0 ? (0, "") : (at + end, name);
    }
}
