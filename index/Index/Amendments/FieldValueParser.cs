using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Records;
using Pipeline.Vietnamese;
using Pipeline.Vietnamese.Characters;
using Pipeline.Vietnamese.Dates;
using Pipeline.Vietnamese.DocumentNumbers;
using Pipeline.Vietnamese.Numerals;

namespace Pipeline.Index.Amendments;

/// <summary>
/// Reads values as people write them, each by its grammar. What is not read without doubt is refused, and it is said
/// what to write.
/// </summary>
internal static class FieldValueParser
{
    /// <summary>The value as it stands in a record, or why it is refused.</summary>
    public static ParseResult<JsonNode?> Read(FieldKind kind, string value) =>
        kind switch
        {
            FieldKind.Type => DocumentTypes.NameOfAbbreviation(
                DocumentTypes.OfficialAbbreviation(value) ?? DocumentTypes.AbbreviationOfName(value)
            )
                is { } name
                ? Accept(name)
                : Fail(value, "is no type of document: write its name or abbreviation, as in \"Kế hoạch\" or KH"),
            FieldKind.Date => ParsePartialDate(value) is { Day: not null, Year: not null } date
                ? Accept(date.ToString())
                : Fail(value, "is no day: write 2020-11-19 or 19/11/2020"),
            FieldKind.PartialDate => ParsePartialDate(value) is { Year: not null } date
                ? Accept(date.ToString())
                : Fail(value, "is no date: write 2020-11-19, 19/11/2020, 2020-11, 2020-Q4 or 2020"),
            FieldKind.Period => IsPeriod(value)
                ? Accept(value.ToUpperInvariant())
                : Fail(
                    value,
                    "is no period: write 2020, 2020-H1, 2020-Q3, 2020-10, 2020-10-30, 2018/2020 or 2019-2020"
                ),
            FieldKind.Urgency => ParseChoice(value, "Hỏa tốc", "Thượng khẩn", "Khẩn"),
            FieldKind.Secrecy => ParseChoice(value, "Mật", "Tối mật", "Tuyệt mật"),
            FieldKind.Flag => value.ToLowerInvariant() is "true" or "yes" or "có" ? Accept(true)
            : value.ToLowerInvariant() is "false" or "no" or "không" ? Accept(false)
            : Fail(value, "is neither true nor false"),
            FieldKind.List => ParseResult<JsonNode?>.FromValue(
                new JsonArray([
                    .. value
                        .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                        .Select(v => (JsonNode)v),
                ])
            ),
            FieldKind.Whole => ParseNumber(value) is { } whole
            && whole == decimal.Truncate(whole)
            && whole is >= 0 and <= int.MaxValue
                ? Accept((int)whole)
                : Fail(value, "is no whole number"),
            FieldKind.Decimal => ParseNumber(value) is { } number
                ? Accept(number)
                : Fail(
                    value,
                    "is no number: a comma is the decimal mark and dots group thousands, as in 0,25 and 5.311.896"
                ),
            FieldKind.Approximation => ParseChoice(value, "about", "under", "over"),
            FieldKind.AmountIs => ParseChoice(value, "each", "total"),
            FieldKind.OfIs => ParseChoice(value, "whole", "plan"),
            FieldKind.Stage => ParseChoice(value, "tặng", "đề nghị", "đang xét"),
            FieldKind.Comparator => ParseChoice(value, ">=", "<=", "=", ">", "<"),
            FieldKind.Recurrence => value.StartsWith("FREQ=", StringComparison.Ordinal)
                ? Accept(value)
                : Fail(value, "is no recurrence rule of RFC 5545: write one as FREQ=WEEKLY;BYDAY=MO"),
            _ => Accept(string.Join(' ', value.Split([' ', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))),
        };

    private static PartialDate? ParsePartialDate(string value)
    {
        if (
            value.Length is 7
            && value[4] == '-'
            && value[5] is 'Q' or 'q'
            && value[6] is >= '1' and <= '4'
            && int.TryParse(value.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
        )
            return new PartialDate(year, Quarter: value[6] - '0');
        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return new PartialDate(day.Year, null, day.Month, day.Day);
        if (DateOnly.TryParseExact(value, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month))
            return new PartialDate(month.Year, null, month.Month);
        return VietnameseDateParser.ParsePartial(value).TryGet(out var read) && !read.LacksYear ? read : null;
    }

    private static decimal? ParseNumber(string value)
    {
        var negative = value[0] is '-' or '–' or '−';
        var digits = value.AsSpan(negative || value[0] == '+' ? 1 : 0).Trim();
        var read = Quantity.Read(digits);
        if (read is not { WellFormed: true, Of: null } || read.Length != digits.Length)
            return null;
        return negative ? -read.Value : read.Value;
    }

    private static bool IsPeriod(string value)
    {
        static bool Year(string text) => text.Length == 4 && text.All(char.IsAsciiDigit);
        if (Year(value))
            return true;
        if (value.Split('/') is [var from, var to])
            return Year(from) && Year(to);
        if (value.Length < 7 || value[4] != '-' || !Year(value[..4]))
            return false;
        var rest = value[5..].ToUpperInvariant();
        return rest is "H1" or "H2" or "Q1" or "Q2" or "Q3" or "Q4"
            || Year(rest)
            || ParsePartialDate(value) is { Month: not null };
    }

    private static ParseResult<JsonNode?> ParseChoice(string value, params string[] choices) =>
        choices.FirstOrDefault(c => Folding.FoldLower(c) == Folding.FoldLower(value)) is { } choice
            ? Accept(choice)
            : Fail(value, $"is none of {string.Join(", ", choices)}");

    private static ParseResult<JsonNode?> Accept(JsonNode node) => ParseResult<JsonNode?>.FromValue(node);

    private static ParseResult<JsonNode?> Fail(string value, string why) =>
        ParseResult<JsonNode?>.Fail($"'{value}' {why}");
}

/// <summary>Grammars of values.</summary>
internal enum FieldKind
{
    /// <summary>A document's own number.</summary>
    Number,

    /// <summary>The number of a cited document.</summary>
    CitedNumber,

    /// <summary>A type of document, by name or abbreviation.</summary>
    Type,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A day, a month, a quarter or a year.</summary>
    PartialDate,

    /// <summary>A period of a report (CONTRACT "Record").</summary>
    Period,

    /// <summary>A mark of urgency.</summary>
    Urgency,

    /// <summary>A mark of secrecy.</summary>
    Secrecy,

    /// <summary>Yes or no.</summary>
    Flag,

    /// <summary>Texts with semicolons between.</summary>
    List,

    /// <summary>Words.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A number as Vietnamese papers print it.</summary>
    Decimal,

    /// <summary>about, under, over.</summary>
    Approximation,

    /// <summary>each, total.</summary>
    AmountIs,

    /// <summary>whole, plan.</summary>
    OfIs,

    /// <summary>Stage of an award.</summary>
    Stage,

    /// <summary>Comparator of a target.</summary>
    Comparator,

    /// <summary>Recurrence rule of RFC 5545.</summary>
    Recurrence,
}

/// <summary>
/// Numbers of documents as people write them: whole, or the serial alone where the symbol stands on the page.
/// </summary>
internal static class NumberValueParser
{
    /// <summary>The number of the record itself; what is printed stays.</summary>
    public static ParseResult<JsonNode?> ParseOwnNumber(JsonNode? field, string? value)
    {
        if (value is null)
            return ParseResult<JsonNode?>.FromValue(null);
        var before = field?.Deserialize(RecordJson.Default.NumberField);
        var read = Parse(value, before?.Key ?? before?.Printed);
        if (!read.TryGet(out var number))
            return ParseResult<JsonNode?>.Fail(read.Error!);
        var filled = (before ?? new NumberField { Printed = value }) with
        {
            Key = number.Key,
            Fold = number.Fold,
            Serial = number.Serial,
            Year = number.Year,
            Type = number.Type,
            Issuer = number.Issuer,
            Confidence = 1,
        };
        return ParseResult<JsonNode?>.FromValue(JsonSerializer.SerializeToNode(filled, RecordJson.Default.NumberField));
    }

    /// <summary>A citation with another number.</summary>
    public static ParseResult<JsonNode?> ParseCitedNumber(JsonObject citation, string? value)
    {
        var changed = citation.DeepClone().AsObject();
        if (value is null)
        {
            changed["key"] = changed["fold"] = null;
            return ParseResult<JsonNode?>.FromValue(changed);
        }
        var read = Parse(value, RecordJsonTree.ToDisplayText(citation["key"] ?? citation["printed"]));
        if (!read.TryGet(out var number))
            return ParseResult<JsonNode?>.Fail(read.Error!);
        (changed["key"], changed["fold"]) = (number.Key, number.Fold);
        if (changed["type"] is null && DocumentTypes.NameOfAbbreviation(number.Type) is { } type)
            changed["type"] = type;
        return ParseResult<JsonNode?>.FromValue(changed);
    }

    private static ParseResult<DocumentNumber> Parse(string value, string? printed)
    {
        var whole = value;
        if (value.All(char.IsAsciiLetterOrDigit))
        {
            var symbol = printed?.IndexOfAny(['/', '-', '–']) ?? -1;
            if (symbol < 0)
                return ParseResult<DocumentNumber>.Fail(
                    $"'{value}' has no symbol, and none is printed: write the whole number, as in 604/CĐDK-CSQH"
                );
            whole = value + printed![symbol..];
        }
        var read = DocumentNumberParser.Parse(whole);
        if (!read.TryGet(out var number))
            return ParseResult<DocumentNumber>.Fail(
                $"{read.Error!.TrimEnd('.')}: write a number as in 604/CĐDK-CSQH or 42/2010/NĐ-CP"
            );
        return number.HasSerial
            ? ParseResult<DocumentNumber>.FromValue(number)
            : ParseResult<DocumentNumber>.Fail($"'{value}' has no serial: write the whole number, as in 604/CĐDK-CSQH");
    }
}
