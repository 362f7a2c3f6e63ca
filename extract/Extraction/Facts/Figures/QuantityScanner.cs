using Pipeline.Extraction.Facts.Sentences;
using Pipeline.Layout;
using Pipeline.Vietnamese.Characters;
using Pipeline.Vietnamese.Numerals;

namespace Pipeline.Extraction.Facts.Figures;

/// <summary>
/// Finds the quantities of a sentence and leaves out numbers that are names, dates, places in a text, or numbering.
/// </summary>
internal sealed class QuantityScanner(string text, IReadOnlyList<TextRange> blocked)
{
    private int _block;

    /// <summary>Quantities in their order; sentences must come in the order of the text.</summary>
    public IEnumerable<QuantityMention> Scan(Sentence sentence)
    {
        var (start, end) = (sentence.Range.Start, sentence.Range.End);
        var i = SkipNumbering(start, end);
        // Where the last quantity with its noun ended: "1.045 lượt/1.212 người" goes on there.
        var last = -1;
        while (i < end)
        {
            var digit = text.AsSpan(i, end - i).IndexOfAnyInRange('0', '9');
            if (digit < 0)
                break;
            i += digit;
            if (FindBlockEnd(i) is { } until)
            {
                i = Math.Max(i + 1, until);
                continue;
            }
            if (
                i > start
                && IsGlued(text[i - 1], i - 2 >= start ? text[i - 2] : ' ')
                && !(text[i - 1] == '/' && last == i - 1)
            )
            {
                i = SkipNumber(i, end);
                continue;
            }
            var quantity = Quantity.Read(text.AsSpan(i, end - i));
            var range = new TextRange(i, i + quantity.Length);
            if (QuantityRange.Read(text, range, quantity, end) is { } span)
            {
                // "từ 70% đến 80%": one bound from below, no two results.
                var from =
                    WordWindow.ReadBefore(text, i, start, 1) is [(_, var word)]
                    && TonedWordSet.Same(text.AsSpan(word.Start, word.Length), "từ")
                        ? word.Start
                        : i;
                var whole = new TextRange(i, span.End);
                yield return new QuantityMention(
                    quantity with
                    {
                        Unit = span.Unit,
                        Length = whole.Length,
                    },
                    whole,
                    span.Unit is null ? MeasureLexicon.Read(text, WordWindow.ReadAfter(text, span.End, end, 4)) : null,
                    null,
                    true,
                    ">=",
                    from
                );
                i = span.End;
                continue;
            }
            if (
                !QuotedNameReader.IsWithinQuotes(text, i, start)
                && CreateMention(quantity, range, start, end) is { } mention
            )
            {
                yield return mention;
                last = mention.End;
            }
            i = Math.Max(
                i + 1,
                quantity.Length > 0 && text[range.End - 1] is >= '0' and <= '9' ? SkipNumber(i, end) : range.End
            );
        }
    }

