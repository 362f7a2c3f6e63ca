using System.Globalization;
using System.Text.Json.Nodes;
using Pipeline.Ingest.Observing;

namespace Pipeline.Cli.Printing;

/// <summary>What readers, engines and stages cost on this machine, and which are slow since when.</summary>
internal static class SpeedPrinter
{
    private const int Shown = 8;

    /// <summary>The slow ones a line each, then those that take most time.</summary>
    public static void Print(IReadOnlyList<ReaderSpeed> speeds, TextWriter output)
    {
        if (speeds.Count == 0)
            return;
        foreach (var slow in speeds.Where(s => s.SlowSince is not null))
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"slow       {Name(slow)} {slow.SecondsEach:0.000} s a {Unit(slow)} since "
                        + $"{slow.SlowSince:yyyy-MM-dd HH:mm} UTC; {slow.Usual:0.000} s before"
                )
            );
        output.WriteLine(
            "times      "
                + string.Join(
                    ", ",
                    speeds
                        .Take(Shown)
                        .Select(s =>
                            string.Create(
                                CultureInfo.InvariantCulture,
                                $"{Name(s)} {s.SecondsEach:0.000} s a {Unit(s)} ({s.Units:N0})"
                            )
                        )
                )
        );
    }

    /// <summary>All of them.</summary>
    public static JsonArray Json(IReadOnlyList<ReaderSpeed> speeds) =>
        new([
            .. speeds.Select(s => new JsonObject
            {
                ["stage"] = s.Stage,
                ["name"] = s.Name,
                ["units"] = s.Units,
                ["seconds_each"] = Math.Round(s.SecondsEach, 4),
                ["slow_since"] = s.SlowSince?.ToString("yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture),
                ["usual"] = s.Usual is { } usual ? Math.Round(usual, 4) : null,
            }),
        ]);

    private static string Name(ReaderSpeed speed) => $"{speed.Stage} {speed.Name}";

    private static string Unit(ReaderSpeed speed) =>
        speed.Stage switch
        {
            "engine" => "call",
            "index" => "request",
            IngestMeter.StoreStage => "write",
            _ => "page",
        };
}
