using System.Collections.Immutable;
using Pipeline.Records;

namespace Pipeline.Layout;

/// <summary>Writes a layout field by field; <see cref="LayoutReader"/> mirrors it line by line.</summary>
internal sealed class LayoutWriter(PackedWriter to)
{
    private readonly Dictionary<FontStyle, int> _fonts = [];
    private int _start;
    private long _x0, _y0, _x1, _y1;

    public void Write(DocumentLayout layout)
    {
        to.Text(layout.Format);
        to.Text(layout.Text);
        to.Flag(layout.Paged);
        to.Optional(layout.Title);
        Each(layout.Pages, Page);
        Each(layout.Tables, Table);
        Each(layout.Signatures, s => { to.Optional(s.Issuer); to.Optional(s.Time); Anchor(s.Anchor); });
        Each(layout.Warnings, w => { to.Text(w.Code); to.Text(w.Message); Anchor(w.Anchor); });
        Each(layout.Repairs, r => { Span(r.Span); to.Text(r.Printed); to.Text(r.Kind); });
    }

    private void Page(Page page)
    {
        to.Signed(page.Number);
        to.Double(page.Width);
        to.Double(page.Height);
        to.Signed(page.Rotation);
        to.Byte((byte)page.Source);
        to.Optional(page.OcrConfidence);
        Span(page.Span);
        to.Flag(page.HasUnreadTable);
        to.Flag(page.IsPicture);
        to.Byte((byte)page.Layer);
        (_x0, _y0, _x1, _y1) = (0, 0, 0, 0);
        Each(page.Blocks, b => { to.Byte((byte)b.Kind); Span(b.Span); Box(b.Box); Each(b.Lines, Line); });
    }

    private void Line(Line line)
    {
        Span(line.Span);
        Box(line.Box);
        Font(line.Font);
        Each(line.Words, Word);
    }

    private void Word(Word word)
    {
        Span(word.Span);
        Box(word.Box);
        Font(word.Font);
        to.Optional(word.Confidence);
        to.Optional(word.Ink);
        to.Optional(word.Digits);
    }

    private void Table(Table table)
    {
        to.Signed(table.Index);
        to.Byte((byte)table.Source);
        to.Signed(table.RowCount);
        to.Signed(table.ColumnCount);
        Span(table.Span);
        to.Optional(table.Page);
        Box(table.Box);
        to.Optional(table.Sheet);
        Each(table.PageBreaks, row => to.Signed(row));
        to.Optional(table.Inside?.Table);
        if (table.Inside is { } inside) to.Signed(inside.Cell);
        Each(table.Cells, Cell);
    }

    private void Cell(Cell cell)
    {
        to.Signed(cell.Row);
        to.Signed(cell.Column);
        to.Signed(cell.RowSpan);
        to.Signed(cell.ColumnSpan);
        Span(cell.Span);
        to.Optional(cell.Page);
        Box(cell.Box);
        to.Optional(cell.Address);
        Font(cell.Font);
        to.Flag(cell.Indent != 0);
        if (cell.Indent != 0) to.Double(cell.Indent);
    }

    private void Anchor(Anchor? anchor)
    {
        to.Flag(anchor is not null);
        if (anchor is null) return;
        to.Optional(anchor.Page);
        to.Flag(anchor.Box is not null);
        if (anchor.Box is { } box) Each([.. box], to.Double);
        to.Text(anchor.Text);
        to.Signed(anchor.Start);
        to.Signed(anchor.End);
        to.Optional(anchor.Table);
        to.Optional(anchor.Row);
        to.Optional(anchor.Col);
        to.Optional(anchor.Sheet);
        to.Optional(anchor.Cell);
    }

    private void Each<T>(ImmutableArray<T> items, Action<T> write)
    {
        if (items.IsDefault) { to.Count(0); return; }
        to.Count(items.Length);
        foreach (var item in items) write(item);
    }

    /// <summary>A range as the step from the one before; the ranges of a page follow each other.</summary>
    private void Span(TextRange span)
    {
        to.Signed((long)span.Start - _start);
        to.Signed((long)span.End - span.Start);
        _start = span.Start;
    }

    /// <summary>A word begins near the end of the one before it, on the same line.</summary>
    private void Box(Box? box)
    {
        to.Flag(box is not null);
        if (box is not { } b) return;
        _x0 = _x1;
        to.Coordinate(b.X0, ref _x0);
        to.Coordinate(b.Y0, ref _y0);
        _x1 = _x0;
        to.Coordinate(b.X1, ref _x1);
        to.Coordinate(b.Y1, ref _y1);
    }

    /// <summary>0 for none, else its number; a new one follows its number.</summary>
    private void Font(FontStyle? font)
    {
        if (font is null) { to.Count(0); return; }
        if (_fonts.TryGetValue(font, out var known)) { to.Count(known); return; }
        _fonts.Add(font, _fonts.Count + 1);
        to.Count(_fonts.Count);
        to.Double(font.Size);
        to.Flag(font.Bold);
        to.Flag(font.Italic);
        to.Optional(font.Name);
    }
}
