using Pipeline.Layout;
using Pipeline.Reading.Composition;
using Pipeline.Reading.Ocr;
using Pipeline.Reading.Pdf.Content;
using Pipeline.Reading.Tables;
using Pipeline.Vietnamese;
using Pipeline.Vietnamese.Encodings;

namespace Pipeline.Reading.Pdf;

/// <summary>A page while it is read: what the file says of it, and what was added by OCR and by its rules.</summary>
internal sealed class PdfPage
{
    // A stray letter or two are no layer of text.
    private const int LeastLayer = 5;
    private const int FewSureWords = 8;

    // Points: a field that carries a stamped number or a day.
    private const double HighestField = 40;

    private readonly IReadOnlyList<IReadOnlyList<RawWord>> _stamps;
    private IReadOnlyList<IReadOnlyList<RawWord>> _beside = [];
    private IReadOnlyList<RawWord> _fields = [];
    private bool _poor;

    private PdfPage(int number, PdfTextPage text, IReadOnlyList<IReadOnlyList<RawWord>> stamps) =>
        (Number, Text, _stamps) = (number, text, stamps);

    /// <summary>From 1.</summary>
    internal int Number { get; }

    /// <summary>The file's own text.</summary>
    internal PdfTextPage Text { get; }

    /// <summary>The file's text will not do.</summary>
    internal bool NeedsOcr { get; private init; }

    /// <summary>Its words stand as in a table: its rules are to be looked for.</summary>
    internal bool MayHoldTable { get; private init; }

    /// <summary>A picture covers it: it was scanned, whatever text the file holds of it.</summary>
    internal bool IsPicture { get; private init; }

    /// <summary>Stamps within the text, set apart.</summary>
    internal IReadOnlyList<IReadOnlyList<RawWord>> Stamps => Reading is null ? _stamps : _beside;

    /// <summary>
    /// Boxes (points) of stamps that the page itself draws: their words are known, and would cut what they lie over.
    /// </summary>
    internal IReadOnlyList<Box> Drawn { get; private set; } = [];

    /// <summary>Words outside stamps and tables.</summary>
    internal List<RawWord> Words { get; private set; } = [];

    /// <summary>Parts of tables on this page, from the top.</summary>
    internal IReadOnlyList<PageTable> Tables { get; private set; } = [];

    /// <summary>What OCR read; null where it was not needed.</summary>
    internal OcrPage? Reading { get; private set; }

    /// <summary>The page could not be read.</summary>
    internal bool Failed { get; set; }

    /// <summary>What became of the file's own text.</summary>
    internal TextLayer Layer =>
        Reading is null
            ? Words.Count > 0
                ? TextLayer.Kept
                : TextLayer.None
            : Words.Count >= LeastLayer
                ? TextLayer.Replaced
                : TextLayer.None;

    /// <summary>Some of the page could not be read.</summary>
    internal bool Partial { get; set; }

    /// <summary>No word was read on it.</summary>
    internal bool IsEmpty => Text.Words.Count == 0 && Reading is not { Words.Count: > 0 };

    /// <summary>Width upright, points.</summary>
    internal double Width => Reading?.Width ?? Text.Width;

    /// <summary>Height upright, points.</summary>
    internal double Height => Reading?.Height ?? Text.Height;

    /// <summary>Judges the page by its text.</summary>
    internal static PdfPage FromText(
        int number,
        PdfTextPage text,
        NormalizationContext context,
        PageDrawingReader drawings
    )
    {
        // The engine gives a page that it cannot find as one without a size.
        if (text.Width <= 0 || text.Height <= 0)
            return new PdfPage(number, text, []) { Failed = true };
        var stamps = SignatureStampSeparator.Find(text.Words);
        var words = text.Words;
        if (stamps.Count > 0)
        {
            var stamped = stamps.SelectMany(s => s).ToHashSet(ReferenceEqualityComparer.Instance);
            words = [.. words.Where(w => !stamped.Contains(w))];
        }
        words = SplitWordJoiner.Join(words);
        // No scanner writes an old encoding: accents of another language look like one.
        if (context.Encoding != LegacyEncoding.None && drawings.ShowsPicture(number, text))
            context = NormalizationContext.None;
        var poor = !TextSourceChooser.IsShort(words) && TextSourceChooser.IsPoor(words, context);
        var needsOcr = poor
            ? !IsPlain(number, text, words, drawings)
            : TextSourceChooser.IsShort(words)
                && (!drawings.IsOnlyText(number, text) || words.Count > 0 && drawings.LackUnicode(number, text));
        var page = new PdfPage(number, text, stamps)
        {
            NeedsOcr = needsOcr,
            Words = words,
            MayHoldTable = !needsOcr && TableCueDetector.MayHoldTable(words),
            _poor = poor,
            IsPicture = drawings.IsPicture(number, text),
        };
        if (needsOcr)
            page.Sort(drawings.Annotations(number, text) ?? []);
        return page;
    }

    // Typed without accents, or in another language: nothing but letters stands on the page, and the file knows them.
    private static bool IsPlain(
        int number,
        PdfTextPage text,
        IReadOnlyList<RawWord> words,
        PageDrawingReader drawings
    ) =>
        TextSourceChooser.IsReadable(words) && drawings.IsOnlyText(number, text) && !drawings.LackUnicode(number, text);

