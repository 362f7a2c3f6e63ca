using Pipeline.Layout;
using Pipeline.Vietnamese;

namespace Pipeline.Reading.Flow;

/// <summary>
/// Writes flowing text to a layout: columns of headings one after the other, frames as what stands in them, data as
/// tables.
/// </summary>
internal static class FlowWriter
{
    private const int MostFrameCells = 4;

    public static void Write(LayoutBuilder builder, IReadOnlyList<FlowItem> items)
    {
        for (var i = 0; i < items.Count; i++)
            switch (items[i])
            {
                case FlowTable table:
                    Write(builder, table);
                    break;
                case FlowLine line when TabColumnDetector.Read(items, i) is var (columns, next) && columns is not null:
                    WriteColumns(builder, columns);
                    i = next - 1;
                    break;
                case FlowLine line when !line.Text.Text.AsSpan().Trim().IsEmpty:
                    builder.BeginBlock(line.Kind);
                    AddLines(builder, line);
                    break;
            }
        builder.BeginBlock();
    }

    private static void Write(LayoutBuilder builder, FlowTable table)
    {
        var cells = table.Cells.Select(c => (Cell: c, Text: TextOf(c.Content))).ToArray();
        var filled = cells.Where(c => c.Text.Text.Length > 0).ToArray();
        if (filled.Length == 0)
            return;
        var columns = filled.Select(c => c.Cell.Column).Distinct().Count();
        if (IsFrame(table, filled.Length))
            foreach (var cell in table.Cells)
                Write(builder, cell.Content);
        else if (LayoutTableDetector.IsLayout(table.Rows, columns, filled.Select(c => c.Text.Text), table.Ruled))
            WriteHeading(builder, table);
        else
            builder.AddTable(
                TableSource.Markup,
                table.Rows,
                table.Columns,
                [
                    .. cells.Select(c => new RawCell(
                        c.Cell.Row,
                        c.Cell.Column,
                        c.Cell.RowSpan,
                        c.Cell.ColumnSpan,
                        c.Text.Text,
                        Font: FontOf(c.Cell.Content),
                        Indent: IndentOf(c.Cell.Content)
                    )
                    {
                        Cleaned = c.Text,
                    }),
                ]
            );
    }

    private static void WriteHeading(LayoutBuilder builder, FlowTable table)
    {
        // A row that spans all columns divides the columns above it from those below.
        for (var row = 0; row < table.Rows; )
        {
            var until = row;
            while (
                until < table.Rows
                && !(
                    table.Cells.Any(c => c.Row == until && c.Column == 0 && c.ColumnSpan >= table.Columns)
                    && table.Columns > 1
                )
            )
                until++;
            if (until == row)
                until++;
            var part = table.Cells.Where(c => c.Row >= row && c.Row < until).ToArray();
            WriteColumns(
                builder,
                [
                    .. part.GroupBy(c => c.Column)
                        .OrderBy(g => g.Key)
                        .Select(g => (IReadOnlyList<FlowItem>)[.. g.SelectMany(c => c.Content)]),
                ]
            );
            row = until;
        }
    }

    private static void WriteColumns(LayoutBuilder builder, IReadOnlyList<IReadOnlyList<FlowItem>> columns)
    {
        foreach (var column in columns)
        {
            builder.BeginBlock(BlockKind.HeadingColumn);
            foreach (var item in column)
                if (item is FlowTable nested)
                {
                    Write(builder, nested);
                    builder.BeginBlock(BlockKind.HeadingColumn);
                }
                else if (item is FlowLine line)
                    AddLines(builder, line);
        }
        builder.BeginBlock();
    }

    private static void AddLines(LayoutBuilder builder, FlowLine line)
    {
        foreach (var part in line.Text.WithoutTabs().SplitLines())
            builder.AddLine(part, line.Font);
    }

    // One column or cell around other content, or a table that only holds other tables in place.
    private static bool IsFrame(FlowTable table, int filled)
    {
        if (
            filled == 1
            || table.Cells.All(c => c.Column == 0)
            || table.Cells.Select(c => c.Column).Distinct().Count() == 1
        )
            return true;
        var nested = table.Cells.SelectMany(c => c.Content).OfType<FlowTable>().ToArray();
        if (nested.Length == 0)
            return false;
        var inner = nested.Sum(n => n.Cells.Sum(c => TextOf(c.Content).Text.Length));
        return table.Ruled != true && filled > MostFrameCells
            || filled <= MostFrameCells && inner * 4 > table.Cells.Sum(c => TextOf(c.Content).Text.Length)
            || inner * 2 > table.Cells.Sum(c => TextOf(c.Content).Text.Length);
    }

    private static CleanText TextOf(IReadOnlyList<FlowItem> content)
    {
        var parts = new List<CleanText>();
        foreach (var item in content)
            if (item is FlowLine line)
                parts.AddRange(line.Text.WithoutTabs().SplitLines());
            else if (item is FlowTable table)
                foreach (var row in table.Cells.GroupBy(c => c.Row))
                    if (
                        row.Select(c => TextOf(c.Content)).Where(t => t.Text.Length > 0).ToArray() is
                        { Length: > 0 } texts
                    )
                        parts.Add(CleanTextJoiner.Join(texts, " "));
        return parts.Count == 0 ? new CleanText("", []) : CleanTextJoiner.Join(parts, "\n");
    }

    private static FontStyle? FontOf(IReadOnlyList<FlowItem> content) =>
        CleanTextJoiner.MostOf(content.OfType<FlowLine>().Select(l => (l.Font, l.Text.Text.Length)));

    private static double IndentOf(IReadOnlyList<FlowItem> content) =>
        content.OfType<FlowLine>().FirstOrDefault(l => l.Text.Text.Length > 0)?.Indent ?? 0;
}
