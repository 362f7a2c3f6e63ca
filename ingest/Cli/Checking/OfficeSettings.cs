using System.CommandLine;
using System.Text.Json;
using Pipeline.Crosscheck;

namespace Pipeline.Cli.Checking;

/// <summary>What pipeline.json says of whose papers are collected: "collects" and "symbols", lists of issuers' symbols.</summary>
internal static class OfficeSettings
{
    private const string SettingsName = "pipeline.json";

    /// <summary>--settings, for every command that resolves citations.</summary>
    public static Option<string?> Option() => new Option<string?>("--settings") { Description = "Settings file; pipeline.json in the working folder where none is given." };

    /// <summary>The scope; unknown where no settings say it.</summary>
    /// <exception cref="UsageException">The settings cannot be used.</exception>
    public static OfficeScope Read(string? path)
    {
        if (path is not null && !File.Exists(path)) throw new UsageException($"no settings file {path}");
        path ??= File.Exists(SettingsName) ? SettingsName : null;
        if (path is null) return OfficeScope.Unknown;
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            if (json.RootElement.ValueKind != JsonValueKind.Object) return OfficeScope.Unknown;
            return new OfficeScope([.. new[] { "collects", "symbols" }.SelectMany(name =>
                json.RootElement.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Select(e => e.GetString()).OfType<string>() : [])]);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be used: {e.Message.TrimEnd('.')}");
        }
    }
}
