using System.Collections.Immutable;
using Pipeline.Records;

namespace Pipeline.Layout.Serialization;

/// <summary>Writes a layout field by field; <see cref="LayoutReader"/> mirrors it line by line.</summary>
internal sealed class LayoutWriter(CompactBinaryWriter to)
{
    private readonly Dictionary<FontStyle, int> _fonts = [];
    private int _start;
    private long _x0,
        _y0,
        _x1,
        _y1;

    public void Write(DocumentLayout layout)
    {
        to.WriteText(layout.Format);
        to.WriteText(layout.Text);
        to.WriteFlag(layout.Paged);
        to.WriteOptional(layout.Title);
        WriteEach(layout.Pages, WritePage);
        WriteEach(layout.Tables, WriteTable);
        WriteEach(
            layout.Signatures,
            s =>
            {
                to.WriteOptional(s.Issuer);
                to.WriteOptional(s.Time);
                WriteAnchor(s.Anchor);
            }
        );
        WriteEach(
            layout.Warnings,
            w =>
            {
                to.WriteText(w.Code);
                to.WriteText(w.Message);
                WriteAnchor(w.Anchor);
            }
        );
        WriteEach(
            layout.Repairs,
            r =>
            {
                WriteSpan(r.Span);
                to.WriteText(r.Printed);
                to.WriteText(r.Kind);
            }
        );
    }

    private void WritePage(Page page)
    {
        to.WriteSigned(page.Number);
        to.WriteDouble(page.Width);
        to.WriteDouble(page.Height);
        to.WriteSigned(page.Rotation);
        to.WriteByte((byte)page.Source);
        to.WriteOptional(page.OcrConfidence);
        WriteSpan(page.Span);
        to.WriteFlag(page.HasUnreadTable);
        to.WriteFlag(page.IsPicture);
        to.WriteByte((byte)page.Layer);
        (_x0, _y0, _x1, _y1) = (0, 0, 0, 0);
        WriteEach(
            page.Blocks,
            b =>
            {
                to.WriteByte((byte)b.Kind);
                WriteSpan(b.Span);
                WriteBox(b.Box);
                WriteEach(b.Lines, WriteLine);
            }
        );
        WriteEach(
            page.Ink,
            i =>
            {
                to.WriteByte((byte)i.Field);
                WriteBox(i.Box);
                to.WriteDouble(i.Handwritten);
                to.WriteDouble(i.Threshold);
                WriteEach(
                    i.Strings,
                    s =>
                    {
                        to.WriteText(s.Value);
                        to.WriteDouble(s.Probability);
                    }
                );
            }
        );
    }

    private void WriteLine(Line line)
    {
        WriteSpan(line.Span);
        WriteBox(line.Box);
        WriteFont(line.Font);
        WriteEach(line.Words, WriteWord);
    }

    private void WriteWord(Word word)
    {
        WriteSpan(word.Span);
        WriteBox(word.Box);
        WriteFont(word.Font);
        to.WriteOptional(word.Confidence);
        to.WriteOptional(word.Ink);
        to.WriteOptional(word.Digits);
    }

    private void WriteTable(Table table)
    {
        to.WriteSigned(table.Index);
        to.WriteByte((byte)table.Source);
        to.WriteSigned(table.RowCount);
        to.WriteSigned(table.ColumnCount);
        WriteSpan(table.Span);
        to.WriteOptional(table.Page);
        WriteBox(table.Box);
        to.WriteOptional(table.Sheet);
        WriteEach(table.PageBreaks, row => to.WriteSigned(row));
        to.WriteOptional(table.Inside?.Table);
        if (table.Inside is { } inside)
            to.WriteSigned(inside.Cell);
        WriteEach(table.Cells, WriteCell);
    }

    private void WriteCell(Cell cell)
    {
        to.WriteSigned(cell.Row);
        to.WriteSigned(cell.Column);
        to.WriteSigned(cell.RowSpan);
        to.WriteSigned(cell.ColumnSpan);
        WriteSpan(cell.Span);
        to.WriteOptional(cell.Page);
        WriteBox(cell.Box);
        to.WriteOptional(cell.Address);
        WriteFont(cell.Font);
        to.WriteFlag(cell.Indent != 0);
        if (cell.Indent != 0)
            to.WriteDouble(cell.Indent);
    }

    private void WriteAnchor(Anchor? anchor)
    {
        to.WriteFlag(anchor is not null);
        if (anchor is null)
            return;
        to.WriteOptional(anchor.Page);
        to.WriteFlag(anchor.Box is not null);
        if (anchor.Box is { } box)
            WriteEach([.. box], to.WriteDouble);
        to.WriteText(anchor.Text);
        to.WriteSigned(anchor.Start);
        to.WriteSigned(anchor.End);
        to.WriteOptional(anchor.Table);
        to.WriteOptional(anchor.Row);
        to.WriteOptional(anchor.Col);
        to.WriteOptional(anchor.Sheet);
        to.WriteOptional(anchor.Cell);
    }

    private void WriteEach<T>(ImmutableArray<T> items, Action<T> write)
    {
        if (items.IsDefault)
        {
            to.Count(0);
            return;
        }
        to.Count(items.Length);
        foreach (var item in items)
            write(item);
    }

    /// <summary>A range as the step from the one before; the ranges of a page follow each other.</summary>
    private void WriteSpan(TextRange span)
    {
        to.WriteSigned((long)span.Start - _start);
        to.WriteSigned((long)span.End - span.Start);
        _start = span.Start;
    }

    /// <summary>A word begins near the end of the one before it, on the same line.</summary>
    private void WriteBox(Box? box)
    {
        to.WriteFlag(box is not null);
        if (box is not { } b)
            return;
        _x0 = _x1;
        to.WriteCoordinate(b.X0, ref _x0);
        to.WriteCoordinate(b.Y0, ref _y0);
        _x1 = _x0;
        to.WriteCoordinate(b.X1, ref _x1);
        to.WriteCoordinate(b.Y1, ref _y1);
    }

    /// <summary>0 for none, else its number; a new one follows its number.</summary>
    private void WriteFont(FontStyle? font)
    {
        if (font is null)
        {
            to.Count(0);
            return;
        }
        if (_fonts.TryGetValue(font, out var known))
        {
            to.Count(known);
            return;
        }
        _fonts.Add(font, _fonts.Count + 1);
        to.Count(_fonts.Count);
        to.WriteDouble(font.Size);
        to.WriteFlag(font.Bold);
        to.WriteFlag(font.Italic);
        to.WriteOptional(font.Name);
    }
}
