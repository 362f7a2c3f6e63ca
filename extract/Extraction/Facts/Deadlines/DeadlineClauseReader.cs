using Pipeline.Extraction.Facts.Sentences;
using Pipeline.Extraction.Matching;
using Pipeline.Layout;

namespace Pipeline.Extraction.Facts.Deadlines;

/// <summary>Who must do what by a date: the clause that the date stands in, its subject and the duty.</summary>
internal static class DeadlineClauseReader
{
    private const int LongestTask = 300;
    private const int ShortestTask = 8;

    private static readonly string[] Duties =
    [
        "báo cáo",
        "gửi",
        "hoàn thành",
        "nộp",
        "tổ chức",
        "tổng hợp",
        "đăng ký",
        "thực hiện",
        "xong",
        "ban hành",
        "xây dựng",
        "trình",
        "tham mưu",
        "rà soát",
        "cập nhật",
        "triển khai",
        "phê duyệt",
        "nghiệm thu",
        "công bố",
        "đề nghị",
        "hoàn chỉnh",
        "lập ",
        "kiểm tra",
        "chấm điểm",
    ];

    /// <summary>Verbs of a task that end the name of who acts; they tell no duty on their own.</summary>
    private static readonly string[] Acts =
    [
        "kiện toàn",
        "khắc phục",
        "chuẩn bị",
        "đôn đốc",
        "hướng dẫn",
        "bố trí",
        "chỉ đạo",
        "tuyên truyền",
        "phát động",
        "thống kê",
        "quán triệt",
        "kê khai",
        "đánh giá",
        "bình xét",
        "tổng kết",
        "sơ kết",
        "thẩm định",
        "bàn giao",
        "thành lập",
        "quyết toán",
        "thanh toán",
        "giải ngân",
        "niêm yết",
        "cung cấp",
        "phân bổ",
        "xử lý",
        "giải quyết",
        "tập huấn",
        "chủ động",
        "khẩn trương",
        "cử ",
    ];

    private static readonly string[] Reports = ["gửi ", "nộp ", "báo cáo "];

    private static readonly string[] Asks = ["Đề nghị ", "Yêu cầu ", "Giao ", "Kính đề nghị ", "Phân công "];

    /// <summary>Words with which the rest of a citation goes on behind its date.</summary>
    private static readonly string[] Tails = ["về ", "của ", "do ", "giữa ", "ban hành ", "quy định ", "hướng dẫn "];

    private static readonly string[] Bare = ["thời gian", "thời hạn", "hoàn thành", "xong"];

    /// <summary>True where a duty is told.</summary>
    public static bool HasDuty(string span) =>
        Array.Exists(Duties, d => span.Contains(d, StringComparison.OrdinalIgnoreCase));

