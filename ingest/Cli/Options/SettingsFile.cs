using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Pipeline.Crosscheck;
using Pipeline.Reading;

namespace Pipeline.Cli.Options;

/// <summary>
/// pipeline.json: the office's "names", "symbols" and "units", what it "collects", "limits" of reading, and where and
/// from which level on to "log". Anything else in it is an
/// error: a setting that is misspelt must not be without effect in silence.
/// </summary>
internal sealed record SettingsFile(OfficeScope Office, ImmutableArray<string> Limits)
{
    /// <summary>stderr, journal, file:PATH, with commas between; null where nothing is said.</summary>
    public string? Log { get; init; }

    /// <summary>debug, info, warning, error; null where nothing is said.</summary>
    public string? LogLevel { get; init; }

    /// <summary>The file of the working folder.</summary>
    public const string Name = "pipeline.json";

    private const string Keys = "names, symbols, units, collects, limits, log, log-level";

    /// <summary>The settings; those of the working folder where no file is named, none where there is none.</summary>
    /// <exception cref="UsageException">They cannot be used; the message names file, line and what is
    /// expected.</exception>
    public static SettingsFile Read(string? path)
    {
        if (path is not null && !File.Exists(path))
            throw new UsageException($"no settings file {SafeFileName.Escape(path)}");
        path ??= File.Exists(Name) ? Name : null;
        if (path is null)
            return new SettingsFile(OfficeScope.Unknown, []);
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{SafeFileName.Escape(path)} cannot be read: {e.Message.TrimEnd('.')}");
        }
        return new Reader(SafeFileName.Escape(path), text).Read();
    }

    private sealed class Reader(string path, string text)
    {
        public SettingsFile Read()
        {
            if (text.Trim().Length == 0)
                throw Wrong(null, "it is empty: settings stand in braces, as in {\"collects\": [\"TLĐ\"]}");
            try
            {
                using var json = JsonDocument.Parse(
                    text,
                    new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }
                );
                return Read(json.RootElement);
            }
            catch (JsonException e)
            {
                throw new UsageException(
                    $"{path}, line {e.LineNumber + 1}: it is no JSON: "
                        + $"{e.Message.Split(" LineNumber:", 2)[0].Split(". Path:", 2)[0].TrimEnd('.')}"
                );
            }
        }

        private SettingsFile Read(JsonElement root)
        {
            if (root.ValueKind != JsonValueKind.Object)
                throw Wrong(null, $"settings stand in braces, as in {{\"collects\": [\"TLĐ\"]}}");
            ImmutableArray<string> collects = [],
                names = [],
                symbols = [],
                limits = [];
            ImmutableArray<OfficeUnit> units = [];
            string? log = null,
                level = null;
            if (
                root.EnumerateObject()
                    .GroupBy(p => p.Name, StringComparer.Ordinal)
                    .FirstOrDefault(g => g.Count() > 1) is
                { } twice
            )
                throw Wrong(twice.Key, $"'{twice.Key}' stands there twice: join the two");
            foreach (var property in root.EnumerateObject())
                switch (property.Name)
                {
                    case "collects":
                        collects = Texts(property);
                        break;
                    case "names":
                        names = Texts(property);
                        break;
                    case "symbols":
                        symbols = Texts(property);
                        break;
                    case "units":
                        units = Units(property);
                        break;
                    case "limits":
                        limits =
                            property.Value.ValueKind == JsonValueKind.Object
                                ? [.. property.Value.EnumerateObject().Select(p => $"{p.Name}={p.Value}")]
                                : throw Wrong("limits", "'limits' must be names with numbers, as in {\"pages\": 2000}");
                        break;
                    case "log":
                        log = Text(property);
                        break;
                    case "log-level":
                        level = Text(property);
                        break;
                    default:
                        throw Wrong(property.Name, $"no setting is named '{property.Name}': use {Keys}");
                }
            if (ReadLimitNames.Apply(new ReadLimits(), limits, out _) is { } error)
                throw Wrong("limits", error);
            try
            {
                Pipeline.Cli.Logging.LogSettings.Parse(log, level);
            }
            catch (UsageException e)
            {
                throw Wrong(log is null ? "log-level" : "log", e.Message);
            }
            return new SettingsFile(
                new OfficeScope(collects)
                {
                    Names = names,
                    Symbols = symbols,
                    Units = units,
                },
                limits
            )
            {
                Log = log,
                LogLevel = level,
            };
        }

        private string Text(JsonProperty property) =>
            IsText(property.Value)
                ? property.Value.GetString()!.Trim()
                : throw Wrong(
                    property.Name,
                    $"'{property.Name}' must be a text, as in \""
                        + $"{(property.Name == "log" ? "file:pipeline.log" : "info")}\""
                );

        private ImmutableArray<string> Texts(JsonProperty property) =>
            property.Value.ValueKind == JsonValueKind.Array && property.Value.EnumerateArray().All(IsText)
                ? [.. property.Value.EnumerateArray().Select(e => e.GetString()!.Trim())]
                : throw Wrong(
                    property.Name,
                    $"'{property.Name}' must be a list of texts, as in [\""
                        + $"{(property.Name == "names" ? "Liên đoàn Lao động tỉnh A" : "LĐLĐ")}\"]"
                );

        private ImmutableArray<OfficeUnit> Units(JsonProperty property)
        {
            if (property.Value.ValueKind != JsonValueKind.Array)
                throw WrongUnit();
            return [.. property.Value.EnumerateArray().Select(Unit)];
        }

        private OfficeUnit Unit(JsonElement unit)
        {
            if (IsText(unit))
                return new OfficeUnit(unit.GetString()!.Trim(), []);
            if (unit.ValueKind != JsonValueKind.Object || !unit.TryGetProperty("name", out var name) || !IsText(name))
                throw WrongUnit();
            if (
                unit.EnumerateObject()
                    .Where(p => p.Name is not ("name" or "symbols"))
                    .Select(p => p.Name)
                    .FirstOrDefault() is
                { } key
            )
                throw Wrong(key, $"no setting of a unit is named '{key}': use name, symbols");
            return new OfficeUnit(
                name.GetString()!.Trim(),
                unit.EnumerateObject().FirstOrDefault(p => p.Name == "symbols")
                    is { Value.ValueKind: not JsonValueKind.Undefined } symbols
                    ? Texts(symbols)
                    : []
            );
        }

        private UsageException WrongUnit() =>
            Wrong(
                "units",
                "'units' must be a list of units, as in [{\"name\": \"Công đoàn cơ sở A\", \"symbols\": [\"CĐCSA\"]}]"
            );

        private UsageException Wrong(string? key, string what)
        {
            var at = key is null ? 0 : text.IndexOf($"\"{key}\"", StringComparison.Ordinal);
            var line = text.AsSpan(0, Math.Max(0, at)).Count('\n') + 1;
            return new UsageException($"{path}, line {line}: {what}");
        }

        private static bool IsText(JsonElement element) =>
            element.ValueKind == JsonValueKind.String && element.GetString()!.Trim().Length > 0;
    }
}

/// <summary>
/// What the settings say of the office, for every command that resolves citations or tells incoming from outgoing.
/// </summary>
internal static class OfficeSettings
{
    /// <summary>--settings.</summary>
    public static Option<string?> CreateOption() =>
        new Option<string?>("--settings")
        {
            Description = $"Settings file; {SettingsFile.Name} in the working folder where none is given.",
        };

    /// <summary>The scope; unknown where no settings say it.</summary>
    /// <exception cref="UsageException">The settings cannot be used.</exception>
    public static OfficeScope Read(string? path) => SettingsFile.Read(path).Office;
}
