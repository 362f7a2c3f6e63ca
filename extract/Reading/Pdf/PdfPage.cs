using Pipeline.Layout;
using Pipeline.Reading.Composition;
using Pipeline.Reading.Ocr;
using Pipeline.Reading.Pdf.Content;
using Pipeline.Reading.Tables;
using Pipeline.Vietnamese;

namespace Pipeline.Reading.Pdf;

/// <summary>A page while it is read: what the file says of it, and what was added by OCR and by its rules.</summary>
internal sealed class PdfPage
{
    private readonly IReadOnlyList<IReadOnlyList<RawWord>> _stamps;

    private PdfPage(int number, TextPage text, IReadOnlyList<IReadOnlyList<RawWord>> stamps) => (Number, Text, _stamps) = (number, text, stamps);

    /// <summary>From 1.</summary>
    internal int Number { get; }
    /// <summary>The file's own text.</summary>
    internal TextPage Text { get; }
    /// <summary>The file's text will not do.</summary>
    internal bool NeedsOcr { get; private init; }
    /// <summary>Its words stand as in a table: its rules are to be looked for.</summary>
    internal bool MayHoldTable { get; private init; }
    /// <summary>Stamps within the text, set apart.</summary>
    internal IReadOnlyList<IReadOnlyList<RawWord>> Stamps => Reading is not null && Text.Words.Count > 0 ? [Text.Words] : _stamps;
    /// <summary>Words outside stamps and tables.</summary>
    internal List<RawWord> Words { get; private set; } = [];
    /// <summary>Parts of tables on this page, from the top.</summary>
    internal IReadOnlyList<PageTable> Tables { get; private set; } = [];
    /// <summary>What OCR read; null where it was not needed.</summary>
    internal PageReading? Reading { get; private set; }
    /// <summary>The page could not be read.</summary>
    internal bool Failed { get; set; }
    /// <summary>Some of the page could not be read.</summary>
    internal bool Partial { get; set; }
    /// <summary>No word was read on it.</summary>
    internal bool IsEmpty => Text.Words.Count == 0 && Reading is null;

    /// <summary>Width upright, points.</summary>
    internal double Width => Reading?.Width ?? Text.Width;
    /// <summary>Height upright, points.</summary>
    internal double Height => Reading?.Height ?? Text.Height;

    /// <summary>Judges the page by its text.</summary>
    internal static PdfPage Of(int number, TextPage text, SpineContext context, PageDrawings drawings)
    {
        // The engine gives a page that it cannot find as one without a size.
        if (text.Width <= 0 || text.Height <= 0) return new PdfPage(number, text, []) { Failed = true };
        var stamps = SignatureStamps.Find(text.Words);
        var words = text.Words;
        if (stamps.Count > 0)
        {
            var stamped = stamps.SelectMany(s => s).ToHashSet(ReferenceEqualityComparer.Instance);
            words = [.. words.Where(w => !stamped.Contains(w))];
        }
        words = TouchingWords.Join(words);
        var needsOcr = PageChooser.IsShort(words) ? !drawings.IsOnlyText(number, text) : PageChooser.IsPoor(words, context);
        return new PdfPage(number, text, stamps) { NeedsOcr = needsOcr, Words = words, MayHoldTable = !needsOcr && TableHint.MayHoldTable(words) };
    }

    /// <summary>Takes what OCR read, unless the page is a short one with its own text and OCR found next to nothing beside it.</summary>
    internal void Take(PageReading? reading)
    {
        if (reading is null || reading.Words.Count == 0 || Words.Count > 0 && reading.Words.Count(w => w.Confidence > 0.6) < 8) return;
        Reading = reading;
    }

    /// <summary>The text begins far down the first page: its heading may be a picture.</summary>
    internal bool HeadingMayBeImage => Number == 1 && !NeedsOcr && Words.Count > 0 && HeadingEnd > Text.Height * 0.22;
    /// <summary>Where the page's own text begins, points.</summary>
    internal double HeadingEnd => Words.Min(w => w.Box!.Value.Y0);
    /// <summary>A zone was read by OCR.</summary>
    internal bool Mixed { get; private set; }

    /// <summary>Adds what OCR read of the heading.</summary>
    internal void AddHeading(IEnumerable<RawWord> words)
    {
        var read = words.Where(w => w.Box!.Value.Y1 < HeadingEnd + 2).ToList();
        // A logo gives a few letters, a heading many words.
        if (read.Count(w => w.Confidence > 0.6) < 6) return;
        Words = [.. read, .. Words];
        Mixed = true;
    }

    /// <summary>Rebuilds the tables that the page's drawn rules enclose.</summary>
    internal void FindTables(PageRules rules) => Tables = PageTable.Fill(Number, RuledGrid.Find(rules), Words);
}
