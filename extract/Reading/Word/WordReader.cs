using System.Xml;
using System.Xml.Linq;
using Pipeline.Layout;
using Pipeline.Reading.Flow;
using Pipeline.Vietnamese;
using Pipeline.Vietnamese.Characters;
using Pipeline.Vietnamese.Encodings;

namespace Pipeline.Reading.Word;

/// <summary>Reads Word files (Office Open XML).</summary>
public sealed class WordReader : IFormatReader
{
    /// <inheritdoc/>
    public IReadOnlyList<FileFormat> Formats { get; } = [FileFormat.Docx];

    /// <inheritdoc/>
    public ReadResult Read(SourceFile file, FileFormat format, ReadLimits limits, CancellationToken cancel) =>
        new() { Layout = Read(file.Path, "docx", limits, cancel) };

    /// <summary>The layout of a Word file, under the name of the format that it came in.</summary>
    internal static DocumentLayout Read(string path, string format, ReadLimits limits, CancellationToken cancel)
    {
        try
        {
            using var package = OfficePackage.Open(path, limits.UnpackedBytes);
            var document = new WordDocument(package, cancel);
            var builder = new LayoutBuilder(format, paged: false);
            builder.BeginPage(new Page { Number = 1 });
            document.Write(builder);
            return builder.Build();
        }
        catch (XmlException e)
        {
            throw OfficePackage.Damaged(e);
        }
        catch (InvalidDataException e)
        {
            throw OfficePackage.Damaged(e);
        }
    }
}

/// <summary>One Word file being read.</summary>
internal sealed class WordDocument
{
    private readonly OfficePackage _package;
    private readonly WordParagraphReader _paragraphs;
    private readonly WordTableReader _tables;
    private readonly CancellationToken _cancel;
    private readonly List<(string Kind, int Id)> _notes = [];

    public WordDocument(OfficePackage package, CancellationToken cancel)
    {
        (_package, _cancel) = (package, cancel);
        var styles = new WordStyles(package.OfType("styles"));
        _paragraphs = new WordParagraphReader(styles, new ListNumbering(package.OfType("numbering")))
        {
            ReadBox = Items,
            NoteNumber = Note,
        };
        _tables = new WordTableReader(styles, Items);
        _paragraphs.Context = NormalizationContext.FromLines(
            package
                .Document.Descendants()
                .Where(e => e.Is("p"))
                .Select(p => string.Concat(p.Descendants().Where(d => d.Is("t")).Select(t => t.Value)))
        );
    }

    public void Write(LayoutBuilder builder)
    {
        var body = _package.Document.Child("body") ?? _package.Document;
        var margins = Margins(body);
        // A heading that stands in the page header of the first page is the document's.
        foreach (var margin in margins.Where(IsHeading))
            FlowWriter.Write(builder, margin);
        FlowWriter.Write(builder, Items(body));
        WriteNotes(builder);
        foreach (var margin in margins.Where(m => !IsHeading(m)))
            FlowWriter.Write(
                builder,
                [.. margin.Select(i => i is FlowLine line ? line with { Kind = BlockKind.Margin } : i)]
            );
    }

