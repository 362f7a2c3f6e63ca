using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Index.Model;
using Pipeline.Layout.Serialization;
using Pipeline.Reading;

namespace Pipeline.Ingest;

/// <summary>How files are taken in.</summary>
public sealed record IngestOptions
{
    /// <summary>Files worked at side by side.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>Hash files again that are known by path, size and time.</summary>
    public bool Verify { get; init; }

    /// <summary>Take documents in again that a person removed.</summary>
    public bool Restore { get; init; }

    /// <summary>How long a claim holds without a sign of life.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Limits of each read.</summary>
    public ReadLimits Limits { get; init; } = new();

    /// <summary>Hears what becomes of each file.</summary>
    public ILogger Log { get; init; } = NullLogger.Instance;

    /// <summary>Versions of the stages.</summary>
    public StageVersions Versions { get; init; } =
        new((ReaderVersion.Current << 8) | LayoutSerializer.Version, Pipeline.Extraction.RecordExtractor.Version);
}

/// <summary>What a run did.</summary>
/// <param name="Read">Files read, parts of archives among them.</param>
/// <param name="Unchanged">Files that were known.</param>
/// <param name="Failed">Files that could not be taken in.</param>
/// <param name="Removed">Files left out because a person removed them before.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Stopped">It was told to stop before it was done.</param>
public sealed record IngestSummary(long Read, long Unchanged, long Failed, long Removed, double Seconds, bool Stopped)
{
    /// <summary>Two runs as one.</summary>
    public static IngestSummary operator +(IngestSummary a, IngestSummary b) =>
        new(
            a.Read + b.Read,
            a.Unchanged + b.Unchanged,
            a.Failed + b.Failed,
            a.Removed + b.Removed,
            a.Seconds + b.Seconds,
            a.Stopped || b.Stopped
        );
}
