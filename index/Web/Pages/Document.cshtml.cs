using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Pipeline.Index.Model;
using Pipeline.Output.Views;
using Pipeline.Web.Archives;

namespace Pipeline.Web.Pages;

/// <summary>Văn bản: one paper beside what was read from it.</summary>
public sealed class DocumentModel(Desk desk, Changes changes, ReviewQueue queue) : PageModel
{
    private const int LongestText = 200_000;

    /// <summary>The record with what is known of it.</summary>
    public RecordDetails? Shown { get; private set; }

    /// <summary>Its text, cut where it is very long.</summary>
    public string Text { get; private set; } = "";

    /// <summary>What persons said of it, newest first.</summary>
    public IReadOnlyList<Amendment> History { get; private set; } = [];

    /// <summary>Papers that it cites and that are held, by id.</summary>
    public IReadOnlyDictionary<string, RecordSummary> Cited { get; private set; } =
        new Dictionary<string, RecordSummary>();

    /// <summary>What it came in: an archive, an e-mail or a letter; null for most.</summary>
    public RecordSummary? Parent { get; private set; }

    /// <summary>Tells the record as it is shown.</summary>
    public string Version => desk.VersionOf(Shown!.Record.Id);

    /// <summary>What became of the change just sent; null where none was.</summary>
    [TempData]
    public string? Told { get; set; }

    /// <summary>Key, name and count of the tabs; below 0 for none.</summary>
    public IReadOnlyList<(string Key, string Name, int Count)> Tabs
    {
        get
        {
            var record = Shown!.Record;
            var facts =
                record.Figures.Length
                + record.Awards.Length
                + record.Programmes.Length
                + record.Targets.Length
                + record.Deadlines.Length
                + record.Forms.Sum(f => f.Rows.Length);
            return
            [
                ("heading", "Thể thức", -1),
                ("citations", "Viện dẫn", record.Citations.Length),
                ("facts", "Số liệu", facts),
                ("scores", "Bảng điểm", record.ScoringTables.Length),
                ("findings", "Phát hiện", Shown.Findings.Count),
                ("text", "Toàn văn", -1),
                ("history", "Lịch sử", History.Count),
            ];
        }
    }

    /// <summary>The page.</summary>
    public async Task<IActionResult> OnGetAsync(string id) => await ReadAsync(id) ? Page() : NotFound();

    /// <summary>A person fills in a value.</summary>
    public async Task<IActionResult> OnPostSetAsync(
        string id,
        string field,
        string? value,
        string? note,
        string version
    )
    {
        var outcome = await changes.SetAsync(id, [(field, value ?? "")], Who, note, version);
        return await ToldAsync(id, outcome, "Đã ghi.");
    }

    /// <summary>A person takes back what was filled in.</summary>
    public async Task<IActionResult> OnPostUnsetAsync(string id, string field, string version)
    {
        var outcome = await changes.SetAsync(id, [(field, null)], Who, null, version);
        return await ToldAsync(id, outcome, "Đã trả lại giá trị đọc được.");
    }

    private string Who => User.FindFirstValue(ClaimTypes.Name) ?? "";

    private async Task<IActionResult> ToldAsync(string id, ChangeOutcome outcome, string done)
    {
        if (outcome.State == ChangeState.NotHeld)
            return NotFound();
        Told = outcome.State switch
        {
            ChangeState.Stale => "Văn bản vừa được người khác sửa: chưa ghi gì, hãy xem lại giá trị mới rồi ghi lại.",
            ChangeState.Refused => $"Chưa ghi được: giá trị hoặc trường không dùng được ({outcome.Why}).",
            _ => done,
        };
        if (outcome.State == ChangeState.Done)
            await queue.ChangedAsync(id);
        return await desk.GetAsync(id) is null ? LocalRedirect("/") : LocalRedirect(Show.Address(id));
    }

    private async Task<bool> ReadAsync(string id)
    {
        Shown = await desk.ShowAsync(id);
        if (Shown is null)
            return false;
        var text = await desk.TextAsync(id) ?? "";
        Text = text.Length > LongestText ? text[..LongestText] + "\n…" : text;
        History = [.. (await desk.HistoryAsync(id)).Reverse()];
        var ids = Shown
            .Citations.SelectMany(c => c.Candidates.Select(k => k.Id).Append(c.Resolved))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .ToList();
        Cited = (await desk.SummariesAsync(ids)).ToDictionary(s => s.Id, StringComparer.Ordinal);
        if (Shown.Record.Source.Parent is { } parent)
            Parent = (await desk.SummariesAsync([parent])).FirstOrDefault();
        return true;
    }
}
