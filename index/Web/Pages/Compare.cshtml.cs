using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Pipeline.Crosscheck.Comparison;
using Pipeline.Output.Sheets;
using Pipeline.Output.Views;
using Pipeline.Web.Archives;

namespace Pipeline.Web.Pages;

/// <summary>So sánh: one indicator across units and periods.</summary>
public sealed class CompareModel(Desk desk, Changes changes) : PageModel
{
    private const int MostOffered = 200;
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>What is asked.</summary>
    public string? Indicator { get; private set; }

    /// <summary>By period first.</summary>
    public bool ByYear { get; private set; }

    /// <summary>What was found; null where nothing was asked.</summary>
    public ComparisonResult? Result { get; private set; }

    /// <summary>What can be compared.</summary>
    public IReadOnlyList<IndicatorGroup> Indicators { get; private set; } = [];

    /// <summary>The page.</summary>
    public async Task OnGetAsync(string? indicator, string? by)
    {
        Indicators = [.. (await desk.IndicatorsAsync()).Take(MostOffered)];
        await AskAsync(indicator, by);
    }

    /// <summary>The rows as a workbook with a chart.</summary>
    public async Task<IActionResult> OnGetXlsxAsync(string? indicator, string? by)
    {
        await AskAsync(indicator, by);
        return Result is { Rows.Length: > 0 } result
            ? File(XlsxWriter.ToBytes([ComparisonRows.Sheet(result, Indicator!)]), Workbook, "so-sanh.xlsx")
            : NotFound();
    }

    /// <summary>A person says that two names are one, or two.</summary>
    public async Task<IActionResult> OnPostLinkAsync(
        string kind,
        string one,
        string other,
        bool same,
        string? indicator,
        string? by
    )
    {
        await changes.LinkAsync(kind, one, other, same, User.FindFirstValue(ClaimTypes.Name) ?? "", null);
        return LocalRedirect(
            $"/so-sanh?indicator={Uri.EscapeDataString(indicator ?? "")}&by={(by == "year" ? "year" : "unit")}"
        );
    }

    /// <summary>What kind of names a suggestion is of: the units of the rows are organisations.</summary>
    public string KindOf(NameSuggestion suggestion) =>
        Result!.Rows.Any(r => r.Statement.Unit == suggestion.One || r.Statement.Unit == suggestion.Other)
            ? NameLinkIndex.Organisation
            : NameLinkIndex.Indicator;

    private async Task AskAsync(string? indicator, string? by)
    {
        (Indicator, ByYear) = (string.IsNullOrWhiteSpace(indicator) ? null : indicator.Trim(), by == "year");
        if (Indicator is not null)
            Result = await desk.CompareAsync(Indicator, ByYear);
    }
}
