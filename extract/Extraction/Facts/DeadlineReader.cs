using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Pipeline.Layout;
using Pipeline.Records;

namespace Pipeline.Extraction.Facts;

/// <summary>Dates by which something is due, and duties that come again.</summary>
internal static partial class DeadlineReader
{
    [GeneratedRegex(@"(?:(?:trước|chậm nhất|muộn nhất|hạn cuối|đến hết|hết|xong trong|hoàn thành trong|trong|vào|thời hạn|thời gian|hạn nộp|gửi về)[^.;\d]{0,40}?)(?:(?:ngày\s+)?(\d{1,2})\s*(?:[/.\-]|\s+tháng\s+)\s*(\d{1,2})(?:\s*(?:[/.\-]|\s*năm\s+)\s*(\d{4}))?|tháng\s+(\d{1,2})\s*(?:/|\s+năm\s+)\s*(\d{4})|quý\s+(IV|III|II|I|[1-4])\s*(?:/|\s+năm\s+|\s+)\s*(\d{4}))", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Due();

    private static readonly string[] Strong = ["trước", "chậm nhất", "muộn nhất", "hạn cuối", "hạn nộp", "hoàn thành trong", "xong trong", "đến hết", "thời hạn"];

    private static readonly string[] Duties = ["báo cáo", "gửi", "hoàn thành", "nộp", "tổ chức", "tổng hợp", "đăng ký", "thực hiện", "xong", "ban hành", "xây dựng", "trình", "tham mưu", "rà soát", "cập nhật", "triển khai", "phê duyệt", "nghiệm thu", "công bố", "đề nghị"];

    /// <summary>Deadlines in the order of the text.</summary>
    public static ImmutableArray<Deadline> Read(FactContext context, List<TextRange> taken)
    {
        var deadlines = ImmutableArray.CreateBuilder<Deadline>();
        var text = context.View.Text;
        var lastDate = context.Record.Document.Date;
        foreach (var sentence in context.Sentences)
        {
            if (sentence.Part == PartKind.Silent) continue;
            var span = text[sentence.Range.Start..sentence.Range.End];
            foreach (Match match in Due().Matches(span))
            {
                if (Date(match, lastDate, out var date, out var sure) is false || !IsDue(context, sentence, span, match, date)) continue;
                var printed = new TextRange(sentence.Range.Start + match.Index, sentence.Range.Start + match.Index + match.Length);
                taken.Add(printed);
                deadlines.Add(Make(context, sentence, printed, date, DeadlineRecurrence.Of(span), sure ? 0.9 : 0.6));
            }
            if (DeadlineRecurrence.Find(span) is { } again && !deadlines.Any(d => d.Anchor.Start >= context.View.AnchorOf(sentence.Range).Start && d.Anchor.End <= context.View.AnchorOf(sentence.Range).End)
                && DeadlineRecurrence.IsDuty(span) && sentence.Part == PartKind.Plan)
                deadlines.Add(Make(context, sentence, new TextRange(sentence.Range.Start + again.Start, sentence.Range.Start + again.End), null, DeadlineRecurrence.Of(span), 0.6));
        }
        return deadlines.ToImmutable();
    }

    private static Deadline Make(FactContext context, Sentence sentence, TextRange printed, string? date, string? recurring, double confidence) => new()
    {
        Date = date,
        Recurring = recurring,
        Task = Task(context, sentence, printed),
        Actor = Actor(context, sentence, printed),
        Printed = context.Printed(printed),
        Confidence = context.Confidence(confidence, printed),
        Anchor = context.View.AnchorOf(printed),
    };

    private static bool Date(Match match, string? documentDate, out string date, out bool sure)
    {
        (date, sure) = ("", true);
        var at = System.Globalization.CultureInfo.InvariantCulture;
        if (match.Groups[6].Success)
        {
            var quarter = match.Groups[6].Value.ToUpperInvariant() switch { "I" or "1" => 1, "II" or "2" => 2, "III" or "3" => 3, _ => 4 };
            date = $"{match.Groups[7].Value}-Q{quarter}";
            return true;
        }
        if (match.Groups[4].Success)
        {
            var month = int.Parse(match.Groups[4].ValueSpan, at);
            date = $"{match.Groups[5].Value}-{month:00}";
            return month is >= 1 and <= 12;
        }
        var (day, ofMonth) = (int.Parse(match.Groups[1].ValueSpan, at), int.Parse(match.Groups[2].ValueSpan, at));
        int year;
        if (match.Groups[3].Success) year = int.Parse(match.Groups[3].ValueSpan, at);
        else if (documentDate is { Length: 10 } && int.TryParse(documentDate.AsSpan(0, 4), at, out year))
        {
            // The year is not printed: the document's own, where the day still lies ahead of it.
            sure = false;
            if (string.CompareOrdinal($"{year}-{ofMonth:00}-{day:00}", documentDate) < 0) return false;
        }
        else return false;
        if (ofMonth is < 1 or > 12 || year is < 1950 or > 2100 || day < 1 || day > DateTime.DaysInMonth(year, ofMonth)) return false;
        date = $"{year:0000}-{ofMonth:00}-{day:00}";
        return true;
    }

    /// <summary>A date in the document's past is an event; a date to come is due where a duty or a bound is told.</summary>
    private static bool IsDue(FactContext context, Sentence sentence, string span, Match match, string date)
    {
        var own = context.Record.Document.Date;
        if (own is not null && string.CompareOrdinal(Latest(date), own) < 0) return false;
        if (own is null && sentence.Part == PartKind.Result) return false;
        var before = span[..match.Index].TrimEnd();
        // "có hiệu lực", "được ban hành trước ngày": law, not duty.
        if (span.Contains("hiệu lực", StringComparison.Ordinal) || span.Contains("ban hành trước", StringComparison.Ordinal) || before.EndsWith("từ", StringComparison.Ordinal)) return false;
        // "(từ đầu nhiệm kỳ đến hết tháng 12/2020)": a span of time, not its end.
        var near = before[^Math.Min(40, before.Length)..];
        if (near.Contains("từ đầu", StringComparison.Ordinal) || near.Contains("tính từ", StringComparison.Ordinal) || near.Contains(" từ ngày", StringComparison.Ordinal) || near.Contains("(từ ", StringComparison.Ordinal)) return false;
        var word = match.Value;
        if (Array.Exists(Strong, s => word.StartsWith(s, StringComparison.OrdinalIgnoreCase))) return !word.StartsWith("đến hết", StringComparison.OrdinalIgnoreCase) || HasDuty(span);
        return HasDuty(span) && (sentence.Part == PartKind.Plan || own is not null);
    }

    private static bool HasDuty(string span) => Array.Exists(Duties, d => span.Contains(d, StringComparison.OrdinalIgnoreCase));

    private static string Latest(string date) => date.Length == 7 && date[5] == 'Q'
        ? $"{date[..4]}-{(date[6] - '0') * 3:00}-31"
        : date.Length == 7 ? date + "-31" : date;

    private static string Task(FactContext context, Sentence sentence, TextRange printed)
    {
        var whole = FactContext.Flat(context.View.Text.AsSpan(sentence.Range.Start, sentence.Range.Length)).Trim(' ', '-', '+', '–', '*', '.', ';');
        var date = context.Printed(printed);
        if (whole.StartsWith(date, StringComparison.Ordinal)) whole = whole[date.Length..].TrimStart(':', ',', ' ');
        return whole.Length <= 300 ? whole : FactContext.Flat(context.View.Text.AsSpan(Math.Max(sentence.Range.Start, printed.Start - 200), Math.Min(sentence.Range.End, printed.End + 80) - Math.Max(sentence.Range.Start, printed.Start - 200)));
    }

    /// <summary>The subject of the sentence: words before the first verb of duty, where they begin with a capital.</summary>
    private static string? Actor(FactContext context, Sentence sentence, TextRange printed)
    {
        var text = context.View.Text.AsSpan(sentence.Range.Start, Math.Max(0, printed.Start - sentence.Range.Start));
        var at = int.MaxValue;
        foreach (var duty in Duties)
            if (text.IndexOf(duty, StringComparison.Ordinal) is >= 0 and var found) at = Math.Min(at, found);
        if (at is int.MaxValue or 0) return null;
        var subject = FactContext.Flat(text[..at]).Trim(' ', '-', '+', '–', '*', ':', '.', ',');
        var comma = subject.LastIndexOf(": ", StringComparison.Ordinal);
        if (comma > 0) subject = subject[(comma + 2)..];
        foreach (var ask in (ReadOnlySpan<string>)["Đề nghị ", "Yêu cầu ", "Giao "])
            if (subject.StartsWith(ask, StringComparison.Ordinal)) subject = subject[ask.Length..];
        return subject.Length is > 3 and < 120 && char.IsUpper(subject[0]) ? subject : null;
    }
}
