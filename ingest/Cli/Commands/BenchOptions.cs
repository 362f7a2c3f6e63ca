namespace Pipeline.Cli.Commands;

/// <summary>Sizes of the measurements.</summary>
/// <param name="Files">Folders with real files.</param>
/// <param name="Jobs">Processes at once.</param>
/// <param name="Records">Sizes of the generated archives.</param>
/// <param name="Queries">Number of queries at each size.</param>
/// <param name="Repeat">Times that each reading is run; the median counts.</param>
/// <param name="Index">The server or archive that elastic, fill and ask measure; null where none is named.</param>
internal sealed record BenchOptions(string[] Files, int Jobs, int[] Records, int Queries, int Repeat, string? Index);
