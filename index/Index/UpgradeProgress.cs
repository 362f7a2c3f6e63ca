namespace Pipeline.Index;

/// <summary>How far the filling of a new index from an older program's is.</summary>
/// <param name="Index">Which one is filled.</param>
/// <param name="Done">Documents taken over.</param>
/// <param name="Total">Documents that the old one holds.</param>
public sealed record UpgradeProgress(string Index, long Done, long Total);
