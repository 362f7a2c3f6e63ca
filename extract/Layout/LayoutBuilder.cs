using System.Collections.Immutable;
using System.Text;
using Pipeline.Records;
using Pipeline.Vietnamese;
using Pipeline.Vietnamese.Encodings;

namespace Pipeline.Layout;

/// <summary>A word as a reader found it, before it has a place in the text.</summary>
/// <param name="Text">No white space inside.</param>
/// <param name="Box">Null where unknown.</param>
/// <param name="Confidence">OCR confidence 0 to 1 or null.</param>
/// <param name="Font">Null where unknown.</param>
public sealed record RawWord(string Text, Box? Box, double? Confidence = null, FontStyle? Font = null)
{
    /// <summary>As in <see cref="Word.Ink"/>.</summary>
    public double? Ink { get; init; }

    /// <summary>As in <see cref="Word.Digits"/>.</summary>
    public double? Digits { get; init; }

    /// <summary>
    /// Index of the ruled grid of its page that it stands in, where the grid's cells were not rebuilt; null outside.
    /// </summary>
    public int? Grid { get; init; }

    /// <summary>Stands on an arrival stamp whose frame was found.</summary>
    public bool Stamp { get; init; }
}

/// <summary>A cell as a reader found it.</summary>
/// <param name="Row">From 0.</param>
/// <param name="Column">From 0.</param>
/// <param name="RowSpan">At least 1.</param>
/// <param name="ColumnSpan">At least 1.</param>
/// <param name="Text">Lines divided by \n; tabs become blanks.</param>
/// <param name="Page">Or null.</param>
/// <param name="Box">Or null.</param>
/// <param name="Address">Or null.</param>
/// <param name="Font">Or null.</param>
/// <param name="Indent">Or 0.</param>
public sealed record RawCell(
    int Row,
    int Column,
    int RowSpan,
    int ColumnSpan,
    string Text,
    int? Page = null,
    Box? Box = null,
    string? Address = null,
    FontStyle? Font = null,
    double Indent = 0
)
{
    /// <summary>
    /// The text where the reader has cleaned it already (by runs of several fonts); null lets the builder clean
    /// <see cref="Text"/>.
    /// </summary>
    public CleanText? Cleaned { get; init; }
}

/// <summary>
/// Puts a layout together in reading order and keeps every offset right: readers add pages, blocks and tables,
/// nobody else computes an offset. All text goes through the text spine here, with <see cref="Context"/>.
/// </summary>
public sealed class LayoutBuilder(string format, bool paged)
{
    private readonly StringBuilder _text = new();
    private readonly List<Page> _pages = [];
    private readonly List<Table> _tables = [];
    private readonly List<Block> _blocks = [];
    private readonly List<Line> _lines = [];
    private readonly List<TextRepair> _repairs = [];
    private Page? _page;
    private (BlockKind Kind, int Start)? _block;

    /// <summary>
    /// What the whole document says about its text; readers that know it all beforehand set
    /// <see cref="NormalizationContext.FromLines"/> it.
    /// </summary>
    public NormalizationContext Context { get; set; } = NormalizationContext.None;

    /// <summary>Number of tables so far.</summary>
    public int TableCount => _tables.Count;

    /// <summary>Begins a page; ends the one before.</summary>
    public LayoutBuilder BeginPage(Page page)
    {
        EndPage();
        _page = page with { Span = new TextRange(_text.Length, _text.Length) };
        return this;
    }

    /// <summary>Begins a block of lines; ends the one before.</summary>
    public LayoutBuilder BeginBlock(BlockKind kind = BlockKind.Paragraph)
    {
        EndBlock();
        _block = (kind, _text.Length);
        return this;
    }

    /// <summary>Adds a line of which only the text is known; \n within it divides it.</summary>
    public LayoutBuilder AddLine(string text, FontStyle? font = null, Box? box = null) =>
        AddLine(Clean(text, font), font, box);

    /// <summary>Adds a line that is clean already.</summary>
    public LayoutBuilder AddLine(CleanText clean, FontStyle? font = null, Box? box = null)
    {
        if (_block is null)
            BeginBlock();
        var start = _text.Length;
        Append(clean);
        for (var at = 0; at >= 0; )
        {
            var end = clean.Text.IndexOf('\n', at);
            _lines.Add(new Line(new TextRange(start + at, start + (end < 0 ? clean.Text.Length : end)), box, [], font));
            at = end < 0 ? -1 : end + 1;
        }
        _text.Append('\n');
        return this;
    }

