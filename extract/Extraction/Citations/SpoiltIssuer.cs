using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Citations;

/// <summary>"06/QĐ-TTTg … của Thủ tướng Chính phủ": the body's name tells the symbol that OCR spoilt by one stroke.</summary>
internal static class SpoiltIssuer
{
    /// <summary>The mention with its issuer mended, or itself.</summary>
    public static Mention Mend(Mention mention, string? told)
    {
        if (told is null || mention is not { Kind: MentionKind.Full, Number: { Type: not null } number }) return mention;
        if (IssuerSymbols.IsSettled(number.Issuer) || (IssuerSymbols.SymbolOf(told) ?? IssuerSymbols.SymbolOf(Body(told))) is not { } meant) return mention;
        // "60/2021/NĐ ngày … của Chính phủ": with a year the symbol must have an issuer; its letters were lost, its digits were not.
        var lost = number.Issuer.Length == 0 && number.Year is not null;
        if (!lost && (number.Issuer.Length < 3 || !OneSlip.Between(number.Issuer, meant))) return mention;
        var what = lost ? $"thêm {meant} theo tên cơ quan" : $"{number.Issuer} đọc là {meant} theo tên cơ quan";
        return mention with
        {
            Number = number with { Issuer = meant },
            Repaired = mention.Repaired is null ? what : mention.Repaired + "; " + what,
            Confidence = Math.Max(0.3, Math.Round(mention.Confidence - (lost ? 0.35 : 0.15), 3)),
        };
    }

    // "Bộ trưởng Bộ Giao thông vận tải": the person stands for the body, whose symbol it is.
    private static string Body(string told)
    {
        foreach (var head in (ReadOnlySpan<string>)["Bộ trưởng ", "Giám đốc ", "Chủ tịch ", "Thứ trưởng ", "Tổng cục trưởng "])
            if (told.StartsWith(head, StringComparison.Ordinal)) return told[head.Length..];
        return told;
    }
}
