using System.Globalization;
using System.Text.Json.Nodes;
using Pipeline.Vietnamese;

namespace Pipeline.Index.Amending;

/// <summary>Reads values as people write them, each by its grammar. What is not read without doubt is refused, and it is said what to write.</summary>
internal static class FieldValue
{
    /// <summary>The value as it stands in a record, or why it is refused.</summary>
    public static ParseResult<JsonNode?> Read(FieldKind kind, string value) => kind switch
    {
        FieldKind.Type => DocumentTypes.Name(DocumentTypes.Official(value) ?? DocumentTypes.Abbreviation(value)) is { } name ? Of(name) : Fail(value, "is no type of document: write its name or abbreviation, as in \"Kế hoạch\" or KH"),
        FieldKind.Date => Partial(value) is { Day: not null, Year: not null } date ? Of(date.ToString()) : Fail(value, "is no day: write 2020-11-19 or 19/11/2020"),
        FieldKind.PartialDate => Partial(value) is { Year: not null } date ? Of(date.ToString()) : Fail(value, "is no date: write 2020-11-19, 19/11/2020, 2020-11, 2020-Q4 or 2020"),
        FieldKind.Period => IsPeriod(value) ? Of(value.ToUpperInvariant()) : Fail(value, "is no period: write 2020, 2020-H1, 2020-Q3, 2020-10, 2020-10-30, 2018/2020 or 2019-2020"),
        FieldKind.Urgency => Among(value, "Hỏa tốc", "Thượng khẩn", "Khẩn"),
        FieldKind.Secrecy => Among(value, "Mật", "Tối mật", "Tuyệt mật"),
        FieldKind.Flag => value.ToLowerInvariant() is "true" or "yes" or "có" ? Of(true) : value.ToLowerInvariant() is "false" or "no" or "không" ? Of(false) : Fail(value, "is neither true nor false"),
        FieldKind.List => ParseResult<JsonNode?>.Of(new JsonArray([.. value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(v => (JsonNode)v)])),
        FieldKind.Whole => Number(value) is { } whole && whole == decimal.Truncate(whole) && whole is >= 0 and <= int.MaxValue ? Of((int)whole) : Fail(value, "is no whole number"),
        FieldKind.Decimal => Number(value) is { } number ? Of(number) : Fail(value, "is no number: a comma is the decimal mark and dots group thousands, as in 0,25 and 5.311.896"),
        FieldKind.Approximation => Among(value, "about", "under", "over"),
        FieldKind.AmountIs => Among(value, "each", "total"),
        FieldKind.OfIs => Among(value, "whole", "plan"),
        FieldKind.Stage => Among(value, "tặng", "đề nghị", "đang xét"),
        FieldKind.Comparator => Among(value, ">=", "<=", "=", ">", "<"),
        FieldKind.Recurrence => value.StartsWith("FREQ=", StringComparison.Ordinal) ? Of(value) : Fail(value, "is no recurrence rule of RFC 5545: write one as FREQ=WEEKLY;BYDAY=MO"),
        _ => Of(string.Join(' ', value.Split([' ', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))),
    };

    private static PartialDate? Partial(string value)
    {
        if (value.Length is 7 && value[4] == '-' && value[5] is 'Q' or 'q' && value[6] is >= '1' and <= '4' && int.TryParse(value.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            return new PartialDate(year, Quarter: value[6] - '0');
        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return new PartialDate(day.Year, null, day.Month, day.Day);
        if (DateOnly.TryParseExact(value, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)) return new PartialDate(month.Year, null, month.Month);
        return VietnameseDateParser.ParsePartial(value).TryGet(out var read) && !read.LacksYear ? read : null;
    }

    private static decimal? Number(string value)
    {
        var negative = value[0] is '-' or '–' or '−';
        var digits = value.AsSpan(negative || value[0] == '+' ? 1 : 0).Trim();
        var read = Quantity.Read(digits);
        if (read is not { WellFormed: true, Of: null } || read.Length != digits.Length) return null;
        return negative ? -read.Value : read.Value;
    }

    private static bool IsPeriod(string value)
    {
        static bool Year(string text) => text.Length == 4 && text.All(char.IsAsciiDigit);
        if (Year(value)) return true;
        if (value.Split('/') is [var from, var to]) return Year(from) && Year(to);
        if (value.Length < 7 || value[4] != '-' || !Year(value[..4])) return false;
        var rest = value[5..].ToUpperInvariant();
        return rest is "H1" or "H2" or "Q1" or "Q2" or "Q3" or "Q4" || Year(rest) || Partial(value) is { Month: not null };
    }

    private static ParseResult<JsonNode?> Among(string value, params string[] choices) =>
        choices.FirstOrDefault(c => Folding.FoldLower(c) == Folding.FoldLower(value)) is { } choice ? Of(choice) : Fail(value, $"is none of {string.Join(", ", choices)}");

    private static ParseResult<JsonNode?> Of(JsonNode node) => ParseResult<JsonNode?>.Of(node);

    private static ParseResult<JsonNode?> Fail(string value, string why) => ParseResult<JsonNode?>.Fail($"'{value}' {why}");
}