    private List<FlowItem> Items(XElement parent)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        var items = new List<FlowItem>();
        foreach (var child in parent.Content())
        {
            _cancel.ThrowIfCancellationRequested();
            if (child.Is("p"))
                items.AddRange(_paragraphs.Read(child));
            else if (child.Is("tbl"))
                items.Add(_tables.Read(child));
        }
        return items;
    }

    private List<List<FlowItem>> Margins(XElement body)
    {
        var margins = new List<List<FlowItem>>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (
            var reference in body.Descendants().Where(e => e.Name.LocalName is "headerReference" or "footerReference")
        )
        {
            if (!seen.Add(reference.Attr("id") ?? "") || _package.ById(reference.Attr("id")) is not { } part)
                continue;
            var items = Items(part);
            // Page numbers alone, and a text that another section has too, are nothing to read.
            var text = string.Join(
                '\n',
                items
                    .OfType<FlowLine>()
                    .Select(l => l.Text.Text.Trim())
                    .Concat(
                        items
                            .OfType<FlowTable>()
                            .SelectMany(t => t.Cells)
                            .SelectMany(c => c.Content)
                            .OfType<FlowLine>()
                            .Select(l => l.Text.Text.Trim())
                    )
            );
            if (text.Any(char.IsLetter) && seen.Add("text " + text))
                margins.Add(items);
        }
        return margins;
    }

    private static bool IsHeading(List<FlowItem> items) =>
        LayoutTableDetector.HasNationalHeading(
            items
                .OfType<FlowLine>()
                .Concat(
                    items.OfType<FlowTable>().SelectMany(t => t.Cells).SelectMany(c => c.Content).OfType<FlowLine>()
                )
                .Select(l => l.Text.Text)
        );

    private int Note(XElement reference)
    {
        var note = (
            Kind: reference.Is("footnoteReference") ? "footnote" : "endnote",
            Id: WordXml.Number(reference.Attr("id")) ?? 0
        );
        if (!_notes.Contains(note))
            _notes.Add(note);
        return _notes.Where(n => n.Kind == note.Kind).ToList().IndexOf(note) + 1;
    }

    private void WriteNotes(LayoutBuilder builder)
    {
        foreach (var kind in new[] { "footnote", "endnote" })
        {
            var part = _package.OfType(kind + "s");
            var number = 0;
            foreach (var (_, id) in _notes.Where(n => n.Kind == kind).ToArray())
            {
                number++;
                var note = part?.Elements().FirstOrDefault(e => e.Is(kind) && WordXml.Number(e.Attr("id")) == id);
                if (note is null)
                    continue;
                var texts = Items(note)
                    .OfType<FlowLine>()
                    .Select(l => l.Text.WithoutTabs())
                    .Where(t => t.Text.AsSpan().Trim().Length > 0)
                    .Select(t => t.Slice(0, t.Text.Length))
                    .ToList();
                if (texts.Count == 0)
                    continue;
                var mark =
                    RunCollector.ToSuperscript(number.ToString(System.Globalization.CultureInfo.InvariantCulture))
                    + " ";
                builder
                    .BeginBlock(BlockKind.Footnote)
                    .AddLine(CleanTextJoiner.Join([new CleanText(mark, []), CleanTextJoiner.Join(texts, "\n")], ""));
            }
        }
    }
}

/// <summary>
/// Reads paragraphs: runs with their fonts, fields' results, notes' marks, text boxes that hang on them.
/// </summary>
internal sealed class WordParagraphReader(WordStyles styles, ListNumbering numbering)
{
    /// <summary>What the document's text as a whole says.</summary>
    public NormalizationContext Context { get; set; } = NormalizationContext.None;

    /// <summary>Reads what a text box holds.</summary>
    public Func<XElement, IReadOnlyList<FlowItem>> ReadBox { get; set; } = _ => [];

    /// <summary>Numbers notes from 1 in the order of their marks.</summary>
    public Func<XElement, int> NoteNumber { get; set; } = _ => 0;

    /// <summary>The text boxes of the paragraph, then the paragraph.</summary>
    public IEnumerable<FlowItem> Read(XElement paragraph, BlockKind kind = BlockKind.Paragraph)
    {
        var properties = paragraph.Child("pPr");
        var style = styles.ResolveParagraphStyle(properties.Val("pStyle"));
        var runs = new RunCollector(style.Run, styles, ReadBox, NoteNumber);
        runs.Read(paragraph);
        foreach (var item in runs.Boxes)
            yield return item;
        var (label, indent) = Label(properties, style);
        if (
            runs.Pieces.All(p => p.Text.AsSpan().Trim().IsEmpty)
            && (label.Length == 0 || !label.Any(char.IsLetterOrDigit))
        )
        {
            yield return new FlowLine(new CleanText("", []), null, kind);
            yield break;
        }
        if (label.Length > 0)
            runs.Pieces.Insert(0, new TextRun(label, runs.Pieces.Count > 0 ? runs.Pieces[0].Style : style.Run));
        var font = CleanTextJoiner.MostOf(
            runs.Pieces.Select(p => ((FontStyle?)p.Style.ToFont(), p.Text.AsSpan().Trim().Length))
        );
        yield return new FlowLine(
            Clean(runs.Pieces),
            font,
            kind,
            WordStyles.ReadIndentation(properties) ?? indent ?? style.Indent ?? 0
        );
    }

    private (string Label, double? Indent) Label(XElement? properties, WordParagraphStyle style)
    {
        var own = properties.Child("numPr");
        var list = WordXml.Number(own.Val("numId")) ?? style.NumberId;
        var level = WordXml.Number(own.Val("ilvl")) ?? style.Level ?? 0;
        return list is > 0
            ? (numbering.NextLabel(list.Value, level), numbering.Definition(list.Value, level)?.Indent)
            : ("", null);
    }

