using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Pipeline.Layout;
using Pipeline.Records;
using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Facts;

/// <summary>Dates by which something is due, and duties that come again.</summary>
internal static partial class DeadlineReader
{
    /// <summary>Bounds as the South says them, and as "no later than".</summary>
    private static readonly string[] Latest = ["trễ nhất", "hạn chót", "chậm lắm", "trễ lắm", "muộn lắm", "không trễ hơn", "không muộn hơn", "không chậm hơn", "không quá"];

    /// <summary>What a law says of papers before it.</summary>
    [GeneratedRegex(@"(?:quy định|văn bản|nghị định|thông tư|luật|pháp lệnh|quy chế|chính sách|giấy phép|hợp đồng)[^,;.]{0,80}ban hành trước", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex LawBefore();

    /// <summary>The day on which something takes place, told by a label or verb with no bound.</summary>
    [GeneratedRegex(@"(?:^|[\s(])(?:thời gian\s+(?:tổ chức|diễn ra|khai mạc|bế mạc|thi|họp|tập huấn|hội nghị|làm việc|thăm|bắt đầu)|(?:tổ chức|diễn ra|khai mạc|bế mạc|khởi hành|tập trung)(?:\s+[^,;.:]{1,80})?\s+vào)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Event();

    [GeneratedRegex(@"hoàn thành|nộp|gửi|báo cáo|đăng ký|nhận|xong", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Due();

    private static readonly string[] Triggers =
        ["trước", "chậm nhất", "muộn nhất", "hạn cuối", "đến hết", "hết", "xong trong", "hoàn thành trong", "trong", "vào", "thời hạn", "thời gian", "hạn nộp", "gửi về", .. Latest];

    private static readonly string[] Strong = ["trước", "chậm nhất", "muộn nhất", "hạn cuối", "hạn nộp", "hoàn thành trong", "xong trong", "đến hết", "thời hạn", .. Latest];

    /// <summary>Deadlines in the order of the text.</summary>
    public static ImmutableArray<Deadline> Read(FactContext context, TakenRanges taken)
    {
        var deadlines = ImmutableArray.CreateBuilder<Deadline>();
        var text = context.View.Text;
        var lastDate = context.Record.Document.Date;
        foreach (var sentence in context.Sentences)
        {
            if (sentence.Part == PartKind.Silent) continue;
            // A line may break within the words that are looked for.
            string? span = null;
            var found = false;
            foreach (var mention in context.DatesIn(sentence.Range))
            {
                if (mention.Error is not null) continue;
                span ??= text[sentence.Range.Start..sentence.Range.End].Replace('\n', ' ');
                var at = mention.Start - sentence.Range.Start;
                var from = Trigger(span, at);
                if (from < 0 && sentence.Part == PartKind.Plan && DeadlineClause.OpensWithReport(span, at)) from = at;
                if (from < 0 || Date(mention.Date, lastDate) is not var (date, sure)) continue;
                from += sentence.Range.Start;
                var printed = new TextRange(from, mention.End);
                if (!IsDue(context, sentence, span, printed, date)) continue;
                taken.Add(printed);
                deadlines.Add(Make(context, sentence, printed, date, DeadlineRecurrence.Of(span), sure ? 0.9 : 0.6));
                found = true;
            }
            if (found || !sentence.Has(Signs.Recurring)) continue;
            span ??= text[sentence.Range.Start..sentence.Range.End].Replace('\n', ' ');
            if (DeadlineRecurrence.Find(span) is { } again && DeadlineRecurrence.IsDuty(span, sentence.Part == PartKind.Plan))
                deadlines.Add(Make(context, sentence, new TextRange(sentence.Range.Start + again.Start, sentence.Range.Start + again.End), null, DeadlineRecurrence.Of(span), 0.6));
        }
        return deadlines.ToImmutable();
    }

    private static Deadline Make(FactContext context, Sentence sentence, TextRange printed, string? date, string? recurring, double confidence) => new()
    {
        Date = date,
        Recurring = recurring,
        Task = DeadlineClause.Task(context, sentence, printed),
        Actor = DeadlineClause.Actor(context, sentence, printed),
        Printed = context.Printed(printed),
        Confidence = context.Confidence(confidence, printed),
        Anchor = context.View.AnchorOf(printed),
    };

    /// <summary>Where the nearest word that makes a date a bound begins, at most forty characters before it; -1 where none stands.</summary>
    private static int Trigger(string text, int to)
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
            if (at < 0 || (at > 0 && char.IsLetter(before[at - 1]))) continue;
            // The one that ends nearest to the date; "hoàn thành trong" wins over the "trong" within it.
            if (at + word.Length > best + length || (at + word.Length == best + length && word.Length > length)) (best, length) = (at, word.Length);
        }
        if (best < 0) return -1;
        // "muộn nhất vào ngày", "chậm nhất là trước ngày": the bound begins with the stronger word.
        var lead = lower[..best].TrimEnd();
        if (lead.EndsWith(" là", StringComparison.Ordinal)) lead = lead[..^3].TrimEnd();
        foreach (var bound in Bounds)
            if (lead.EndsWith(bound)) best = lead.Length - bound.Length;
        return from + best;
    }

    private static readonly string[] Bounds = ["chậm nhất", "muộn nhất", "hạn cuối", "thời hạn", .. Latest];

    /// <summary>Where a time of day at the end of the words begins ("16 giờ ", "10h00 "); their length where none stands.</summary>
    private static int HourBefore(ReadOnlySpan<char> before)
    {
        var end = before.TrimEnd().Length;
        var at = end;
        while (at > 0 && (char.IsAsciiDigit(before[at - 1]) || before[at - 1] is 'h' or 'g' or ':')) at--;
        if (at == end && before[..end].EndsWith("giờ", StringComparison.Ordinal))
        {
            at = before[..(end - 3)].TrimEnd().Length;
            while (at > 0 && char.IsAsciiDigit(before[at - 1])) at--;
            return at;
        }
        // "17 giờ 00 ngày 20/5".
        if (at < end && before[..at].TrimEnd() is var hour && hour.EndsWith("giờ", StringComparison.Ordinal))
        {
            at = hour[..^3].TrimEnd().Length;
            while (at > 0 && char.IsAsciiDigit(before[at - 1])) at--;
            return at;
        }
        return at < end && before[at..end].IndexOfAny("hg:") > 0 ? at : before.Length;
    }

    private static (string Date, bool Sure)? Date(PartialDate date, string? documentDate)
    {
        if (date is { Quarter: { } quarter, Year: { } ofQuarter }) return ($"{ofQuarter}-Q{quarter}", true);
        if (date.Month is not { } month) return null;
        if (date.Day is not { } day) return date.Year is { } ofMonth ? ($"{ofMonth}-{month:00}", true) : null;
        if (date.Year is { } year) return year is < 1950 or > 2100 ? null : ($"{year:0000}-{month:00}-{day:00}", true);
        if (documentDate is not { Length: 10 }) return null;
        // The year is not printed: the document's own, where the day still lies ahead of it.
        var guess = $"{documentDate[..4]}-{month:00}-{day:00}";
        return string.CompareOrdinal(guess, documentDate) < 0 ? null : (guess, false);
    }

    /// <summary>A date in the document's past is an event; a date to come is due where a duty or a bound is told.</summary>
    private static bool IsDue(FactContext context, Sentence sentence, string span, TextRange printed, string date)
    {
        var own = context.Record.Document.Date;
        // A bound that is told as one is due, though the paper is dated later than it was meant to be.
        var word = span[(printed.Start - sentence.Range.Start)..];
        var bound = Array.Exists(Bounds, b => word.StartsWith(b, StringComparison.OrdinalIgnoreCase));
        if (own is not null && string.CompareOrdinal(LastDay(date), own) < 0 && !(bound && HasDuty(span) && SameYear(date, own) && !PastWords.In(context, sentence))) return false;
        var strong = Array.Exists(Strong, s => word.StartsWith(s, StringComparison.OrdinalIgnoreCase));
        // Where the paper's own day was written in ink and left unread, what has a bound is due all the same, unless it is told as done.
        if (own is null && sentence.Part == PartKind.Result && (PastWords.Done(span) || !bound && !(strong && HasDuty(span)))) return false;
        var before = span[..(printed.Start - sentence.Range.Start)].TrimEnd();
        // "có hiệu lực", "được ban hành trước ngày": law, not duty.
        if (span.Contains("hiệu lực", StringComparison.Ordinal) || span.Contains("ban hành trước", StringComparison.Ordinal) && LawBefore().IsMatch(span) || before.EndsWith("từ", StringComparison.Ordinal)) return false;
        // "Thời gian tổ chức: từ ngày 01/5/2024": where it begins.
        if (span.AsSpan(printed.Start - sentence.Range.Start, Math.Min(printed.End, sentence.Range.End) - printed.Start).Contains(": từ ", StringComparison.Ordinal)) return false;
        if (!strong && date.Length == 10 && IsEvent(span, printed.Start - sentence.Range.Start, printed.End - sentence.Range.Start)) return false;
        // "(từ đầu nhiệm kỳ đến hết tháng 12/2020)": a span of time, not its end.
        var near = before[^Math.Min(40, before.Length)..];
        if (near.Contains("từ đầu", StringComparison.Ordinal) || near.Contains("tính từ", StringComparison.Ordinal) || near.Contains(" từ ngày", StringComparison.Ordinal) || near.Contains("(từ ", StringComparison.Ordinal)) return false;
        if (strong) return !word.StartsWith("đến hết", StringComparison.OrdinalIgnoreCase) || HasDuty(span);
        return HasDuty(span) && (sentence.Part == PartKind.Plan || own is not null);
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

    private static bool HasDuty(string span) => DeadlineClause.HasDuty(span);

    private static string LastDay(string date) => date.Length == 7 && date[5] == 'Q'
        ? $"{date[..4]}-{(date[6] - '0') * 3:00}-31"
        : date.Length == 7 ? date + "-31" : date;
}
