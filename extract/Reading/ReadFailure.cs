namespace Pipeline.Reading;

/// <summary>Why a file could not be read. The kinds are stable: they are stored, counted and retried by name.</summary>
public enum FailureKind
{
    /// <summary>No bytes.</summary>
    Empty,

    /// <summary>A format that no reader knows.</summary>
    UnknownFormat,

    /// <summary>Damaged: truncated, not what it says.</summary>
    Damaged,

    /// <summary>Needs a password.</summary>
    Encrypted,

    /// <summary>Over a limit of pages, pixels, bytes, nesting.</summary>
    TooLarge,

    /// <summary>Took too long.</summary>
    TimedOut,

    /// <summary>Took too much memory.</summary>
    OutOfMemory,

    /// <summary>The reader died.</summary>
    Crashed,

    /// <summary>The file cannot be opened.</summary>
    NoAccess,

    /// <summary>A native engine is not installed.</summary>
    EngineMissing,

    /// <summary>The disk is full, or the store refuses.</summary>
    StorageFull,
}

/// <summary>A failure of one file: what happened and what to do.</summary>
/// <param name="Kind">Stable kind.</param>
/// <param name="Message">English, one line, without the file's name.</param>
/// <param name="Advice">What to do, English, one line.</param>
public sealed record ReadFailure(FailureKind Kind, string Message, string Advice)
{
    /// <summary>
    /// The whole exception with its stack, where one was not foreseen; null else. It may hold words of the paper.
    /// </summary>
    public string? Detail { get; init; }
}

/// <summary>Thrown by readers inside the reading child; it never crosses to the user.</summary>
public sealed class ReadException(ReadFailure failure, Exception? inner = null) : Exception(failure.Message, inner)
{
    /// <summary>The failure.</summary>
    public ReadFailure Failure { get; } = failure;

    /// <summary>Makes one.</summary>
    public ReadException(FailureKind kind, string message, string advice)
        : this(new ReadFailure(kind, message, advice)) { }
}
