namespace Pipeline.Index;

/// <summary>The archive cannot be reached or refuses: what happened and what to do, one line each.</summary>
public sealed class ArchiveException(string message, string advice, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What to do.</summary>
    public string Advice { get; } = advice;
}
