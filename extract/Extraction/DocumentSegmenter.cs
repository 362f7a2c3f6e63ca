using System.Collections.Immutable;
using Pipeline.Layout;

namespace Pipeline.Extraction;

/// <summary>Finds where one document of a file ends and the next begins.</summary>
public static class DocumentSegmenter
{
    /// <summary>Ranges of the documents in the plain text, in order; at least one.</summary>
    public static ImmutableArray<TextRange> Split(DocumentLayout layout) => [new TextRange(0, layout.Text.Length)];
}
