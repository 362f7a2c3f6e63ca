using System.Collections.Immutable;

namespace Pipeline.Index.Model;

/// <summary>Counts of what an archive holds.</summary>
public sealed record ArchiveStatus
{
    /// <summary>What is said of an engine that lacks nothing.</summary>
    public const string InOrder = "in order";

    /// <summary>How the engine stands, in words.</summary>
    public string Health { get; init; } = InOrder;

    /// <summary>Files by progress: pending, done, failed, removed.</summary>
    public required ImmutableSortedDictionary<string, long> Files { get; init; }

    /// <summary>Failures by kind.</summary>
    public required ImmutableSortedDictionary<string, long> Failures { get; init; }

    /// <summary>Stage results by stage.</summary>
    public required ImmutableSortedDictionary<string, long> Stages { get; init; }

    /// <summary>Names of files.</summary>
    public long Names { get; init; }

    /// <summary>Files that someone works at.</summary>
    public long Claimed { get; init; }

    /// <summary>Records.</summary>
    public long Records { get; init; }

    /// <summary>Records that are copies of another, which leads.</summary>
    public long Copies { get; init; }

    /// <summary>Citations with a number.</summary>
    public long Citations { get; init; }

    /// <summary>Findings by severity.</summary>
    public required ImmutableSortedDictionary<string, long> Findings { get; init; }

    /// <summary>Records whose number or date waits for a person's eye.</summary>
    public long Unread { get; init; }
}
