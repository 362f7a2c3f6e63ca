using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Pipeline.Extraction.Heading.Fragments;
using Pipeline.Extraction.Heading.Issuers;
using Pipeline.Extraction.Heading.Numbers;
using Pipeline.Extraction.Matching;
using Pipeline.Records;
using Pipeline.Vietnamese.Dates;
using Pipeline.Vietnamese.DocumentNumbers;

namespace Pipeline.Extraction.Heading.Subjects;

/// <summary>
/// Collections of laws drop the heading and name the paper in its title: "NGHỊ ĐỊNH / CỦA CHÍNH PHỦ SỐ 93/1998/NĐ-CP
/// NGÀY 12 THÁNG 11 NĂM 1998 SỬA ĐỔI …".
/// </summary>
internal static partial class TitleHeadingReader
{
    private const int Lines = 5;

    [GeneratedRegex(
        @"^(?:CUA\s(?<issuer>[^;:]{4,110}?)\s)?SO\s*:?\s*(?<number>\d{1,5}[A-Z]?\s*[/\-]\s*[A-Z0-9/&\-.]{1,30}(?:\s*-\s*[A-Z]{1,8})?)\s(?<date>NGAY\s[A-Z0-9/\-. ]{6,32}?(?:19|20)\d\d)(?:\s|$)",
        RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Naming();

    /// <summary>Number, date and issuer as the title tells them; null where it tells no number.</summary>
    public static (NumberField Number, string? Date, Evidence DateEvidence, NamedBody? Issuer)? Read(
        DocumentView view,
        HeadingZone zone
    )
    {
        if (zone.Title < 0)
            return null;
        var first = zone.Pieces[zone.Title];
        var title =
            zone.TitleLength + 3 < first.Text.Length
                ? first.Slice(zone.TitleLength, first.Text.Length, first.Side)
                : null;
        for (
            var i = zone.Title + 1;
            i < Math.Min(zone.Pieces.Count, zone.Title + Lines) && zone.Pieces[i].Text.Length < 700;
            i++
        )
            title = title is null ? zone.Pieces[i] : HeadingFragment.Join(title, zone.Pieces[i]);
        if (title is null || Naming().Match(title.Fold) is not { Success: true } match)
            return null;
        var (at, day, of) = (match.Groups["number"], match.Groups["date"], match.Groups["issuer"]);
        var printed = title.Text.Substring(at.Index, at.Length).TrimEndAny(" .-");
        if (!DocumentNumberParser.Parse(printed).TryGet(out var number) || !number.HasSerial)
            return null;
        var dated = title.Text.Substring(day.Index, day.Length);
        var date = VietnameseDateParser.Parse(dated.ToLowerInvariant()).TryGet(out var told) ? told.ToString() : null;
        var body = view.Text[view.Span.Start..Math.Min(view.Span.End, view.Span.Start + 40_000)];
        var issuer = of.Success
            ? new NamedBody(
                NameCaseRestorer.RestoreName(
                    OrganisationAbbreviations.Expand(title.Text.Substring(of.Index, of.Length).TrimAny(" ,")),
                    body
                ),
                new Evidence
                {
                    Printed = title.Text.Substring(of.Index, of.Length),
                    Confidence = 0.85,
                    Anchor = view.AnchorOf(title.RangeOf(of.Index, of.Length)),
                }
            )
            : null;
        return (
            NumberReader.CreateField(printed, number, 0.85, view.AnchorOf(title.RangeOf(at.Index, printed.Length))),
            date,
            new Evidence
            {
                Printed = dated,
                Confidence = 0.85,
                Anchor = view.AnchorOf(title.RangeOf(day.Index, day.Length)),
            },
            issuer
        );
    }
}

/// <summary>
/// A web page names the paper that it holds: where its title and the paper's heading disagree, a person must look.
/// </summary>
internal static partial class WebTitleConflict
{
    [GeneratedRegex(
        @"[Ss]ố\s*:?\s*(?<number>\d{1,5}[a-zđ]?\s*[/\-–]\s*(?:\d{4}\s*[/\-–]\s*)?[\p{Lu}][\p{L}\d&]*(?:\s*[-–/]\s*[\p{Lu}][\p{L}\d&]*)*)",
        RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Numbered();

    /// <summary>The field with both readings and a warning where they disagree; as it was where they agree.</summary>
    /// <param name="view">The document.</param>
    /// <param name="zone">Its heading: what stands before it is the page's own.</param>
    /// <param name="field">The number of the paper's heading.</param>
    public static (NumberField Field, Warning? Warning) Check(DocumentView view, HeadingZone zone, NumberField field)
    {
        if (field.Key is null || view.Layout.Paged || zone.Pieces.Count == 0)
            return (field, null);
        if (FindTitleNumber(view, zone) is not { } titled || titled.Fold == field.Fold)
            return (field, null);
        return (
            field with
            {
                Candidates =
                [
                    new NumberCandidate(field.Key, 0.6, ["heading"]),
                    new NumberCandidate(titled.Key, 0.4, ["title"]),
                ],
                Confidence = Math.Min(field.Confidence, 0.6),
            },
            new Warning(
                "number.conflict",
                $"Tiêu đề trang ghi số {titled.Key}, phần đầu văn bản ghi số {field.Key}",
                field.Anchor
            )
        );
    }

    private static DocumentNumber? FindTitleNumber(DocumentView view, HeadingZone zone)
    {
        if (view.Layout.Format == "html" && view.Layout.Title is { } title && First(title) is { } named)
            return named;
        var start = zone.Pieces[0].Start;
        var from = Math.Max(view.Span.Start, start - 4_000);
        if (zone.Nation < 0 || start - from < 10)
            return null;
        return First(view.Text[from..start]);
    }

    // The first number is the paper's; later ones belong to what its title speaks of.
    private static DocumentNumber? First(string text) =>
        Numbered().Match(text) is { Success: true } match
        && DocumentNumberParser.Parse(match.Groups["number"].Value).TryGet(out var number)
        && number.Serial is not null
            ? number
            : null;
}
