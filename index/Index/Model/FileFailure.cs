namespace Pipeline.Index;

/// <summary>Why a file is not in the archive.</summary>
public sealed record FileFailure
{
    /// <summary>The file's hash; null where it could not be opened.</summary>
    public string? Hash { get; init; }
    /// <summary>Its absolute path.</summary>
    public required string Path { get; init; }
    /// <summary>open, read, extract, store.</summary>
    public required string Stage { get; init; }
    /// <summary>Stable kind, such as damaged or timed-out.</summary>
    public required string Kind { get; init; }
    /// <summary>English, one line, without the file's name.</summary>
    public required string Message { get; init; }
    /// <summary>What to do, one line.</summary>
    public required string Advice { get; init; }
    /// <summary>The whole exception with its stack, where one was not foreseen; null else. Of a paper that is known to be secret the stack alone.</summary>
    public string? Detail { get; init; }
    /// <summary>How often it was tried; kept by the archive.</summary>
    public int Attempts { get; init; }
    /// <summary>When, ISO 8601 in UTC.</summary>
    public string At { get; init; } = "";
}
