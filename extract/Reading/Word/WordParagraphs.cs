using System.Xml.Linq;
using Pipeline.Layout;
using Pipeline.Reading.Flow;
using Pipeline.Vietnamese;

namespace Pipeline.Reading.Word;

/// <summary>Reads paragraphs: runs with their fonts, fields' results, notes' marks, text boxes that hang on them.</summary>
internal sealed class WordParagraphs(WordStyles styles, WordNumbering numbering)
{
    /// <summary>What the document's text as a whole says.</summary>
    public SpineContext Context { get; set; } = SpineContext.None;

    /// <summary>Reads what a text box holds.</summary>
    public Func<XElement, IReadOnlyList<FlowItem>> ReadBox { get; set; } = _ => [];

    /// <summary>Numbers notes from 1 in the order of their marks.</summary>
    public Func<XElement, int> NoteNumber { get; set; } = _ => 0;

    /// <summary>The text boxes of the paragraph, then the paragraph.</summary>
    public IEnumerable<FlowItem> Read(XElement paragraph, BlockKind kind = BlockKind.Paragraph)
    {
        var properties = paragraph.Child("pPr");
        var style = styles.Paragraph(properties.Val("pStyle"));
        var runs = new RunCollector(style.Run, styles, ReadBox, NoteNumber);
        runs.Read(paragraph);
        foreach (var item in runs.Boxes) yield return item;
        var (label, indent) = Label(properties, style);
        if (runs.Pieces.All(p => p.Text.AsSpan().Trim().IsEmpty) && (label.Length == 0 || !label.Any(char.IsLetterOrDigit)))
        {
            yield return new FlowLine(new CleanText("", []), null, kind);
            yield break;
        }
        if (label.Length > 0) runs.Pieces.Insert(0, new RunPiece(label, runs.Pieces.Count > 0 ? runs.Pieces[0].Style : style.Run));
        var font = CleanTexts.MostOf(runs.Pieces.Select(p => ((FontStyle?)p.Style.ToFont(), p.Text.AsSpan().Trim().Length)));
        yield return new FlowLine(Clean(runs.Pieces), font, kind, WordStyles.Indentation(properties) ?? indent ?? style.Indent ?? 0);
    }

    private (string Label, double? Indent) Label(XElement? properties, ParagraphStyle style)
    {
        var own = properties.Child("numPr");
        var list = WordXml.Number(own.Val("numId")) ?? style.NumberId;
        var level = WordXml.Number(own.Val("ilvl")) ?? style.Level ?? 0;
        return list is > 0 ? (numbering.Next(list.Value, level), numbering.Definition(list.Value, level)?.Indent) : ("", null);
    }

    // Runs of one kind of font are judged together: a word may be cut into several runs.
    private CleanText Clean(List<RunPiece> pieces)
    {
        if (Context.Encoding == LegacyEncoding.None && !pieces.Any(p => LegacyFonts.SaysCapitals(p.Style.Font)))
            return TextSpine.Clean(string.Concat(pieces.Select(p => p.Text)), Context);
        var parts = new List<CleanText>();
        for (var i = 0; i < pieces.Count;)
        {
            var kind = Kind(pieces[i].Style.Font);
            var until = i;
            while (until < pieces.Count && Kind(pieces[until].Style.Font) == kind) until++;
            var clean = TextSpine.Clean(string.Concat(pieces.Skip(i).Take(until - i).Select(p => p.Text)), Context);
            var old = clean.Repairs.Any(r => r.Kind == "encoding") || Context.Encoding == LegacyEncoding.Tcvn3 && !clean.Text.Any(c => c > 0xFF && VietnameseLetter.IsLetter(c));
            parts.Add(kind == 2 && old ? clean with { Text = clean.Text.ToUpperInvariant() } : clean);
            i = until;
        }
        return CleanTexts.Join(parts, "");
    }

    private static int Kind(string? font) => LegacyFonts.SaysCapitals(font) ? 2
        : font is not null && (font.StartsWith(".Vn", StringComparison.OrdinalIgnoreCase) || font.StartsWith("VNI", StringComparison.OrdinalIgnoreCase)) ? 1 : 0;
}
