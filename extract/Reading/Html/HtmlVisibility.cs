using AngleSharp.Dom;

namespace Pipeline.Reading.Html;

/// <summary>Tells what of a page is shown, and what belongs to the site around the document.</summary>
internal static class HtmlVisibility
{
    private static readonly HashSet<string> Unseen = new(StringComparer.OrdinalIgnoreCase)
        { "script", "style", "noscript", "template", "iframe", "svg", "head", "object", "audio", "video", "canvas", "button", "datalist", "link", "meta" };

    private static readonly HashSet<string> Around = new(StringComparer.OrdinalIgnoreCase) { "nav", "footer", "aside", "menu" };

    public static bool IsHidden(IElement element)
    {
        if (Unseen.Contains(element.LocalName) || element.HasAttribute("hidden")) return true;
        if (element.GetAttribute("style") is not { } style) return false;
        var bare = style.Replace(" ", "");
        return bare.Contains("display:none", StringComparison.OrdinalIgnoreCase) || bare.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase)
            || bare.Contains("mso-hide:all", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>True for menus, footers and the like.</summary>
    public static bool IsAround(IElement element) => Around.Contains(element.LocalName) || element.GetAttribute("role") is "navigation" or "menu" or "menubar" or "tablist" or "search";
}
