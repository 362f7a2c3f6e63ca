using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Pipeline.Index.Model;
using Pipeline.Output.Views;
using Pipeline.Web.Archives;

namespace Pipeline.Web.Pages;

/// <summary>The scoring tables of one paper, as the paper has them.</summary>
public sealed class ScoreSheetModel(Desk desk) : PageModel
{
    /// <summary>The record with what is known of it.</summary>
    public RecordDetails? Shown { get; private set; }

    /// <summary>Its tables.</summary>
    public IReadOnlyList<ScoreSheet> Sheets { get; private set; } = [];

    /// <summary>Papers that it cites and that are held, by id.</summary>
    public IReadOnlyDictionary<string, RecordSummary> Cited { get; private set; } =
        new Dictionary<string, RecordSummary>();

    /// <summary>The page.</summary>
    public async Task<IActionResult> OnGetAsync(string id)
    {
        if (await desk.ShowAsync(id) is not { Record.ScoringTables.Length: > 0 } shown)
            return NotFound();
        Shown = shown;
        Sheets = [.. Enumerable.Range(0, shown.Record.ScoringTables.Length).Select(t => new ScoreSheet(shown, t))];
        Cited = (
            await desk.SummariesAsync([
                .. shown.Citations.Select(c => c.Resolved).OfType<string>().Distinct(StringComparer.Ordinal),
            ])
        ).ToDictionary(s => s.Id, StringComparer.Ordinal);
        return Page();
    }
}
