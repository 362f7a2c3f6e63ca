using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Pipeline.Vietnamese;

namespace Pipeline.Reading.Html;

/// <summary>The title that a page gives its document: of all titles on it the first that names a document number, else that of the browser window.</summary>
internal static class PageTitle
{
    public static string? Of(IHtmlDocument page)
    {
        var titles = new List<string?> { page.Title, page.QuerySelector("meta[property='og:title']")?.GetAttribute("content") };
        titles.AddRange(page.QuerySelectorAll("h1").Select(h => h.TextContent));
        titles.AddRange(page.QuerySelectorAll("[class*=breadcrumb] li, [class*=breadcrumb] span").Select(b => b.TextContent));
        var clean = titles.Where(t => t is not null).Select(t => Squeeze(TextSpine.Clean(t!).Text)).Where(t => t.Length is > 0 and < 1000).ToArray();
        return clean.FirstOrDefault(NamesNumber) ?? (page.Title is { Length: > 0 } ? clean.FirstOrDefault() : null);
    }

    // A slash between a digit or letter and a letter: 604/CĐDK, 12/2020/NĐ-CP.
    private static bool NamesNumber(string title)
    {
        for (var i = 1; i + 1 < title.Length; i++)
            if (title[i] == '/' && char.IsLetterOrDigit(title[i - 1]) && char.IsUpper(title[i + 1]) && title.AsSpan(0, i).IndexOfAnyInRange('0', '9') >= 0) return true;
        return false;
    }

    private static string Squeeze(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
