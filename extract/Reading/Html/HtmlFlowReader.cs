using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Pipeline.Layout;
using Pipeline.Reading.Flow;
using Pipeline.Reading.Word;
using Pipeline.Vietnamese;
using Pipeline.Vietnamese.Encodings;

namespace Pipeline.Reading.Html;

/// <summary>Turns elements into paragraphs and tables.</summary>
internal sealed class HtmlFlowReader(NormalizationContext context)
{
    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "form",
        "fieldset",
        "blockquote",
        "center",
        "dl",
        "dt",
        "dd",
        "figure",
        "figcaption",
        "address",
        "hr",
        "pre",
        "tr",
        "td",
        "th",
        "caption",
        "legend",
        "details",
        "summary",
        "body",
        "option",
    };

    /// <summary>What stands in an element.</summary>
    public List<FlowItem> ReadItems(IElement element, HtmlStyle style = default)
    {
        var paragraph = new HtmlParagraph(context);
        Read(element, style.WithElement(element), paragraph);
        paragraph.EndParagraph();
        return paragraph.Items;
    }

    private void Read(INode parent, HtmlStyle style, HtmlParagraph paragraph)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        foreach (var node in parent.ChildNodes)
            if (node is IText text)
                paragraph.Add(text.Data, style);
            else if (node is IElement element && !HtmlVisibility.IsHidden(element) && !HtmlVisibility.IsAround(element))
                Read(element, style, paragraph);
    }

    private void Read(IElement element, HtmlStyle outer, HtmlParagraph paragraph)
    {
        var style = outer.WithElement(element);
        switch (element.LocalName)
        {
            case "br":
                paragraph.AddLineBreak();
                break;
            case "table":
                paragraph.EndParagraph();
                paragraph.Items.Add(HtmlTableReader.Read(element, cell => ReadItems(cell, style)));
                break;
            // A note's mark or a power must not become a digit of the number before it.
            case "sup" when element.TextContent.Trim() is { Length: > 0 and < 4 } mark && mark.All(char.IsAsciiDigit):
                paragraph.Add(RunCollector.ToSuperscript(mark), style);
                break;
            case "input":
                if (element is IHtmlInputElement { Type: "text" or "number" or "date", Value.Length: > 0 } input)
                    paragraph.Add(" " + input.Value + " ", style);
                break;
            case "select":
                paragraph.Add(
                    " " + (element as IHtmlSelectElement)?.SelectedOptions.FirstOrDefault()?.TextContent + " ",
                    style
                );
                break;
            case "li":
                paragraph.EndParagraph();
                paragraph.Add(Marker(element), style);
                Read((INode)element, style, paragraph);
                paragraph.EndParagraph();
                break;
            default:
                var block = Blocks.Contains(element.LocalName);
                if (block)
                    paragraph.EndParagraph();
                Read((INode)element, style, paragraph);
                if (block)
                    paragraph.EndParagraph();
                break;
        }
    }

    private static string Marker(IElement item)
    {
        if (
            item.ParentElement is not { } list
            || list.GetAttribute("style")
                ?.Replace(" ", "")
                .Contains("list-style-type:none", StringComparison.OrdinalIgnoreCase) == true
        )
            return "";
        if (list.LocalName != "ol")
            return item.TextContent.AsSpan().TrimStart().StartsWith("-") ? "" : "- ";
        var number = list is IHtmlOrderedListElement ordered ? ordered.Start : 1;
        for (var before = item.PreviousElementSibling; before is not null; before = before.PreviousElementSibling)
            if (before.LocalName == "li")
                number++;
        if (int.TryParse(item.GetAttribute("value"), CultureInfo.InvariantCulture, out var own))
            number = own;
        return list.GetAttribute("type") switch
        {
            "a" => ListNumberFormatter.Write(number, "lowerLetter") + ") ",
            "A" => ListNumberFormatter.Write(number, "upperLetter") + ". ",
            "i" => ListNumberFormatter.Write(number, "lowerRoman") + ". ",
            "I" => ListNumberFormatter.Write(number, "upperRoman") + ". ",
            _ => ListNumberFormatter.Write(number, "decimal") + ". ",
        };
    }
}

/// <summary>
/// Gathers the text of one paragraph as a browser shows it: white space as one blank, line breaks kept.
/// </summary>
internal sealed class HtmlParagraph(NormalizationContext context)
{
    private readonly StringBuilder _text = new();
    private readonly List<(FontStyle? Font, int Letters)> _fonts = [];

    public List<FlowItem> Items { get; } = [];

    public void Add(string text, HtmlStyle style)
    {
        var before = _text.Length;
        foreach (var c in style.Capitals ? text.ToUpperInvariant() : text)
            // A hard blank is kept as it stands; the spine makes it an ordinary one.
            if (c is ' ' or '\t' or '\n' or '\r' or '\f')
            {
                if (style.Preformatted)
                    _text.Append(c == '\r' ? ' ' : c);
                else if (_text.Length > 0 && _text[^1] is not (' ' or '\n'))
                    _text.Append(' ');
            }
            else
                _text.Append(c);
        var letters = 0;
        for (var i = before; i < _text.Length; i++)
            if (char.IsLetterOrDigit(_text[i]))
                letters++;
        if (letters > 0)
            _fonts.Add((style.ToFont(), letters));
    }

    public void AddLineBreak()
    {
        if (_text.Length > 0 && _text[^1] == ' ')
            _text.Length--;
        _text.Append('\n');
    }

