using System.Text.RegularExpressions;
using Pipeline.Layout;
using Pipeline.Records;
using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Heading;

/// <summary>Reads the heading and the signature zone (Decree 30/2020/NĐ-CP, Annex I).</summary>
public sealed partial class HeadingExtractor : IExtractor
{
    [GeneratedRegex(@"^\s*Số\s*:?\s*(\d[^\n]*?)\s*$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex NumberLine();

    [GeneratedRegex(@"ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex DateLine();

    /// <inheritdoc/>
    public DocumentRecord Extract(DocumentView view, DocumentRecord record)
    {
        var heading = record.Document;
        foreach (var line in view.Lines.Take(60))
        {
            var text = view.TextOf(line.Span);
            if (heading.Number is null && NumberLine().Match(text) is { Success: true } match &&
                DocumentNumberParser.Parse(match.Groups[1].Value).TryGet(out var number))
            {
                var at = new TextRange(line.Span.Start + match.Groups[1].Index, line.Span.Start + match.Groups[1].Index + match.Groups[1].Length);
                heading = heading with
                {
                    Number = new NumberField
                    {
                        Printed = match.Groups[1].Value, Key = number.Key, Fold = number.Fold, Serial = number.Serial,
                        Year = number.Year, Type = number.Type, Issuer = number.Issuer, Confidence = 0.9, Anchor = view.AnchorOf(at),
                    },
                    Type = DocumentTypes.Name(number.Type),
                };
            }
            if (heading.Date is null && DateLine().Match(text) is { Success: true } dated &&
                VietnameseDateParser.Parse(dated.Value).TryGet(out var date))
                heading = heading with { Date = date.ToString() };
        }
        return record with { Document = heading };
    }
}
