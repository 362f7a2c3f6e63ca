using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Pipeline.Web.Archives;
using Pipeline.Web.Security;

namespace Pipeline.Web.Pages;

/// <summary>Cần xem: what waits for a person, one at a time.</summary>
public sealed class ReviewModel(Desk desk, Changes changes, ReviewQueue queue) : PageModel
{
    /// <summary>What the session has before it; null where nothing waits.</summary>
    public ReviewCard? Item { get; private set; }

    /// <summary>Tells the record as it is shown.</summary>
    public string Version { get; private set; } = "";

    /// <summary>Its subject.</summary>
    public string? Subject { get; private set; }

    /// <summary>Address of the cut of the page.</summary>
    public string Cut { get; private set; } = "";

    /// <summary>The same of the item after it, to be fetched ahead; empty where there is none.</summary>
    public string NextCut { get; private set; } = "";

    /// <summary>What became of the last one.</summary>
    public string? Told { get; private set; }

    /// <summary>What was typed and could not be kept.</summary>
    public string? Typed { get; private set; }

    /// <summary>The page.</summary>
    public async Task OnGetAsync() => await NextAsync(null);

    /// <summary>A person says what stands there, or leaves it to others. The next one is the answer.</summary>
    public async Task<IActionResult> OnPostSettleAsync(
        string key,
        string? version,
        string? choice,
        string? value,
        string? action
    )
    {
        if (action == "skip")
            await NextAsync(key);
        else
        {
            await SettleAsync(key, version, string.IsNullOrWhiteSpace(choice) ? value?.Trim() : choice);
            await NextAsync(null);
        }
        return Request.Headers.ContainsKey("HX-Request") ? Partial("_Review", this) : Page();
    }

    private async Task SettleAsync(string key, string? version, string? said)
    {
        if (await queue.HeldAsync(Session, key) is not { Field: { } field } held)
        {
            Told = "Việc này đã có người khác làm hoặc đã xong.";
            return;
        }
        // Enter on an empty box takes the first suggestion.
        said = string.IsNullOrEmpty(said) && held.Suggestions.Length > 0 ? held.Suggestions[0].Value : said;
        if (string.IsNullOrEmpty(said))
        {
            Told = "Chưa có giá trị: hãy gõ, hoặc để người khác xem.";
            return;
        }
        var outcome = await changes.SetAsync(
            held.Id,
            [(field, said)],
            User.FindFirstValue(ClaimTypes.Name) ?? "",
            null,
            version
        );
        Told = outcome.State switch
        {
            ChangeState.Done => $"Đã ghi {Show.Field(field).ToLowerInvariant()}: {said}.",
            ChangeState.Stale => "Văn bản vừa được người khác sửa: chưa ghi gì, hãy xem lại.",
            ChangeState.NotHeld => "Văn bản không còn trong kho.",
            _ => $"Chưa ghi được: “{said}” không phải là {Show.Field(field).ToLowerInvariant()}.",
        };
        if (outcome.State != ChangeState.Done)
            Typed = said;
        await queue.ChangedAsync(held.Id);
    }

    private async Task NextAsync(string? skip)
    {
        Item = await queue.NextAsync(Session, skip);
        if (Item is not { } item)
            return;
        if (await desk.GetAsync(item.Waiting.Id) is not { } record)
        {
            await queue.ChangedAsync(item.Waiting.Id);
            Item = await queue.NextAsync(Session);
            if (Item is null || (record = await desk.GetAsync(Item.Waiting.Id)) is null)
            {
                Item = null;
                return;
            }
            item = Item;
        }
        (Version, Subject, Cut) = (Changes.VersionOf(record), record.Document.Subject, CutOf(item.Waiting));
        if (await queue.PeekAsync(Session, item.Key) is { } next)
            NextCut = CutOf(next);
    }

    private string Session => User.FindFirstValue(AccessGate.SessionClaim) ?? "";

    private static string CutOf(Pipeline.Crosscheck.ReviewQueue.ReviewItem waiting) =>
        Show.Api(waiting.Id, $"/cut.png?code={Uri.EscapeDataString(waiting.Code)}");
}
