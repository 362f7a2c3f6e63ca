using System.Collections.Immutable;
using Pipeline.Extraction.Scoring.Columns;
using Pipeline.Layout;

namespace Pipeline.Extraction.Scoring;

/// <summary>A scoring table as cells, its parts on later pages joined.</summary>
/// <param name="Model">Columns.</param>
/// <param name="Titles">Rows above the header within the grid.</param>
/// <param name="Body">Rows below the header, of all parts.</param>
/// <param name="Range">From the first part to the last.</param>
internal sealed record JoinedScoringTable(
    TableHeaderModel Model,
    ImmutableArray<ScoringGridRow> Titles,
    ImmutableArray<ScoringGridRow> Body,
    TextRange Range
);

/// <summary>Finds the tables that score, and joins a table with its continuations.</summary>
internal static class ScoringTableFinder
{
    /// <summary>
    /// The scoring tables that begin in the table at <paramref name="index"/>; none where that scores nothing.
    /// </summary>
    public static IReadOnlyList<JoinedScoringTable> Read(DocumentView view, int index, out int next)
    {
        next = index + 1;
        var table = view.Tables[index];
        if (table.RowCount == 0 || table.Cells.Length == 0)
            return [];
        var rows = ScoringGrid.ReadRows(view, table);
        var starts = ScoringTableSplitter.FindTableStarts(rows);
        var found = new List<JoinedScoringTable>();
        for (var i = 0; i + 1 < starts.Count; i++)
        {
            var part = rows[starts[i]..starts[i + 1]];
            if (HeaderReader.Read(part) is not { } header)
                continue;
            var body = part[header.EndRow..];
            if (
                ColumnRoleResolver.ResolveRoles(header, [.. body.Where(r => !HeaderReader.RepeatsHeader(r, header))]) is
                { } model
            )
                found.Add(new JoinedScoringTable(model, part[..header.FirstRow], body, RangeOf(part)));
        }
        if (Read(view, index, rows[starts[^1]..], starts.Count > 1, out next) is { } last)
            found.Add(last);
        return found;
    }

    private static TextRange RangeOf(ImmutableArray<ScoringGridRow> rows)
    {
        var filled = rows.Where(r => r.Cells.Length > 0).ToList();
        return new TextRange(filled[0].Range.Start, filled[^1].Range.End);
    }

    private static JoinedScoringTable? Read(
        DocumentView view,
        int index,
        ImmutableArray<ScoringGridRow> rows,
        bool inside,
        out int next
    )
    {
        next = index + 1;
        var table = view.Tables[index];
        var start = inside ? RangeOf(rows).Start : table.Span.Start;
        var header = HeaderReader.Read(rows);
        var parts = new List<ImmutableArray<ScoringGridRow>>();
        var end = table.Span.End;
        var model = header;
        var titles = ImmutableArray<ScoringGridRow>.Empty;
        if (header is not null)
        {
            titles = rows[..header.FirstRow];
            parts.Add(rows[header.EndRow..]);
        }
        else
            parts.Add(rows);
        var width = table.ColumnCount;
        var last = table;
        for (var i = index + 1; i < view.Tables.Length; i++)
        {
            var more = view.Tables[i];
            if (
                more.Source != table.Source
                || more.RowCount == 0
                || more.Inside is not null
                || more.Sheet != table.Sheet
                || table.Sheet is not null
            )
                break;
            if (!IsAdjacent(view, last, more))
                break;
            var moreRows = ScoringGrid.ReadRows(view, more);
            var again = HeaderReader.Read(moreRows);
            if (
                again is not null
                && header is not null
                && !again.Names.SetEquals(header.Names)
                && again.Names.Intersect(header.Names).Count * 3 < header.Names.Count * 2
            )
                break;
            if (again is not null && header is null)
                break;
            // The same header over numbers that begin anew is another table of the same kind, unless it stands on the
            // next page.
            if (
                again is not null
                && table.Source != TableSource.SeparatedText
                && NumbersRestart(moreRows, again, parts, header!)
            )
                break;
            if (again is null && table.Source != TableSource.SeparatedText && Math.Abs(more.ColumnCount - width) > 0)
                break;
            parts.Add(again is null ? moreRows : AfterBreak(moreRows[again.EndRow..]));
            end = more.Span.End;
            last = more;
            next = i + 1;
        }
        var body = parts.SelectMany(p => p).ToImmutableArray();
        if (header is not null)
            model = ColumnRoleResolver.ResolveRoles(
                header,
                [.. body.Where(r => !HeaderReader.RepeatsHeader(r, header))]
            );
        else if (
            !view
                .Tables.Skip(index)
                .Take(next - index)
                .All(t => t.Source == TableSource.SeparatedText || t.ColumnCount >= 3)
        )
            model = null;
        else
            model = HeaderlessColumnClassifier.Classify(view, body, new TextRange(start, end));
        if (model is null)
        {
            next = index + 1;
            return null;
        }
        return new JoinedScoringTable(model, titles, body, new TextRange(start, end));
    }