    public void EndParagraph()
    {
        if (_text.Length == 0)
            return;
        var font = CleanTextJoiner.MostOf(_fonts);
        var clean = TextNormalizer.Normalize(_text.ToString(), context);
        _text.Clear();
        _fonts.Clear();
        if (LegacyFonts.SaysCapitals(font?.Name) && clean.Repairs.Any(r => r.Kind == "encoding"))
            clean = clean with { Text = clean.Text.ToUpperInvariant() };
        var parts = clean.SplitLines();
        if (parts.Count > 0)
            Items.Add(new FlowLine(CleanTextJoiner.Join(parts, "\n"), font));
    }
}

/// <summary>The font that stands at a place of a page, as far as tags and style attributes tell.</summary>
internal readonly record struct HtmlStyle(
    double Size,
    bool Bold,
    bool Italic,
    string? Font,
    bool Capitals,
    bool Preformatted
)
{
    public FontStyle? ToFont() =>
        Size == 0 && !Bold && !Italic && Font is null ? null : new FontStyle(Size, Bold, Italic, Font);

    public HtmlStyle WithElement(IElement element)
    {
        var style = this;
        switch (element.LocalName)
        {
            case "b" or "strong" or "th" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                style = style with { Bold = true };
                break;
            case "i" or "em":
                style = style with { Italic = true };
                break;
            case "pre":
                style = style with { Preformatted = true };
                break;
            case "font" when element.GetAttribute("face") is { } face:
                style = style with { Font = Name(face) };
                break;
        }
        return element.GetAttribute("style") is { } own ? style.With(own) : style;
    }

    private HtmlStyle With(string declarations)
    {
        var style = this;
        foreach (var declaration in declarations.Split(';'))
        {
            var colon = declaration.IndexOf(':');
            if (colon < 0)
                continue;
            var value = declaration[(colon + 1)..].Trim();
            switch (declaration[..colon].Trim().ToLowerInvariant())
            {
                case "font-weight":
                    style = style with
                    {
                        Bold =
                            value is "bold" or "bolder"
                            || double.TryParse(value, CultureInfo.InvariantCulture, out var weight) && weight >= 600,
                    };
                    break;
                case "font-style":
                    style = style with { Italic = value is "italic" or "oblique" };
                    break;
                case "font-family":
                    style = style with { Font = Name(value) };
                    break;
                case "font-size":
                    style = style with { Size = Points(value) ?? style.Size };
                    break;
                case "text-transform":
                    style = style with { Capitals = value == "uppercase" };
                    break;
                case "white-space":
                    style = style with { Preformatted = value.StartsWith("pre", StringComparison.Ordinal) };
                    break;
            }
        }
        return style;
    }

    private static string? Name(string family)
    {
        var name = family.Split(',')[0].Trim(' ', '"', '\'');
        return name.Length > 0 ? name : null;
    }

    private static double? Points(string value)
    {
        var (unit, scale) =
            value.EndsWith("pt", StringComparison.Ordinal) ? (2, 1.0)
            : value.EndsWith("px", StringComparison.Ordinal) ? (2, 0.75)
            : (0, 0.0);
        return
            scale > 0
            && double.TryParse(value.AsSpan(0, value.Length - unit), CultureInfo.InvariantCulture, out var number)
            ? number * scale
            : null;
    }
}

/// <summary>Reads tables: rows and columns that cells span, drawn rules.</summary>
internal static class HtmlTableReader
{
    private const int MostColumns = 1000;

    public static FlowTable Read(IElement table, Func<IElement, IReadOnlyList<FlowItem>> readCell)
    {
        var rows = Rows(table).ToArray();
        var cells = new List<FlowCell>();
        var taken = new Dictionary<int, int>(); // Column to the first row that is free again.
        var width = 0;
        for (var row = 0; row < rows.Length; row++)
        {
            var column = 0;
            foreach (
                var cell in rows[row].Children.Where(c => c.LocalName is "td" or "th" && !HtmlVisibility.IsHidden(c))
            )
            {
                while (taken.GetValueOrDefault(column) > row)
                    column++;
                var across = Math.Clamp(Span(cell, "colspan"), 1, MostColumns);
                var down =
                    Span(cell, "rowspan") is var told && told == 0
                        ? rows.Length - row
                        : Math.Clamp(told, 1, rows.Length - row);
                for (var c = column; c < column + across; c++)
                    taken[c] = row + down;
                cells.Add(new FlowCell(row, column, down, across, readCell(cell)));
                column += across;
            }
            width = Math.Max(width, column);
        }
        return new FlowTable(rows.Length, width, cells, IsRuled(table));
    }

    private static IEnumerable<IElement> Rows(IElement table)
    {
        var foot = new List<IElement>();
        foreach (var part in table.Children.Where(c => !HtmlVisibility.IsHidden(c)))
            if (part.LocalName == "tr")
                yield return part;
            else if (part.LocalName is "thead" or "tbody" or "tfoot")
                foreach (var row in part.Children.Where(c => c.LocalName == "tr" && !HtmlVisibility.IsHidden(c)))
                    if (part.LocalName == "tfoot")
                        foot.Add(row);
                    else
                        yield return row;
        foreach (var row in foot)
            yield return row;
    }

    private static int Span(IElement cell, string name) =>
        int.TryParse(cell.GetAttribute(name)?.Trim(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var span)
        && span >= 0
            ? span
            : 1;

    private static bool? IsRuled(IElement table)
    {
        if (
            table.GetAttribute("border") is { } border
            && int.TryParse(border, CultureInfo.InvariantCulture, out var width)
        )
            return width > 0;
        var style = table.GetAttribute("style")?.Replace(" ", "") ?? "";
        if (
            style.Contains("border:none", StringComparison.OrdinalIgnoreCase)
            || style.Contains("border:0", StringComparison.OrdinalIgnoreCase)
        )
            return false;
        return style.Contains("border:", StringComparison.OrdinalIgnoreCase) ? true : null;
    }
}
