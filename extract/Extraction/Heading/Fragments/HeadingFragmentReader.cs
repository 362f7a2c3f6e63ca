using Pipeline.Layout;

namespace Pipeline.Extraction.Heading.Fragments;

/// <summary>
/// Lines, cells and words of a zone as pieces: one column and one row each, top to bottom, left before right.
/// </summary>
internal static class HeadingFragmentReader
{
    /// <summary>Pieces of a range of the file's text.</summary>
    /// <param name="view">The document.</param>
    /// <param name="zone">The range; lines and cells that begin in it are read.</param>
    /// <param name="limit">No more than so many.</param>
    /// <param name="known">Keeps pieces of lines for the next zone; null where there is none.</param>
    public static List<HeadingFragment> Read(
        DocumentView view,
        TextRange zone,
        int limit,
        LineFragmentCache? known = null
    )
    {
        known ??= new LineFragmentCache();
        var pieces = new List<HeadingFragment>();
        var rows = new List<Line>();
        var clean = new MappedText();
        var page = 0;
        var (lines, cells) = (view.Lines, ListCells(view, zone));
        var (l, c) = (view.LineIndexAt(zone.Start), 0);
        while (l < lines.Length && lines[l].Span.Start < zone.Start)
            l++;
        var first = l;
        bool HasLine() => l < lines.Length && lines[l].Span.Start < zone.End;
        void Flush()
        {
            if (rows.Count == 0)
                return;
            pieces.AddRange(RowBuilder.Build(view, rows, page));
            rows.Clear();
        }
        while ((HasLine() || c < cells.Count) && pieces.Count + rows.Count < limit)
        {
            if (c >= cells.Count || (HasLine() && lines[l].Span.Start < cells[c].Cell.Span.Start))
            {
                var line = lines[l++];
                if (line.Words.Length > 0 && line.Words.All(w => w.Box is not null))
                {
                    if (view.IsStamped(line))
                        continue;
                    var at = view.PageAt(line.Span.Start)?.Number ?? 0;
                    if (at != page)
                        Flush();
                    page = at;
                    rows.Add(line);
                    continue;
                }
                Flush();
                // Only of the first line the zone decides what stands before it.
                pieces.AddRange(
                    l == first + 1
                        ? TextPieces(view, clean, line, zone.Start)
                        : known.GetOrRead(l - 1, at => TextPieces(view, clean, lines[at], lines[at - 1].Span.End))
                );
            }
            else
            {
                Flush();
                AddCell(view, clean, cells[c].Table, cells[c].Cell, pieces);
                c++;
            }
        }
        Flush();
        return pieces;
    }

    private static List<(Table Table, Cell Cell)> ListCells(DocumentView view, TextRange zone)
    {
        var cells = new List<(Table, Cell)>();
        foreach (var table in view.Tables)
        {
            if (table.Span.Start >= zone.End)
                break;
            if (table.Span.End <= zone.Start)
                continue;
            foreach (var cell in table.Cells)
                if (
                    cell.Span.Start >= zone.Start
                    && cell.Span.Start < zone.End
                    && cell.Span.Length > 0
                    && !IsLineToo(view, cell)
                )
                    cells.Add((table, cell));
        }
        return cells;
    }

    /// <summary>A sheet gives its heading as lines and as cells: what is read as a line is not read again.</summary>
    private static bool IsLineToo(DocumentView view, Cell cell)
    {
        if (view.Layout.Paged)
            return false;
        var at = view.LineIndexAt(cell.Span.Start);
        return at < view.Lines.Length
            && view.Lines[at].Span is var line
            && line.Start <= cell.Span.Start
            && cell.Span.Start < line.End;
    }

    private static HeadingFragment[] TextPieces(DocumentView view, MappedText text, Line line, int before)
    {
        var gap = HasBlankLine(view.Text, before, line.Span.Start);
        var page = view.Layout.Paged ? view.PageAt(line.Span.Start)?.Number ?? 0 : 0;
        if (MappedText.Clean(view.Text, line.Span) is { } plain)
            return ColumnSplitter.Split(
                new HeadingFragment(view.TextOf(plain), plain.Start)
                {
                    GapBefore = gap,
                    Bold = line.Font?.Bold,
                    Page = page,
                },
                view.Text
            );
        return text.Clear().Add(view.Text, line.Span).TakeText() is { } clean
            ? ColumnSplitter.Split(
                new HeadingFragment(clean.Text, clean.Map)
                {
                    GapBefore = gap,
                    Bold = line.Font?.Bold,
                    Page = page,
                },
                view.Text
            )
            : [];
    }

    private static void AddCell(DocumentView view, MappedText text, Table table, Cell cell, List<HeadingFragment> into)
    {
        var side = table.ColumnCount is >= 2 and <= 4
            ? (
                cell.ColumnSpan >= table.ColumnCount ? HeadingSide.Unknown
                : cell.Column == 0 ? HeadingSide.Left
                : HeadingSide.Right
            )
            : HeadingSide.Unknown;
        var start = cell.Span.Start;
        while (start < cell.Span.End)
        {
            var end = view.Text.IndexOf('\n', start, cell.Span.End - start);
            if (end < 0)
                end = cell.Span.End;
            if (text.Clear().Add(view.Text, new TextRange(start, end)).TakeText() is { } clean)
            {
                var piece = new HeadingFragment(clean.Text, clean.Map)
                {
                    Side = side,
                    Table = table.Index,
                    Bold = cell.Font?.Bold,
                    Page = cell.Page ?? 0,
                    GapBefore = start == cell.Span.Start,
                };
                if (side == HeadingSide.Unknown)
                    into.AddRange(ColumnSplitter.Split(piece, view.Text));
                else
                    into.Add(piece);
            }
            start = end + 1;
        }
    }

    private static bool HasBlankLine(string text, int from, int to)
    {
        var ends = 0;
        for (var i = Math.Max(from, 0); i < to; i++)
            if (text[i] == '\n')
                ends++;
        return ends > 1;
    }
}

/// <summary>
/// The pieces of lines without boxes, by the line's index: in a short paper heading and signature read the same lines.
/// </summary>
internal sealed class LineFragmentCache
{
    private readonly Dictionary<int, HeadingFragment[]> _known = new(128);

    /// <summary>The pieces of a line, read the first time that they are asked for.</summary>
    public HeadingFragment[] GetOrRead(int line, Func<int, HeadingFragment[]> read) =>
        _known.TryGetValue(line, out var known) ? known : _known[line] = read(line);
}
