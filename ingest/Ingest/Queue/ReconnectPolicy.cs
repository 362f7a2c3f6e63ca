using Pipeline.Index;

namespace Pipeline.Ingest.Queue;

/// <summary>
/// Waits while an engine is away, each time longer up to half a minute and never quite as long as others do; says so
/// once.
/// </summary>
public sealed class ReconnectPolicy(IIngestProgress progress, Func<TimeSpan, CancellationToken, Task> delay)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(500),
        Longest = TimeSpan.FromSeconds(30);

    private TimeSpan _next = First;
    private string? _told;

    /// <summary>Why the last try failed; null while all is well.</summary>
    public string? Since => _told;

    /// <summary>Tells it unless it is told already, and waits.</summary>
    public async Task WaitAsync(string what, string advice, CancellationToken cancel)
    {
        // One engine away is one line, however differently its absence shows at each try.
        if (_told is null)
            progress.Report("waiting", what, advice, failure: false);
        _told = what;
        await delay(_next * (0.5 + Random.Shared.NextDouble()), cancel);
        _next = _next * 2 < Longest ? _next * 2 : Longest;
    }

    /// <summary>All is well again.</summary>
    public void Reset() => (_told, _next) = (null, First);

    /// <summary>What is told of an error that waiting may heal; null for any other.</summary>
    public static (string What, string Advice)? Describe(Exception error) =>
        error switch
        {
            QueueException { Final: false } e => (e.Message, e.Advice),
            ArchiveException e => (e.Message, e.Advice),
            _ => null,
        };
}