    /// <summary>Adds a line of words; blanks are put between them.</summary>
    public LayoutBuilder AddLine(IReadOnlyList<RawWord> words)
    {
        if (words.Count == 0)
            return this;
        if (_block is null)
            BeginBlock();
        var start = _text.Length;
        var placed = ImmutableArray.CreateBuilder<Word>(words.Count);
        Box? box = null;
        var clean = TextNormalizer.CleanWords([.. words.Select(w => w.Text)], Context);
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (clean[i].Text.Length == 0)
                continue;
            if (_text.Length > start)
                _text.Append(' ');
            var at = _text.Length;
            Append(Capitals(clean[i], word.Font));
            placed.Add(
                new Word(new TextRange(at, _text.Length), word.Box, word.Confidence, word.Font)
                {
                    Ink = word.Ink,
                    Digits = word.Digits,
                }
            );
            if (word.Box is { } b)
                box = box?.Union(b) ?? b;
        }
        _lines.Add(new Line(new TextRange(start, _text.Length), box, placed.ToImmutable(), words[0].Font));
        _text.Append('\n');
        return this;
    }

    /// <summary>
    /// Adds a table; its cells must be sorted by row, then column. With lines, the text of its cells is read as lines
    /// too
    /// (the heading of a sheet): each cell is a block, those that stand side by side are columns of a heading.
    /// </summary>
    public LayoutBuilder AddTable(
        TableSource source,
        int rows,
        int columns,
        IReadOnlyList<RawCell> cells,
        int? page = null,
        Box? box = null,
        string? sheet = null,
        IEnumerable<int>? pageBreaks = null,
        bool withLines = false
    )
    {
        EndBlock();
        var start = _text.Length;
        var placed = ImmutableArray.CreateBuilder<Cell>(cells.Count);
        var row = 0;
        var first = true;
        foreach (var cell in cells)
        {
            if (!first)
                _text.Append(cell.Row > row ? '\n' : '\t');
            (row, first) = (cell.Row, false);
            var at = _text.Length;
            Append(cell.Cleaned ?? Clean(cell.Text.Replace('\t', ' '), cell.Font));
            placed.Add(
                new Cell(
                    cell.Row,
                    cell.Column,
                    cell.RowSpan,
                    cell.ColumnSpan,
                    new TextRange(at, _text.Length),
                    cell.Page,
                    cell.Box,
                    cell.Address,
                    cell.Font,
                    cell.Indent
                )
            );
        }
        if (withLines)
            AddCellLines(placed);
        _tables.Add(
            new Table
            {
                Index = _tables.Count,
                Source = source,
                RowCount = rows,
                ColumnCount = columns,
                Cells = placed.MoveToImmutable(),
                Span = new TextRange(start, _text.Length),
                Page = page,
                Box = box,
                Sheet = sheet,
                PageBreaks = [.. pageBreaks ?? []],
            }
        );
        _text.Append('\n');
        return this;
    }

    /// <summary>The layout; the builder must not be used again.</summary>
    public DocumentLayout Build(
        string? title = null,
        IEnumerable<DigitalSignature>? signatures = null,
        IEnumerable<Warning>? warnings = null,
        IEnumerable<TextRepair>? repairs = null
    )
    {
        EndPage();
        return new DocumentLayout
        {
            Format = format,
            Paged = paged,
            Text = _text.ToString(),
            Pages = [.. _pages],
            Tables = [.. _tables],
            Title = title,
            Signatures = [.. signatures ?? []],
            Warnings = [.. warnings ?? []],
            Repairs = [.. _repairs, .. repairs ?? []],
        };
    }

    private void AddCellLines(IReadOnlyList<Cell> cells)
    {
        var wide = cells.GroupBy(c => c.Row).Where(g => g.Skip(1).Any()).Select(g => g.Key).ToHashSet();
        foreach (var cell in cells.Where(c => c.Span.Length > 0))
        {
            BeginBlock(wide.Contains(cell.Row) ? BlockKind.HeadingColumn : BlockKind.Paragraph);
            _block = (_block!.Value.Kind, cell.Span.Start);
            for (var at = cell.Span.Start; at < cell.Span.End; )
            {
                var end = at;
                while (end < cell.Span.End && _text[end] != '\n')
                    end++;
                if (end > at)
                    _lines.Add(new Line(new TextRange(at, end), cell.Box, [], cell.Font));
                at = end + 1;
            }
        }
        EndBlock();
    }

    private CleanText Clean(string text, FontStyle? font) => Capitals(TextNormalizer.Normalize(text, Context), font);

    // The capital fonts of the ABC family say nothing about Unicode text, which other fonts draw as it stands.
    private CleanText Capitals(CleanText clean, FontStyle? font) =>
        LegacyFonts.SaysCapitals(font?.Name)
        && (Context.Encoding == LegacyEncoding.Tcvn3 || clean.Repairs.Any(r => r.Kind == "encoding"))
            ? clean with
            {
                Text = clean.Text.ToUpperInvariant(),
            }
            : clean;

    private void Append(CleanText clean)
    {
        foreach (var repair in clean.Repairs)
            _repairs.Add(
                new TextRepair(
                    new TextRange(_text.Length + repair.Start, _text.Length + repair.End),
                    repair.Printed,
                    repair.Kind
                )
            );
        _text.Append(clean.Text);
    }

    private void EndBlock()
    {
        if (_block is { } block && _lines.Count > 0)
        {
            Box? box = null;
            foreach (var line in _lines)
                if (line.Box is { } b)
                    box = box?.Union(b) ?? b;
            _blocks.Add(new Block(block.Kind, new TextRange(block.Start, _lines[^1].Span.End), box, [.. _lines]));
        }
        _lines.Clear();
        _block = null;
    }

    private void EndPage()
    {
        EndBlock();
        if (_page is null)
        {
            if (_blocks.Count == 0 && _text.Length == 0)
                return;
            _page = new Page { Number = 1 };
        }
        _pages.Add(_page with { Blocks = [.. _blocks], Span = new TextRange(_page.Span.Start, _text.Length) });
        _blocks.Clear();
        if (paged)
            _text.Append('\f');
        _page = null;
    }
}
