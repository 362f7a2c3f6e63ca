using System.Collections.Immutable;
using System.Globalization;
using Pipeline.Crosscheck.Resolution;
using Pipeline.Crosscheck.Rules;
using Pipeline.Records;

namespace Pipeline.Crosscheck.ReviewQueue;

/// <summary>
/// What an unread date may be: the day on which the issuer signed, or the day under which others cite the number.
/// </summary>
internal sealed class DateSuggester(ICitationLookup archive)
{
    private const double Signed = 0.7,
        Cited = 0.7,
        NoNamedSigner = 0.5;

    /// <summary>Suggestions, likeliest first.</summary>
    public ImmutableArray<ValueSuggestion> Suggest(DocumentRecord record)
    {
        var heading = record.Document;
        var signed = heading
            .Signatures.Where(s =>
                s.Time is { Length: >= 10 }
                && (
                    s.Issuer is null || heading.Issuer is null || TitleSimilarity.IssuersAgree(s.Issuer, heading.Issuer)
                )
            )
            .Select(s => new ValueSuggestion(
                s.Time![..10],
                s.Issuer is null || heading.Issuer is null ? NoNamedSigner : Signed,
                [
                    $"chữ ký số {s.Issuer} lúc {s.Time![11..].TrimEnd('Z')} ngày {FindingFactory.FormatDate(s.Time[..10])}".Replace(
                        "  ",
                        " ",
                        StringComparison.Ordinal
                    ),
                ]
            ))
            .DistinctBy(s => s.Value);
        var cited = heading.Number?.Fold is not { } fold
            ? []
            : archive
                .FindCitations(fold)
                .Where(m =>
                    m.Id != record.Id
                    && m.Date is { Length: 10 }
                    && TitleSimilarity.IssuersAgree(m.Issuer, heading.Issuer)
                    && !TitleSimilarity.IsDifferentMatter(m.Title, heading.Subject)
                )
                .GroupBy(m => m.Date!, StringComparer.Ordinal)
                .Select(g => new ValueSuggestion(
                    g.Key,
                    Cited,
                    [$"{g.Count()} văn bản dẫn {heading.Number.Key} ngày {FindingFactory.FormatDate(g.Key)}"]
                ));
        return ValueSuggestion.Merge([.. signed.Concat(cited).Where(s => IsConsistent(record, s.Value))]);
    }

    /// <summary>False where a date contradicts what is read of the paper's own: its year or its month.</summary>
    public static bool IsConsistent(DocumentRecord record, string? date)
    {
        if (
            date is not { Length: >= 7 }
            || record.Document.Date is not null
            || !record.Document.Evidence.TryGetValue("date", out var evidence)
            || evidence.Printed is not { } printed
        )
            return true;
        return Number(printed, "năm") is not (>= 1945 and <= 2100 and var year)
            || date[..4] == year.ToString(CultureInfo.InvariantCulture)
                && (
                    Number(printed, "tháng") is not (>= 1 and <= 12 and var month)
                    || date[5..7] == month.ToString("00", CultureInfo.InvariantCulture)
                );
    }

    private static int? Number(string printed, string word)
    {
        var at = printed.IndexOf(word, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;
        var rest = printed.AsSpan(at + word.Length).TrimStart();
        var digits = 0;
        while (digits < rest.Length && char.IsAsciiDigit(rest[digits]))
            digits++;
        return
            int.TryParse(rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && (digits == rest.Length || rest[digits] is ' ' or ',' or '.')
            ? number
            : null;
    }
}
