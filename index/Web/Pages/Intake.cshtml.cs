using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Pipeline.Web.Api;
using Pipeline.Web.Archives;
using Pipeline.Web.Intake;

namespace Pipeline.Web.Pages;

/// <summary>Nạp: files are dropped here and watched on their way.</summary>
public sealed class IntakeModel(IntakeQueue queue, Desk desk, IAntiforgery forgery) : PageModel
{
    /// <summary>What this person sent, newest first.</summary>
    public IReadOnlyList<IntakeJob> Jobs { get; private set; } = [];

    /// <summary>Token that goes with each file.</summary>
    public string Token => forgery.GetAndStoreTokens(HttpContext).RequestToken ?? "";

    /// <summary>Most bytes of a file; 0 where nothing is taken in here.</summary>
    public long MostBytes => queue.Intake?.MostBytes ?? 0;

    /// <summary>How the engine stands, and how many files wait in the archive.</summary>
    public (string Health, long Pending) State { get; private set; }

    /// <summary>The page.</summary>
    public async Task OnGetAsync()
    {
        Jobs = [.. queue.List(ChangeRoutes.Who(HttpContext)).Reverse()];
        var status = await desk.StatusAsync();
        State = (status.Health, status.Files.GetValueOrDefault("pending"));
    }
}