    private QuantityMention? CreateMention(Quantity quantity, TextRange range, int start, int end)
    {
        if (quantity.Length == 0 || IsCode(text.AsSpan(range.Start, range.Length), quantity))
            return null;
        // "12a", "5G", "2022-2025", "18-35": parts of names and ranges.
        if (
            quantity.Unit is null
            && range.End < end
            && (
                text[range.End] is '-' or '–' or '/' or ':' or '_'
                && range.End + 1 < end
                && CharacterClasses.IsLetterOrDigit(text[range.End + 1])
            )
        )
            return null;
        var before = WordWindow.ReadBefore(text, range.Start, start, 6);
        var after = WordWindow.ReadAfter(text, range.End, end, 4);
        var plain = quantity is { Unit: null, Scaled: false };
        if (plain && quantity.Of is null && IsRank(before, range, end))
            return new QuantityMention(
                quantity,
                range,
                MeasureLexicon.Read(text, after),
                null,
                true,
                "<=",
                range.Start
            );
        if (plain && quantity.Of is null && (IsRange(before, after) || IsListedName(before)))
            return null;
        if (
            plain
            && NumberedNounLexicon.EndIn(text, before)
            && !IsCount(before[0].Fold, after, quantity)
            && !IsTotal(before, after)
        )
            return null;
        if (
            plain
            && quantity.Of is null
            && before.Count > 1
            && CharacterClasses.IsUpper(text[before[0].Range.Start])
            && !IsCapitalsWord(before[0].Range)
            && CharacterClasses.IsLetter(text[before[1].Range.Start])
            && !LooksCounted(range)
        )
            return null;
        if (quantity.Of is not null && quantity.Unit is null && IsDate(quantity, range, before, after))
            return null;
        var measure = quantity.Unit is null
            ? MeasureLexicon.Read(text, after) ?? QuotedNameReader.FindCountedName(text, range.End, end)
            : null;
        // A unit glued to the number, "64kg", is no word of the list above.
        if (quantity.Unit is null && range.End < end && CharacterClasses.IsLetter(text[range.End]))
        {
            if (
                text.AsSpan(range.End, Math.Min(2, end - range.End)) is "kg" or "ha" or "km" or "m2" or "m³" or "m²"
                || text[range.End] is 'm' or 'g' or 'l'
            )
                measure = after[0].Range;
            else
                return null;
        }
        // "thiệt hại 1,9 tỷ": what is told in millions and counts nothing is money where money is spoken of.
        if (
            quantity is { Unit: null, Scaled: true, Value: >= 1_000_000 }
            && measure is null
            && MoneyCueLexicon.SpeakOf(text, start, range.Start)
        )
            quantity = quantity with { Unit = "đồng" };
        if (plain && quantity.Of is null && MeasureLexicon.IsDuration(text, after))
            return null;
        if (plain && quantity.Of is null && MeasureLexicon.IsStructural(text, after) && !IsFoundedGroup(before, after))
            return null;
        if (
            plain
            && range.Length == 1
            && quantity.Value > 0
            && MeasureLexicon.IsArea(text, after)
            && !(
                after.Count > 2
                && Reaching.Contains(text.AsSpan(after[1].Range.Start, after[2].Range.End - after[1].Range.Start))
            )
        )
            return null;
        // "gian hàng 0 đồng" is a name; "Tổng số tiền: 0 đồng" reports.
        if (quantity is { Value: 0, Unit: "đồng" } && (before.Count == 0 || before[0].Fold != ":"))
            return null;
        var (approximate, comparator, condition, from) = ReadBounds(before, after, measure, range);
        return new QuantityMention(quantity, range, measure, approximate, condition, comparator, from);
    }

    private (string? Approximate, string? Comparator, bool Condition, int From) ReadBounds(
        List<(string Fold, TextRange Range)> before,
        List<(string Fold, TextRange Range)> after,
        TextRange? measure,
        TextRange range
    )
    {
        var one =
            before.Count > 0 ? Bounding.Find(text.AsSpan(before[0].Range.Start, before[0].Range.Length)) ?? "" : "";
        var two =
            before.Count > 1
                ? Bounding.Find(text.AsSpan(before[1].Range.Start, before[0].Range.End - before[1].Range.Start)) ?? ""
                : "";
        var rises = WordWindow.ReadAfter(
            text,
            measure?.End ?? range.End,
            Math.Min(text.Length, (measure?.End ?? range.End) + 24),
            2
        );
        if (rises.Count == 2 && rises[0].Fold == "tro" && rises[1].Fold == "len")
            return (null, ">=", true, before.Count > 0 && one == "từ" ? before[0].Range.Start : range.Start);
        if (rises.Count == 2 && rises[0].Fold == "tro" && rises[1].Fold == "xuong")
            return (null, "<=", true, range.Start);
        // "kiểm tra cấp dưới 378 cuộc", "công đoàn cấp trên 12 đơn vị": levels, no bounds.
        if (two is "cấp dưới" or "cấp trên")
            return (null, null, false, range.Start);
        return two switch
        {
            "ít nhất" or "tối thiểu" or "thiểu là" => (null, ">=", true, before[1].Range.Start),
            "không quá" or "tối đa" or "đa là" or "không vượt" or "vượt quá" => (
                null,
                "<=",
                true,
                before[1].Range.Start
            ),
            "không dưới" or "không ít" or "không thấp" => (null, ">=", true, before[1].Range.Start),
            _ => one switch
            {
                "gần" => ("under", null, false, before[0].Range.Start),
                // "3.145 trên 3.200 phiếu": of these, not more than these.
                "trên" or "hơn" when before.Count < 2 || !char.IsAsciiDigit(before[1].Fold[0]) => (
                    "over",
                    ">",
                    false,
                    before[0].Range.Start
                ),
                "khoảng" or "chừng" => ("about", null, false, before[0].Range.Start),
                "dưới" => (null, "<", true, before[0].Range.Start),
                "từ" when after.Any(w => w.Fold == "den") => (null, null, true, before[0].Range.Start),
                "đến" when before.Count > 3 && (before.Exists(w => w.Fold == "tu")) => (null, null, true, range.Start),
                _ => (null, null, false, range.Start),
            },
        };
    }

