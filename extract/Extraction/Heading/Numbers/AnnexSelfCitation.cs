using System.Text.RegularExpressions;
using Pipeline.Extraction.Heading.Dates;
using Pipeline.Extraction.Matching;
using Pipeline.Layout;
using Pipeline.Records;
using Pipeline.Vietnamese.Characters;
using Pipeline.Vietnamese.Dates;
using Pipeline.Vietnamese.DocumentNumbers;

namespace Pipeline.Extraction.Heading.Numbers;

/// <summary>
/// The document's own number in the line over its annex: "(Kèm theo Báo cáo số: 339 /BC-LĐLĐ, ngày … của …)".
/// </summary>
/// <param name="Number">As read.</param>
/// <param name="Date">ISO date in the same line; null where none was read.</param>
/// <param name="Printed">True where digits and date were surely printed, not written in ink.</param>
/// <param name="IssuerText">What stands after "của"; null where nothing does.</param>
/// <param name="Range">The whole line.</param>
internal sealed partial record AnnexSelfCitation(
    DocumentNumber Number,
    string? Date,
    bool Printed,
    string? IssuerText,
    TextRange Range
)
{
    [GeneratedRegex(
        @"s[ốóôo]\s*:?\s*(?<number>\d{1,5}[a-zđ]?\s*[/\-–]\s*(?:\d{4}\s*[/\-–]\s*)?\p{Lu}[\p{L}\d&]*(?:\s*[-–/]\s*\p{Lu}[\p{L}\d&]*)*)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        5000
    )]
    private static partial Regex NumberPart();

    [GeneratedRegex(
        @"(?:ngày\s*)?\d{1,2}\s*(?:tháng|[/.\-])\s*\d{1,2}\s*(?:năm|[/.\-])\s*\d{4}",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        5000
    )]
    private static partial Regex DatePart();

    private const int Most = 12;

    /// <summary>The annex lines of a document, in order.</summary>
    public static List<AnnexSelfCitation> FindAll(DocumentView view)
    {
        var found = new List<AnnexSelfCitation>();
        var span = view.Text.AsSpan();
        for (var at = view.Span.Start; at < view.Span.End && found.Count < Most; )
        {
            var hit = span[at..view.Span.End].IndexOf("èm theo", StringComparison.Ordinal);
            if (hit < 0)
                break;
            at += hit + 7;
            if (OpensLine(view.Text, at - 8) && Read(view, at) is { } self)
                found.Add(self);
        }
        return found;
    }

    // Only a line of its own, mostly in brackets, tells about the annex; in running text "kèm theo" speaks of others.
    private static bool OpensLine(string text, int at)
    {
        for (var i = at - 1; i >= 0 && at - i < 24; i--)
        {
            if (text[i] is '\n' or '\f' or '\t' or '(')
                return true;
            if (
                !(
                    text[i] is ' ' or '*' or '_' or '>' or '<'
                    || "BanhàĐượcbanđíp/ivem".Contains(text[i], StringComparison.Ordinal)
                )
            )
                return false;
        }
        return true;
    }

    private static AnnexSelfCitation? Read(DocumentView view, int at)
    {
        var end = Math.Min(view.Span.End, at + 260);
        var close = view.Text.AsSpan(at, end - at).IndexOfAny(')', '\f');
        var broken = view.Text.AsSpan(at, end - at).IndexOf("\n\n");
        foreach (var stop in (ReadOnlySpan<int>)[close, broken])
            if (stop >= 0)
                end = Math.Min(end, at + stop);
        var text = view.Text[at..end].Replace('\n', ' ').Replace("*", " ", StringComparison.Ordinal);
        if (NumberPart().Match(text) is not { Success: true } match || match.Index > 60)
            return null;
        if (!DocumentNumberParser.Parse(match.Groups["number"].Value).TryGet(out var number) || number.Serial is null)
            return null;
        var dateMatch = DatePart().Match(text);
        var date =
            dateMatch.Success && VietnameseDateParser.Parse(dateMatch.Value).TryGet(out var day)
                ? day.ToString()
                : null;
        var of = text.LastIndexOf(" của ", StringComparison.Ordinal);
        var range = new TextRange(at - 8 < view.Span.Start ? view.Span.Start : at - 8, end);
        var place = new TextRange(at + match.Index, at + match.Index + match.Length);
        var stop2 = dateMatch.Success ? at + dateMatch.Index + dateMatch.Length : place.End;
        var sure = view.OcrConfidenceOf(new TextRange(place.Start, Math.Max(place.End, stop2))) >= 0.88;
        return new AnnexSelfCitation(
            number,
            date,
            sure,
            of > match.Index ? text[(of + 5)..].TrimAny(" .;") : null,
            range
        );
    }
}

/// <summary>
/// Fills what the heading leaves unread only where two independent printed witnesses agree: annex lines printed by
/// machine,
/// the time of a digital signature. One witness is a candidate, never an answer.
/// </summary>
internal static class HeadingCorroboration
{
    /// <summary>
    /// The number with the serial of two agreeing annex lines; the second value tells that it was filled.
    /// </summary>
    public static (NumberField Field, bool Filled) FillNumber(NumberField field, IReadOnlyList<AnnexSelfCitation> self)
    {
        if (field.Key is not null || field.Type is null && field.Issuer is null)
            return (field, false);
        var agreed = self.Where(s =>
                s.Printed
                && s.Number.Type == field.Type
                && Pipeline.Vietnamese.Characters.Folding.FoldUpper(s.Number.Issuer)
                    == Pipeline.Vietnamese.Characters.Folding.FoldUpper(field.Issuer ?? "")
            )
            .GroupBy(s => s.Number.Fold)
            .ToArray();
        if (agreed.Length != 1 || agreed[0].Count() < 2)
            return (field, false);
        var number = agreed[0].First().Number;
        return (
            field with
            {
                Key = number.Key,
                Fold = number.Fold,
                Serial = number.Serial,
                Year = number.Year,
                Confidence = 0.75,
            },
            true
        );
    }

    /// <summary>The date with that of two agreeing witnesses where the heading's own could not be read.</summary>
    public static DateAndPlace FillDate(
        DocumentView view,
        DateAndPlace read,
        IReadOnlyList<AnnexSelfCitation> self,
        IReadOnlyList<DigitalSignature> signatures
    )
    {
        if (read.Date is not null || read.Warning?.Code is not ("date.handwritten" or "date.unread"))
            return read;
        var printed = self.Where(s => s.Printed && s.Date is not null).ToArray();
        var dates = printed
            .Select(s => s.Date!)
            .Concat(
                signatures
                    .Where(s => s.Time is { Length: >= 10 })
                    .Select(s => s.Time![..10])
                    .Distinct(StringComparer.Ordinal)
            )
            .GroupBy(d => d, StringComparer.Ordinal)
            .ToArray();
        if (printed.Length == 0 || dates.Length != 1 || dates[0].Count() < 2)
            return read;
        return read with
        {
            Date = dates[0].Key,
            Warning = null,
            DateEvidence = read.DateEvidence! with
            {
                Confidence = 0.75,
                Repaired = "ngày trong phụ lục và giờ ký số",
                Anchor = view.AnchorOf(printed[0].Range),
            },
        };
    }
}
