namespace Pipeline.Vietnamese;

/// <summary>Reads a date as printed. Two-digit years are read where they can mean only one (00–40 and 45–99).</summary>
public static class VietnameseDateParser
{
    /// <summary>
    /// Parses a day or a month: "ngày 04 tháng 11 năm 2022", 02/11/2022, 30.4.1975, 06-4-2023, 5/2/20, "tháng 5 năm 2020", "02/2021".
    /// </summary>
    public static ParseResult<VietnameseDate> Parse(string printed)
    {
        var partial = ParsePartial(printed);
        if (!partial.TryGet(out var value)) return ParseResult<VietnameseDate>.Fail(partial.Error!);
        if (value.LacksYear) return ParseResult<VietnameseDate>.Fail($"'{printed}' has no year.");
        return value.ToDate() is { } date
            ? ParseResult<VietnameseDate>.Of(date)
            : ParseResult<VietnameseDate>.Fail($"'{printed}' has no month.");
    }

    /// <summary>Parses also what is less than a month or lacks its year: "ngày 27/9", "quý IV năm 2025", "quý 3/2020", "năm 2020", "2020".</summary>
    public static ParseResult<PartialDate> ParsePartial(string printed)
    {
        var text = printed.AsSpan();
        var start = VietnameseDateScanner.SkipBlanks(text, 0);
        if (!VietnameseDateScanner.TryScan(text, start, out var found) || VietnameseDateScanner.SkipBlanks(text, found.End) != text.Length)
            return ParseResult<PartialDate>.Fail($"'{printed}' is not a date.");
        return found.Error is { } error
            ? ParseResult<PartialDate>.Fail($"'{printed}' {error}.")
            : ParseResult<PartialDate>.Of(found.Date);
    }
}
