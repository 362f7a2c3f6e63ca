using System.Globalization;
using System.Text.Json.Nodes;

namespace Pipeline.Cli.Commands;

/// <summary>One measured figure.</summary>
/// <param name="Bench">pdf, scan, extraction, ingest, archive, check.</param>
/// <param name="Name">What was measured.</param>
/// <param name="Value">The figure.</param>
/// <param name="Unit">s, ms, MB/s, ratio, records/s, files/s, MiB.</param>
internal sealed record BenchFigure(string Bench, string Name, double Value, string Unit)
{
    /// <summary>One line of JSON.</summary>
    public string Print() => new JsonObject { ["bench"] = Bench, ["name"] = Name, ["value"] = Math.Round(Value, 4), ["unit"] = Unit }.ToJsonString();

    /// <summary>Reads what <see cref="Print"/> printed; null for other lines.</summary>
    public static BenchFigure? Parse(string line)
    {
        if (!line.StartsWith("{\"bench\"", StringComparison.Ordinal) || JsonNode.Parse(line) is not { } json) return null;
        return new BenchFigure((string)json["bench"]!, (string)json["name"]!, (double)json["value"]!, (string)json["unit"]!);
    }

    /// <summary>One line of a table.</summary>
    public string Row() => $"{Bench,-11} {Name,-62} {Value.ToString(Value < 10 ? "0.000" : "#,0.0", CultureInfo.InvariantCulture),12} {Unit}";
}
