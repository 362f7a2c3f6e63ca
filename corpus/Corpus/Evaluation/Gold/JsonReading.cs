using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Pipeline.Corpus.Evaluation.Gold;

/// <summary>Short ways to ask a JSON element.</summary>
internal static class JsonReading
{
    /// <summary>A property that is there and not null; else null.</summary>
    public static JsonElement? Get(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>Text of a property; null where absent or null.</summary>
    public static string? Text(this JsonElement element, string name) => element.Get(name) is { } value ? value.Plain() : null;

    /// <summary>True where the property is true.</summary>
    public static bool Flag(this JsonElement element, string name) => element.Get(name) is { ValueKind: JsonValueKind.True };

    /// <summary>A number; null where absent.</summary>
    public static decimal? Number(this JsonElement element, string name) => element.Get(name) is { ValueKind: JsonValueKind.Number } value ? value.GetDecimal() : null;

    /// <summary>Items of a list; none where absent.</summary>
    public static IEnumerable<JsonElement> List(this JsonElement element, string name) => element.Get(name) is { ValueKind: JsonValueKind.Array } value ? value.EnumerateArray() : [];

    /// <summary>Texts of a list; none where absent.</summary>
    public static ImmutableArray<string> Texts(this JsonElement element, string name) => [.. element.List(name).Select(e => e.Plain()!)];

    /// <summary>A value as text, numbers in their shortest form; null for null.</summary>
    public static string? Plain(this JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.Number => Plain(value.GetDecimal()),
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };

    /// <summary>A number in its shortest form.</summary>
    public static string Plain(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);
}
