using System.Collections.Immutable;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Pipeline.Reading.Engines;

/// <summary>What one engine cost while one file was read.</summary>
/// <param name="Engine">Its program, such as pdftotext, or "tesseract" for the library.</param>
/// <param name="Calls">How often it was called.</param>
/// <param name="Seconds">Wall time of all the calls together.</param>
public readonly record struct EngineCalls(string Engine, int Calls, double Seconds);

/// <summary>
/// Counts the calls of native engines: the meter "Pipeline.Reading" with the counters pipeline.engine.calls and
/// pipeline.engine.seconds, both by "engine". The reading child counts; its parent counts what the child tells.
/// </summary>
public static class EngineMeter
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "Pipeline.Reading";

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Calls = Meter.CreateCounter<long>(
        "pipeline.engine.calls",
        null,
        "calls of native engines"
    );
    private static readonly Counter<double> Seconds = Meter.CreateCounter<double>(
        "pipeline.engine.seconds",
        "s",
        "wall time of native engines"
    );
    private static readonly Dictionary<string, (int Calls, double Seconds)> Since = new(StringComparer.Ordinal);

    /// <summary>Times one call until it is disposed.</summary>
    public static Call Time(string engine) => new(engine, Stopwatch.GetTimestamp());

    /// <summary>
    /// What was called since the last time this was asked, by engine: of one file, where files are read one at a time.
    /// </summary>
    internal static ImmutableArray<EngineCalls> Take()
    {
        lock (Since)
        {
            if (Since.Count == 0)
                return [];
            ImmutableArray<EngineCalls> taken =
            [
                .. Since.Select(s => new EngineCalls(s.Key, s.Value.Calls, s.Value.Seconds)),
            ];
            Since.Clear();
            return taken;
        }
    }

    /// <summary>Counts what a child's calls cost.</summary>
    internal static void Add(ImmutableArray<EngineCalls> calls)
    {
        foreach (var call in calls)
            Count(call.Engine, call.Calls, call.Seconds);
    }

    private static void Count(string engine, int calls, double seconds)
    {
        var tag = new KeyValuePair<string, object?>("engine", engine);
        Calls.Add(calls, tag);
        Seconds.Add(seconds, tag);
    }

    /// <summary>A call that is being timed.</summary>
    public readonly struct Call(string engine, long start) : IDisposable
    {
        /// <summary>The call is over.</summary>
        public void Dispose()
        {
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            Count(engine, 1, seconds);
            lock (Since)
            {
                var before = Since.GetValueOrDefault(engine);
                Since[engine] = (before.Calls + 1, before.Seconds + seconds);
            }
        }
    }
}