    // Runs of one kind of font are judged together: a word may be cut into several runs.
    private CleanText Clean(List<TextRun> pieces)
    {
        if (Context.Encoding == LegacyEncoding.None && !pieces.Any(p => LegacyFonts.SaysCapitals(p.Style.Font)))
            return TextNormalizer.Normalize(string.Concat(pieces.Select(p => p.Text)), Context);
        var parts = new List<CleanText>();
        for (var i = 0; i < pieces.Count; )
        {
            var kind = Kind(pieces[i].Style.Font);
            var until = i;
            while (until < pieces.Count && Kind(pieces[until].Style.Font) == kind)
                until++;
            var clean = TextNormalizer.Normalize(
                string.Concat(pieces.Skip(i).Take(until - i).Select(p => p.Text)),
                Context
            );
            var old =
                clean.Repairs.Any(r => r.Kind == "encoding")
                || Context.Encoding == LegacyEncoding.Tcvn3
                    && !clean.Text.Any(c => c > 0xFF && VietnameseLetter.IsLetter(c));
            parts.Add(kind == 2 && old ? clean with { Text = clean.Text.ToUpperInvariant() } : clean);
            i = until;
        }
        return CleanTextJoiner.Join(parts, "");
    }

    private static int Kind(string? font) =>
        LegacyFonts.SaysCapitals(font) ? 2
        : font is not null
        && (
            font.StartsWith(".Vn", StringComparison.OrdinalIgnoreCase)
            || font.StartsWith("VNI", StringComparison.OrdinalIgnoreCase)
        )
            ? 1
        : 0;
}

/// <summary>Reads tables: the grid, merges of columns and rows, drawn rules.</summary>
internal sealed class WordTableReader(WordStyles styles, Func<XElement, IReadOnlyList<FlowItem>> readContent)
{
    private const int MostColumns = 1000;

    public FlowTable Read(XElement table)
    {
        var cells = new List<FlowCell>();
        var open = new Dictionary<int, int>(); // Column to the index of the cell that is merged downwards there.
        var (row, width) = (0, 0);
        foreach (var tr in table.Content().Where(e => e.Is("tr")))
        {
            if (tr.Child("trPr").Child("del") is not null)
                continue;
            var column = Math.Clamp(WordXml.Number(tr.Child("trPr").Val("gridBefore")) ?? 0, 0, MostColumns);
            var next = new Dictionary<int, int>();
            foreach (var tc in tr.Content().Where(e => e.Is("tc")))
            {
                var properties = tc.Child("tcPr");
                var span = Math.Clamp(WordXml.Number(properties.Val("gridSpan")) ?? 1, 1, MostColumns);
                var merge = properties.Child("vMerge");
                // A continued cell keeps the place of the one above; text that stands in it all the same is kept with
                // it.
                if (merge is not null && merge.Attr("val") is not "restart" && open.TryGetValue(column, out var above))
                {
                    cells[above] = cells[above] with
                    {
                        RowSpan = row - cells[above].Row + 1,
                        Content = [.. cells[above].Content, .. readContent(tc)],
                    };
                    next[column] = above;
                }
                else if (
                    properties.Child("hMerge") is { } across
                    && across.Attr("val") is not "restart"
                    && cells.Count > 0
                    && cells[^1].Row == row
                )
                    cells[^1] = cells[^1] with { ColumnSpan = cells[^1].ColumnSpan + span };
                else
                {
                    if (merge is not null)
                        next[column] = cells.Count;
                    cells.Add(new FlowCell(row, column, 1, span, readContent(tc)));
                }
                column += span;
            }
            width = Math.Max(width, column);
            open = next;
            row++;
        }
        return new FlowTable(row, width, cells, IsRuled(table));
    }

    private bool IsRuled(XElement table)
    {
        var properties = table.Child("tblPr");
        var borders = properties.Child("tblBorders");
        if (borders is not null ? HasDrawnBorders(borders) : styles.HasRules(properties.Val("tblStyle")))
            return true;
        var (drawn, all) = (0, 0);
        foreach (
            var tc in table.Content().Where(e => e.Is("tr")).Take(8).SelectMany(r => r.Content()).Where(e => e.Is("tc"))
        )
        {
            all++;
            if (tc.Child("tcPr").Child("tcBorders") is { } own && HasDrawnBorders(own))
                drawn++;
        }
        return all > 0 && drawn * 2 > all;
    }

    /// <summary>
    /// True where more than one side of the borders is drawn: a single line is the rule under a heading.
    /// </summary>
    public static bool HasDrawnBorders(XElement borders) =>
        borders.Elements().Count(b => b.Attr("val") is not (null or "nil" or "none")) > 1;
}
