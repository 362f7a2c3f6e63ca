using System.Collections.Immutable;
using Pipeline.Extraction.Citations;
using Pipeline.Extraction.Facts.Figures;
using Pipeline.Extraction.Facts.Sentences;
using Pipeline.Layout;
using Pipeline.Records;
using Pipeline.Vietnamese.Dates;

namespace Pipeline.Extraction.Facts;

/// <summary>
/// What all extractors of facts need: sentences with their parts, and the ranges that hold no figure (citations, dates,
/// spans of years).
/// </summary>
internal sealed class FactContext
{
    /// <summary>Reads what the facts of a document stand in.</summary>
    public FactContext(DocumentView document, DocumentRecord record)
    {
        // The flowing text has blanks where page numbers, running heads and footnotes stand; footnotes are read for
        // themselves.
        var (flow, notes, foot) = PageFurnitureDetector.Separate(document);
        var view = View = flow;
        Record = record;
        Sentences = Pipeline.Extraction.Facts.Sentences.SentenceSplitter.FindAll(view, record.Document);
        IsForeign = ForeignLanguageDetector.Is(view.Text.AsSpan(view.Span.Start, view.Span.Length));
        (Dates, Blocked) = Ranges(view, record);
        if (notes.Length > 0)
            Notes = new FactContext(
                foot,
                record,
                Pipeline.Extraction.Facts.Sentences.SentenceSplitter.FindAll(
                    foot,
                    record.Document,
                    ParagraphJoiner.FindRanges(foot, notes)
                )
            );
    }

    private FactContext(DocumentView view, DocumentRecord record, ImmutableArray<Sentence> sentences)
    {
        (View, Record, Sentences) = (view, record, sentences);
        (Dates, Blocked) = Ranges(view, record);
    }

    private static (ImmutableArray<ScannedDate> Dates, ImmutableArray<TextRange> Blocked) Ranges(
        DocumentView view,
        DocumentRecord record
    )
    {
        var ranges = record.Citations.Select(c => view.RangeOf(c.Anchor)).ToList();
        var dates = DateMentionFinder.FindAll(view.Text, view.Span);
        foreach (var date in dates)
            ranges.Add(new TextRange(date.Start, date.End));
        if (record.Document.Number?.Anchor is { } number)
            ranges.Add(view.RangeOf(number));
        if (ScannedHeading(view, record) is { } heading)
            ranges.Add(heading);
        return (dates, Merge(ranges));
    }

    // What ink and stamps leave between the lines of a scanned heading ("ngày 29 00" filled in) counts nothing.
    private static TextRange? ScannedHeading(DocumentView view, DocumentRecord record)
    {
        if (!view.IsScanned)
            return null;
        var (first, end) = (view.Pages[0], view.Span.Start);
        foreach (var (field, evidence) in record.Document.Evidence)
            if (
                field is "issuer" or "parent_issuer" or "number" or "place" or "date" or "type"
                && evidence.Anchor is { Box: [_, _, _, var bottom] } anchor
                && anchor.Page == first.Number
                && bottom < first.Height * 0.45
            )
                end = Math.Max(end, view.RangeOf(anchor).End);
        return end > view.Span.Start ? new TextRange(view.Span.Start, end) : null;
    }

    /// <summary>The document.</summary>
    public DocumentView View { get; }

    /// <summary>The footnotes of its pages, read for themselves; null where there are none.</summary>
    public FactContext? Notes { get; }

    /// <summary>The paper as a whole is of another language.</summary>
    public bool IsForeign { get; }

    /// <summary>
    /// The paper lays down rules, or issues them: its shares, limits and awards are conditions, not targets or results.
    /// </summary>
    public bool IsLaw => _law ??= LegalPaperDetector.Is(Record.Document);

    private bool? _law;

    /// <summary>What earlier extractors found.</summary>
    public DocumentRecord Record { get; }

    /// <summary>Sentences outside tables.</summary>
    public ImmutableArray<Sentence> Sentences { get; }

    /// <summary>Dates in the order of the text.</summary>
    public ImmutableArray<ScannedDate> Dates { get; }

    /// <summary>Dates that begin within a range.</summary>
    public ReadOnlySpan<ScannedDate> DatesIn(TextRange range)
    {
        var (low, high) = (0, Dates.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Dates[middle].Start < range.Start)
                low = middle + 1;
            else
                high = middle;
        }
        var end = low;
        while (end < Dates.Length && Dates[end].Start < range.End)
            end++;
        return Dates.AsSpan()[low..end];
    }

    /// <summary>Ranges without figures, in order, none overlapping.</summary>
    public ImmutableArray<TextRange> Blocked { get; }

    /// <summary>True where a citation or a date shares a character with a range.</summary>
    public bool IsBlocked(TextRange range)
    {
        var (low, high) = (0, Blocked.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Blocked[middle].End <= range.Start)
                low = middle + 1;
            else
                high = middle;
        }
        return low < Blocked.Length && Blocked[low].Start < range.End;
    }

    /// <summary>
    /// Where the next citation or date begins at or after a place; the end of the text where none does.
    /// </summary>
    public int NextBlocked(int at)
    {
        var (low, high) = (0, Blocked.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Blocked[middle].Start < at)
                low = middle + 1;
            else
                high = middle;
        }
        return low < Blocked.Length ? Blocked[low].Start : View.Text.Length;
    }

    /// <summary>A scanner over this document; it must be given sentences in their order.</summary>
    public QuantityScanner CreateScanner() => new(View.Text, Blocked);

    /// <summary>Text of a range with runs of white space as one blank.</summary>
    public string GetPrinted(TextRange range) => CollapseWhiteSpace(View.Text.AsSpan(range.Start, range.Length));

    /// <summary>Runs of white space as one blank, none at the ends.</summary>
    public static string CollapseWhiteSpace(ReadOnlySpan<char> text) =>
        Pipeline.Extraction.Citations.FoldedWordReader.CollapseWhiteSpace(text);

    /// <summary>Confidence of a value: of the rule, lowered by what OCR says.</summary>
    public double ComputeConfidence(double rule, TextRange range) => Math.Round(rule * View.OcrConfidenceOf(range), 3);

    private static ImmutableArray<TextRange> Merge(List<TextRange> ranges)
    {
        ranges.Sort((a, b) => a.Start.CompareTo(b.Start));
        var merged = ImmutableArray.CreateBuilder<TextRange>();
        foreach (var range in ranges)
            if (merged.Count > 0 && range.Start <= merged[^1].End)
                merged[^1] = new TextRange(merged[^1].Start, Math.Max(merged[^1].End, range.End));
            else
                merged.Add(range);
        return merged.ToImmutable();
    }
}
