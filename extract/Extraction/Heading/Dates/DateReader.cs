using System.Text.RegularExpressions;
using Pipeline.Extraction.Citations;
using Pipeline.Extraction.Heading.Fragments;
using Pipeline.Extraction.Heading.Issuers;
using Pipeline.Extraction.Matching;
using Pipeline.Layout;
using Pipeline.Records;
using Pipeline.Vietnamese.Characters;
using Pipeline.Vietnamese.Dates;

namespace Pipeline.Extraction.Heading.Dates;

/// <summary>What the place and date line says.</summary>
/// <param name="Date">ISO date; null where blank, unread or malformed.</param>
/// <param name="DateEvidence">Null where no line stands.</param>
/// <param name="Place">Place before the date.</param>
/// <param name="PlaceEvidence">Or null.</param>
/// <param name="Warning">Or null.</param>
/// <param name="Blank">The day was left open.</param>
internal sealed record DateAndPlace(
    string? Date,
    Evidence? DateEvidence,
    string? Place,
    Evidence? PlaceEvidence,
    Warning? Warning,
    bool Blank
);

/// <summary>Reads the place and date line (Decree 30/2020/NĐ-CP, Annex I, item 4).</summary>
internal static partial class DateReader
{
    [GeneratedRegex(
        @"^(?:ng[àaảáâ]y)?[\s.:]*(?<day>.*?)[\s.,…]*th[áaảà]ng[\s.:]*(?<month>.*?)[\s.,…]*n[ăâaắ]m[\s.:]*(?<year>[^\s]*(?:\s+\d{1,4})?)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        5000
    )]
    private static partial Regex Words();

    /// <summary>Reads the date of a zone.</summary>
    public static DateAndPlace Read(DocumentView view, HeadingZone zone)
    {
        if (zone.Date < 0)
            return MeetingDateReader.Read(view, zone) ?? new DateAndPlace(null, null, null, null, null, false);
        var piece = zone.Pieces[zone.Date];
        var day = DateLineForm.DayAt(piece.Fold);
        if (day < 0)
            day = 0;
        var printed = piece.Text[day..].TrimEndAny(" .,*");
        var range = piece.RangeOf(day, Math.Max(1, printed.Length));
        var anchor = view.AnchorOf(range);
        var (place, placeEvidence) = PlaceOf(view, piece, day);
        DateAndPlace Result(string? date, double confidence, Warning? warning, bool blank = false) =>
            new(
                date,
                new Evidence
                {
                    Printed = printed,
                    Confidence = Math.Round(confidence, 3),
                    Anchor = anchor,
                },
                place,
                placeEvidence,
                warning,
                blank
            );
        var match = Words().Match(printed);
        if (!match.Success)
        {
            var figures = printed.StartsWith("ngày", StringComparison.OrdinalIgnoreCase)
                ? printed[4..].Trim()
                : printed;
            if (VietnameseDateParser.Parse(figures).TryGet(out var plain))
                return HandwritingDetector.IsPrinted(piece, day, day + printed.Length, day, piece.Text.Length)
                    ? Result(plain.ToString(), 0.95, null)
                    : Result(null, 0.3, HandwrittenWarning(printed, anchor));
            return MonthOnly(printed) is { } month
                ? Result(month, 0.9, null)
                : Result(null, 0.3, new Warning("date.unread", $"Không đọc được ngày văn bản: “{printed}”", anchor));
        }
        var (d, m, y) = (match.Groups["day"], match.Groups["month"], match.Groups["year"]);
        var (dayText, monthText, yearText) = (Clean(d.Value), Clean(m.Value), Clean(y.Value));
        if (dayText.Length == 0 || monthText.Length == 0 || yearText.Length < 3)
        {
            if (printed.StartsWith("th", StringComparison.OrdinalIgnoreCase) && MonthOnly(printed) is { } alone)
                return Result(alone, 0.9, null);
            if (piece.Scanned)
                return Result(null, 0.3, HandwrittenWarning(printed, anchor));
            return Result(null, 0.9, new Warning("date.blank", $"Ngày văn bản để trống: “{printed}”", anchor), true);
        }
        if (!piece.Scanned && Mended(printed, dayText, monthText, yearText) is { } mended)
            return Result(
                mended,
                0.6,
                new Warning(
                    "date.unsure",
                    $"Ngày văn bản đọc chưa chắc, có ký tự lạ giữa các chữ số: “{printed}”; cần xem bản gốc",
                    anchor
                )
            );
        if (!IsDigits(dayText) || !IsDigits(monthText) || !IsDigits(yearText))
            return Result(
                null,
                0.3,
                piece.Scanned
                    ? HandwrittenWarning(printed, anchor)
                    : new Warning("date.malformed", $"Ngày văn bản ghi sai: “{printed}”", anchor)
            );
        if (!VietnameseDateParser.Parse($"ngày {dayText} tháng {monthText} năm {yearText}").TryGet(out var date))
            return Result(
                null,
                0.3,
                piece.Scanned && !IsSure(piece, day, match)
                    ? HandwrittenWarning(printed, anchor)
                    : new Warning("date.malformed", $"Ngày văn bản ghi sai: “{printed}”", anchor)
            );
        return IsSure(piece, day, match)
            ? Result(date.ToString(), piece.Scanned ? 0.93 : 0.99, null)
            : Result(null, 0.4, HandwrittenWarning(printed, anchor));
    }

