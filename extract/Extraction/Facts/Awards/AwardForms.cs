using System.Collections.Frozen;
using Pipeline.Extraction.Facts.Sentences;
using Pipeline.Layout;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Facts.Awards;

/// <summary>A form of award in a sentence.</summary>
/// <param name="Name">Official spelling: "Bằng khen", "Huân chương Lao động hạng Ba"; quoted names without their
/// quotes.</param>
/// <param name="Range">Where.</param>
/// <param name="Generic">"khen thưởng", "tuyên dương": counts only with a number beside it.</param>
internal sealed record AwardForm(string Name, TextRange Range, bool Generic);

/// <summary>Finds forms of awards (Law on emulation and commendation; union awards).</summary>
internal static class AwardFormFinder
{
    private static readonly (string Fold, string Name, bool Tail)[] Forms =
    [
        ("bang khen", "Bằng khen", false),
        ("giay khen", "Giấy khen", false),
        ("co thi dua toan dien", "Cờ thi đua", false),
        ("co thi dua chuyen de", "Cờ thi đua", false),
        ("co thi dua xuat sac", "Cờ thi đua", false),
        ("co thi dua", "Cờ thi đua", false),
        ("co chuyen de", "Cờ chuyên đề", false),
        ("co toan dien", "Cờ toàn diện", false),
        ("co don vi", "Cờ", false),
        ("tang co", "Cờ", false),
        ("huan chuong", "Huân chương", true),
        ("huy chuong", "Huy chương", true),
        ("ky niem chuong", "Kỷ niệm chương", false),
        ("bang lao dong sang tao", "Bằng Lao động sáng tạo", false),
        ("bang ghi cong", "Bằng ghi công", false),
        ("chien si thi dua", "Chiến sĩ thi đua", true),
        ("chien sy thi dua", "Chiến sĩ thi đua", true),
        ("cstd", "Chiến sĩ thi đua", true),
        ("ldtt", "Lao động tiên tiến", false),
        ("tt ldxs", "Tập thể lao động xuất sắc", false),
        ("ttldxs", "Tập thể lao động xuất sắc", false),
        ("tap the lao dong xuat sac", "Tập thể lao động xuất sắc", false),
        ("tap the lao dong tien tien", "Tập thể lao động tiên tiến", false),
        ("lao dong tien tien", "Lao động tiên tiến", false),
        ("anh hung lao dong", "Anh hùng Lao động", false),
        ("nha giao uu tu", "Nhà giáo ưu tú", false),
        ("thay thuoc uu tu", "Thầy thuốc ưu tú", false),
        ("thu khen", "Thư khen", false),
        ("thu cam on", "Thư cảm ơn", false),
        ("huy hieu", "Huy hiệu", true),
        ("cup", "Cúp", true),
        ("bieu trung", "Biểu trưng", false),
        ("giai thuong", "Giải thưởng", true),
        ("giai nhat", "Giải Nhất", false),
        ("giai nhi", "Giải Nhì", false),
        ("giai ba", "Giải Ba", false),
        ("giai khuyen khich", "Giải Khuyến khích", false),
        ("giai dac biet", "Giải Đặc biệt", false),
        ("danh hieu", "Danh hiệu", true),
        ("khen thuong", "khen thưởng", false),
        ("tuyen duong", "tuyên dương", false),
        ("bieu duong", "biểu dương", false),
        ("thuong nong", "thưởng nóng", false),
        ("tieu bieu", "tiêu biểu", false),
        ("khen", "khen thưởng", false),
        ("lao dong gioi", "Lao động giỏi", false),
        ("gioi viec nuoc", "Giỏi việc nước, đảm việc nhà", false),
        ("gioi viec truong", "Giỏi việc trường, đảm việc nhà", false),
        ("doan vien cong doan xuat sac", "Đoàn viên công đoàn xuất sắc", false),
    ];

    /// <summary>Words of which one stands wherever a form does.</summary>
    public static readonly string[] Openings =
    [
        "khen",
        "thi đua",
        "chương",
        "tiên tiến",
        "xuất sắc",
        "danh hiệu",
        "giải nhất",
        "giải nhì",
        "giải ba",
        "giải khuyến",
        "giải đặc",
        "giải thưởng",
        "biểu dương",
        "tuyên dương",
        "tặng cờ",
        "cờ đơn vị",
        "ưu tú",
        "anh hùng",
        "bằng lao động",
        "bằng ghi công",
        "tiêu biểu",
        "thưởng nóng",
        "lao động giỏi",
        "giỏi việc",
        "cstđ",
        "lđtt",
        "lđxs",
        "cờ chuyên đề",
        "cờ toàn diện",
        "thư cảm ơn",
        "huy hiệu",
        "cúp ",
        "biểu trưng",
    ];

