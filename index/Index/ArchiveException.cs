namespace Pipeline.Index;

/// <summary>The archive cannot be reached or refuses: what happened and what to do, one line each.</summary>
public sealed class ArchiveException(string message, string advice, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What to do.</summary>
    public string Advice { get; } = advice;

    /// <summary>There is no room to write: what was given failed, the archive itself can be reached.</summary>
    public bool Full { get; init; }
}
