using System.Xml.Linq;
using Pipeline.Layout;

namespace Pipeline.Reading.Word;

/// <summary>Properties of a run as they add up over defaults, styles and the run itself; null where not told.</summary>
internal readonly record struct RunStyle(
    double? Size,
    bool? Bold,
    bool? Italic,
    string? Font,
    bool? Hidden,
    bool? Capitals,
    bool? Super
)
{
    public FontStyle ToFont() => new(Size ?? 10, Bold ?? false, Italic ?? false, Font);

    /// <summary>This, with what the other tells more closely.</summary>
    public RunStyle With(RunStyle closer) =>
        new(
            closer.Size ?? Size,
            closer.Bold ?? Bold,
            closer.Italic ?? Italic,
            closer.Font ?? Font,
            closer.Hidden ?? Hidden,
            closer.Capitals ?? Capitals,
            closer.Super ?? Super
        );

    public static RunStyle FromProperties(XElement? properties)
    {
        if (properties is null)
            return default;
        var fonts = properties.Child("rFonts");
        return new RunStyle(
            WordXml.Number(properties.Val("sz")) / 2.0,
            properties.Toggle("b"),
            properties.Toggle("i"),
            fonts.Attr("ascii") ?? fonts.Attr("hAnsi"),
            properties.Toggle("vanish"),
            properties.Toggle("caps"),
            properties.Val("vertAlign") is { } align ? align == "superscript" : null
        );
    }
}

/// <summary>Properties of a paragraph style that matter to the text.</summary>
internal readonly record struct WordParagraphStyle(RunStyle Run, int? NumberId, int? Level, double? Indent);

/// <summary>The styles of a Word file, each with those it is based on.</summary>
internal sealed class WordStyles
{
    private const int MostBases = 20;
    private readonly Dictionary<string, XElement> _styles = [];
    private readonly Dictionary<string, WordParagraphStyle> _known = [];
    private readonly RunStyle _defaults;
    private readonly string? _normal;

    public WordStyles(XElement? part)
    {
        foreach (var style in part?.Elements() ?? [])
        {
            if (style.Is("docDefaults"))
                _defaults = RunStyle.FromProperties(style.Child("rPrDefault").Child("rPr"));
            if (!style.Is("style") || style.Attr("styleId") is not { } id)
                continue;
            _styles[id] = style;
            if (style.Attr("type") == "paragraph" && style.Attr("default") is "1" or "true")
                _normal ??= id;
        }
    }

    /// <summary>A paragraph style, the default one where no name is given.</summary>
    public WordParagraphStyle ResolveParagraphStyle(string? id) => Chain(id ?? _normal ?? "", _defaults);

    /// <summary>What a character style adds.</summary>
    public RunStyle ResolveCharacterStyle(string? id) => id is null ? default : Chain(id, default).Run;

    /// <summary>True where a table style draws rules.</summary>
    public bool HasRules(string? id)
    {
        for (
            var i = 0;
            i < MostBases && id is not null && _styles.TryGetValue(id, out var style);
            i++, id = style.Val("basedOn")
        )
            if (style.Child("tblPr").Child("tblBorders") is { } borders)
                return WordTableReader.HasDrawnBorders(borders);
        return false;
    }

    private WordParagraphStyle Chain(string id, RunStyle defaults)
    {
        if (_known.TryGetValue(id, out var known))
            return known;
        var chain = new List<XElement>();
        for (
            var at = (string?)id;
            at is not null && chain.Count < MostBases && _styles.TryGetValue(at, out var style);
            at = style.Val("basedOn")
        )
            chain.Add(style);
        chain.Reverse();
        var found = new WordParagraphStyle(defaults, null, null, null);
        foreach (var style in chain)
        {
            var properties = style.Child("pPr");
            var numbering = properties.Child("numPr");
            found = new WordParagraphStyle(
                found.Run.With(RunStyle.FromProperties(style.Child("rPr"))),
                WordXml.Number(numbering.Val("numId")) ?? found.NumberId,
                WordXml.Number(numbering.Val("ilvl")) ?? found.Level,
                ReadIndentation(properties) ?? found.Indent
            );
        }
        return _known[id] = found;
    }

    /// <summary>Left indentation in points; null where not told.</summary>
    public static double? ReadIndentation(XElement? properties)
    {
        var indent = properties.Child("ind");
        return WordXml.Number(indent.Attr("left") ?? indent.Attr("start")) / 20.0;
    }
}
