using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Pipeline.Output.Views;
using Pipeline.Web.Archives;

namespace Pipeline.Web.Pages;

/// <summary>Chuỗi chỉ đạo: what a paper carries out, what carries it out, and who was asked to report.</summary>
public sealed class ChainModel(Desk desk) : PageModel
{
    private readonly string _today = DateTime.Now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The chain.</summary>
    public DirectiveChain? Chain { get; private set; }

    /// <summary>Its day is past and nothing answers it.</summary>
    public bool IsLate(DocumentDeadline deadline) => DeadlineList.IsLate(deadline, _today);

    /// <summary>The page.</summary>
    public async Task<IActionResult> OnGetAsync(string id) =>
        (Chain = await desk.ChainAsync(id)) is null ? NotFound() : Page();
}