    /// <summary>Words before a number that bound it or say that it is not exact.</summary>
    private static readonly TonedWordSet Bounding = new(
        "ít nhất",
        "tối thiểu",
        "thiểu là",
        "không quá",
        "tối đa",
        "đa là",
        "không vượt",
        "vượt quá",
        "không dưới",
        "không ít",
        "không thấp",
        "cấp dưới",
        "cấp trên",
        "gần",
        "trên",
        "hơn",
        "khoảng",
        "chừng",
        "dưới",
        "từ",
        "đến"
    );

    /// <summary>
    /// Places of an order, to which a number after them belongs: "xếp thứ 10", "tốp 5"; a smaller one is better.
    /// </summary>
    private static readonly TonedWordSet Ranks = new(
        "xếp thứ",
        "thứ hạng",
        "xếp hạng",
        "vị trí",
        "vị thứ",
        "hạng thứ",
        "trí thứ",
        "đứng thứ",
        "đạt thứ"
    );

    /// <summary>"3 xã hoàn thành kế hoạch": what a verb tells of the places counts them.</summary>
    private static readonly TonedWordSet Reaching = new(
        "hoàn thành",
        "đạt chuẩn",
        "đạt chỉ",
        "đạt kế",
        "đạt tiêu",
        "đạt trên",
        "được công",
        "chưa đạt",
        "chưa hoàn",
        "chưa có",
        "không đạt",
        "không hoàn",
        "xảy ra",
        "vượt kế",
        "vượt chỉ"
    );

    private static readonly TonedWordSet Founding = new(
        "thành lập",
        "lập mới",
        "lập được",
        "ra mắt",
        "hình thành",
        "duy trì",
        "xây dựng"
    );

    /// <summary>"thành lập 3 nhóm tuyên truyền": groups of people; "7 nhóm giải pháp" are parts of a text.</summary>
    private bool IsFoundedGroup(
        List<(string Fold, TextRange Range)> before,
        List<(string Fold, TextRange Range)> after
    ) =>
        before.Count > 1
        && Groups.Contains(text.AsSpan(after[0].Range.Start, after[0].Range.Length))
        && Founding.Contains(text.AsSpan(before[1].Range.Start, before[0].Range.End - before[1].Range.Start))
        && !MeasureLexicon.IsStructural(text, after.GetRange(1, after.Count - 1));

    private static readonly TonedWordSet Groups = new("nhóm", "tốp", "top");

    /// <summary>"xếp thứ 10", "nhóm 15 tỉnh dẫn đầu": a rank, no count.</summary>
    private bool IsRank(List<(string Fold, TextRange Range)> before, TextRange range, int end)
    {
        if (before.Count == 0)
            return false;
        if (
            before.Count > 1
            && Ranks.Contains(text.AsSpan(before[1].Range.Start, before[0].Range.End - before[1].Range.Start))
        )
            return true;
        if (!Groups.Contains(text.AsSpan(before[0].Range.Start, before[0].Range.Length)))
            return false;
        var after = Sentence.OneLine(text.AsSpan(range.End, Math.Min(60, end - range.End)));
        return after.Contains(" đầu", StringComparison.Ordinal)
            || after.Contains("cao nhất", StringComparison.Ordinal)
            || after.Contains("tốt nhất", StringComparison.Ordinal);
    }

    private static bool IsRange(
        List<(string Fold, TextRange Range)> before,
        List<(string Fold, TextRange Range)> after
    ) =>
        before.Count > 0 && before[0].Fold == "den" && before.Count > 1 && char.IsAsciiDigit(before[1].Fold[0])
        || after.Count > 1 && after[0].Fold is "den" or "-" or "–" && char.IsAsciiDigit(after[1].Fold[0]);

    /// <summary>
    /// "0012345", "02263.870.115", "20.4567": numbers of things, of telephones and of places. Money is told as it is,
    /// malformed too.
    /// </summary>
    private static bool IsCode(ReadOnlySpan<char> printed, Quantity quantity) =>
        quantity is { Unit: null, Of: null }
        && (
            printed[0] == '0' && printed.Length > 4 && printed.IndexOf(',') < 0
            || !quantity.WellFormed && printed.Count('.') < 2
        );

