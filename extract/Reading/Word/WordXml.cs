using System.Globalization;
using System.Xml.Linq;

namespace Pipeline.Reading.Word;

/// <summary>Reads WordprocessingML by local names: the transitional and the strict namespaces say the same.</summary>
internal static class WordXml
{
    public static bool Is(this XElement element, string name) => element.Name.LocalName == name;

    public static XElement? Child(this XElement? element, string name)
    {
        if (element is null)
            return null;
        foreach (var child in element.Elements())
            if (child.Name.LocalName == name)
                return child;
        return null;
    }

    public static string? Attr(this XElement? element, string name)
    {
        if (element is null)
            return null;
        foreach (var attribute in element.Attributes())
            if (attribute.Name.LocalName == name)
                return attribute.Value;
        return null;
    }

    /// <summary>The attribute val of a child; null where there is none.</summary>
    public static string? Val(this XElement? element, string child) => element.Child(child).Attr("val");

    public static int? Number(string? value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? (int)number : null;

    /// <summary>A property that is on, off or (null) not told: w:b, w:b w:val="0".</summary>
    public static bool? Toggle(this XElement? element, string child) =>
        element.Child(child) is not { } found ? null : found.Attr("val") is not ("0" or "false" or "off" or "none");

    /// <summary>
    /// Children, those of wrappers in their place; deleted and moved-away text and the second form of alternate content
    /// left out.
    /// </summary>
    public static IEnumerable<XElement> Content(this XElement parent)
    {
        foreach (var child in parent.Elements())
            switch (child.Name.LocalName)
            {
                case "del" or "moveFrom" or "sdtPr" or "sdtEndPr" or "customXmlPr" or "smartTagPr":
                    break;
                case "sdt"
                or "sdtContent"
                or "customXml"
                or "ins"
                or "moveTo"
                or "smartTag"
                or "fldSimple"
                or "hyperlink"
                or "bdo"
                or "dir"
                or "ruby"
                or "rubyBase":
                    foreach (var inner in child.Content())
                        yield return inner;
                    break;
                case "AlternateContent":
                    if ((child.Child("Choice") ?? child.Child("Fallback")) is { } chosen)
                        foreach (var inner in chosen.Content())
                            yield return inner;
                    break;
                default:
                    yield return child;
                    break;
            }
    }
}