    /// <summary>Forms that fold like other words: "có đơn vị", "tăng có", "giai đoạn ba".</summary>
    private static readonly FrozenDictionary<string, string> Ambiguous = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["co don vi"] = "cờ đơn vị",
        ["tang co"] = "tặng cờ",
        ["giai ba"] = "giải ba",
        ["giai nhi"] = "giải nhì",
        ["cup"] = "cúp",
        ["thu khen"] = "thư khen",
        ["thu cam on"] = "thư cảm ơn",
        ["huy hieu"] = "huy hiệu",
        ["giai nhat"] = "giải nhất",
        ["khen"] = "khen",
        ["co thi dua"] = "cờ thi đua",
        ["co chuyen de"] = "cờ chuyên đề",
        ["co toan dien"] = "cờ toàn diện",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly TriggerMatcher Search = TriggerMatcher.ForWords(Openings);

    /// <summary>Forms in a range, in order; a longer one wins over one within it.</summary>
    public static List<AwardForm> Find(string text, TextRange range)
    {
        if (!Search.StandIn(text.AsSpan(range.Start, range.Length)))
            return [];
        var folded = Folding.FoldLower(text.AsSpan(range.Start, range.Length)).Replace('\n', ' ');
        var found = new List<AwardForm>();
        foreach (var (fold, name, tail) in Forms)
            for (
                var at = folded.IndexOf(fold, StringComparison.Ordinal);
                at >= 0;
                at = folded.IndexOf(fold, at + 1, StringComparison.Ordinal)
            )
            {
                if (
                    at > 0 && char.IsLetterOrDigit(folded[at - 1])
                    || at + fold.Length < folded.Length && char.IsLetterOrDigit(folded[at + fold.Length])
                )
                    continue;
                // "Hội đồng Thi đua - Khen thưởng", "công tác khen thưởng", "quỹ khen thưởng" are no awards.
                if (
                    fold is "khen thuong"
                    && Before(folded, at)
                        is "dua"
                            or "dua,"
                            or "dua -"
                            or "tac"
                            or "quy"
                            or "hinh thuc"
                            or "thuc"
                            or "so"
                            or "duoc"
                            or "viec"
                            or "-"
                            or "–"
                            or ","
                            or "nghi"
                            or "truong"
                            or "xet"
                )
                    continue;
                // Bare praise counts with its number ("đã khen 02 tập thể"); "tiêu biểu" with the level that chose.
                if (
                    fold == "khen"
                    && !Digit(folded, at + 5)
                    && !folded.AsSpan(at + 4).StartsWith(" cho ", StringComparison.Ordinal)
                )
                    continue;
                if (
                    fold == "tieu bieu"
                    && !folded.AsSpan(at + fold.Length).StartsWith(" cap ", StringComparison.Ordinal)
                )
                    continue;
                if (
                    fold is "lao dong gioi"
                    && (
                        folded
                            .AsSpan(Math.Max(0, at - 24), Math.Min(24, at))
                            .Contains("phong trao", StringComparison.Ordinal)
                        || folded
                            .AsSpan(Math.Max(0, at - 24), Math.Min(24, at))
                            .Contains("thi dua", StringComparison.Ordinal)
                    )
                )
                    continue;
                // Of titles in quotes that are movements too, only what somebody reached is an award.
                if (
                    fold is "gioi viec nuoc" or "gioi viec truong"
                    && !folded.AsSpan(Math.Max(0, at - 24), Math.Min(24, at)).Contains("dat", StringComparison.Ordinal)
                )
                    continue;
                // Tokens that are awards where a verb of giving has them for its object.
                if (fold is "thu khen" or "thu cam on" or "huy hieu" or "cup" or "bieu trung" && !IsGiven(folded, at))
                    continue;
                if (
                    Ambiguous.TryGetValue(fold, out var toned)
                    && !TonedWordSet.Same(text.AsSpan(range.Start + at, fold.Length), toned)
                )
                    continue;
                var end = at + fold.Length;
                var full = name;
                if (fold == "tang co")
                    at += 5;
                if (tail)
                    (full, end) = WithTail(text, range, folded, name, end);
                var place = new TextRange(range.Start + at, range.Start + end);
                if (full == "Danh hiệu" || found.Exists(f => f.Range.Overlaps(place)))
                    continue;
                found.Add(
                    new AwardForm(
                        full,
                        place,
                        fold
                            is "khen thuong"
                                or "khen"
                                or "tuyen duong"
                                or "bieu duong"
                                or "thuong nong"
                                or "tieu bieu"
                                or "lao dong gioi"
                                or "gioi viec nuoc"
                                or "gioi viec truong"
                    )
                );
            }
        found.Sort((a, b) => a.Range.Start.CompareTo(b.Range.Start));
        return found;
    }

    private static bool IsGiven(string folded, int at)
    {
        var before = folded.AsSpan(Math.Max(0, at - 16), Math.Min(16, at)).TrimEnd("0123456789 “\"".AsSpan());
        return before.EndsWith("tang", StringComparison.Ordinal)
            || before.EndsWith("trao", StringComparison.Ordinal)
            || before.EndsWith("nhan", StringComparison.Ordinal)
            || before.EndsWith("gui", StringComparison.Ordinal);
    }

