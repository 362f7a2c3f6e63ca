namespace Pipeline.Ingest.Queue;

/// <summary>
/// Files that wait for workers on any machine. Whatever was taken and not answered comes back when the taker's
/// connection ends.
/// </summary>
/// <remarks>Any member throws <see cref="QueueException"/> where the broker cannot be reached or refuses.</remarks>
public interface IWorkQueue : IAsyncDisposable
{
    /// <summary>Gives files to be worked at. When it returns, the broker has them on its disk.</summary>
    Task PublishAsync(IReadOnlyList<WorkItem> items, CancellationToken cancel);

    /// <summary>Files to work at, at most so many unanswered at once. Ends without error when told to stop.</summary>
    IAsyncEnumerable<TakenItem> TakeAsync(int most, CancellationToken stop);

    /// <summary>It is worked at; it is gone from the queue.</summary>
    Task DoneAsync(TakenItem taken);

    /// <summary>Puts it, as it is now, in another place. It is never in no place, at worst in both.</summary>
    Task MoveAsync(TakenItem taken, WorkItem changed, QueuePlace place);

    /// <summary>
    /// Takes up to so many out of those put aside, without waiting. What is not answered stays aside.
    /// </summary>
    Task<IReadOnlyList<TakenItem>> AsideAsync(int most, CancellationToken cancel);

    /// <summary>How many wait where.</summary>
    Task<QueueDepth> DepthAsync(CancellationToken cancel);
}

/// <summary>A file that was taken.</summary>
/// <param name="Item">The file; null where the message is not of this program.</param>
/// <param name="Tag">The broker's number for it.</param>
public sealed record TakenItem(WorkItem? Item, ulong Tag);

/// <summary>Where a file waits.</summary>
public enum QueuePlace
{
    /// <summary>For the next worker.</summary>
    Work,

    /// <summary>For a second, then for the next worker: someone else holds it.</summary>
    Soon,

    /// <summary>For five seconds, then for the next worker: it failed once.</summary>
    Later,

    /// <summary>For half a minute, then for the next worker: it failed again.</summary>
    MuchLater,

    /// <summary>For a person.</summary>
    Aside,
}

/// <summary>How many files wait.</summary>
/// <param name="Ready">For a worker.</param>
/// <param name="Delayed">To be tried again after a while.</param>
/// <param name="Aside">For a person: retry returns them.</param>
/// <param name="Workers">Workers that are connected.</param>
public sealed record QueueDepth(long Ready, long Delayed, long Aside, long Workers);

/// <summary>The broker cannot be reached or refuses: what happened and what to do, one line each.</summary>
public sealed class QueueException(string message, string advice, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What to do.</summary>
    public string Advice { get; } = advice;

    /// <summary>Waiting does not help: a wrong password, a queue of another program.</summary>
    public bool Final { get; init; }
}
