using System.Xml;
using System.Xml.Linq;
using Pipeline.Layout;
using Pipeline.Reading.Flow;
using Pipeline.Vietnamese;

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
        catch (XmlException e) { throw OfficePackage.Damaged(e); }
        catch (InvalidDataException e) { throw OfficePackage.Damaged(e); }
    }
}

/// <summary>One Word file being read.</summary>
internal sealed class WordDocument
{
    private readonly OfficePackage _package;
    private readonly WordParagraphs _paragraphs;
    private readonly WordTables _tables;
    private readonly CancellationToken _cancel;
    private readonly List<(string Kind, int Id)> _notes = [];

    public WordDocument(OfficePackage package, CancellationToken cancel)
    {
        (_package, _cancel) = (package, cancel);
        var styles = new WordStyles(package.OfType("styles"));
        _paragraphs = new WordParagraphs(styles, new WordNumbering(package.OfType("numbering"))) { ReadBox = Items, NoteNumber = Note };
        _tables = new WordTables(styles, Items);
        _paragraphs.Context = SpineContext.Of(package.Document.Descendants().Where(e => e.Is("p")).Select(p => string.Concat(p.Descendants().Where(d => d.Is("t")).Select(t => t.Value))));
    }

    public void Write(LayoutBuilder builder)
    {
        var body = _package.Document.Child("body") ?? _package.Document;
        var margins = Margins(body);
        // A heading that stands in the page header of the first page is the document's.
        foreach (var margin in margins.Where(IsHeading)) FlowWriter.Write(builder, margin);
        FlowWriter.Write(builder, Items(body));
        WriteNotes(builder);
        foreach (var margin in margins.Where(m => !IsHeading(m)))
            FlowWriter.Write(builder, [.. margin.Select(i => i is FlowLine line ? line with { Kind = BlockKind.Margin } : i)]);
    }

    private List<FlowItem> Items(XElement parent)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        var items = new List<FlowItem>();
        foreach (var child in parent.Content())
        {
            _cancel.ThrowIfCancellationRequested();
            if (child.Is("p")) items.AddRange(_paragraphs.Read(child));
            else if (child.Is("tbl")) items.Add(_tables.Read(child));
        }
        return items;
    }

    private List<List<FlowItem>> Margins(XElement body)
    {
        var margins = new List<List<FlowItem>>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var reference in body.Descendants().Where(e => e.Name.LocalName is "headerReference" or "footerReference"))
        {
            if (!seen.Add(reference.Attr("id") ?? "") || _package.ById(reference.Attr("id")) is not { } part) continue;
            var items = Items(part);
            // Page numbers alone, and a text that another section has too, are nothing to read.
            var text = string.Join('\n', items.OfType<FlowLine>().Select(l => l.Text.Text.Trim()).Concat(items.OfType<FlowTable>().SelectMany(t => t.Cells).SelectMany(c => c.Content).OfType<FlowLine>().Select(l => l.Text.Text.Trim())));
            if (text.Any(char.IsLetter) && seen.Add("text " + text)) margins.Add(items);
        }
        return margins;
    }

    private static bool IsHeading(List<FlowItem> items) => HeadingTables.HasNationalHeading(
        items.OfType<FlowLine>().Concat(items.OfType<FlowTable>().SelectMany(t => t.Cells).SelectMany(c => c.Content).OfType<FlowLine>()).Select(l => l.Text.Text));

    private int Note(XElement reference)
    {
        var note = (Kind: reference.Is("footnoteReference") ? "footnote" : "endnote", Id: WordXml.Number(reference.Attr("id")) ?? 0);
        if (!_notes.Contains(note)) _notes.Add(note);
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
                if (note is null) continue;
                var texts = Items(note).OfType<FlowLine>().Select(l => l.Text.WithoutTabs()).Where(t => t.Text.AsSpan().Trim().Length > 0).Select(t => t.Slice(0, t.Text.Length)).ToList();
                if (texts.Count == 0) continue;
                var mark = RunCollector.Superscript(number.ToString(System.Globalization.CultureInfo.InvariantCulture)) + " ";
                builder.BeginBlock(BlockKind.Footnote).AddLine(CleanTexts.Join([new CleanText(mark, []), CleanTexts.Join(texts, "\n")], ""));
            }
        }
    }
}
