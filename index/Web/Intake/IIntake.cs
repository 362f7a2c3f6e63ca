namespace Pipeline.Web.Intake;

/// <summary>What became of a file that was taken in.</summary>
/// <param name="State">What became of it.</param>
/// <param name="Hash">SHA-256 of its bytes, the id of its record; null where its bytes are not kept.</param>
/// <param name="Kind">Of a failure: its stable kind, such as damaged.</param>
/// <param name="Reason">Of a failure: English, one line.</param>
/// <param name="Advice">Of a failure: what to do, one line.</param>
public sealed record IntakeOutcome(
    IntakeState State,
    string? Hash,
    string? Kind = null,
    string? Reason = null,
    string? Advice = null
);

/// <summary>How far a file is.</summary>
public enum IntakeState
{
    /// <summary>Its bytes are here; others are before it.</summary>
    Waiting,

    /// <summary>It is being read.</summary>
    Reading,

    /// <summary>Its records are kept.</summary>
    Done,

    /// <summary>It was held already.</summary>
    Unchanged,

    /// <summary>It could not be read; its bytes are kept where a hash is told.</summary>
    Failed,
}

/// <summary>
/// The stages that files go through, as the command ingest has them. One file at a time; not safe for several threads.
/// </summary>
public interface IIntake : IDisposable
{
    /// <summary>Most bytes of a file.</summary>
    long MostBytes { get; }

    /// <summary>Takes a file in, and whatever waits in the archive.</summary>
    /// <param name="path">Absolute path; no other file ever had it.</param>
    /// <param name="given">Its name.</param>
    /// <param name="stage">Is told each stage that is done: read, extract, check.</param>
    /// <param name="cancel">Stops it; what was finished is kept.</param>
    /// <exception cref="Pipeline.Index.ArchiveException">The archive cannot be used.</exception>
    Task<IntakeOutcome> TakeAsync(string path, string given, Action<string> stage, CancellationToken cancel);

    /// <summary>Works again at all files that failed in this way, and tells of one of them.</summary>
    /// <param name="hash">That one.</param>
    /// <param name="kind">The kind of failure.</param>
    /// <param name="stage">As above.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="Pipeline.Index.ArchiveException">The archive cannot be used.</exception>
    Task<IntakeOutcome> RetryAsync(string hash, string kind, Action<string> stage, CancellationToken cancel);
}
