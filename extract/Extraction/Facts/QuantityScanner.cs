using Pipeline.Layout;
using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Facts;

/// <summary>Finds the quantities of a sentence and leaves out numbers that are names, dates, places in a text, or numbering.</summary>
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
            if (digit < 0) break;
            i += digit;
            if (Blocked(i) is { } until) { i = Math.Max(i + 1, until); continue; }
            if (i > start && IsGlued(text[i - 1], i - 2 >= start ? text[i - 2] : ' ') && !(text[i - 1] == '/' && last == i - 1)) { i = SkipNumber(i, end); continue; }
            var quantity = Quantity.Read(text.AsSpan(i, end - i));
            var range = new TextRange(i, i + quantity.Length);
            if (QuantitySpan.Read(text, range, quantity, end) is { } span)
            {
                // "từ 70% đến 80%": one bound from below, no two results.
                var from = WordsAround.Before(text, i, start, 1) is [(_, var word)] && TonedWords.Same(text.AsSpan(word.Start, word.Length), "từ") ? word.Start : i;
                var whole = new TextRange(i, span.End);
                yield return new QuantityMention(quantity with { Unit = span.Unit, Length = whole.Length }, whole, span.Unit is null ? MeasureWords.Read(text, WordsAround.After(text, span.End, end, 4)) : null, null, true, ">=", from);
                i = span.End;
                continue;
            }
            if (!QuotedName.Holds(text, i, start) && Mention(quantity, range, start, end) is { } mention)
            {
                yield return mention;
                last = mention.End;
            }
            i = Math.Max(i + 1, quantity.Length > 0 && text[range.End - 1] is >= '0' and <= '9' ? SkipNumber(i, end) : range.End);
        }
    }

    private QuantityMention? Mention(Quantity quantity, TextRange range, int start, int end)
    {
        if (quantity.Length == 0 || IsCode(text.AsSpan(range.Start, range.Length), quantity)) return null;
        // "12a", "5G", "2022-2025", "18-35": parts of names and ranges.
        if (quantity.Unit is null && range.End < end && (text[range.End] is '-' or '–' or '/' or ':' or '_' && range.End + 1 < end && Letters.IsLetterOrDigit(text[range.End + 1]))) return null;
        var before = WordsAround.Before(text, range.Start, start, 6);
        var after = WordsAround.After(text, range.End, end, 4);
        var plain = quantity is { Unit: null, Scaled: false };
        if (plain && quantity.Of is null && IsRank(before, range, end))
            return new QuantityMention(quantity, range, MeasureWords.Read(text, after), null, true, "<=", range.Start);
        if (plain && quantity.Of is null && (IsRange(before, after) || IsListedName(before))) return null;
        if (plain && NameWords.EndIn(text, before)
            && !IsCount(before[0].Fold, after, quantity) && !IsTotal(before, after)) return null;
        if (plain && quantity.Of is null && before.Count > 1 && Letters.IsUpper(text[before[0].Range.Start]) && !IsCapitalsWord(before[0].Range) && Letters.IsLetter(text[before[1].Range.Start])
            && !LooksCounted(range)) return null;
        if (quantity.Of is not null && quantity.Unit is null && IsDate(quantity, range, before, after)) return null;
        var measure = quantity.Unit is null ? MeasureWords.Read(text, after) ?? QuotedName.Counted(text, range.End, end) : null;
        // A unit glued to the number, "64kg", is no word of the list above.
        if (quantity.Unit is null && range.End < end && Letters.IsLetter(text[range.End]))
        {
            if (text.AsSpan(range.End, Math.Min(2, end - range.End)) is "kg" or "ha" or "km" or "m2" or "m³" or "m²" || text[range.End] is 'm' or 'g' or 'l') measure = after[0].Range;
            else return null;
        }
        // "thiệt hại 1,9 tỷ": what is told in millions and counts nothing is money where money is spoken of.
        if (quantity is { Unit: null, Scaled: true, Value: >= 1_000_000 } && measure is null && MoneyWords.SpeakOf(text, start, range.Start)) quantity = quantity with { Unit = "đồng" };
        if (plain && quantity.Of is null && MeasureWords.IsDuration(text, after)) return null;
        if (plain && quantity.Of is null && MeasureWords.IsStructural(text, after)) return null;
        if (plain && range.Length == 1 && quantity.Value > 0 && MeasureWords.IsArea(text, after)) return null;
        // "gian hàng 0 đồng" is a name; "Tổng số tiền: 0 đồng" reports.
        if (quantity is { Value: 0, Unit: "đồng" } && (before.Count == 0 || before[0].Fold != ":")) return null;
        var (approximate, comparator, condition, from) = Bounds(before, after, measure, range);
        return new QuantityMention(quantity, range, measure, approximate, condition, comparator, from);
    }

    private (string? Approximate, string? Comparator, bool Condition, int From) Bounds(
        List<(string Fold, TextRange Range)> before, List<(string Fold, TextRange Range)> after, TextRange? measure, TextRange range)
    {
        var one = before.Count > 0 ? Bounding.Find(text.AsSpan(before[0].Range.Start, before[0].Range.Length)) ?? "" : "";
        var two = before.Count > 1 ? Bounding.Find(text.AsSpan(before[1].Range.Start, before[0].Range.End - before[1].Range.Start)) ?? "" : "";
        var rises = WordsAround.After(text, measure?.End ?? range.End, Math.Min(text.Length, (measure?.End ?? range.End) + 24), 2);
        if (rises.Count == 2 && rises[0].Fold == "tro" && rises[1].Fold == "len") return (null, ">=", true, before.Count > 0 && one == "từ" ? before[0].Range.Start : range.Start);
        if (rises.Count == 2 && rises[0].Fold == "tro" && rises[1].Fold == "xuong") return (null, "<=", true, range.Start);
        // "kiểm tra cấp dưới 378 cuộc", "công đoàn cấp trên 12 đơn vị": levels, no bounds.
        if (two is "cấp dưới" or "cấp trên") return (null, null, false, range.Start);
        return two switch
        {
            "ít nhất" or "tối thiểu" or "thiểu là" => (null, ">=", true, before[1].Range.Start),
            "không quá" or "tối đa" or "đa là" or "không vượt" or "vượt quá" => (null, "<=", true, before[1].Range.Start),
            "không dưới" or "không ít" or "không thấp" => (null, ">=", true, before[1].Range.Start),
            _ => one switch
            {
                "gần" => ("under", null, false, before[0].Range.Start),
                // "3.145 trên 3.200 phiếu": of these, not more than these.
                "trên" or "hơn" when before.Count < 2 || !char.IsAsciiDigit(before[1].Fold[0]) => ("over", ">", false, before[0].Range.Start),
                "khoảng" or "chừng" => ("about", null, false, before[0].Range.Start),
                "dưới" => (null, "<", true, before[0].Range.Start),
                "từ" when after.Any(w => w.Fold == "den") => (null, null, true, before[0].Range.Start),
                "đến" when before.Count > 3 && (before.Exists(w => w.Fold == "tu")) => (null, null, true, range.Start),
                _ => (null, null, false, range.Start),
            },
        };
    }

    /// <summary>Words before a number that bound it or say that it is not exact.</summary>
    private static readonly TonedWords Bounding = new(
        "ít nhất", "tối thiểu", "thiểu là", "không quá", "tối đa", "đa là", "không vượt", "vượt quá", "không dưới", "không ít", "không thấp", "cấp dưới", "cấp trên", "gần", "trên", "hơn", "khoảng", "chừng", "dưới", "từ", "đến");

    /// <summary>Places of an order, to which a number after them belongs: "xếp thứ 10", "tốp 5"; a smaller one is better.</summary>
    private static readonly TonedWords Ranks = new("xếp thứ", "thứ hạng", "xếp hạng", "vị trí", "vị thứ", "hạng thứ", "trí thứ", "đứng thứ", "đạt thứ");

    private static readonly TonedWords Groups = new("nhóm", "tốp", "top");

    /// <summary>"xếp thứ 10", "nhóm 15 tỉnh dẫn đầu": a rank, no count.</summary>
    private bool IsRank(List<(string Fold, TextRange Range)> before, TextRange range, int end)
    {
        if (before.Count == 0) return false;
        if (before.Count > 1 && Ranks.Contains(text.AsSpan(before[1].Range.Start, before[0].Range.End - before[1].Range.Start))) return true;
        if (!Groups.Contains(text.AsSpan(before[0].Range.Start, before[0].Range.Length))) return false;
        var after = Sentence.OneLine(text.AsSpan(range.End, Math.Min(60, end - range.End)));
        return after.Contains(" đầu", StringComparison.Ordinal) || after.Contains("cao nhất", StringComparison.Ordinal) || after.Contains("tốt nhất", StringComparison.Ordinal);
    }

    private static bool IsRange(List<(string Fold, TextRange Range)> before, List<(string Fold, TextRange Range)> after) =>
        before.Count > 0 && before[0].Fold == "den" && before.Count > 1 && char.IsAsciiDigit(before[1].Fold[0]) ||
        after.Count > 1 && after[0].Fold is "den" or "-" or "–" && char.IsAsciiDigit(after[1].Fold[0]);

    /// <summary>"0012345", "02263.870.115", "20.4567": numbers of things, of telephones and of places. Money is told as it is, malformed too.</summary>
    private static bool IsCode(ReadOnlySpan<char> printed, Quantity quantity) =>
        quantity is { Unit: null, Of: null } && (printed[0] == '0' && printed.Length > 4 && printed.IndexOf(',') < 0 || !quantity.WellFormed && printed.Count('.') < 2);

    /// <summary>"ngày 12, 13 và 14": the last of several names.</summary>
    private static bool IsListedName(List<(string Fold, TextRange Range)> before)
    {
        var i = 0;
        while (i + 1 < before.Count && before[i].Fold is "va" or "," && char.IsAsciiDigit(before[i + 1].Fold[0])) i += 2;
        return i > 0 && i < before.Count && before[i].Fold is "ngay" or "dieu" or "khoan" or "muc" or "thang" or "thu" or "tuan" or "so";
    }

    /// <summary>"cấp 05 bản" counts although "số 05" names: a noun follows, and the number is written as counts are.</summary>
    private bool IsCount(string before, List<(string Fold, TextRange Range)> after, Quantity quantity) =>
        quantity.Of is not null ? after.Count > 0 && MeasureWords.Read(text, after) is not null :
        before is not ("so" or "thang" or "ngay" or "nam" or "dieu" or "khoan") && MeasureWords.IsKnown(text, after) && quantity.Value >= 10;

    /// <summary>"Tổng số 284 cuộc": a total with what it counts; "số 284" alone names.</summary>
    private bool IsTotal(List<(string Fold, TextRange Range)> before, List<(string Fold, TextRange Range)> after) =>
        before.Count > 1 && before[0].Fold == "so" && before[1].Fold == "tong" && MeasureWords.Read(text, after) is not null;

    private bool LooksCounted(TextRange range) => text[range.Start] == '0' || range.Length > 2;

    private bool IsCapitalsWord(TextRange word) => word.Length > 1 && Letters.IsUpper(text[word.Start + 1]);

    /// <summary>"8/3", "30/4", "11/2025" are dates unless a noun is counted by them.</summary>
    private bool IsDate(Quantity quantity, TextRange range, List<(string Fold, TextRange Range)> before, List<(string Fold, TextRange Range)> after)
    {
        if (quantity.Value is not { } first || quantity.Of is not { } second) return true;
        if (range.End < text.Length && text[range.End] == '/') return true;
        // "đến 6/139 trường": no month, no year.
        var dated = second <= 12 || second is >= 1900 and <= 2100;
        if (dated && before.Count > 0 && before[0].Fold is "ngay" or "thang" or "quy" or "den" or "dip" or "le" or "toi" or "sang" or "chieu" or "tu") return true;
        if (MeasureWords.Read(text, after) is null) return !(second > 31 && first <= second * 3 && second is < 1900 or > 2100);
        return first <= 31 && second <= 12 && first > second || second is >= 1900 and <= 2100 && first <= 12;
    }

    private static bool IsGlued(char before, char second) =>
        Letters.IsLetter(before) || before is '_' or '@' or '#' || (before is '-' or '–' or '/' or '.' && Letters.IsLetterOrDigit(second)) || (before is ':' && char.IsAsciiDigit(second));

    private int SkipNumbering(int start, int end)
    {
        var line = text.AsSpan(start, end - start);
        if (!Paragraphs.IsBullet(line)) return start;
        var i = start;
        while (i < end && (char.IsAsciiDigit(text[i]) || text[i] is '.' or ')' or '/')) i++;
        return i;
    }

    private int SkipNumber(int i, int end)
    {
        while (i < end && (Letters.IsLetterOrDigit(text[i]) || (text[i] is '.' or ',' or '/' or '-' && i + 1 < end && Letters.IsLetterOrDigit(text[i + 1])))) i++;
        return i;
    }

    private int? Blocked(int offset)
    {
        if (_block > 0 && _block <= blocked.Count && blocked[_block - 1].Start > offset) _block = 0;
        while (_block < blocked.Count && blocked[_block].End <= offset) _block++;
        return _block < blocked.Count && blocked[_block].Start <= offset ? blocked[_block].End : null;
    }
}