    /// <summary>Whom a title counts by itself: true collectives, false persons, null where it may be either.</summary>
    public static bool? OfCollectives(string name) =>
        name.StartsWith("Tập thể", StringComparison.Ordinal) ? true
        : name.StartsWith("Chiến sĩ", StringComparison.Ordinal)
        || name.StartsWith("Lao động tiên tiến", StringComparison.Ordinal)
        || name.StartsWith("Lao động giỏi", StringComparison.Ordinal)
            ? false
        : null;

    private static bool Digit(string folded, int at) => at < folded.Length && char.IsAsciiDigit(folded[at]);

    private static string Before(string folded, int at)
    {
        var end = at;
        while (end > 0 && folded[end - 1] == ' ')
            end--;
        var start = end;
        while (start > 0 && folded[start - 1] != ' ')
            start--;
        return folded[start..end];
    }

    /// <summary>
    /// The name that belongs to the form: in quotes ("Huy chương “…”", "danh hiệu “…”"), "Lao động hạng Ba", "cấp
    /// tỉnh".
    /// </summary>
    private static (string Name, int End) WithTail(string text, TextRange range, string folded, string name, int end)
    {
        var at = end;
        while (at < folded.Length && folded[at] == ' ')
            at++;
        if (at < folded.Length && folded[at] is '“' or '"' or '\'' or '‘')
        {
            var close = text.AsSpan(range.Start + at + 1, range.End - range.Start - at - 1).IndexOfAny('”', '"', '’');
            if (close > 0 && close < 120)
            {
                var quoted = FactContext.CollapseWhiteSpace(text.AsSpan(range.Start + at + 1, close));
                return (name == "Danh hiệu" ? quoted : $"{name} {quoted}", at + close + 2);
            }
        }
        var words = WordWindow.ReadAfter(text, range.Start + end, range.End, 10);
        var last = end;
        if (name == "Danh hiệu")
            return AwardTitleReader.Read(text, words) is { } title
                ? (title.Name, title.End - range.Start)
                : (name, end);
        // "Huân chương Bảo vệ Tổ quốc hạng Nhất": the class ends the name.
        if (
            name is "Huân chương" or "Huy chương"
            && words.FindIndex(w => w.Fold == "hang") is >= 0 and var order
            && order + 1 < words.Count
            && words.FindIndex(w => w.Fold is "cho" or "cua" or "nam" or "va" or "," or ";") is var stop
            && (stop < 0 || stop > order + 1)
        )
            last = words[order + 1].Range.End - range.Start;
        else if (name is "Huy hiệu" or "Cúp")
            for (
                var i = 0;
                i < words.Count
                    && words[i].Fold is not ("cho" or "cua" or "va" or "," or ";" or "." or "nhan" or "tai" or "doi");
                i++
            )
                last = words[i].Range.End - range.Start;
        else if (name == "Huân chương" || name == "Huy chương")
            for (var i = 0; i < words.Count; i++)
            {
                var word = text.AsSpan(words[i].Range.Start, words[i].Range.Length);
                if (
                    !(
                        char.IsUpper(word[0])
                        || words[i].Fold is "dong" or "lap" or "hang" or "chien" or "cong" or "bac" or "vang"
                    ) || words[i].Fold is "cua" or "cho"
                )
                    break;
                last = words[i].Range.End - range.Start;
            }
        else if (
            name == "Chiến sĩ thi đua"
            && words.Count > 1
            && $"{words[0].Fold} {words[1].Fold}"
                is "co so"
                    or "cap tinh"
                    or "toan quoc"
                    or "cap bo"
                    or "cap co"
                    or "cap nganh"
                    or "cap thanh"
        )
            last = words[1].Range.End - range.Start;
        return last > end
            ? ($"{name} {FactContext.CollapseWhiteSpace(text.AsSpan(range.Start + end, last - end))}", last)
            : (name, end);
    }
}

/// <summary>
/// The name of a title that stands after "danh hiệu" without quotes: "danh hiệu Lao động giỏi cấp ngành", "danh hiệu
/// hai giỏi".
/// </summary>
internal static class AwardTitleReader
{
    private static readonly TonedWordSet Ends = new(
        "cho",
        "của",
        "cấp",
        "năm",
        "và",
        "được",
        "theo",
        "trong",
        "giai",
        "với",
        "đến",
        "là",
        "tại",
        "đối",
        "do",
        "vì",
        "gồm",
        "trở",
        "này",
        "trên",
        "thi",
        "cao",
        "khác",
        "vinh",
        "đạt",
        "từ"
    );

    /// <summary>
    /// Name and end; null where what follows is no name ("danh hiệu thi đua và hình thức khen thưởng").
    /// </summary>
    public static (string Name, int End)? Read(string text, IReadOnlyList<(string Fold, TextRange Range)> after)
    {
        var count = 0;
        while (
            count < after.Count
            && char.IsLetter(text[after[count].Range.Start])
            && !Ends.Contains(text.AsSpan(after[count].Range.Start, after[count].Range.Length))
        )
            count++;
        if (count is < 2 or > 8)
            return null;
        var (start, end) = (after[0].Range.Start, after[count - 1].Range.End);
        var name = FactContext.CollapseWhiteSpace(text.AsSpan(start, end - start));
        return (char.ToUpperInvariant(name[0]) + name[1..], end);
    }
}
