using Pipeline.Layout;
using Pipeline.Reading.Composition;

namespace Pipeline.Reading.Tables;

/// <summary>The part of a table that stands on one page: its grid and the words of each cell.</summary>
/// <param name="Page">From 1.</param>
/// <param name="Grid">Lines and cells.</param>
/// <param name="Texts">One for each cell of the grid: its lines, divided by \n.</param>
/// <param name="Fonts">One for each cell: of its first word; null where unknown.</param>
internal sealed record PageTable(int Page, RuledGrid Grid, IReadOnlyList<string> Texts, IReadOnlyList<FontStyle?> Fonts)
{
    /// <summary>Fills the grids of a page; words that stand in a cell are taken out of <paramref name="words"/>.</summary>
    internal static IReadOnlyList<PageTable> Fill(int page, IReadOnlyList<RuledGrid> grids, List<RawWord> words)
    {
        var tables = new List<PageTable>();
        foreach (var grid in grids)
        {
            var held = new List<RawWord>[grid.Cells.Count];
            foreach (var word in words)
            {
                if (word.Box is not { } box || !grid.Box.Contains(box.MiddleX, box.MiddleY)) continue;
                for (var i = 0; i < held.Length; i++)
                    if (grid.Cells[i].Box.Contains(box.MiddleX, box.MiddleY)) { (held[i] ??= []).Add(word); break; }
            }
            // A drawing or a chart has lines but hardly a word between them.
            var filled = held.Count(h => h is not null);
            if (filled < 3 || filled * 5 < grid.Cells.Count && filled < 12) continue;
            tables.Add(new PageTable(page, grid,
                [.. held.Select(h => h is null ? "" : string.Join('\n', Rows.Of(h).Select(r => string.Join(' ', r.Words.Select(w => w.Text)))))],
                [.. held.Select(h => h?[0].Font)]));
            var taken = held.Where(h => h is not null).SelectMany(h => h).ToHashSet(ReferenceEqualityComparer.Instance);
            words.RemoveAll(w => taken.Contains(w));
        }
        return tables;
    }
}
