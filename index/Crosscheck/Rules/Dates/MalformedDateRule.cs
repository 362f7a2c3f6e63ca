using Pipeline.Records;
using Pipeline.Vietnamese.Dates;

namespace Pipeline.Crosscheck.Rules.Dates;

/// <summary>
/// date.malformed: a printed date that is none, such as 22/11/20222 or 31/02/2020. Nothing is mended.
/// </summary>
public sealed class MalformedDateRule : IRule
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DocumentRecord record)
    {
        var seen = new HashSet<int>();
        for (var i = 0; i < record.Citations.Length; i++)
        {
            var citation = record.Citations[i];
            if (citation.Date is not null || citation.DatePrinted is not { } printed || !Whole(printed))
                continue;
            seen.Add(citation.Anchor.Start);
            var doubt = Misread(record, printed);
            yield return FindingFactory.CreateFinding(
                record,
                "date.malformed",
                doubt is null ? "warning" : "info",
                $"citation/{i}",
                $"Ngày “{printed}” của văn bản {citation.Printed} {doubt ?? "viết sai: không phải là ngày có thật"}.",
                null,
                printed,
                citation.Anchor
            );
        }
        foreach (var warning in record.Warnings)
            if (
                warning.Code == "date.malformed"
                && warning.Anchor is { } anchor
                && !record.Citations.Any(c =>
                    c.Date is null && c.DatePrinted is not null && Math.Abs(c.Anchor.Start - anchor.Start) < 200
                )
            )
                yield return Misread(record, anchor.Text) is { } doubt
                    ? FindingFactory.CreateFinding(
                        record,
                        "date.malformed",
                        "info",
                        $"warning/{anchor.Start}",
                        $"Ngày văn bản “{anchor.Text}” {doubt}.",
                        null,
                        anchor.Text,
                        anchor
                    )
                    : FindingFactory.CreateFinding(
                        record,
                        "date.malformed",
                        "warning",
                        $"warning/{anchor.Start}",
                        warning.Message,
                        null,
                        anchor.Text,
                        anchor
                    );
    }

    /// <summary>
    /// Why a date that is none may be a slip of reading, not of the paper; null where the paper itself says so.
    /// </summary>
    internal static string? Misread(DocumentRecord record, string printed)
    {
        if (record.Source.Scanned || record.Source.OcrConfidence is not null)
            return "không đọc được chắc chắn, có thể do nhận dạng từ bản quét: xem ảnh trang";
        // Typed dates hold digits, separators and their own words; a letter among digits or a stray mark comes from a
        // reader.
        foreach (
            var word in printed.Split([' ', '\n', '/', '.', '-', ',', '\u00A0'], StringSplitOptions.RemoveEmptyEntries)
        )
            if (word.Any(char.IsAsciiDigit) ? !word.All(char.IsAsciiDigit) : !DateWords.Contains(word))
                return "không đọc được chắc chắn: có ký tự lạ giữa các chữ số, xem bản gốc";
        return null;
    }

    private static readonly HashSet<string> DateWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "ngày",
        "tháng",
        "năm",
        "mồng",
        "mùng",
    };

    // Day, month and year stand there, so that it is not merely short ("ngày 27/9").
    private static bool Whole(string printed)
    {
        var numbers = 0;
        for (var i = 0; i < printed.Length; i++)
            if (char.IsAsciiDigit(printed[i]) && (i == 0 || !char.IsAsciiDigit(printed[i - 1])))
                numbers++;
        return numbers >= 3 && !VietnameseDateParser.Parse(printed).Success;
    }
}
