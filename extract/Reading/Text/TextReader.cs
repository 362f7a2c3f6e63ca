using Pipeline.Layout;
using Pipeline.Reading.Flow;
using Pipeline.Vietnamese;

namespace Pipeline.Reading.Text;

/// <summary>
/// Reads plain text and Markdown: each line is a line, blank lines divide blocks, signs of Markdown and stray HTML are taken off,
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
            throw new ReadException(FailureKind.TooLarge, $"a text of more than {limits.TextBytes >> 20} MiB", "divide it, or raise the limit text-bytes");
        return new ReadResult { Layout = Read(TextDecoding.Decode(File.ReadAllBytes(file.Path)), cancel) };
    }

    /// <summary>The layout of a text.</summary>
    internal static DocumentLayout Read(string text, CancellationToken cancel)
    {
        var lines = text.Replace("\r\n", "\n").Split('\n', '\r', '\u2028', '\u2029', '\u0085');
        var builder = new LayoutBuilder("text", paged: false) { Context = SpineContext.Of(lines) };
        builder.BeginPage(new Page { Number = 1 });
        var markdown = new MarkdownLines();
        for (var i = 0; i < lines.Length; i++)
        {
            cancel.ThrowIfCancellationRequested();
            if ((SeparatedRows.Read(lines, i) ?? PipeRows.Read(lines, i) ?? SpacedRows.Read(lines, i)) is { } rows)
            {
                AddRows(builder, rows);
                i = rows.Next - 1;
            }
            else if (HtmlTable(lines, i) is var (html, next) && html is not null)
            {
                Reading.Html.HtmlReader.AddFragment(builder, html);
                i = next - 1;
            }
            else if (HeadingColumns(builder, lines, i) is var after && after > i) i = after - 1;
            else if (lines[i].AsSpan().Trim().IsEmpty) builder.BeginBlock();
            else AddLine(builder, markdown, lines[i]);
        }
        return builder.Build();
    }

    // A heading or signature zone that is set in columns by runs of blanks; gives the line after it.
    private static int HeadingColumns(LayoutBuilder builder, string[] lines, int start)
    {
        var line = lines[start].AsSpan().Trim();
        if (line.IndexOf("    ") < 0 || start > MostHeadingLines && !line.StartsWith("Nơi nhận", StringComparison.OrdinalIgnoreCase)) return start;
        var items = lines.Skip(start).Take(MostHeadingLines).Select(l => (FlowItem)new FlowLine(TextSpine.Clean(l, builder.Context), null)).ToArray();
        var (columns, next) = TabColumns.Read(items, 0);
        if (columns is null) return start;
        foreach (var column in columns)
        {
            builder.BeginBlock(BlockKind.HeadingColumn);
            foreach (var item in column.Cast<FlowLine>())
                if (new MarkdownLines().Read(item.Text.Text) is { Text.Length: > 0 } read) builder.AddLine(read.Text, read.Font);
        }
        builder.BeginBlock();
        return start + next;
    }

    // Tables of HTML that stand in a text, as converters of scans write them.
    private static (string? Html, int Next) HtmlTable(string[] lines, int start)
    {
        if (!lines[start].Contains("<table", StringComparison.OrdinalIgnoreCase)) return (null, start);
        for (var i = start; i < Math.Min(lines.Length, start + MostHtmlLines); i++)
            if (lines[i].Contains("</table", StringComparison.OrdinalIgnoreCase)) return (string.Join('\n', lines, start, i + 1 - start), i + 1);
        return (null, start);
    }

    private static void AddLine(LayoutBuilder builder, MarkdownLines markdown, string line)
    {
        foreach (var part in InlineHtml.Strip(line.Replace('\t', ' ')).Split('\n', '\f'))
        {
            if (markdown.Read(part) is not { } read) builder.BeginBlock();
            else if (read.Text.Trim() is { Length: > 0 } text) builder.AddLine(text, read.Font);
        }
    }

    private static void AddRows(LayoutBuilder builder, TextRows rows)
    {
        var cells = rows.Rows.Select(r => r.Select(Cell).ToArray()).ToArray();
        var used = Enumerable.Range(0, rows.Columns).Where(c => cells.Any(r => c < r.Length && r[c].Text.Length > 0)).ToArray();
        if (HeadingTables.IsLayout(cells.Length, used.Length, cells.SelectMany(r => r).Select(c => c.Text), ruled: null))
        {
            foreach (var column in used)
            {
                builder.BeginBlock(BlockKind.HeadingColumn);
                foreach (var row in cells)
                    if (column < row.Length)
                        foreach (var line in row[column].Text.Split('\n'))
                            if (line.Length > 0) builder.AddLine(line, row[column].Font);
            }
            builder.BeginBlock();
            return;
        }
        builder.AddTable(TableSource.SeparatedText, cells.Length, rows.Columns,
            [.. cells.SelectMany((row, r) => row.Select((cell, c) => new RawCell(r, c, 1, 1, cell.Text, Font: cell.Font)))]);
    }

    private static (string Text, FontStyle? Font) Cell(string raw)
    {
        var markdown = new MarkdownLines();
        FontStyle? font = null;
        var lines = new List<string>();
        foreach (var line in InlineHtml.Strip(raw).Split('\n'))
            if (markdown.Read(line) is { Text: var text, Font: var style } && text.Trim() is { Length: > 0 } kept)
            {
                font ??= style;
                lines.Add(kept);
            }
            else if (line.Trim() is "-" or "--") lines.Add(line.Trim());
        return (string.Join('\n', lines), font);
    }
}
