namespace Pipeline.Ingest.Queue;

/// <summary>The broker cannot be reached or refuses: what happened and what to do, one line each.</summary>
public sealed class QueueException(string message, string advice, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What to do.</summary>
    public string Advice { get; } = advice;

    /// <summary>Waiting does not help: a wrong password, a queue of another program.</summary>
    public bool Final { get; init; }
}
