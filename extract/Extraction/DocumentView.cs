using System.Collections.Immutable;
using Pipeline.Layout;
using Pipeline.Records;
using Pipeline.Vietnamese.DocumentNumbers;

namespace Pipeline.Extraction;

/// <summary>
/// One document of a file, as the extractors see it. All ranges are UTF-16 ranges in <see cref="Text"/>, the text of
/// the
/// whole file; only anchors are counted in code points of the document's own text.
/// </summary>
public sealed class DocumentView
{
    private readonly int[] _surrogates;
    private SymbolIndex? _symbols;
    private readonly ImmutableArray<Cell> _cells;
    private readonly ImmutableArray<Table> _cellTables;

    /// <summary>Makes the view of the part of a layout that one document fills.</summary>
    public DocumentView(DocumentLayout layout, TextRange span)
    {
        Layout = layout;
        Span = span;
        Pages = [.. layout.Pages.Where(p => p.Span.Overlaps(span))];
        Tables = [.. layout.Tables.Where(t => span.Contains(t.Span))];
        Lines = LinesIn(Pages, span);
        ArrivalStamps = [.. Pages.SelectMany(p => p.Blocks).Where(b => b.Kind == BlockKind.ArrivalStamp)];
        SignatureStamps =
        [
            .. Pages
                .SelectMany(p => p.Blocks)
                .Where(b => b.Kind == BlockKind.Stamp && span.Contains(b.Span) && !ArrivalTitle(layout.Slice(b.Span))),
        ];
        var cells =
            Tables.Length == 0
                ? []
                : Tables
                    .SelectMany(t => t.Cells.Select(c => (Table: t, Cell: c)))
                    .OrderBy(c => c.Cell.Span.Start)
                    .ToArray();
        _cells = [.. cells.Select(c => c.Cell)];
        _cellTables = [.. cells.Select(c => c.Table)];
        _surrogates = FindSurrogates(layout.Text, span);
    }

    /// <summary>The layout of the whole file.</summary>
    public DocumentLayout Layout { get; }

    /// <summary>The document's range in <see cref="Text"/>.</summary>
    public TextRange Span { get; }

    /// <summary>The text of the whole file.</summary>
    public string Text => Layout.Text;

    /// <summary>Pages that the document stands on.</summary>
    public ImmutableArray<Page> Pages { get; }

    /// <summary>Lines outside tables, in the order of the text.</summary>
    public ImmutableArray<Line> Lines { get; }

    /// <summary>
    /// Arrival stamps whose frames were found; their lines are among <see cref="Lines"/>, but lie across those of the
    /// paper.
    /// </summary>
    public ImmutableArray<Block> ArrivalStamps { get; }

    /// <summary>
    /// Visible signs of digital signatures, of signers and of registries that publish papers: their lines are among
    /// <see cref="Lines"/>,
    /// but are rows of no heading and no signature.
    /// </summary>
    public ImmutableArray<Block> SignatureStamps { get; }

    /// <summary>Tables of the document.</summary>
    public ImmutableArray<Table> Tables { get; }

    /// <summary>What the document tells about its symbols.</summary>
    public SymbolIndex Symbols =>
        _symbols ??= SymbolIndex.FromText(Text.AsSpan(Span.Start, Span.Length), ocr: IsScanned);

    /// <summary>Its first page was read by OCR.</summary>
    public bool IsScanned => Layout.Paged && Pages.Length > 0 && Pages[0].Source == PageSource.Ocr;

    /// <summary>True for a line of an arrival stamp, or of the visible sign of a digital signature.</summary>
    internal bool IsStamped(Line line)
    {
        foreach (var stamp in ArrivalStamps)
            if (stamp.Span.Contains(line.Span))
                return true;
        foreach (var stamp in SignatureStamps)
            if (stamp.Span.Contains(line.Span))
                return true;
        return false;
    }

    // Arrival stamps whose frame was not found reach as far as the words beside them, and these may be the paper's own.
    private static bool ArrivalTitle(ReadOnlySpan<char> text) =>
        text.Contains("ĐẾN", StringComparison.Ordinal)
        || text.Contains("ĐÉN", StringComparison.Ordinal)
        || text.Contains("DẾN", StringComparison.Ordinal);

    /// <summary>Text of a range.</summary>
    public string TextOf(TextRange range) => Text[range.Start..range.End];

    /// <summary>The cell that holds an offset, with its table; null outside tables.</summary>
    public (Table Table, Cell Cell)? CellAt(int offset)
    {
        var (low, high) = (0, _cells.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var span = _cells[middle].Span;
            if (offset < span.Start)
                high = middle - 1;
            else if (offset >= span.End && !(span.Length == 0 && offset == span.Start))
                low = middle + 1;
            else
                return (_cellTables[middle], _cells[middle]);
        }
        return null;
    }

