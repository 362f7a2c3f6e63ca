using System.Collections.Immutable;

namespace Pipeline.Reading.Sandbox;

/// <summary>How a reading child is started: the program must end up in <see cref="ReadWorker.Run"/>.</summary>
/// <param name="Program">Path of the program.</param>
/// <param name="Arguments">Its arguments; the limit of memory in MiB is added behind them.</param>
public sealed record WorkerCommand(string Program, ImmutableArray<string> Arguments)
{
    /// <summary>Cores that a child takes for the pages of one file; null for all there are.</summary>
    public int? Cores { get; init; }
}
