namespace Pipeline.Ingest.Queue;

/// <summary>How a worker works.</summary>
public sealed record WorkerOptions
{
    /// <summary>How files are worked at.</summary>
    public IngestOptions Ingest { get; init; } = new();
    /// <summary>How often a file is tried that may do better at another time or on another machine.</summary>
    public int Attempts { get; init; } = 3;
    /// <summary>How many workers may die at a file before it is put aside.</summary>
    public int Deaths { get; init; } = 2;
    /// <summary>End when nothing waits any more, instead of waiting for more.</summary>
    public bool UntilEmpty { get; init; }
    /// <summary>How long a file in work may take after the worker was told to stop; then it goes back.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(25);
}
