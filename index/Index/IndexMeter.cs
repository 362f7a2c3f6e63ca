using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Pipeline.Index;

/// <summary>
/// Counts what the archive's engine is asked: the meter "Pipeline.Index" with the counters pipeline.index.requests and
/// pipeline.index.seconds, both by "operation", such as "sqlite write" or "elasticsearch _bulk".
/// </summary>
internal static class IndexMeter
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "Pipeline.Index";

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Requests = Meter.CreateCounter<long>(
        "pipeline.index.requests",
        null,
        "requests to the archive's engine"
    );
    private static readonly Counter<double> Seconds = Meter.CreateCounter<double>(
        "pipeline.index.seconds",
        "s",
        "wall time of these requests"
    );

    /// <summary>Times one request until it is disposed.</summary>
    public static Request Time(string operation) => new(operation, Stopwatch.GetTimestamp());

    /// <summary>A request that is being timed.</summary>
    public readonly struct Request(string operation, long start) : IDisposable
    {
        /// <summary>It is answered.</summary>
        public void Dispose()
        {
            if (!Requests.Enabled)
                return;
            var tag = new KeyValuePair<string, object?>("operation", operation);
            Requests.Add(1, tag);
            Seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds, tag);
        }
    }
}