    // "ngày l3 tháng 1O", "ngày 09\" tháng 6": letters for digits, a stray mark. Null where the print is plain, or no
    // date comes of it.
    private static string? Mended(string printed, string day, string month, string year)
    {
        if (!VietnameseDateScanner.IsMended(printed) && IsDigits(day) && IsDigits(month) && IsDigits(year))
            return null;
        return
            VietnameseDateParser.Parse($"ngày {Trim(day)} tháng {Trim(month)} năm {Trim(year)}").TryGet(out var date)
            && date.Day is not null
            ? date.ToString()
            : null;

        static string Trim(string text) => text.TrimAny("\"'’‘”“`´*^~°•· ");
    }

    private static bool IsSure(HeadingFragment piece, int day, Match match)
    {
        // What OCR puts into one word with its label was hardly printed: print keeps the blank.
        if (
            piece.Scanned
            && (IsGlued(piece, day + match.Groups["day"].Index) || IsGlued(piece, day + match.Groups["month"].Index))
        )
            return false;
        foreach (var name in (ReadOnlySpan<string>)["day", "month", "year"])
        {
            var group = match.Groups[name];
            if (
                !HandwritingDetector.IsPrinted(
                    piece,
                    day + group.Index,
                    day + group.Index + group.Length,
                    day,
                    piece.Text.Length
                )
            )
                return false;
        }
        return true;
    }

    private static bool IsGlued(HeadingFragment piece, int at) => at > 0 && char.IsLetter(piece.Text[at - 1]);

    private static (string?, Evidence?) PlaceOf(DocumentView view, HeadingFragment piece, int day)
    {
        var end = DateLineForm.PlaceEnd(piece.Fold, day);
        while (end > 0 && piece.Text[end - 1] is ' ' or ',' or '.' or ';')
            end--;
        var start = 0;
        while (start < end && !char.IsLetter(piece.Text[start]))
            start++;
        if (end - start < 2 || end - start > 45)
            return (null, null);
        var place = piece.Text[start..end];
        var evidence = new Evidence
        {
            Printed = place,
            Confidence = piece.Scanned ? 0.85 : 0.97,
            Anchor = view.AnchorOf(piece.RangeOf(start, end - start)),
        };
        if (HeadingFragment.IsCapitals(place))
            place = NameCaseRestorer.TitleCase(place);
        return (place, evidence);
    }

    private static string? MonthOnly(string printed)
    {
        var text = printed.Trim();
        if (!text.StartsWith("tháng", StringComparison.OrdinalIgnoreCase))
            return null;
        var numbers = text[5..]
            .Split([' ', '/', '.', 'n', 'N', 'ă', 'Ă', 'm', 'M'], StringSplitOptions.RemoveEmptyEntries);
        return
            numbers.Length == 2
            && int.TryParse(numbers[0], out var month)
            && month is > 0 and < 13
            && int.TryParse(numbers[1], out var year)
            && year is > 1940 and < 2100
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{year:0000}-{month:00}")
            : null;
    }

    private static string Clean(string text) => text.TrimAny(" .,…_/:;*\"'’‘”“`´");

    private static bool IsDigits(string text) =>
        text.Length is > 0 and < 5 && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;

    private static Warning HandwrittenWarning(string printed, Anchor anchor) =>
        new("date.handwritten", $"Ngày văn bản có vẻ viết tay, không đọc chắc được: “{printed}”", anchor);
}

/// <summary>
/// Minutes and contracts without a date line are of the day that their opening sentence tells: "Hôm nay, vào lúc 14 giờ
/// ngày 10 tháng 6 năm 2022, tại …".
/// </summary>
internal static partial class MeetingDateReader
{
    private const int Reach = 2_500;

    [GeneratedRegex(
        @"(?:^|\n)[ \t*\-+]*(?:\d{1,2}\.\s*)?(?:HOM NAY|VAO HOI|VAO LUC|HOI \d|LUC \d|THOI GIAN|BAT DAU)[^\n.]{0,60}?(?<day>NGAY\s+\d{1,2}\s*(?:THANG|[/.\-])\s*\d{1,2}\s*(?:NAM|[/.\-])\s*\d{4})",
        RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Opening();

    /// <summary>The day of the meeting; null for other papers and where none is told.</summary>
    public static DateAndPlace? Read(DocumentView view, HeadingZone zone)
    {
        if (
            zone.Type is not { } type
            || !(type.StartsWith("Biên bản", StringComparison.Ordinal) || type == "Hợp đồng")
            || zone.Title < 0
        )
            return null;
        var start = zone.Pieces[zone.Title].Start;
        var fold = Folding.FoldUpper(view.Text.AsSpan(start, Math.Min(Reach, view.Span.End - start)));
        if (Opening().Match(fold) is not { Success: true } match)
            return null;
        var day = match.Groups["day"];
        var range = new TextRange(start + day.Index, start + day.Index + day.Length);
        var printed = Pipeline.Extraction.Citations.FoldedWordReader.CollapseWhiteSpace(
            view.Text.AsSpan(range.Start, range.Length)
        );
        if (
            !VietnameseDateScanner.TryScan(view.Text.AsSpan(0, range.End), range.Start, out var found)
            || found.Error is not null
            || found.Date.Day is null
            || found.Date.LacksYear
        )
            return null;
        return new DateAndPlace(
            found.Date.ToString(),
            new Evidence
            {
                Printed = printed,
                Confidence = 0.75,
                Anchor = view.AnchorOf(range),
            },
            null,
            null,
            null,
            false
        );
    }
}
