using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Pipeline.Reading.Flow;

namespace Pipeline.Reading.Word;

/// <summary>Text of one style.</summary>
internal readonly record struct TextRun(string Text, RunStyle Style);

/// <summary>
/// Collects the visible text of a paragraph's runs: results of fields but not their codes, no deleted and no hidden
/// text.
/// </summary>
internal sealed class RunCollector(
    RunStyle paragraph,
    WordStyles styles,
    Func<XElement, IReadOnlyList<FlowItem>> readBox,
    Func<XElement, int> noteNumber
)
{
    private readonly Stack<bool> _fields = new(); // For each open field: its result has begun.

    public List<TextRun> Pieces { get; } = [];
    public List<FlowItem> Boxes { get; } = [];

    public void Read(XElement parent)
    {
        foreach (var child in parent.Content())
            if (child.Is("r"))
                ReadRun(child);
            else if (child.Name.LocalName is "oMath" or "oMathPara")
                Add(string.Concat(child.Descendants().Where(d => d.Is("t")).Select(t => t.Value)), paragraph);
            else if (child.Name.LocalName is "drawing" or "pict")
                ReadDrawing(child);
    }

    private void ReadRun(XElement run)
    {
        var properties = run.Child("rPr");
        var style = paragraph
            .With(styles.ResolveCharacterStyle(properties.Val("rStyle")))
            .With(RunStyle.FromProperties(properties));
        var text = new StringBuilder();
        foreach (var child in run.Content())
            switch (child.Name.LocalName)
            {
                case "fldChar":
                    Field(child.Attr("fldCharType"));
                    break;
                case "drawing" or "pict" or "object":
                    ReadDrawing(child);
                    break;
                case "footnoteReference" or "endnoteReference":
                    var number = noteNumber(child);
                    if (child.Attr("customMarkFollows") is not ("1" or "true"))
                        text.Append(ToSuperscript(number.ToString(CultureInfo.InvariantCulture)));
                    break;
                default:
                    if (!_fields.Contains(false))
                        text.Append(Sign(child));
                    break;
            }
        if (text.Length == 0 || style.Hidden == true)
            return;
        var shown = text.ToString();
        if (style.Super == true && shown.All(char.IsAsciiDigit))
            shown = ToSuperscript(shown);
        if (style.Capitals == true)
            shown = shown.ToUpperInvariant();
        Add(shown, style);
    }

    /// <summary>
    /// Digits set high, as such: a note's mark or a power must not become a digit of the number before it.
    /// </summary>
    public static string ToSuperscript(string digits) => string.Concat(digits.Select(d => "⁰¹²³⁴⁵⁶⁷⁸⁹"[d - '0']));

    private static string Sign(XElement child) =>
        child.Name.LocalName switch
        {
            "t" => child.Value,
            "tab" or "ptab" => "\t",
            "br" or "cr" => "\n",
            "noBreakHyphen" => "-",
            // Old encodings write ư in the place of the soft hyphen; the spine takes out those that are hyphens.
            "softHyphen" => "\u00AD",
            "sym"
                when int.TryParse(
                    child.Attr("char"),
                    NumberStyles.HexNumber,
                    CultureInfo.InvariantCulture,
                    out var code
                ) => ((char)code).ToString(),
            _ => "",
        };

    private void Field(string? type)
    {
        if (type == "begin")
            _fields.Push(false);
        else if (_fields.Count > 0)
        {
            _fields.Pop();
            if (type == "separate")
                _fields.Push(true);
        }
    }

    private void ReadDrawing(XElement drawing)
    {
        foreach (var box in Boxed(drawing))
            Boxes.AddRange(readBox(box));
    }

    // The outermost text boxes; of alternate content the first form only.
    private static IEnumerable<XElement> Boxed(XElement parent)
    {
        foreach (var child in parent.Content())
            if (child.Is("txbxContent"))
                yield return child;
            else
                foreach (var inner in Boxed(child))
                    yield return inner;
    }

    private void Add(string text, RunStyle style)
    {
        if (text.Length == 0)
            return;
        if (Pieces.Count > 0 && Pieces[^1].Style == style)
            Pieces[^1] = new TextRun(Pieces[^1].Text + text, style);
        else
            Pieces.Add(new TextRun(text, style));
    }
}