    // Annotations are not in the picture: their words come from the file. Of the page's own layer only stamps are kept,
    // where they can be read.
    private void Sort(IReadOnlyList<Box> annotations)
    {
        bool Holds(Box box, RawWord word) => word.Box is { } at && box.Contains(at.MiddleX, at.MiddleY);
        bool Over(RawWord word) => annotations.Any(a => Holds(a, word));
        var drawn = _stamps.Where(s => !s.All(Over) && (!_poor || TextSourceChooser.IsVietnamese(s))).ToList();
        _beside = [.. _stamps.Where(s => s.All(Over) || drawn.Contains(s))];
        Drawn = [.. drawn.SelectMany(s => s).Select(w => w.Box!.Value)];
        Box[] fields = [.. annotations.Where(a => a.Height < HighestField)];
        _fields = [.. Words.Where(w => fields.Any(f => Holds(f, w)))];
    }

    /// <summary>
    /// Takes what OCR read, unless the page has text of its own that can be believed and OCR found next to nothing
    /// beside it.
    /// </summary>
    internal void AddOcrResult(OcrPage? reading)
    {
        if (reading is null)
            return;
        if (
            Words.Count > 0
            && !(_poor && IsPicture)
            && reading.Tables.Count == 0
            && reading.Words.Count(w => w.Confidence > 0.6) < FewSureWords
        )
            return;
        Reading =
            reading.Rotation == 0 && _fields.Count > 0
                ? reading with
                {
                    Words = [.. reading.Words.Where(w => !_fields.Any(f => Lies(w, f))), .. _fields],
                }
                : reading;
        Tables = [.. Reading.Tables.Select(t => t with { Page = Number })];
    }

    private static bool Lies(RawWord word, RawWord field) =>
        word.Box is { } box && field.Box is { } at && at.Contains(box.MiddleX, box.MiddleY);

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
        if (read.Count(w => w.Confidence > 0.6) < 6)
            return;
        Words = [.. read, .. Words];
        Mixed = true;
    }

    /// <summary>Rebuilds the tables that the page's drawn rules enclose.</summary>
    internal void FindTables(PageRulingLines rules) => Tables = PageTable.Fill(Number, RuledGrid.Find(rules), Words);
}

/// <summary>Chooses for each page between the file's own text and OCR, by the quality of the text.</summary>
internal static class TextSourceChooser
{
    // The last page of a letter may hold no more than the list of recipients and a name.
    private const int FewWords = 25;

    // Share of words with a letter that only Vietnamese writes: half in true text, 0 to 0.03 in layers of a foreign
    // OCR.
    private const double LeastValid = 0.45,
        LeastVietnamese = 0.15;

    /// <summary>
    /// True where the page's own text (without signature stamps) is next to nothing: it needs OCR unless nothing else
    /// stands on it.
    /// </summary>
    internal static bool IsShort(IReadOnlyList<RawWord> words) => words.Count < FewWords;

    /// <summary>True where the page's own text has lost its accents, or is garbage.</summary>
    internal static bool IsPoor(IReadOnlyList<RawWord> words, NormalizationContext context)
    {
        // A few hundred words tell as much as all.
        IEnumerable<string> texts = words.Take(250).Select(w => w.Text);
        if (context.Encoding != LegacyEncoding.None)
            texts = TextNormalizer.CleanWords([.. texts], context).Select(c => c.Text);
        var (valid, accented, count) = TextQuality.Measure(texts);
        return count >= FewWords && (valid < LeastValid || accented < LeastVietnamese);
    }

    /// <summary>True where most words are written as Vietnamese is, if without its accents.</summary>
    internal static bool IsReadable(IReadOnlyList<RawWord> words) =>
        TextQuality.Measure(words.Take(250).Select(w => w.Text)).Valid >= LeastValid;

    /// <summary>True where words carry letters that only Vietnamese writes.</summary>
    internal static bool IsVietnamese(IReadOnlyList<RawWord> words) =>
        TextQuality.Measure(words.Select(w => w.Text)).Accented >= LeastVietnamese;
}

/// <summary>
/// Tells from the words alone whether a page may hold a table, so that only such pages are drawn and searched for
/// rules.
/// </summary>
internal static class TableCueDetector
{
    private const double Gap = 11;
    private const double HeadingEnd = 150;
    private const int Rows = 3;

    /// <summary>True where several lines fall into pieces with wide gaps between them.</summary>
    internal static bool MayHoldTable(IReadOnlyList<RawWord> words)
    {
        var (twice, once) = (0, 0);
        foreach (var row in Pipeline.Reading.Composition.WordRowGrouper.Group(words))
        {
            // Below the recipients stands the foot of two columns.
            if (
                row.Words[0].Text.StartsWith("Nơi", StringComparison.Ordinal)
                && row.Words.Count > 1
                && row.Words[1].Text.StartsWith("nhận", StringComparison.Ordinal)
            )
                break;
            var gaps = 0;
            for (var i = 1; i < row.Words.Count; i++)
                if (row.Words[i].Box!.Value.X0 - row.Words[i - 1].Box!.Value.X1 > Gap)
                    gaps++;
            if (gaps >= 2)
                twice++;
            else if (gaps == 1 && row.Box.Y0 > HeadingEnd)
                once++;
        }
        return twice >= 2 || once >= Rows;
    }
}
