using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Pipeline.Output.Sheets;

namespace Pipeline.Cli.Logging;

/// <summary>One logged event.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Level">How grave.</param>
/// <param name="Category">Which part of the program.</param>
/// <param name="Event">Number of the kind of event; 0 for none.</param>
/// <param name="Message">English, one line.</param>
/// <param name="Fields">Its parts by name: File, Stage, Seconds, Reason …</param>
internal sealed record LogEntry(
    DateTime At,
    LogLevel Level,
    string Category,
    int Event,
    string Message,
    IReadOnlyList<KeyValuePair<string, object?>> Fields
)
{
    /// <summary>Name of the level: warning, error …</summary>
    public string LevelName =>
        Level switch
        {
            LogLevel.Information => "info",
            _ => Level.ToString().ToLowerInvariant(),
        };

    /// <summary>A JSON object, one line.</summary>
    public string Json()
    {
        var json = new JsonObject
        {
            ["at"] = At.ToString("O"),
            ["level"] = LevelName,
            ["category"] = Category,
            ["event"] = Event,
            ["message"] = Message,
        };
        foreach (var (name, value) in Fields)
            json[char.ToLowerInvariant(name[0]) + name[1..]] = Node(value);
        return JsonLinePrinter.Print(json);
    }

    private static JsonNode? Node(object? value) =>
        value switch
        {
            null => null,
            double number => JsonValue.Create(Math.Round(number, 6)),
            int number => JsonValue.Create(number),
            long number => JsonValue.Create(number),
            _ => JsonValue.Create(value.ToString()),
        };
}

/// <summary>Where logged events go. Called by several threads; never throws.</summary>
internal interface ILogSink : IDisposable
{
    /// <summary>Takes one.</summary>
    void Write(LogEntry entry);
}