    /// <summary>"báo cáo năm ngày 10/11": the words between the last comma and the date open with a report.</summary>
    public static bool OpensWithReport(string sentence, int date)
    {
        var clause = sentence.AsSpan(0, date);
        clause = clause[(clause.LastIndexOfAny(",;:") + 1)..].TrimStart();
        if (
            clause.Length > 60
            || clause.Contains("số ", StringComparison.Ordinal)
            || clause.Contains("theo ", StringComparison.Ordinal)
            || clause.Contains(" của ", StringComparison.Ordinal)
        )
            return false;
        foreach (var report in Reports)
            if (clause.Contains(report, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    /// <summary>What is to be done: the clause without date and subject; at most 300 characters.</summary>
    public static string ReadTask(FactContext context, Sentence sentence, TextRange printed)
    {
        var text = context.View.Text;
        // "Hạn cuối nhận bài dự thi: 17 giờ 00 ngày 20/5": the label tells the task.
        if (ReadLabelled(FactContext.CollapseWhiteSpace(text.AsSpan(printed.Start, printed.Length))) is { } label)
            return label;
        var clause = FindClause(context, sentence, printed);
        var before = Clean(FactContext.CollapseWhiteSpace(text.AsSpan(clause.Start, printed.Start - clause.Start)));
        if (
            ReadActor(context, sentence, printed) is { } actor
            && before.IndexOf(actor, StringComparison.Ordinal) is >= 0 and < 40 and var at
        )
            before = Clean(before[(at + actor.Length)..]);
        // What a cited paper is about ends at its comma: "… ngày 15/3 về đối thoại, LĐLĐ tỉnh đề nghị …".
        while (
            Array.Exists(Tails, t => before.StartsWith(t, StringComparison.Ordinal))
            && before.IndexOf(", ", StringComparison.Ordinal) is > 0 and var comma
            && before.Length - comma > 10
        )
            before = Clean(before[(comma + 2)..]);
        foreach (var ask in Asks)
            if (before.StartsWith(ask, StringComparison.Ordinal))
                before = before[ask.Length..];
        if (before.Length < 6 || !HasDuty(before) && before.Length < 24)
        {
            var after = Clean(FactContext.CollapseWhiteSpace(text.AsSpan(printed.End, clause.End - printed.End)));
            before = before.Length < 6 ? after : $"{before} {after}".Trim();
        }
        // "… nâng cấp trang thông tin. Thời gian hoàn thành: Quý III": the sentence before tells the task.
        if (
            (
                before.Length == 0
                || before.Length < 24
                    && Array.Exists(Bare, b => before.StartsWith(b, StringComparison.OrdinalIgnoreCase))
            )
            && text.LastIndexOf('\n', Math.Max(0, sentence.Range.Start - 1)) is var line
            && line + 24 < sentence.Range.Start
        )
            before = Clean(FactContext.CollapseWhiteSpace(text.AsSpan(line + 1, sentence.Range.Start - line - 1)));
        if (before.Length == 0)
            before = Clean(FactContext.CollapseWhiteSpace(text.AsSpan(sentence.Range.Start, sentence.Range.Length)));
        before = TrimCompletionWords(before);
        return before.Length <= LongestTask ? before : before[..LongestTask].TrimEnd();
    }

    private static string? ReadLabelled(string printed)
    {
        var colon = printed.IndexOf(": ", StringComparison.Ordinal);
        if (colon < 0)
            return null;
        var label = printed[..colon];
        foreach (var bound in (ReadOnlySpan<string>)["hạn cuối", "thời hạn", "thời gian", "hạn"])
            if (
                label.StartsWith(bound + " ", StringComparison.OrdinalIgnoreCase)
                && Clean(label[bound.Length..]) is { Length: >= ShortestTask } task
                && !Array.Exists(Bare, b => task.StartsWith(b, StringComparison.OrdinalIgnoreCase))
            )
                return task;
        return null;
    }

    /// <summary>"…, hoàn thành", "… xong": that it must be done says the date already.</summary>
    private static string TrimCompletionWords(string task)
    {
        foreach (var head in (ReadOnlySpan<string>)["chủ trì, ", "có trách nhiệm ", "chủ động ", "khẩn trương "])
            if (task.StartsWith(head, StringComparison.Ordinal))
                task = task[head.Length..];
        for (var again = true; again; )
        {
            again = false;
            foreach (
                var tail in (ReadOnlySpan<string>)
                    [" muộn nhất", " chậm nhất", " xong", ", hoàn thành", ", xong", ";", ","]
            )
                if (task.EndsWith(tail, StringComparison.Ordinal) && task.Length - tail.Length > ShortestTask)
                    (task, again) = (task[..^tail.Length].TrimEnd(), true);
        }
        return task;
    }

    /// <summary>
    /// The subject of the sentence: words before the first verb of duty, where they begin with a capital or name
    /// several bodies.
    /// </summary>
    public static string? ReadActor(FactContext context, Sentence sentence, TextRange printed)
    {
        var text = FactContext.CollapseWhiteSpace(
            context.View.Text.AsSpan(sentence.Range.Start, Math.Max(0, printed.Start - sentence.Range.Start))
        );
        if (ReadSubject(text) is { } before)
            return before;
        // "Trước ngày 05 hằng tháng, Công an huyện cập nhật dữ liệu": the date opens the sentence.
        return Clean(text).Length < 12
            ? ReadSubject(
                FactContext.CollapseWhiteSpace(context.View.Text.AsSpan(printed.End, sentence.Range.End - printed.End))
            )
            : null;
    }

    private static string? ReadSubject(string text)
    {
        var at = int.MaxValue;
        foreach (var duty in (ReadOnlySpan<string>)[.. Duties, .. Acts])
            if (text.IndexOf(duty, StringComparison.Ordinal) is >= 0 and var found)
                at = Math.Min(at, found);
        if (at is int.MaxValue or 0)
            return null;
        var subject = Clean(text[..at]);
        var colon = subject.LastIndexOf(": ", StringComparison.Ordinal);
        if (colon > 0)
            subject = subject[(colon + 2)..];
        foreach (var ask in Asks)
            if (subject.StartsWith(ask, StringComparison.Ordinal))
                subject = subject[ask.Length..];
        foreach (
            var tail in (ReadOnlySpan<string>)
                [
                    " phối hợp",
                    " chủ trì",
                    " có trách nhiệm",
                    " phải",
                    " sẽ",
                    " tiến hành",
                    " tập trung",
                    " căn cứ",
                    " theo ",
                ]
        )
            if (subject.IndexOf(tail, StringComparison.Ordinal) is > 0 and var end)
                subject = subject[..end];
        if (subject.Length is <= 3 or >= 120)
            return null;
        return BodyNounLexicon.IsName(subject) ? subject : null;
    }

    /// <summary>From the date before it in the sentence to the next, commas at the ends left out.</summary>
    private static TextRange FindClause(FactContext context, Sentence sentence, TextRange printed)
    {
        var (start, end) = (sentence.Range.Start, sentence.Range.End);
        foreach (var date in context.DatesIn(sentence.Range))
        {
            if (date.End <= printed.Start && printed.Start - date.End > 12)
                start = Math.Max(start, date.End);
            else if (date.Start >= printed.End)
            {
                end = date.Start;
                break;
            }
        }
        return new TextRange(start, end);
    }

    private static string Clean(string text)
    {
        text = text.TrimAny(" -+–*•.;,:()");
        var digits = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        if (digits is > 0 and < 3 && text[digits] is '.' or ')')
            text = text[(digits + 1)..].TrimStart();
        foreach (var link in (ReadOnlySpan<string>)["và ", "đồng thời "])
            if (text.StartsWith(link, StringComparison.Ordinal))
                text = text[link.Length..];
        return text;
    }
}