    /// <summary>Index in <see cref="Lines"/> of the line that holds an offset, or of the first one after it.</summary>
    public int LineIndexAt(int offset)
    {
        var (low, high) = (0, Lines.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Lines[middle].Span.End <= offset)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// <summary>The anchor of a range.</summary>
    public Anchor AnchorOf(TextRange range)
    {
        var anchor = new Anchor
        {
            Text = TextOf(range),
            Start = CodePoints(range.Start),
            End = CodePoints(range.End),
        };
        if (CellAt(range.Start) is { } at)
        {
            var (table, cell) = at;
            return anchor with
            {
                Page = Layout.Paged ? cell.Page ?? table.Page : null,
                Box = Numbers(cell.Box ?? table.Box),
                Table = table.Sheet is null ? table.Index : null,
                Row = table.Sheet is null ? cell.Row : null,
                Col = table.Sheet is null ? cell.Column : null,
                Sheet = table.Sheet,
                Cell = cell.Address,
            };
        }
        if (!Layout.Paged)
            return anchor;
        return anchor with { Page = PageAt(range.Start)?.Number, Box = Numbers(BoxOf(range)) };
    }

    /// <summary>
    /// Where an offset in <see cref="Text"/> lies in the document's own text, in code points, as anchors tell it.
    /// </summary>
    internal int PlaceOf(int offset) => CodePoints(offset);

    /// <summary>The range in <see cref="Text"/> of an anchor that <see cref="AnchorOf"/> made.</summary>
    public TextRange RangeOf(Anchor anchor)
    {
        if (_surrogates.Length == 0)
            return new TextRange(Span.Start + anchor.Start, Span.Start + anchor.End);
        return new TextRange(OffsetOf(anchor.Start), OffsetOf(anchor.End));
    }

    /// <summary>The page that holds an offset.</summary>
    public Page? PageAt(int offset)
    {
        if (Pages.Length == 0)
            return null;
        var (low, high) = (0, Pages.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (offset < Pages[middle].Span.End)
                high = middle;
            else
                low = middle + 1;
        }
        return Pages[low];
    }

    /// <summary>The box around the words of a range on its first page; null where unknown.</summary>
    public Box? BoxOf(TextRange range)
    {
        Box? box = null;
        for (var i = LineIndexAt(range.Start); i < Lines.Length && Lines[i].Span.Start < range.End; i++)
        {
            if (Lines[i].Words.Length == 0)
            {
                if (Lines[i].Box is { } whole)
                    box = box?.Union(whole) ?? whole;
                continue;
            }
            foreach (var word in Lines[i].Words)
                if (word.Span.Overlaps(range) && word.Box is { } b)
                    box = box?.Union(b) ?? b;
        }
        return box;
    }

    /// <summary>Lowest word confidence of OCR in a range; 1 where nothing was read by OCR.</summary>
    public double OcrConfidenceOf(TextRange range)
    {
        var lowest = 1.0;
        for (var i = LineIndexAt(range.Start); i < Lines.Length && Lines[i].Span.Start < range.End; i++)
            foreach (var word in Lines[i].Words)
                if (word.Span.Overlaps(range) && word.Confidence is { } c)
                    lowest = Math.Min(lowest, c);
        return lowest;
    }

    private static ImmutableArray<Line> LinesIn(ImmutableArray<Page> pages, TextRange span)
    {
        var found = ImmutableArray.CreateBuilder<Line>();
        var sorted = true;
        foreach (var page in pages)
        foreach (var block in page.Blocks)
        foreach (var line in BlockLineIndex.FindInRange(block, span))
        {
            if (!span.Contains(line.Span))
                continue;
            sorted &= found.Count == 0 || found[^1].Span.Start <= line.Span.Start;
            found.Add(line);
        }
        return sorted ? found.DrainToImmutable() : [.. found.OrderBy(l => l.Span.Start)];
    }

    private static double[]? Numbers(Box? box) =>
        box is { } b ? [Math.Round(b.X0, 2), Math.Round(b.Y0, 2), Math.Round(b.X1, 2), Math.Round(b.Y1, 2)] : null;

    private int CodePoints(int offset)
    {
        var units = offset - Span.Start;
        if (_surrogates.Length == 0)
            return units;
        var before = Array.BinarySearch(_surrogates, offset);
        return units - (before < 0 ? ~before : before);
    }

    private int OffsetOf(int codePoints)
    {
        var offset = Span.Start + codePoints;
        foreach (var low in _surrogates)
        {
            if (low > offset)
                break;
            offset++;
        }
        return offset;
    }

    private static int[] FindSurrogates(string text, TextRange span)
    {
        if (text.AsSpan(span.Start, span.Length).IndexOfAnyInRange('\uDC00', '\uDFFF') < 0)
            return [];
        var found = new List<int>();
        for (var i = span.Start; i < span.End; i++)
            if (char.IsLowSurrogate(text[i]))
                found.Add(i);
        return [.. found];
    }
}

/// <summary>
/// Lines of a block that lie in a range, found by place: a file of many documents is not walked through for each of
/// them.
/// </summary>
internal static class BlockLineIndex
{
    /// <summary>The lines of a block, which stand in the order of the text, that begin in a range.</summary>
    public static ReadOnlySpan<Line> FindInRange(Block block, TextRange range)
    {
        var lines = block.Lines.AsSpan();
        if (lines.Length == 0 || (lines[0].Span.Start >= range.Start && lines[^1].Span.End <= range.End))
            return lines;
        return lines[First(lines, range.Start)..First(lines, range.End)];
    }

    private static int First(ReadOnlySpan<Line> lines, int offset)
    {
        var (low, high) = (0, lines.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (lines[middle].Span.Start < offset)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
