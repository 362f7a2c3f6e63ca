using System.Collections.Immutable;
using Pipeline.Extraction.Segmentation;
using Pipeline.Layout;
using Pipeline.Records;

namespace Pipeline.Extraction;

/// <summary>
/// Layout to records: divides the file into documents, then lets each extractor add its kind of fact.
/// </summary>
public sealed class RecordExtractor(ImmutableArray<IExtractor> extractors)
{
    /// <summary>
    /// Version of what extraction says: raise it when records would differ, so that refresh redoes them.
    /// </summary>
    public const int Version = 12;

    /// <summary>All extractors of the house, in their order.</summary>
    public static RecordExtractor Default { get; } =
        new([
            new Pipeline.Extraction.Heading.HeadingExtractor(),
            new Pipeline.Extraction.Citations.CitationExtractor(),
            new Pipeline.Extraction.Scoring.ScoringExtractor(),
            new Pipeline.Extraction.Facts.FactExtractor(),
            new Pipeline.Extraction.Scoring.ProsePointRows(),
        ]);

    /// <summary>The records of a file, in the order of their first pages; at least one.</summary>
    /// <param name="layout">What the file looks like.</param>
    /// <param name="id">SHA-256 of the file's bytes, lower-case hex.</param>
    /// <param name="source">The file.</param>
    public ImmutableArray<DocumentRecord> Extract(DocumentLayout layout, string id, SourceInfo source)
    {
        var spans = DocumentSegmenter.Split(layout);
        var records = ImmutableArray.CreateBuilder<DocumentRecord>(spans.Length);
        for (var i = 0; i < spans.Length; i++)
        {
            var view = new DocumentView(layout, spans[i]);
            var record = new DocumentRecord
            {
                Id = i == 0 ? id : $"{id}#{i + 1}",
                Source = Describe(source, view, spans.Length > 1),
                Warnings = layout.Warnings,
                Text = view.TextOf(view.Span),
            };
            foreach (var extractor in extractors)
                record = extractor.Extract(view, record);
            records.Add(record);
        }
        return records.MoveToImmutable();
    }

    private static SourceInfo Describe(SourceInfo source, DocumentView view, bool several)
    {
        if (!view.Layout.Paged)
            return source;
        var scanned = view.Pages.Count(p => p.Source == PageSource.Ocr || p.IsPicture);
        var confidences = view.Pages.Select(p => p.OcrConfidence).OfType<double>().ToArray();
        return source with
        {
            Pages = view.Pages.Length,
            FirstPage = several ? view.Pages[0].Number : 1,
            Scanned = scanned * 2 > view.Pages.Length,
            TextLayer =
                view.Pages.Any(p => p.Layer == TextLayer.Replaced) ? "replaced"
                : view.Pages.Any(p => p.Layer == TextLayer.Kept) ? "kept"
                : "none",
            OcrConfidence = confidences.Length > 0 ? Math.Round(confidences.Average(), 3) : null,
        };
    }
}
