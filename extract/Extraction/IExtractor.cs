using Pipeline.Records;

namespace Pipeline.Extraction;

/// <summary>Finds one kind of fact. Pure: the same view gives the same record.</summary>
public interface IExtractor
{
    /// <summary>The record with what was found added; what earlier extractors found may be read.</summary>
    DocumentRecord Extract(DocumentView view, DocumentRecord record);
}
