using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Pipeline.Extraction.Facts.Sentences;
using Pipeline.Layout;
using Pipeline.Records;
using Pipeline.Vietnamese.Characters;
using Pipeline.Vietnamese.Dates;

namespace Pipeline.Extraction.Facts.Deadlines;

/// <summary>Dates by which something is due, and duties that come again.</summary>
internal static partial class DeadlineReader
{
    /// <summary>Bounds as the South says them, and as "no later than".</summary>
    private static readonly string[] Latest =
    [
        "trễ nhất",
        "hạn chót",
        "chậm lắm",
        "trễ lắm",
        "muộn lắm",
        "không trễ hơn",
        "không muộn hơn",
        "không chậm hơn",
        "không quá",
    ];

    /// <summary>What a law says of papers before it.</summary>
    [GeneratedRegex(
        @"(?:quy định|văn bản|nghị định|thông tư|luật|pháp lệnh|quy chế|chính sách|giấy phép|hợp đồng)[^,;.]{0,80}ban hành trước",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex LawBefore();

    /// <summary>The day on which something takes place, told by a label or verb with no bound.</summary>
    [GeneratedRegex(
        @"(?:^|[\s(])(?:thời gian\s+(?:tổ chức|diễn ra|khai mạc|bế mạc|thi|họp|tập huấn|hội nghị|làm việc|thăm|bắt đầu)|(?:tổ chức|diễn ra|khai mạc|bế mạc|khởi hành|tập trung)(?:\s+[^,;.:]{1,80})?\s+vào)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Event();

    [GeneratedRegex(
        @"hoàn thành|nộp|gửi|báo cáo|đăng ký|nhận|xong",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Due();

    private static readonly string[] Triggers =
    [
        "trước",
        "chậm nhất",
        "muộn nhất",
        "hạn cuối",
        "đến hết",
        "hết",
        "xong trong",
        "hoàn thành trong",
        "trong",
        "vào",
        "thời hạn",
        "thời gian",
        "hạn nộp",
        "gửi về",
        .. Latest,
    ];

    private static readonly string[] Strong =
    [
        "trước",
        "chậm nhất",
        "muộn nhất",
        "hạn cuối",
        "hạn nộp",
        "hoàn thành trong",
        "xong trong",
        "đến hết",
        "thời hạn",
        .. Latest,
    ];

    /// <summary>Deadlines in the order of the text.</summary>
    public static ImmutableArray<Deadline> Read(FactContext context, OccupiedRanges taken)
    {
        var deadlines = ImmutableArray.CreateBuilder<Deadline>();
        var text = context.View.Text;
        var lastDate = context.Record.Document.Date;
        foreach (var sentence in context.Sentences)
        {
            if (sentence.Part == SectionKind.Silent)
                continue;
            // A line may break within the words that are looked for.
            string? span = null;
            var found = false;
            foreach (var mention in context.DatesIn(sentence.Range))
            {
                if (mention.Error is not null)
                    continue;
                span ??= text[sentence.Range.Start..sentence.Range.End].Replace('\n', ' ');
                var at = mention.Start - sentence.Range.Start;
                var from = FindTrigger(span, at);
                if (from < 0 && sentence.Part == SectionKind.Plan && DeadlineClauseReader.OpensWithReport(span, at))
                    from = at;
                if (from < 0 || ResolveDate(mention.Date, lastDate) is not var (date, sure))
                    continue;
                from += sentence.Range.Start;
                var printed = new TextRange(from, mention.End);
                if (!IsDue(context, sentence, span, printed, date))
                    continue;
                taken.Add(printed);
                deadlines.Add(
                    CreateDeadline(context, sentence, printed, date, RecurrenceRuleReader.Parse(span), sure ? 0.9 : 0.6)
                );
                found = true;
            }
            if (found || !sentence.HasFeature(SentenceFeatures.Recurring))
                continue;
            span ??= text[sentence.Range.Start..sentence.Range.End].Replace('\n', ' ');
            if (
                RecurrenceRuleReader.Find(span) is { } again
                && RecurrenceRuleReader.IsDuty(span, sentence.Part == SectionKind.Plan)
            )
                deadlines.Add(
                    CreateDeadline(
                        context,
                        sentence,
                        new TextRange(sentence.Range.Start + again.Start, sentence.Range.Start + again.End),
                        null,
                        RecurrenceRuleReader.Parse(span),
                        0.6
                    )
                );
        }
        return deadlines.ToImmutable();
    }

    private static Deadline CreateDeadline(
        FactContext context,
        Sentence sentence,
        TextRange printed,
        string? date,
        string? recurring,
        double confidence
    ) =>
        new()
        {
            Date = date,
            Recurring = recurring,
            Task = DeadlineClauseReader.ReadTask(context, sentence, printed),
            Actor = DeadlineClauseReader.ReadActor(context, sentence, printed),
            Printed = context.GetPrinted(printed),
            Confidence = context.ComputeConfidence(confidence, printed),
            Anchor = context.View.AnchorOf(printed),
        };

    /// <summary>
    /// Where the nearest word that makes a date a bound begins, at most forty characters before it; -1 where none
    /// stands.
    /// </summary>
    private static int FindTrigger(string text, int to)
    {
        var from = Math.Max(0, to - 48);
        var before = text.AsSpan(from, to - from);
        // "trước 16 giờ ngày 20/6": the hour belongs to the day.
        before = before[..HourBefore(before)];
        // A full stop, a semicolon or a number between them divides the two.
        var cut = before.LastIndexOfAny(".;0123456789");
        if (cut >= 0)
        {
            from += cut + 1;
            before = before[(cut + 1)..];
        }
        var (best, length) = (-1, 0);
        Span<char> lower = stackalloc char[48];
        lower = lower[..before.ToLowerInvariant(lower)];
        foreach (var word in Triggers)
        {
            var at = lower.LastIndexOf(word);
            if (at < 0 || (at > 0 && char.IsLetter(before[at - 1])))
                continue;
            // The one that ends nearest to the date; "hoàn thành trong" wins over the "trong" within it.
            if (at + word.Length > best + length || (at + word.Length == best + length && word.Length > length))
                (best, length) = (at, word.Length);
        }
        if (best < 0)
            return -1;
        // "muộn nhất vào ngày", "chậm nhất là trước ngày": the bound begins with the stronger word.
        var lead = lower[..best].TrimEnd();
        if (lead.EndsWith(" là", StringComparison.Ordinal))
            lead = lead[..^3].TrimEnd();
        foreach (var bound in Bounds)
            if (lead.EndsWith(bound))
                best = lead.Length - bound.Length;
        return from + best;
    }

    private static readonly string[] Bounds = ["chậm nhất", "muộn nhất", "hạn cuối", "thời hạn", .. Latest];

    /// <summary>
    /// Where a time of day at the end of the words begins ("16 giờ ", "10h00 "); their length where none stands.
    /// </summary>
    private static int HourBefore(ReadOnlySpan<char> before)
    {
        var end = before.TrimEnd().Length;
        var at = end;
        while (at > 0 && (char.IsAsciiDigit(before[at - 1]) || before[at - 1] is 'h' or 'g' or ':'))
            at--;
        if (at == end && before[..end].EndsWith("giờ", StringComparison.Ordinal))
        {
            at = before[..(end - 3)].TrimEnd().Length;
            while (at > 0 && char.IsAsciiDigit(before[at - 1]))
                at--;
            return at;
        }
        // "17 giờ 00 ngày 20/5".
        if (at < end && before[..at].TrimEnd() is var hour && hour.EndsWith("giờ", StringComparison.Ordinal))
        {
            at = hour[..^3].TrimEnd().Length;
            while (at > 0 && char.IsAsciiDigit(before[at - 1]))
                at--;
            return at;
        }
        return at < end && before[at..end].IndexOfAny("hg:") > 0 ? at : before.Length;
    }

    private static (string Date, bool Sure)? ResolveDate(PartialDate date, string? documentDate)
    {
        if (date is { Quarter: { } quarter, Year: { } ofQuarter })
            return ($"{ofQuarter}-Q{quarter}", true);
        if (date.Month is not { } month)
            return null;
        if (date.Day is not { } day)
            return date.Year is { } ofMonth ? ($"{ofMonth}-{month:00}", true) : null;
        if (date.Year is { } year)
            return year is < 1950 or > 2100 ? null : ($"{year:0000}-{month:00}-{day:00}", true);
        if (documentDate is not { Length: 10 })
            return null;
        // The year is not printed: the document's own, where the day still lies ahead of it.
        var guess = $"{documentDate[..4]}-{month:00}-{day:00}";
        return string.CompareOrdinal(guess, documentDate) < 0 ? null : (guess, false);
    }

    /// <summary>
    /// A date in the document's past is an event; a date to come is due where a duty or a bound is told.
    /// </summary>
    private static bool IsDue(FactContext context, Sentence sentence, string span, TextRange printed, string date)
    {
        var own = context.Record.Document.Date;
        // A bound that is told as one is due, though the paper is dated later than it was meant to be.
        var word = span[(printed.Start - sentence.Range.Start)..];
        var bound = Array.Exists(Bounds, b => word.StartsWith(b, StringComparison.OrdinalIgnoreCase));
        if (
            own is not null
            && string.CompareOrdinal(LastDay(date), own) < 0
            && !(bound && HasDuty(span) && SameYear(date, own) && !CompletedActionLexicon.IsPast(context, sentence))
        )
            return false;
        var strong = Array.Exists(Strong, s => word.StartsWith(s, StringComparison.OrdinalIgnoreCase));
        // Where the paper's own day was written in ink and left unread, what has a bound is due all the same, unless it
        // is told as done.
        if (
            own is null
            && sentence.Part == SectionKind.Result
            && (CompletedActionLexicon.SaysDone(span) || !bound && !(strong && HasDuty(span)))
        )
            return false;
        var before = span[..(printed.Start - sentence.Range.Start)].TrimEnd();
        // "có hiệu lực", "được ban hành trước ngày": law, not duty.
        if (
            span.Contains("hiệu lực", StringComparison.Ordinal)
            || span.Contains("ban hành trước", StringComparison.Ordinal) && LawBefore().IsMatch(span)
            || before.EndsWith("từ", StringComparison.Ordinal)
        )
            return false;
        // "Thời gian tổ chức: từ ngày 01/5/2024": where it begins.
        if (
            span.AsSpan(printed.Start - sentence.Range.Start, Math.Min(printed.End, sentence.Range.End) - printed.Start)
                .Contains(": từ ", StringComparison.Ordinal)
        )
            return false;
        if (
            !strong
            && date.Length == 10
            && IsEvent(span, printed.Start - sentence.Range.Start, printed.End - sentence.Range.Start)
        )
            return false;
        // "(từ đầu nhiệm kỳ đến hết tháng 12/2020)": a span of time, not its end.
        var near = before[^Math.Min(40, before.Length)..];
        if (
            near.Contains("từ đầu", StringComparison.Ordinal)
            || near.Contains("tính từ", StringComparison.Ordinal)
            || near.Contains(" từ ngày", StringComparison.Ordinal)
            || near.Contains("(từ ", StringComparison.Ordinal)
        )
            return false;
        if (strong)
            return !word.StartsWith("đến hết", StringComparison.OrdinalIgnoreCase) || HasDuty(span);
        return HasDuty(span) && (sentence.Part == SectionKind.Plan || own is not null);
    }

    /// <summary>"Thời gian tổ chức hội thi ngày 30/11", "tổ chức hội nghị vào ngày 12/6".</summary>
    private static bool IsEvent(string span, int from, int to)
    {
        var clause = span.LastIndexOfAny([',', ';', '.'], Math.Max(0, from - 1)) + 1;
        // A full stop within a date or a number ends nothing; the clause is long enough without it.
        var words = span[Math.Min(clause, from)..Math.Min(to, span.Length)];
        return Event().IsMatch(words) && !Due().IsMatch(words);
    }

    private static bool SameYear(string date, string own) => string.CompareOrdinal(date, 0, own, 0, 4) == 0;

    private static bool HasDuty(string span) => DeadlineClauseReader.HasDuty(span);

    private static string LastDay(string date) =>
        date.Length == 7 && date[5] == 'Q' ? $"{date[..4]}-{(date[6] - '0') * 3:00}-31"
        : date.Length == 7 ? date + "-31"
        : date;
}

/// <summary>
/// Recurring duties as recurrence rules of RFC 5545: "định kỳ thứ Hai hằng tuần" gives FREQ=WEEKLY;BYDAY=MO.
/// </summary>
internal static partial class RecurrenceRuleReader
{
    private static readonly (string Words, string Rule)[] Periods =
    [
        ("hang tuan", "FREQ=WEEKLY"),
        ("hang thang", "FREQ=MONTHLY"),
        ("hang quy", "FREQ=MONTHLY;INTERVAL=3"),
        ("hang nam", "FREQ=YEARLY"),
        ("hang ngay", "FREQ=DAILY"),
        ("dinh ky 6 thang", "FREQ=MONTHLY;INTERVAL=6"),
        ("dinh ky 06 thang", "FREQ=MONTHLY;INTERVAL=6"),
        ("dinh ky 3 thang", "FREQ=MONTHLY;INTERVAL=3"),
        ("dinh ky 03 thang", "FREQ=MONTHLY;INTERVAL=3"),
        ("6 thang mot lan", "FREQ=MONTHLY;INTERVAL=6"),
        ("moi thang", "FREQ=MONTHLY"),
        ("moi quy", "FREQ=MONTHLY;INTERVAL=3"),
        ("moi tuan", "FREQ=WEEKLY"),
        ("thang cuoi quy", "FREQ=MONTHLY;INTERVAL=3"),
        ("thang cuoi cua quy", "FREQ=MONTHLY;INTERVAL=3"),
    ];

    /// <summary>Days of the week, whole words with their tones: "thủ tục" and "thứ tự" name none.</summary>
    private static readonly (string Words, string Day)[] Days =
    [
        ("thứ hai", "MO"),
        ("thứ ba", "TU"),
        ("thứ tư", "WE"),
        ("thứ năm", "TH"),
        ("thứ sáu", "FR"),
        ("thứ bảy", "SA"),
        ("thứ bẩy", "SA"),
        ("chủ nhật", "SU"),
    ];

    /// <summary>
    /// The day that stands nearest to the words of the week; null where none does. "lần thứ ba" counts times.
    /// </summary>
    private static string? DayOf(string sentence, int week)
    {
        var line = TonedWordSet.Key(sentence);
        var (best, distance) = ((string?)null, int.MaxValue);
        foreach (var (words, day) in Days)
            for (
                var at = line.IndexOf(words, StringComparison.Ordinal);
                at >= 0;
                at = line.IndexOf(words, at + 1, StringComparison.Ordinal)
            )
            {
                var end = at + words.Length;
                if (
                    at > 0 && char.IsLetter(line[at - 1])
                    || end < line.Length && char.IsLetter(line[end])
                    || line.AsSpan(0, at).TrimEnd().EndsWith("lần", StringComparison.Ordinal)
                )
                    continue;
                if (Math.Abs(at - week) < distance)
                    (best, distance) = (day, Math.Abs(at - week));
            }
        return best;
    }

    /// <summary>The rule that a sentence tells; null where none.</summary>
    public static string? Parse(string sentence)
    {
        var folded = Folding.FoldLower(sentence).Replace('\n', ' ');
        foreach (var (words, rule) in Periods)
        {
            if (!folded.Contains(words, StringComparison.Ordinal))
                continue;
            // "hằng quý, trước ngày 20 của tháng cuối quý": the last months of the quarters.
            if (DaysOfMonth(folded) is { Length: > 0 } on && rule.StartsWith("FREQ=MONTHLY", StringComparison.Ordinal))
                return
                    folded.Contains("thang cuoi quy", StringComparison.Ordinal)
                    || folded.Contains("thang cuoi cua quy", StringComparison.Ordinal)
                    ? $"FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY={on}"
                    : $"{rule};BYMONTHDAY={on}";
            if (rule != "FREQ=WEEKLY")
                return rule;
            return DayOf(sentence, folded.IndexOf(words, StringComparison.Ordinal)) is { } day
                ? $"{rule};BYDAY={day}"
                : rule;
        }
        return null;
    }

    /// <summary>Where the words of recurrence stand; null where none.</summary>
    public static TextRange? Find(string sentence)
    {
        var folded = Folding.FoldLower(sentence).Replace('\n', ' ');
        foreach (var (words, _) in Periods)
        {
            var at = folded.IndexOf(words, StringComparison.Ordinal);
            if (at < 0)
                continue;
            var from = folded.LastIndexOf("dinh ky", at, Math.Min(at, 40), StringComparison.Ordinal);
            var (start, end) = (from >= 0 ? from : at, at + words.Length);
            if (DayOfMonth().Match(folded) is { Success: true } day)
            {
                var bound = folded.LastIndexOf("truoc", day.Index, Math.Min(day.Index, 8), StringComparison.Ordinal);
                (start, end) = (Math.Min(start, bound >= 0 ? bound : day.Index), Math.Max(end, day.Index + day.Length));
            }
            return end - start < 120 ? new TextRange(start, end) : new TextRange(at, at + words.Length);
        }
        return null;
    }

    /// <summary>
    /// A report that is to be made again: "định kỳ" with it, or in a plan a day of the month or week with it.
    /// </summary>
    public static bool IsDuty(string sentence, bool plan)
    {
        var folded = Folding.FoldLower(sentence);
        if (
            !folded.Contains("bao cao", StringComparison.Ordinal)
            && !folded.Contains("gui ", StringComparison.Ordinal)
            && !folded.Contains("tong hop", StringComparison.Ordinal)
            && !folded.Contains("nghiem thu", StringComparison.Ordinal)
            && !folded.Contains("cap nhat", StringComparison.Ordinal)
        )
            return false;
        return (plan && folded.Contains("dinh ky", StringComparison.Ordinal))
            || DaysOfMonth(folded).Length > 0 && folded.Contains("truoc", StringComparison.Ordinal)
            || plan && DaysOfMonth(folded).Length > 0;
    }

    /// <summary>"trước ngày 10 và 25 hằng tháng" gives "10,25"; "" where no day stands without its month.</summary>
    private static string DaysOfMonth(string folded)
    {
        var match = DayOfMonth().Match(folded);
        if (!match.Success)
            return "";
        var days = match
            .Groups["d"]
            .Captures.Select(c => int.Parse(c.Value, CultureInfo.InvariantCulture))
            .Where(d => d is > 0 and < 32);
        return string.Join(',', days);
    }

    [GeneratedRegex(
        @"ngay\s+(?<d>\d{1,2})(?:\s+va\s+(?:ngay\s+)?(?<d>\d{1,2}))?(?!\s*[/\d.]|\s+thang\s+\d)(?:\s+(?:cua\s+)?thang\s+(?:cuoi\s+)?(?:cua\s+)?quy|\s+cua\s+thang\s+(?:cuoi|dau)\s+quy)?",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        5000
    )]
    private static partial Regex DayOfMonth();
}