    /// <summary>"ngày 12, 13 và 14": the last of several names.</summary>
    private static bool IsListedName(List<(string Fold, TextRange Range)> before)
    {
        var i = 0;
        while (i + 1 < before.Count && before[i].Fold is "va" or "," && char.IsAsciiDigit(before[i + 1].Fold[0]))
            i += 2;
        return i > 0
            && i < before.Count
            && before[i].Fold is "ngay" or "dieu" or "khoan" or "muc" or "thang" or "thu" or "tuan" or "so";
    }

    /// <summary>
    /// "cấp 05 bản" counts although "số 05" names: a noun follows, and the number is written as counts are.
    /// </summary>
    private bool IsCount(string before, List<(string Fold, TextRange Range)> after, Quantity quantity) =>
        quantity.Of is not null
            ? after.Count > 0 && MeasureLexicon.Read(text, after) is not null
            : before is not ("so" or "thang" or "ngay" or "nam" or "dieu" or "khoan")
                && MeasureLexicon.IsKnown(text, after)
                && quantity.Value >= 10;

    /// <summary>"Tổng số 284 cuộc": a total with what it counts; "số 284" alone names.</summary>
    private bool IsTotal(List<(string Fold, TextRange Range)> before, List<(string Fold, TextRange Range)> after) =>
        before.Count > 1
        && before[0].Fold == "so"
        && before[1].Fold == "tong"
        && MeasureLexicon.Read(text, after) is not null;

    private bool LooksCounted(TextRange range) => text[range.Start] == '0' || range.Length > 2;

    private bool IsCapitalsWord(TextRange word) => word.Length > 1 && CharacterClasses.IsUpper(text[word.Start + 1]);

    /// <summary>"8/3", "30/4", "11/2025" are dates unless a noun is counted by them.</summary>
    private bool IsDate(
        Quantity quantity,
        TextRange range,
        List<(string Fold, TextRange Range)> before,
        List<(string Fold, TextRange Range)> after
    )
    {
        if (quantity.Value is not { } first || quantity.Of is not { } second)
            return true;
        if (range.End < text.Length && text[range.End] == '/')
            return true;
        // "đến 6/139 trường": no month, no year.
        var dated = second <= 12 || second is >= 1900 and <= 2100;
        if (
            dated
            && before.Count > 0
            && before[0].Fold
                is "ngay"
                    or "thang"
                    or "quy"
                    or "den"
                    or "dip"
                    or "le"
                    or "toi"
                    or "sang"
                    or "chieu"
                    or "tu"
        )
            return true;
        if (MeasureLexicon.Read(text, after) is null)
            return !(second > 31 && first <= second * 3 && second is < 1900 or > 2100);
        return first <= 31 && second <= 12 && first > second || second is >= 1900 and <= 2100 && first <= 12;
    }

    private static bool IsGlued(char before, char second) =>
        CharacterClasses.IsLetter(before)
        || before is '_' or '@' or '#'
        || (before is '-' or '–' or '/' or '.' && CharacterClasses.IsLetterOrDigit(second))
        || (before is ':' && char.IsAsciiDigit(second));

    private int SkipNumbering(int start, int end)
    {
        var line = text.AsSpan(start, end - start);
        if (!ParagraphJoiner.IsBullet(line))
            return start;
        var i = start;
        while (i < end && (char.IsAsciiDigit(text[i]) || text[i] is '.' or ')' or '/'))
            i++;
        return i;
    }

    private int SkipNumber(int i, int end)
    {
        while (
            i < end
            && (
                CharacterClasses.IsLetterOrDigit(text[i])
                || (text[i] is '.' or ',' or '/' or '-' && i + 1 < end && CharacterClasses.IsLetterOrDigit(text[i + 1]))
            )
        )
            i++;
        return i;
    }

    private int? FindBlockEnd(int offset)
    {
        if (_block > 0 && _block <= blocked.Count && blocked[_block - 1].Start > offset)
            _block = 0;
        while (_block < blocked.Count && blocked[_block].End <= offset)
            _block++;
        return _block < blocked.Count && blocked[_block].Start <= offset ? blocked[_block].End : null;
    }
}

/// <summary>A quantity in its sentence.</summary>
/// <param name="Quantity">The number, scaled; money in đồng.</param>
/// <param name="Range">From the first digit to the end of number and unit.</param>
/// <param name="Measure">Range of the noun that is counted; null for money, percentages and bare numbers.</param>
/// <param name="Approximate">about, under, over or null.</param>
/// <param name="Condition">A bound is meant, not a result: "từ 30% trở lên", "dưới 50%", "tối thiểu là 15.000đ", "không
/// quá".</param>
/// <param name="Comparator">What the words before or after say: &gt;=, &lt;=, &gt;, &lt; or null.</param>
/// <param name="Start">Begin of the printed form: the approximating word or the number.</param>
internal sealed record QuantityMention(
    Quantity Quantity,
    TextRange Range,
    TextRange? Measure,
    string? Approximate,
    bool Condition,
    string? Comparator,
    int Start
)
{
    /// <summary>End of the printed form: number, unit and noun.</summary>
    public int End => Measure?.End ?? Range.End;
}

