using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Records;
using Pipeline.Vietnamese;

namespace Pipeline.Index.Amending;

/// <summary>Numbers of documents as people write them: whole, or the serial alone where the symbol stands on the page.</summary>
internal static class NumberValue
{
    /// <summary>The number of the record itself; what is printed stays.</summary>
    public static ParseResult<JsonNode?> Own(JsonNode? field, string? value)
    {
        if (value is null) return ParseResult<JsonNode?>.Of(null);
        var before = field?.Deserialize(RecordJson.Default.NumberField);
        var read = Parse(value, before?.Key ?? before?.Printed);
        if (!read.TryGet(out var number)) return ParseResult<JsonNode?>.Fail(read.Error!);
        var filled = (before ?? new NumberField { Printed = value }) with
        {
            Key = number.Key, Fold = number.Fold, Serial = number.Serial, Year = number.Year, Type = number.Type, Issuer = number.Issuer, Confidence = 1,
        };
        return ParseResult<JsonNode?>.Of(JsonSerializer.SerializeToNode(filled, RecordJson.Default.NumberField));
    }

    /// <summary>A citation with another number.</summary>
    public static ParseResult<JsonNode?> Cited(JsonObject citation, string? value)
    {
        var changed = citation.DeepClone().AsObject();
        if (value is null)
        {
            changed["key"] = changed["fold"] = null;
            return ParseResult<JsonNode?>.Of(changed);
        }
        var read = Parse(value, RecordTree.Show(citation["key"] ?? citation["printed"]));
        if (!read.TryGet(out var number)) return ParseResult<JsonNode?>.Fail(read.Error!);
        (changed["key"], changed["fold"]) = (number.Key, number.Fold);
        if (changed["type"] is null && DocumentTypes.Name(number.Type) is { } type) changed["type"] = type;
        return ParseResult<JsonNode?>.Of(changed);
    }

    private static ParseResult<DocumentNumber> Parse(string value, string? printed)
    {
        var whole = value;
        if (value.All(char.IsAsciiLetterOrDigit))
        {
            var symbol = printed?.IndexOfAny(['/', '-', '–']) ?? -1;
            if (symbol < 0) return ParseResult<DocumentNumber>.Fail($"'{value}' has no symbol, and none is printed: write the whole number, as in 604/CĐDK-CSQH");
            whole = value + printed![symbol..];
        }
        var read = DocumentNumberParser.Parse(whole);
        if (!read.TryGet(out var number)) return ParseResult<DocumentNumber>.Fail($"{read.Error!.TrimEnd('.')}: write a number as in 604/CĐDK-CSQH or 42/2010/NĐ-CP");
        return number.HasSerial ? ParseResult<DocumentNumber>.Of(number) : ParseResult<DocumentNumber>.Fail($"'{value}' has no serial: write the whole number, as in 604/CĐDK-CSQH");
    }
}
