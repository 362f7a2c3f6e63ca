using System.Globalization;
using System.Runtime.CompilerServices;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Pipeline.Layout;
using Pipeline.Reading.Flow;
using Pipeline.Reading.Word;
using Pipeline.Vietnamese;

namespace Pipeline.Reading.Html;

/// <summary>Turns elements into paragraphs and tables.</summary>
internal sealed class HtmlFlow(SpineContext context)
{
    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "section", "article", "main", "header", "footer", "form", "fieldset", "blockquote",
        "center", "dl", "dt", "dd", "figure", "figcaption", "address", "hr", "pre", "tr", "td", "th", "caption", "legend", "details", "summary", "body", "option",
    };

    /// <summary>What stands in an element.</summary>
    public List<FlowItem> Items(IElement element, HtmlStyle style = default)
    {
        var paragraph = new HtmlParagraph(context);
        Read(element, style.Within(element), paragraph);
        paragraph.End();
        return paragraph.Items;
    }

    private void Read(INode parent, HtmlStyle style, HtmlParagraph paragraph)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var node in parent.ChildNodes)
            if (node is IText text) paragraph.Add(text.Data, style);
            else if (node is IElement element && !HtmlVisibility.IsHidden(element) && !HtmlVisibility.IsAround(element)) Read(element, style, paragraph);
    }

    private void Read(IElement element, HtmlStyle outer, HtmlParagraph paragraph)
    {
        var style = outer.Within(element);
        switch (element.LocalName)
        {
            case "br": paragraph.Break(); break;
            case "table":
                paragraph.End();
                paragraph.Items.Add(HtmlTables.Read(element, cell => Items(cell, style)));
                break;
            // A note's mark or a power must not become a digit of the number before it.
            case "sup" when element.TextContent.Trim() is { Length: > 0 and < 4 } mark && mark.All(char.IsAsciiDigit): paragraph.Add(RunCollector.Superscript(mark), style); break;
            case "input": if (element is IHtmlInputElement { Type: "text" or "number" or "date", Value.Length: > 0 } input) paragraph.Add(" " + input.Value + " ", style); break;
            case "select": paragraph.Add(" " + (element as IHtmlSelectElement)?.SelectedOptions.FirstOrDefault()?.TextContent + " ", style); break;
            case "li":
                paragraph.End();
                paragraph.Add(Marker(element), style);
                Read((INode)element, style, paragraph);
                paragraph.End();
                break;
            default:
                var block = Blocks.Contains(element.LocalName);
                if (block) paragraph.End();
                Read((INode)element, style, paragraph);
                if (block) paragraph.End();
                break;
        }
    }

    private static string Marker(IElement item)
    {
        if (item.ParentElement is not { } list || list.GetAttribute("style")?.Replace(" ", "").Contains("list-style-type:none", StringComparison.OrdinalIgnoreCase) == true) return "";
        if (list.LocalName != "ol") return item.TextContent.AsSpan().TrimStart().StartsWith("-") ? "" : "- ";
        var number = list is IHtmlOrderedListElement ordered ? ordered.Start : 1;
        for (var before = item.PreviousElementSibling; before is not null; before = before.PreviousElementSibling)
            if (before.LocalName == "li") number++;
        if (int.TryParse(item.GetAttribute("value"), CultureInfo.InvariantCulture, out var own)) number = own;
        return list.GetAttribute("type") switch
        {
            "a" => NumberFormats.Write(number, "lowerLetter") + ") ",
            "A" => NumberFormats.Write(number, "upperLetter") + ". ",
            "i" => NumberFormats.Write(number, "lowerRoman") + ". ",
            "I" => NumberFormats.Write(number, "upperRoman") + ". ",
            _ => NumberFormats.Write(number, "decimal") + ". ",
        };
    }
}
