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
    public static string? GetText(this JsonElement element, string name) =>
        element.Get(name) is { } value ? value.ToPlainText() : null;

    /// <summary>True where the property is true.</summary>
    public static bool GetFlag(this JsonElement element, string name) =>
        element.Get(name) is { ValueKind: JsonValueKind.True };

    /// <summary>A number; null where absent.</summary>
    public static decimal? GetNumber(this JsonElement element, string name) =>
        element.Get(name) is { ValueKind: JsonValueKind.Number } value ? value.GetDecimal() : null;

    /// <summary>Items of a list; none where absent.</summary>
    public static IEnumerable<JsonElement> GetList(this JsonElement element, string name) =>
        element.Get(name) is { ValueKind: JsonValueKind.Array } value ? value.EnumerateArray() : [];

    /// <summary>Texts of a list; none where absent.</summary>
    public static ImmutableArray<string> GetTexts(this JsonElement element, string name) =>
        [.. element.GetList(name).Select(e => e.ToPlainText()!)];

    /// <summary>A value as text, numbers in their shortest form; null for null.</summary>
    public static string? ToPlainText(this JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            JsonValueKind.Number => ToPlainText(value.GetDecimal()),
            JsonValueKind.String => value.GetString(),
            _ => value.GetRawText(),
        };

    /// <summary>A number in its shortest form.</summary>
    public static string ToPlainText(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);
}
