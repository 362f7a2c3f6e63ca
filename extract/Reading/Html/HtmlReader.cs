using System.Runtime.CompilerServices;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Pipeline.Layout;
using Pipeline.Reading.Flow;
using Pipeline.Reading.Text;
using Pipeline.Vietnamese;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Reading.Html;

/// <summary>
/// Reads HTML, whole pages and fragments: of a portal's page the document in it, without what stands around it.
/// </summary>
public sealed class HtmlReader : IFormatReader
{
    /// <inheritdoc/>
    public IReadOnlyList<FileFormat> Formats { get; } = [FileFormat.Html];

    /// <inheritdoc/>
    public ReadResult Read(SourceFile file, FileFormat format, ReadLimits limits, CancellationToken cancel)
    {
        if (new FileInfo(file.Path).Length > limits.TextBytes)
            throw new ReadException(
                FailureKind.TooLarge,
                $"a page of more than {limits.TextBytes >> 20} MiB",
                "divide it, or raise the limit text-bytes"
            );
        return new ReadResult { Layout = Read(TextDecoder.Decode(File.ReadAllBytes(file.Path)), cancel) };
    }

    /// <summary>The layout of a page or fragment.</summary>
    internal static DocumentLayout Read(string html, CancellationToken cancel)
    {
        using var page = new HtmlParser().ParseDocument(html);
        cancel.ThrowIfCancellationRequested();
        var builder = new LayoutBuilder("html", paged: false);
        builder.BeginPage(new Page { Number = 1 });
        if (page.Body is { } body)
        {
            var main = MainContentFinder.Find(body);
            FlowWriter.Write(builder, new HtmlFlowReader(Context(main)).ReadItems(main));
        }
        return builder.Build(HtmlTitleReader.Find(page));
    }

    /// <summary>Adds a piece of HTML that stands in a text of another kind.</summary>
    internal static void AddFragment(LayoutBuilder builder, string html)
    {
        using var page = new HtmlParser().ParseDocument(html);
        if (page.Body is { } body)
            FlowWriter.Write(builder, new HtmlFlowReader(builder.Context).ReadItems(body));
    }

    private static NormalizationContext Context(IElement main) =>
        NormalizationContext.FromLines(main.TextContent.Split('\n'));
}

/// <summary>Tells what of a page is shown, and what belongs to the site around the document.</summary>
internal static class HtmlVisibility
{
    private static readonly HashSet<string> Unseen = new(StringComparer.OrdinalIgnoreCase)
    {
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "svg",
        "head",
        "object",
        "audio",
        "video",
        "canvas",
        "button",
        "datalist",
        "link",
        "meta",
    };

    private static readonly HashSet<string> Around = new(StringComparer.OrdinalIgnoreCase)
    {
        "nav",
        "footer",
        "aside",
        "menu",
    };

    public static bool IsHidden(IElement element)
    {
        if (Unseen.Contains(element.LocalName) || element.HasAttribute("hidden"))
            return true;
        if (element.GetAttribute("style") is not { } style)
            return false;
        var bare = style.Replace(" ", "");
        return bare.Contains("display:none", StringComparison.OrdinalIgnoreCase)
            || bare.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase)
            || bare.Contains("mso-hide:all", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>True for menus, footers and the like.</summary>
    public static bool IsAround(IElement element) =>
        Around.Contains(element.LocalName)
        || element.GetAttribute("role") is "navigation" or "menu" or "menubar" or "tablist" or "search";
}

/// <summary>
/// Finds the document in a page: goes down to the part that holds nearly all running text. Text of links and menus does
/// not count;
/// a part that looks like a piece of a document (a heading, a table) is never left behind.
/// </summary>
internal static class MainContentFinder
{
    private const double Most = 0.6;
    private const int FewestLinks = 6;

    public static IElement Find(IElement body)
    {
        if (
            body.QuerySelectorAll("a[href]").Length < FewestLinks
            && body.QuerySelector("nav,[role=navigation],header,footer") is null
        )
            return body;
        var lengths = new Dictionary<IElement, int>();
        Measure(body, lengths);
        var at = body;
        while (lengths.TryGetValue(at, out var length) && length > 0)
        {
            var largest = at.Children.MaxBy(c => lengths.GetValueOrDefault(c));
            if (
                largest is null
                || lengths.GetValueOrDefault(largest) < length * Most
                || largest.LocalName is "table" or "p" or "ul" or "ol" or "span"
            )
                break;
            if (
                at.Children.Any(c =>
                    c != largest && lengths.GetValueOrDefault(c) > 0 && IsPiece(c, lengths.GetValueOrDefault(c), length)
                )
            )
                break;
            at = largest;
        }
        return at;
    }

    // Letters of running text below each element.
    private static int Measure(IElement element, Dictionary<IElement, int> lengths)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (
            HtmlVisibility.IsHidden(element)
            || HtmlVisibility.IsAround(element)
            || element.LocalName is "a" or "select"
        )
            return 0;
        var length = 0;
        foreach (var child in element.ChildNodes)
            if (child is IElement inner)
                length += Measure(inner, lengths);
            else if (child.NodeType == NodeType.Text)
                length += child.TextContent.AsSpan().Trim().Length;
        lengths[element] = length;
        return length;
    }

    private static bool IsPiece(IElement element, int length, int whole)
    {
        if (element.LocalName is "header" or "footer")
            return false;
        if (element.LocalName == "table" || element.QuerySelector("table") is not null)
            return true;
        if (length > whole / 4)
            return true;
        var text = Pipeline.Vietnamese.Characters.Folding.FoldUpper(element.TextContent);
        return LayoutTableDetector.HasNationalHeading([element.TextContent])
            || text.Contains("NOI NHAN:", StringComparison.Ordinal)
            || text.Contains("KINH GUI", StringComparison.Ordinal)
            || text.TrimStart().StartsWith("CAN CU", StringComparison.Ordinal);
    }
}

/// <summary>
/// The title that a page gives its document: of all titles on it the first that names a document number, else that of
/// the browser window.
/// </summary>
internal static class HtmlTitleReader
{
    public static string? Find(IHtmlDocument page)
    {
        var titles = new List<string?>
        {
            page.Title,
            page.QuerySelector("meta[property='og:title']")?.GetAttribute("content"),
        };
        titles.AddRange(page.QuerySelectorAll("h1").Select(h => h.TextContent));
        titles.AddRange(
            page.QuerySelectorAll("[class*=breadcrumb] li, [class*=breadcrumb] span").Select(b => b.TextContent)
        );
        var clean = titles
            .Where(t => t is not null)
            .Select(t => Squeeze(TextNormalizer.Normalize(t!).Text))
            .Where(t => t.Length is > 0 and < 1000)
            .ToArray();
        return clean.FirstOrDefault(NamesNumber) ?? (page.Title is { Length: > 0 } ? clean.FirstOrDefault() : null);
    }

    // A slash between a digit or letter and a letter: 604/CĐDK, 12/2020/NĐ-CP.
    private static bool NamesNumber(string title)
    {
        for (var i = 1; i + 1 < title.Length; i++)
            if (
                title[i] == '/'
                && char.IsLetterOrDigit(title[i - 1])
                && char.IsUpper(title[i + 1])
                && title.AsSpan(0, i).IndexOfAnyInRange('0', '9') >= 0
            )
                return true;
        return false;
    }

    private static string Squeeze(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