/// <summary>
/// The upper end of a span that begins with a quantity: "70% đến 80%", "3 - 4%", "20.000 đến 25.000 đồng".
/// </summary>
/// <param name="End">Where the second number ends, its unit with it.</param>
/// <param name="Unit">The unit of both.</param>
internal readonly record struct QuantityRange(int End, string? Unit)
{
    /// <summary>The span that the quantity at <paramref name="range"/> begins; null where it stands alone.</summary>
    public static QuantityRange? Read(string text, TextRange range, Quantity first, int end)
    {
        if (first.Length == 0 || first.Value is not { } low || first.Of is not null)
            return null;
        var at = Skip(text, range.End, end);
        if (at >= end)
            return null;
        var dash = text[at] is '-' or '–';
        var word = text.AsSpan(at, end - at).StartsWith("đến ", StringComparison.Ordinal);
        if (!dash && !word)
            return null;
        at = Skip(text, at + (dash ? 1 : 4), end);
        if (at >= end || !char.IsAsciiDigit(text[at]))
            return null;
        var second = Quantity.Read(text.AsSpan(at, end - at));
        // Years, numbers of papers and dates have no unit; what rises in words ("từ 70% lên 80%") is two results.
        if (
            second.Length == 0
            || second.Of is not null
            || second.Unit is null && !IsCount(text, range.Start, second, at)
            || second.Value is not { } high
            || (first.Unit ?? second.Unit) != second.Unit
        )
            return null;
        return low < high ? new QuantityRange(at + second.Length, second.Unit) : null;
    }

    /// <summary>
    /// "từ 8.000 – 11.000 đoàn viên": counts in groups of three digits, or with "từ" before them and a noun behind.
    /// </summary>
    private static bool IsCount(string text, int start, Quantity second, int at) =>
        WordWindow.ReadBefore(text, start, Math.Max(0, start - 12), 1) is [(_, var from)]
        && TonedWordSet.Same(text.AsSpan(from.Start, from.Length), "từ")
        && second.WellFormed
        && second.Value is < 1900 or > 2100
        && WordWindow.ReadAfter(text, at + second.Length, Math.Min(text.Length, at + second.Length + 40), 4)
            is { Count: > 0 } after
        && !MeasureLexicon.IsDuration(text, after)
        && MeasureLexicon.IsKnown(text, after);

    private static int Skip(string text, int at, int end)
    {
        while (at < end && text[at] is ' ' or '\n')
            at++;
        return at;
    }
}

/// <summary>
/// Names in quotes: numbers in them count nothing ("Phong trào “5 không, 3 sạch”"), and a number before them counts
/// them ("25 “Mái ấm tình thương”").
/// </summary>
internal static class QuotedNameReader
{
    private const int Longest = 160;
    private const int LongestCounted = 60;

    /// <summary>True where a place stands within “…”, the opening mark after <paramref name="start"/>.</summary>
    public static bool IsWithinQuotes(string text, int at, int start)
    {
        var from = Math.Max(start, at - Longest);
        var open = text.LastIndexOf('“', at - 1 < from ? from : at - 1, at - 1 < from ? 0 : at - from);
        if (open < 0 || text.AsSpan(open, at - open).Contains('”'))
            return false;
        var close = text.AsSpan(at, Math.Min(Longest, text.Length - at)).IndexOf('”');
        // What goes on for sentences is a speech.
        return close >= 0 && !text.AsSpan(open, at - open + close).Contains(". ", StringComparison.Ordinal);
    }

    /// <summary>The words in the quotes that a number counts, without the marks; null where none follow it.</summary>
    public static Pipeline.Layout.TextRange? FindCountedName(string text, int from, int end)
    {
        var open = from;
        while (open < end && text[open] == ' ')
            open++;
        if (open >= end || text[open] != '“' || open == from)
            return null;
        var close = text.AsSpan(open, Math.Min(LongestCounted, end - open)).IndexOf('”');
        return close > 3 && char.IsLetter(text[open + 1])
            ? new Pipeline.Layout.TextRange(open + 1, open + close)
            : null;
    }
}
