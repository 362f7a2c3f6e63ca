using System.Collections.Immutable;

namespace Pipeline.Corpus.Generation;

/// <summary>What is to be generated.</summary>
public sealed record CorpusOptions
{
    /// <summary>Number of files.</summary>
    public required int Documents { get; init; }

    /// <summary>The same seed gives the same bytes on the same machine and packages.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Folder that is made or filled.</summary>
    public required string Folder { get; init; }

    /// <summary>docx, html, text, xlsx, pdf, scan; each as often as it stands here.</summary>
    public ImmutableArray<string> Formats { get; init; } = ["docx", "docx", "html", "text", "text"];

    /// <summary>Files at once.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;
}
