using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Pipeline.Index.Search;
using Pipeline.Output.Exports;
using Pipeline.Output.Views;
using Pipeline.Web.Archives;

namespace Pipeline.Web.Pages;

/// <summary>Hạn: what is due, and what is not answered yet.</summary>
public sealed class DeadlinesModel(Desk desk) : PageModel
{
    private readonly string _today = DateTime.Now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>First date as typed.</summary>
    public string? From { get; private set; }

    /// <summary>Last date as typed.</summary>
    public string? To { get; private set; }

    /// <summary>Earliest first.</summary>
    public IReadOnlyList<DocumentDeadline> Found { get; private set; } = [];

    /// <summary>Its day is past and nothing answers it.</summary>
    public bool IsLate(DocumentDeadline deadline) => DeadlineList.IsLate(deadline, _today);

    /// <summary>The page.</summary>
    public async Task OnGetAsync(string? from, string? to)
    {
        (From, To) = (from, to);
        Found = await desk.DeadlinesAsync(QueryParser.ParseDate(from), QueryParser.ParseDate(to));
    }

    /// <summary>All of it as a calendar.</summary>
    public async Task<IActionResult> OnGetIcsAsync()
    {
        using var calendar = new StringWriter();
        DeadlineExport.WriteCalendar(calendar, await desk.DeadlinesAsync(null, null));
        return File(Encoding.UTF8.GetBytes(calendar.ToString()), "text/calendar; charset=utf-8", "han.ics");
    }
}
