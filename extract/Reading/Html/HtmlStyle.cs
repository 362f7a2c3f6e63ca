using System.Globalization;
using AngleSharp.Dom;
using Pipeline.Layout;

namespace Pipeline.Reading.Html;

/// <summary>The font that stands at a place of a page, as far as tags and style attributes tell.</summary>
internal readonly record struct HtmlStyle(double Size, bool Bold, bool Italic, string? Font, bool Capitals, bool Preformatted)
{
    public FontStyle? ToFont() => Size == 0 && !Bold && !Italic && Font is null ? null : new FontStyle(Size, Bold, Italic, Font);

    public HtmlStyle Within(IElement element)
    {
        var style = this;
        switch (element.LocalName)
        {
            case "b" or "strong" or "th" or "h1" or "h2" or "h3" or "h4" or "h5" or "h6": style = style with { Bold = true }; break;
            case "i" or "em": style = style with { Italic = true }; break;
            case "pre": style = style with { Preformatted = true }; break;
            case "font" when element.GetAttribute("face") is { } face: style = style with { Font = Name(face) }; break;
        }
        return element.GetAttribute("style") is { } own ? style.With(own) : style;
    }

    private HtmlStyle With(string declarations)
    {
        var style = this;
        foreach (var declaration in declarations.Split(';'))
        {
            var colon = declaration.IndexOf(':');
            if (colon < 0) continue;
            var value = declaration[(colon + 1)..].Trim();
            switch (declaration[..colon].Trim().ToLowerInvariant())
            {
                case "font-weight": style = style with { Bold = value is "bold" or "bolder" || double.TryParse(value, CultureInfo.InvariantCulture, out var weight) && weight >= 600 }; break;
                case "font-style": style = style with { Italic = value is "italic" or "oblique" }; break;
                case "font-family": style = style with { Font = Name(value) }; break;
                case "font-size": style = style with { Size = Points(value) ?? style.Size }; break;
                case "text-transform": style = style with { Capitals = value == "uppercase" }; break;
                case "white-space": style = style with { Preformatted = value.StartsWith("pre", StringComparison.Ordinal) }; break;
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
        var (unit, scale) = value.EndsWith("pt", StringComparison.Ordinal) ? (2, 1.0) : value.EndsWith("px", StringComparison.Ordinal) ? (2, 0.75) : (0, 0.0);
        return scale > 0 && double.TryParse(value.AsSpan(0, value.Length - unit), CultureInfo.InvariantCulture, out var number) ? number * scale : null;
    }
}
