using Pipeline.Records;

namespace Pipeline.Extraction.Citations;

/// <summary>Finds every mention of another document.</summary>
public sealed class CitationExtractor : IExtractor
{
    /// <inheritdoc/>
    public DocumentRecord Extract(DocumentView view, DocumentRecord record) => record;
}
