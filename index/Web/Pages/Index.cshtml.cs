using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Pipeline.Output.Sheets;
using Pipeline.Web.Archives;

namespace Pipeline.Web.Pages;

/// <summary>Tra cứu: the search page. Its address holds the whole question.</summary>
public sealed class IndexModel(Desk desk) : PageModel
{
    private const int LongestQuestion = 500;
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>What was asked.</summary>
    public SearchQuestion Asked { get; private set; } = new();

    /// <summary>What was found.</summary>
    public SearchAnswer Answer { get; private set; } = new([], 0, false, []);

    /// <summary>The same question as a workbook.</summary>
    public string ExportAddress => Asked.Address() is "/" ? "/?handler=xlsx" : Asked.Address() + "&handler=xlsx";

    /// <summary>The page.</summary>
    public async Task<IActionResult> OnGetAsync(
        string? q,
        string? type,
        string? issuer,
        string? from,
        string? to,
        string? only,
        string? sort,
        int p = 1
    )
    {
        Ask(q, type, issuer, from, to, only, sort, p);
        Answer = await desk.SearchAsync(Asked);
        return Page();
    }

    /// <summary>All hits as a workbook.</summary>
    public async Task<IActionResult> OnGetXlsxAsync(
        string? q,
        string? type,
        string? issuer,
        string? from,
        string? to,
        string? only,
        string? sort
    )
    {
        Ask(q, type, issuer, from, to, only, sort, 1);
        var hits = await desk.FindAsync(Asked.ToFind(Searching.MostHits));
        var sheet = new ExportSheet(
            "Kết quả",
            "KẾT QUẢ TRA CỨU",
            [
                ("STT", 6),
                ("Số, ký hiệu", 20),
                ("Ngày", 12),
                ("Loại", 16),
                ("Cơ quan ban hành", 36),
                ("Trích yếu", 70),
                ("Tệp", 40),
            ],
            hits.Select(
                (h, i) =>
                    (IReadOnlyList<ExportCell>)
                        [
                            i + 1,
                            h.Record.Key ?? h.Record.Number,
                            Show.Date(h.Record.Date),
                            h.Record.Type,
                            h.Record.Issuer,
                            h.Record.Subject,
                            AnchorFormatter.DocumentLabel(h.Record.Path),
                        ]
            )
        );
        return File(XlsxWriter.ToBytes([sheet]), Workbook, "tra-cuu.xlsx");
    }

    private void Ask(
        string? q,
        string? type,
        string? issuer,
        string? from,
        string? to,
        string? only,
        string? sort,
        int page
    ) =>
        Asked = new SearchQuestion
        {
            Q = q is { Length: > LongestQuestion } ? q[..LongestQuestion] : q,
            Type = type,
            Issuer = issuer,
            From = from,
            To = to,
            Only = only is "findings" or "unread" ? only : null,
            Sort = sort == "date" ? sort : null,
            Page = Math.Clamp(page, 1, 1000),
        };
}
