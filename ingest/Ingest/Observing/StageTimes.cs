using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pipeline.Ingest.Observing;

/// <summary>What one reader, engine or stage cost in one hour.</summary>
/// <param name="Hour">Start of the hour, UTC.</param>
/// <param name="Stage">read, extract, store, engine, index.</param>
/// <param name="Name">The reader, the engine, the operation.</param>
/// <param name="Units">Pages; calls of an engine; requests of an index.</param>
/// <param name="Seconds">Wall time of all of them.</param>
public sealed record HourlyTime(DateTime Hour, string Stage, string Name, long Units, double Seconds);

/// <summary>
/// Hears the meters of the program while it works and keeps sums by the hour in a small file beside the archive, a JSON
/// object a
/// line. Several processes may write it at once; lines of one hour add up. It is of this machine: other workers keep
/// their own.
/// </summary>
public sealed class StageTimes : IDisposable
{
    private const long MostBytes = 1 << 20;
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1);

    private readonly string _path;
    private readonly MeterListener _listener = new();
    private readonly Timer _timer;
    private readonly Lock _lock = new();
    private readonly Dictionary<(DateTime Hour, string Stage, string Name), (long Units, double Seconds)> _sums = [];

    /// <summary>Begins to listen; sums are written each minute and in the end.</summary>
    public StageTimes(string path)
    {
        _path = path;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (
                instrument.Meter.Name.StartsWith("Pipeline.", StringComparison.Ordinal)
                && Unit(instrument.Name) is not null
            )
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>(
            (instrument, value, tags, _) => Add(instrument.Name, value, 0, tags)
        );
        _listener.SetMeasurementEventCallback<double>(
            (instrument, value, tags, _) => Add(instrument.Name, 0, value, tags)
        );
        _listener.Start();
        _timer = new Timer(_ => Write(), null, Between, Between);
    }

    /// <summary>Writes what is not yet written; ends.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        _listener.Dispose();
        Write();
    }

    /// <summary>
    /// All hours that the file tells, oldest first; none where there is no file. Lines that are torn are left out.
    /// </summary>
    public static IReadOnlyList<HourlyTime> Read(string path)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
        return
        [
            .. lines
                .Select(Parse)
                .OfType<HourlyTime>()
                .GroupBy(t => (t.Hour, t.Stage, t.Name))
                .Select(g => new HourlyTime(
                    g.Key.Hour,
                    g.Key.Stage,
                    g.Key.Name,
                    g.Sum(t => t.Units),
                    g.Sum(t => t.Seconds)
                ))
                .OrderBy(t => t.Hour),
        ];
    }

    // The counter that tells how many, and the one that tells how long, of each meter.
    private static string? Unit(string instrument) =>
        instrument switch
        {
            "pipeline.stage.pages" or "pipeline.stage.seconds" => "reader",
            "pipeline.engine.calls" or "pipeline.engine.seconds" => "engine",
            "pipeline.index.requests" or "pipeline.index.seconds" => "operation",
            _ => null,
        };

    private void Add(string instrument, long units, double seconds, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var (stage, name) = (instrument.Split('.')[1], "");
        foreach (var tag in tags)
            if (tag.Key == "stage")
                stage = (string)tag.Value!;
            else if (tag.Key == Unit(instrument))
                name = (string)tag.Value!;
        var now = DateTime.UtcNow;
        var key = (now.Date.AddHours(now.Hour), stage, name);
        lock (_lock)
        {
            var before = _sums.GetValueOrDefault(key);
            _sums[key] = (before.Units + units, before.Seconds + seconds);
        }
    }

    private void Write()
    {
        HourlyTime[] sums;
        lock (_lock)
        {
            sums =
            [
                .. _sums.Select(s => new HourlyTime(
                    s.Key.Hour,
                    s.Key.Stage,
                    s.Key.Name,
                    s.Value.Units,
                    s.Value.Seconds
                )),
            ];
            _sums.Clear();
        }
        if (sums.Length == 0)
            return;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(_path))!);
            // One write to the end of the file: lines of processes that run at once do not mix.
            using (
                var file = new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0)
            )
                file.Write(Print(sums));
            if (new FileInfo(_path).Length > MostBytes)
                Shrink();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        { /* Times are no reason to fail. */
        }
    }

    /// <summary>Adds up the lines of each hour and lets the old ones go.</summary>
    private void Shrink()
    {
        var kept = Read(_path).Where(t => t.Hour > DateTime.UtcNow - KeptFor).ToList();
        var fresh = $"{_path}.{Environment.ProcessId}";
        File.WriteAllBytes(fresh, Print(kept));
        File.Move(fresh, _path, overwrite: true);
    }

    private static byte[] Print(IEnumerable<HourlyTime> times) =>
        Encoding.UTF8.GetBytes(
            string.Concat(
                times.Select(t =>
                    new JsonObject
                    {
                        ["hour"] = t.Hour.ToString("yyyy-MM-ddTHH", CultureInfo.InvariantCulture),
                        ["stage"] = t.Stage,
                        ["name"] = t.Name,
                        ["units"] = t.Units,
                        ["seconds"] = Math.Round(t.Seconds, 4),
                    }.ToJsonString() + "\n"
                )
            )
        );

    private static HourlyTime? Parse(string line)
    {
        try
        {
            var json = JsonNode.Parse(line)!;
            return new HourlyTime(
                DateTime.SpecifyKind(
                    DateTime.ParseExact((string)json["hour"]!, "yyyy-MM-ddTHH", CultureInfo.InvariantCulture),
                    DateTimeKind.Utc
                ),
                (string)json["stage"]!,
                (string)json["name"]!,
                (long)json["units"]!,
                (double)json["seconds"]!
            );
        }
        catch (Exception e)
            when (e
                    is JsonException
                        or FormatException
                        or InvalidOperationException
                        or ArgumentNullException
                        or NullReferenceException
            )
        {
            return null;
        }
    }
}
