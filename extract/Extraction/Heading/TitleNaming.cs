using System.Text.RegularExpressions;
using Pipeline.Records;
using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Heading;

/// <summary>
/// Collections of laws drop the heading and name the paper in its title: "NGHỊ ĐỊNH / CỦA CHÍNH PHỦ SỐ 93/1998/NĐ-CP NGÀY 12 THÁNG 11 NĂM 1998 SỬA ĐỔI …".
/// </summary>
internal static partial class TitleNaming
{
    private const int Lines = 5;

    [GeneratedRegex(@"^(?:CUA\s(?<issuer>[^;:]{4,110}?)\s)?SO\s*:?\s*(?<number>\d{1,5}[A-Z]?\s*[/\-]\s*[A-Z0-9/&\-.]{1,30}(?:\s*-\s*[A-Z]{1,8})?)\s(?<date>NGAY\s[A-Z0-9/\-. ]{6,32}?(?:19|20)\d\d)(?:\s|$)", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Naming();

    /// <summary>Number, date and issuer as the title tells them; null where it tells no number.</summary>
    public static (NumberField Number, string? Date, Evidence DateEvidence, NamedBody? Issuer)? Read(DocumentView view, HeadingZone zone)
    {
        if (zone.Title < 0) return null;
        var first = zone.Pieces[zone.Title];
        var title = zone.TitleLength + 3 < first.Text.Length ? first.Slice(zone.TitleLength, first.Text.Length, first.Side) : null;
        for (var i = zone.Title + 1; i < Math.Min(zone.Pieces.Count, zone.Title + Lines) && zone.Pieces[i].Text.Length < 700; i++)
            title = title is null ? zone.Pieces[i] : Piece.Join(title, zone.Pieces[i]);
        if (title is null || Naming().Match(title.Fold) is not { Success: true } match) return null;
        var (at, day, of) = (match.Groups["number"], match.Groups["date"], match.Groups["issuer"]);
        var printed = title.Text.Substring(at.Index, at.Length).TrimEndAny(" .-");
        if (!DocumentNumberParser.Parse(printed).TryGet(out var number) || !number.HasSerial) return null;
        var dated = title.Text.Substring(day.Index, day.Length);
        var date = VietnameseDateParser.Parse(dated.ToLowerInvariant()).TryGet(out var told) ? told.ToString() : null;
        var body = view.Text[view.Span.Start..Math.Min(view.Span.End, view.Span.Start + 40_000)];
        var issuer = of.Success
            ? new NamedBody(NameCaser.Name(Abbreviations.Expand(title.Text.Substring(of.Index, of.Length).TrimAny(" ,")), body), new Evidence { Printed = title.Text.Substring(of.Index, of.Length), Confidence = 0.85, Anchor = view.AnchorOf(title.RangeOf(of.Index, of.Length)) })
            : null;
        return (NumberReader.Field(printed, number, 0.85, view.AnchorOf(title.RangeOf(at.Index, printed.Length))), date,
            new Evidence { Printed = dated, Confidence = 0.85, Anchor = view.AnchorOf(title.RangeOf(day.Index, day.Length)) }, issuer);
    }
}
