using System.Globalization;
using System.Text.Json.Nodes;

namespace Pipeline.Cli.Benchmarks;

/// <summary>One measured figure.</summary>
/// <param name="Bench">pdf, scan, extraction, ingest, archive, check.</param>
/// <param name="Name">What was measured.</param>
/// <param name="Value">The figure.</param>
/// <param name="Unit">s, ms, MB/s, ratio, records/s, files/s, MiB.</param>
internal sealed record BenchFigure(string Bench, string Name, double Value, string Unit)
{
    /// <summary>One line of JSON.</summary>
    public string Print() =>
        new JsonObject
        {
            ["bench"] = Bench,
            ["name"] = Name,
            ["value"] = Math.Round(Value, 4),
            ["unit"] = Unit,
        }.ToJsonString();

    /// <summary>Reads what <see cref="Print"/> printed; null for other lines.</summary>
    public static BenchFigure? Parse(string line)
    {
        if (!line.StartsWith("{\"bench\"", StringComparison.Ordinal) || JsonNode.Parse(line) is not { } json)
            return null;
        return new BenchFigure(
            (string)json["bench"]!,
            (string)json["name"]!,
            (double)json["value"]!,
            (string)json["unit"]!
        );
    }

    /// <summary>One line of a table.</summary>
    public string FormatRow() =>
        $"{Bench, -11} {Name, -62} "
        + $"{Value.ToString(Value < 10 ? "0.000" : "#,0.0", CultureInfo.InvariantCulture), 12} {Unit}";
}

/// <summary>Sizes of the measurements.</summary>
/// <param name="Files">Folders with real files.</param>
/// <param name="Jobs">Processes at once.</param>
/// <param name="Records">Sizes of the generated archives.</param>
/// <param name="Queries">Number of queries at each size.</param>
/// <param name="Repeat">Times that each reading is run; the median counts.</param>
/// <param name="Index">The server or archive that elastic, fill and ask measure; null where none is named.</param>
internal sealed record BenchOptions(string[] Files, int Jobs, int[] Records, int Queries, int Repeat, string? Index);
