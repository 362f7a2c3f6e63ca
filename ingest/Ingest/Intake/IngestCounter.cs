using Pipeline.Index;
using Pipeline.Index.Model;

namespace Pipeline.Ingest.Intake;

/// <summary>Counts what becomes of the files of a run and tells it. Safe for several threads.</summary>
internal sealed class IngestCounter(IArchive archive, IIngestProgress progress)
{
    private Dictionary<string, FileFailure>? _failures;
    private long _read,
        _unchanged,
        _failed,
        _removed;

    /// <summary>The counts so far.</summary>
    public IngestSummary Summarize(double seconds, bool stopped) =>
        new(_read, _unchanged, _failed, _removed, seconds, stopped);

    /// <summary>A file was read, or given to be read.</summary>
    public void Read() => Count(ref _read);

    /// <summary>A file was known.</summary>
    public void CountUnchanged() => Count(ref _unchanged);

    /// <summary>A file stays out because a person removed it.</summary>
    public void CountRemoved(string given, Tombstone? tombstone)
    {
        progress.Report(
            given,
            $"removed by {tombstone?.By} on {tombstone?.At}"
                + $"{(tombstone?.Note is { } note ? $" ({note})" : "")}: not taken in",
            "take it in again with ingest --restore",
            failure: false
        );
        Count(ref _removed);
    }

    /// <summary>A file that was seen in a folder is no longer there.</summary>
    public void Gone(string given)
    {
        progress.Report(
            given,
            "was in the folder and is gone",
            "nothing is to be done, unless it should be there",
            failure: false
        );
        progress.FileDone();
    }

    /// <summary>A file could not be taken in.</summary>
    public void CountFailed(string given, string message, string advice)
    {
        progress.Report(given, message, advice, failure: true);
        Count(ref _failed);
    }

    /// <summary>A file that counts as read gave what the archive does not take.</summary>
    public void CountRefused(FileFailure failure)
    {
        progress.Report(failure.Path, failure.Message, failure.Advice, failure: true);
        Interlocked.Decrement(ref _read);
        Interlocked.Increment(ref _failed);
    }

    /// <summary>A file failed in an earlier run and was not tried again.</summary>
    public void FailAgain(string hash, string given)
    {
        var failures = _failures ??= archive
            .ListFailures()
            .Where(f => f.Hash is not null)
            .ToDictionary(f => f.Hash!, StringComparer.Ordinal);
        var failure = failures.GetValueOrDefault(hash);
        CountFailed(
            given,
            failure?.Message ?? "failed before",
            failure is null
                ? "try again with pipeline retry"
                : $"{failure.Advice} (failed before; pipeline retry tries again)"
        );
    }

    private void Count(ref long counter)
    {
        Interlocked.Increment(ref counter);
        progress.FileDone();
    }
}