    private static ImmutableArray<ScoringGridRow> AfterBreak(ImmutableArray<ScoringGridRow> rows) =>
        rows.IsEmpty ? rows : rows.SetItem(0, rows[0] with { AfterBreak = true });

    /// <summary>True where nothing but page furniture stands between the two.</summary>
    private static bool IsAdjacent(DocumentView view, Table first, Table second)
    {
        var letters = 0;
        for (
            var i = view.LineIndexAt(first.Span.End);
            i < view.Lines.Length && view.Lines[i].Span.Start < second.Span.Start;
            i++
        )
        {
            var text = view.Layout.Slice(view.Lines[i].Span);
            foreach (var c in text)
                if (char.IsLetter(c))
                    letters++;
            if (letters > 3)
                return false;
        }
        return true;
    }

    private static bool NumbersRestart(
        ImmutableArray<ScoringGridRow> rows,
        TableHeaderModel again,
        List<ImmutableArray<ScoringGridRow>> parts,
        TableHeaderModel header
    )
    {
        var column = header.IndexOf(ColumnRole.No);
        if (column < 0)
            return true;
        var first = FirstNumber(rows[again.EndRow..], column);
        return first is null
            || first.Last <= 1 && first.Parts.Length == 1 && FirstNumber(parts[0], column)?.Parts[0] == first.Parts[0];
    }

    private static RowNumber? FirstNumber(IEnumerable<ScoringGridRow> rows, int column)
    {
        foreach (var row in rows)
        foreach (var cell in row.Filled)
            if (cell.Column == column && RowNumberParser.Parse(cell.Text) is { } number)
                return number;
        return null;
    }
}

/// <summary>
/// Tells apart the tables of several units or matters that stand below each other in one grid, as in a sheet: after a
/// total, or below
/// titles of its own, a header stands again and the numbers begin anew. A header that a page break repeats does
/// neither.
/// </summary>
internal static class ScoringTableSplitter
{
    /// <summary>Where each table begins, its titles included; the first begins at 0.</summary>
    public static IReadOnlyList<int> FindTableStarts(ImmutableArray<ScoringGridRow> rows)
    {
        var starts = new List<int> { 0 };
        var (totalled, first) = (false, true);
        for (var r = 0; r < rows.Length; r++)
        {
            if (IsTotal(rows[r]))
                totalled = true;
            if (!HeaderReader.LooksLikeHeader(rows[r]))
                continue;
            // A second level of the header that has just been seen is no header of another table.
            if (first)
            {
                first = false;
                continue;
            }
            var titles = r;
            while (titles > starts[^1] && IsTitle(rows[titles - 1]))
                titles--;
            if (
                !totalled && titles == r
                || HeaderReader.Read(rows[r..]) is not { FirstRow: 0 } model
                || !RestartsNumbering(rows[(r + model.EndRow)..], model)
            )
                continue;
            starts.Add(titles);
            totalled = false;
        }
        return starts;
    }

    private static bool IsTotal(ScoringGridRow row) =>
        row.Filled.Any(c => c.Points.FitsPoints)
        && row.Filled.FirstOrDefault(c => c.Points.Kind == PointKind.Text) is { } cell
        && TotalLexicon.IsTotal(cell.Text)
        && !TotalLexicon.IsPartial(cell.Text);

    private static bool IsTitle(ScoringGridRow row) =>
        row.Filled.Length == 0
        || row.Filled.Length == 1
            && !row.Filled[0].Points.FitsPoints
            && !RowNumberParser.LooksLikeNumber(row.Filled[0].Text)
            && !TotalLexicon.IsTotal(row.Filled[0].Text);

    private static bool RestartsNumbering(ImmutableArray<ScoringGridRow> rows, TableHeaderModel model)
    {
        var column = model.IndexOf(ColumnRole.No);
        if (column < 0)
            return true;
        foreach (var row in rows)
        foreach (var cell in row.Filled)
            if (cell.Column == column && RowNumberParser.Parse(cell.Text) is { } number)
                return number.Parts.All(p => RowNumberParser.ValueOf(p) <= 1);
        return false;
    }
}
