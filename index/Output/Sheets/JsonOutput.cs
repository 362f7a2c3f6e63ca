using System.Text.Encodings.Web;
using System.Text.Json;
using Pipeline.Records;

namespace Pipeline.Output.Sheets;

/// <summary>
/// How JSON lines of commands are printed: one line, Vietnamese unescaped, names as the contract writes them.
/// </summary>
public static class JsonOutput
{
    /// <summary>For nodes.</summary>
    public static JsonSerializerOptions Options { get; } =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, TypeInfoResolver = RecordJson.Default };

    /// <summary>For anchors within nodes.</summary>
    public static RecordJson Anchors { get; } = RecordJson.Default;
}
