using System.Runtime.CompilerServices;
using AngleSharp.Dom;
using Pipeline.Reading.Flow;

namespace Pipeline.Reading.Html;

/// <summary>
/// Finds the document in a page: goes down to the part that holds nearly all running text. Text of links and menus does not count;
/// a part that looks like a piece of a document (a heading, a table) is never left behind.
/// </summary>
internal static class MainContent
{
    private const double Most = 0.6;
    private const int FewestLinks = 6;

    public static IElement Find(IElement body)
    {
        if (body.QuerySelectorAll("a[href]").Length < FewestLinks && body.QuerySelector("nav,[role=navigation],header,footer") is null) return body;
        var lengths = new Dictionary<IElement, int>();
        Measure(body, lengths);
        var at = body;
        while (lengths.TryGetValue(at, out var length) && length > 0)
        {
            var largest = at.Children.MaxBy(c => lengths.GetValueOrDefault(c));
            if (largest is null || lengths.GetValueOrDefault(largest) < length * Most || largest.LocalName is "table" or "p" or "ul" or "ol" or "span") break;
            if (at.Children.Any(c => c != largest && lengths.GetValueOrDefault(c) > 0 && IsPiece(c, lengths.GetValueOrDefault(c), length))) break;
            at = largest;
        }
        return at;
    }

    // Letters of running text below each element.
    private static int Measure(IElement element, Dictionary<IElement, int> lengths)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (HtmlVisibility.IsHidden(element) || HtmlVisibility.IsAround(element) || element.LocalName is "a" or "select") return 0;
        var length = 0;
        foreach (var child in element.ChildNodes)
            if (child is IElement inner) length += Measure(inner, lengths);
            else if (child.NodeType == NodeType.Text) length += child.TextContent.AsSpan().Trim().Length;
        lengths[element] = length;
        return length;
    }

    private static bool IsPiece(IElement element, int length, int whole)
    {
        if (element.LocalName is "header" or "footer") return false;
        if (element.LocalName == "table" || element.QuerySelector("table") is not null) return true;
        if (length > whole / 4) return true;
        var text = Vietnamese.Folding.FoldUpper(element.TextContent);
        return HeadingTables.HasNationalHeading([element.TextContent]) || text.Contains("NOI NHAN:", StringComparison.Ordinal) || text.Contains("KINH GUI", StringComparison.Ordinal) || text.TrimStart().StartsWith("CAN CU", StringComparison.Ordinal);
    }
}
