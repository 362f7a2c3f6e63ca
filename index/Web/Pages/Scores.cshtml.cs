using Microsoft.AspNetCore.Mvc.RazorPages;
using Pipeline.Web.Archives;

namespace Pipeline.Web.Pages;

/// <summary>Chấm điểm: all papers with scoring tables, by year and unit.</summary>
public sealed class ScoresModel(Desk desk) : PageModel
{
    private const int MostShown = 300;

    /// <summary>The chosen year; null for all.</summary>
    public int? Year { get; private set; }

    /// <summary>Years that are scored, newest first.</summary>
    public IReadOnlyList<int> Years { get; private set; } = [];

    /// <summary>Tables: the paper and the index of its table.</summary>
    public IReadOnlyList<(ScoredPaper Paper, int At)> Tables { get; private set; } = [];

    /// <summary>How many there are.</summary>
    public int Total { get; private set; }

    /// <summary>The page.</summary>
    public async Task OnGetAsync(int? year)
    {
        var all = (await desk.ScoredAsync())
            .SelectMany(p => p.Record.ScoringTables.Select((_, at) => (Paper: p, At: at)))
            .ToList();
        int? YearOf((ScoredPaper Paper, int At) table) => table.Paper.Record.ScoringTables[table.At].Year;
        Years = [.. all.Select(YearOf).OfType<int>().Distinct().OrderDescending()];
        Year = year is { } chosen && Years.Contains(chosen) ? chosen : null;
        var shown = all.Where(t => Year is null || YearOf(t) == Year).ToList();
        (Total, Tables) = (shown.Count, [.. shown.Take(MostShown)]);
    }
}
