using System.Text.RegularExpressions;
using Pipeline.Layout;
using Pipeline.Records;
using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Heading;

/// <summary>Minutes and contracts without a date line are of the day that their opening sentence tells: "Hôm nay, vào lúc 14 giờ ngày 10 tháng 6 năm 2022, tại …".</summary>
internal static partial class MeetingDate
{
    private const int Reach = 2_500;

    [GeneratedRegex(@"(?:^|\n)[ \t*\-+]*(?:\d{1,2}\.\s*)?(?:HOM NAY|VAO HOI|VAO LUC|HOI \d|LUC \d|THOI GIAN|BAT DAU)[^\n.]{0,60}?(?<day>NGAY\s+\d{1,2}\s*(?:THANG|[/.\-])\s*\d{1,2}\s*(?:NAM|[/.\-])\s*\d{4})", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Opening();

    /// <summary>The day of the meeting; null for other papers and where none is told.</summary>
    public static DateAndPlace? Read(DocumentView view, HeadingZone zone)
    {
        if (zone.Type is not { } type || !(type.StartsWith("Biên bản", StringComparison.Ordinal) || type == "Hợp đồng") || zone.Title < 0) return null;
        var start = zone.Pieces[zone.Title].Start;
        var fold = Folding.FoldUpper(view.Text.AsSpan(start, Math.Min(Reach, view.Span.End - start)));
        if (Opening().Match(fold) is not { Success: true } match) return null;
        var day = match.Groups["day"];
        var range = new TextRange(start + day.Index, start + day.Index + day.Length);
        var printed = Citations.Words.Squeeze(view.Text.AsSpan(range.Start, range.Length));
        if (!VietnameseDateScanner.TryScan(view.Text.AsSpan(0, range.End), range.Start, out var found) || found.Error is not null || found.Date.Day is null || found.Date.LacksYear) return null;
        return new DateAndPlace(found.Date.ToString(), new Evidence { Printed = printed, Confidence = 0.75, Anchor = view.AnchorOf(range) }, null, null, null, false);
    }
}
