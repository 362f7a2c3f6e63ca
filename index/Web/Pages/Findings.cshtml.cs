using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Pipeline.Index;
using Pipeline.Index.Model;
using Pipeline.Output.Exports;
using Pipeline.Output.Sheets;
using Pipeline.Records;
using Pipeline.Web.Archives;

namespace Pipeline.Web.Pages;

/// <summary>Phát hiện: what does not hold, by rule, severity and decision.</summary>
public sealed class FindingsModel(Desk desk, Changes changes) : PageModel
{
    private const int MostShown = 200;
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The chosen rule; null for all.</summary>
    public string? Rule { get; private set; }

    /// <summary>The chosen severity; null for errors and warnings.</summary>
    public string? Severity { get; private set; }

    /// <summary>The chosen decision; null for all.</summary>
    public string? Decision { get; private set; }

    /// <summary>Rules that have findings, with their counts.</summary>
    public IReadOnlyList<(string Rule, int Count)> Rules { get; private set; } = [];

    /// <summary>By paper.</summary>
    public IReadOnlyList<(RecordSummary Record, IReadOnlyList<Finding> Findings)> Groups { get; private set; } = [];

    /// <summary>How many there are.</summary>
    public int Total { get; private set; }

    /// <summary>What became of the last decision.</summary>
    [TempData]
    public string? Told { get; set; }

    /// <summary>The page.</summary>
    public async Task OnGetAsync(string? rule, string? severity, string? decision)
    {
        var all = await FindAsync(rule, severity, decision);
        Total = all.Count;
        var shown = all.Take(MostShown).ToList();
        var records = (
            await desk.SummariesAsync([.. shown.Select(f => f.Id).Distinct(StringComparer.Ordinal)])
        ).ToDictionary(s => s.Id, StringComparer.Ordinal);
        Groups =
        [
            .. shown
                .Where(f => records.ContainsKey(f.Id))
                .GroupBy(f => f.Id, StringComparer.Ordinal)
                .Select(g => (records[g.Key], (IReadOnlyList<Finding>)[.. g])),
        ];
    }

    /// <summary>The same as a workbook.</summary>
    public async Task<IActionResult> OnGetXlsxAsync(string? rule, string? severity, string? decision) =>
        File(
            XlsxWriter.ToBytes([FindingExport.CreateSheet(await FindAsync(rule, severity, decision), null)]),
            Workbook,
            "phat-hien.xlsx"
        );

    /// <summary>A person judges one.</summary>
    public async Task<IActionResult> OnPostDecideAsync(string finding, string verdict, string? note, string? back)
    {
        var outcome = await changes.DecideAsync(
            finding,
            verdict,
            User.FindFirstValue(ClaimTypes.Name) ?? "",
            string.IsNullOrWhiteSpace(note) ? null : note.Trim()
        );
        Told = outcome.State switch
        {
            ChangeState.Done => verdict == "accept" ? "Đã xác nhận." : "Đã bỏ qua.",
            ChangeState.NotHeld => "Phát hiện này không còn: số liệu của nó đã đổi.",
            _ => "Chưa ghi được kết luận.",
        };
        return LocalRedirect(
            back is null || await desk.GetAsync(back) is null ? "/phat-hien" : Show.Address(back) + "#findings"
        );
    }

    private async Task<List<Finding>> FindAsync(string? rule, string? severity, string? decision)
    {
        (Severity, Decision) = (
            severity is "error" or "warning" or "info" ? severity : null,
            decision is "none" or "accept" or "dismiss" ? decision : null
        );
        var all = (await desk.FindingsAsync(new FindingQuery { Severity = Severity }))
            .Where(f => Severity is not null || f.Severity != "info")
            .Where(f => Decision is null || (f.Decision?.Verdict ?? "none") == Decision)
            .ToList();
        Rules =
        [
            .. all.GroupBy(f => f.Rule, StringComparer.Ordinal)
                .Select(g => (g.Key, g.Count()))
                .OrderBy(r => r.Key, StringComparer.Ordinal),
        ];
        Rule = Rules.Any(r => r.Rule == rule) ? rule : null;
        return
        [
            .. all.Where(f => Rule is null || f.Rule == Rule)
                .OrderBy(f =>
                    f.Severity switch
                    {
                        "error" => 0,
                        "warning" => 1,
                        _ => 2,
                    }
                )
                .ThenBy(f => f.Document, StringComparer.Ordinal)
                .ThenBy(f => f.FindingId, StringComparer.Ordinal),
        ];
    }
}
