using System.Net;
using System.Text.RegularExpressions;
using Pipeline.Extraction.Heading.Fragments;
using Pipeline.Extraction.Heading.Issuers;
using Pipeline.Extraction.Heading.Numbers;
using Pipeline.Extraction.Matching;
using Pipeline.Layout;
using Pipeline.Records;
using Pipeline.Vietnamese.Dates;
using Pipeline.Vietnamese.DocumentNumbers;

namespace Pipeline.Extraction.Heading;

/// <summary>
/// What an annex that is a file of its own says of itself: the e-office stamp over it ("Số: 1234/SNV-VP; 05/6/2025;
/// 09:12:31;"), and its
/// title above the line "(Kèm theo Công văn số … của Sở Nội vụ)", which names the issuer.
/// </summary>
internal static partial class AnnexHeading
{
    private const int Reach = 1500;
    private const int MostTitle = 300;

    [GeneratedRegex(
        @"Số\s*:?\s*(?<number>(?<serial>\d{1,6}[a-z]?)\s*/\s*(?<symbol>[\p{Lu}\d](?:[\p{L}\d&/-]|&amp;)*))\s*[;,]\s*(?:ngày\s*)?(?<date>\d{1,2}/\d{1,2}/\d{4})\s*[;,]\s*\d{1,2}:\d{2}(?::\d{2})?",
        RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Stamp();

    [GeneratedRegex(
        @"(?:^|\n)[ \t*_]*\(?[ \t*_]*(?:Ban hành\s+)?[Kk]èm\s+theo\s+(?<words>[^()]{8,300}?\scủa\s+(?<issuer>\p{Lu}[^()\n;]{3,120}(?:\n[^()\n;]{1,80})??))[ \t*_.]*(?:\)|\n\n|$)",
        RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Attached();

    /// <summary>The number and date that the e-office stamp prints; null where none stands at the top.</summary>
    public static (NumberField Number, string Date, Evidence DateEvidence)? ReadStamp(DocumentView view)
    {
        var top = view.Text.Substring(view.Span.Start, Math.Min(view.Span.Length, Reach));
        if (
            Stamp().Match(top) is not { Success: true } match
            || !VietnameseDateParser.Parse(match.Groups["date"].Value).TryGet(out var date)
        )
            return null;
        var printed = WebUtility.HtmlDecode(match.Groups["number"].Value);
        if (!DocumentNumberParser.Read(printed, view.Symbols).TryGet(out var reading) || !reading.Number.HasSerial)
            return null;
        Anchor Place(Group group) =>
            view.AnchorOf(new TextRange(view.Span.Start + group.Index, view.Span.Start + group.Index + group.Length));
        return (
            NumberReader.CreateField(printed, reading.Number, 0.95, Place(match.Groups["number"])),
            date.ToString(),
            new Evidence
            {
                Printed = match.Groups["date"].Value,
                Confidence = 0.95,
                Anchor = Place(match.Groups["date"]),
            }
        );
    }

    /// <summary>
    /// Type, subject and issuer of an annex by the line that says what it belongs to; null where the file does not
    /// begin as one.
    /// </summary>
    public static (string? Type, string Subject, Evidence SubjectEvidence, NamedBody Issuer)? Read(DocumentView view)
    {
        var top = view.Text.Substring(view.Span.Start, Math.Min(view.Span.Length, Reach));
        if (Attached().Match(top) is not { Success: true } match || match.Index > Reach / 2)
            return null;
        var (label, title, first) = ((string?)null, new List<string>(), -1);
        foreach (var line in view.Lines)
        {
            if (line.Span.Start - view.Span.Start >= match.Index + 1)
                break;
            if (line.Span.Length == 0)
                continue;
            if (new MappedText().Add(view.Text, line.Span).TakeText() is not { } clean || Stamp().IsMatch(clean.Text))
                continue;
            var piece = new HeadingFragment(clean.Text, clean.Map);
            if (title.Count == 0 && label is null && AnnexReader.IsTitle(piece))
            {
                label = clean.Text;
                continue;
            }
            if (!HeadingFragment.IsCapitals(clean.Text) && title.Count == 0 && label is null)
                return null;
            if (clean.Text.AnyCharacter(char.IsLetter) && !piece.IsNational)
            {
                if (first < 0)
                    first = line.Span.Start;
                title.Add(clean.Text);
            }
        }
        var subject = string.Join(' ', title);
        if (subject.Length is < 8 or > MostTitle)
            return null;
        var group = match.Groups["issuer"];
        var issuer = IssuerReader.TrimMarks(
            string.Join(' ', group.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        );
        var range = new TextRange(first, view.Span.Start + match.Index);
        return (
            label is null ? null : "Phụ lục",
            NameCaseRestorer.Capitalise(
                NameCaseRestorer.RestoreSentence(
                    subject,
                    view.Text.AsSpan(view.Span.Start, Math.Min(view.Span.Length, 40_000))
                )
            ),
            new Evidence
            {
                Printed = subject,
                Confidence = 0.8,
                Anchor = view.AnchorOf(range),
            },
            new NamedBody(
                issuer,
                new Evidence
                {
                    Printed = group.Value,
                    Confidence = 0.75,
                    Anchor = view.AnchorOf(
                        new TextRange(view.Span.Start + group.Index, view.Span.Start + group.Index + group.Length)
                    ),
                }
            )
        );
    }
}
