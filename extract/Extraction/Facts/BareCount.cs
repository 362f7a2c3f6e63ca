using Pipeline.Layout;
using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Facts;

/// <summary>Numbers that count although no noun follows them: after a label, after "số …", and in lists of such ("khiển trách 6, cảnh cáo 3").</summary>
internal static class BareCount
{
    private const int MostWords = 8;
    private const int MostWordsOfCount = 16;

    /// <summary>True where the words before the number say what it counts, and nothing follows that could say otherwise.</summary>
    public static bool Is(string text, Sentence sentence, QuantityMention mention)
    {
        if (!Ends(text, mention.Range.End, sentence.Range.End)) return false;
        var i = mention.Start - 1;
        while (i > sentence.Range.Start && Letters.IsWhiteSpace(text[i])) i--;
        if (i <= sentence.Range.Start) return false;
        return text[i] == ':' || IsTold(text, sentence.Range, i + 1, mention) || IsItem(text, sentence.Range, i + 1, mention.Range.End);
    }

    /// <summary>"Tổng số học viên của các lớp … là 2.372 (": the copula tells the number of its subject, however long that is.</summary>
    private static bool IsTold(string text, TextRange sentence, int end, QuantityMention mention)
    {
        if (end - sentence.Start < 8 || !TonedWords.Same(text.AsSpan(end - 2, 2), "là") || !Letters.IsWhiteSpace(text[end - 3])) return false;
        var subject = text.AsSpan(sentence.Start, end - 2 - sentence.Start);
        // "thành lập năm là 1975" names a year; a code is told by "mã".
        return !(mention.Quantity is { Of: null, Value: >= 1900 and <= 2100 } && mention.Range.Length == 4) && !subject.Contains("mã ", StringComparison.OrdinalIgnoreCase)
            && (subject.Contains("số ", StringComparison.OrdinalIgnoreCase) || subject.Contains("lượng ", StringComparison.OrdinalIgnoreCase) || subject.Contains("quân ", StringComparison.OrdinalIgnoreCase));
    }

    private static bool Ends(string text, int at, int end)
    {
        while (at < end && Letters.IsWhiteSpace(text[at])) at++;
        return at >= end || text[at] is '.' or ';' or ',' or ')' or '(';
    }

    /// <summary>"Số lao động nữ 1.204", or an item "cảnh cáo 3" of a list that a colon or a parenthesis opens.</summary>
    private static bool IsItem(string text, TextRange sentence, int end, int number)
    {
        var from = end;
        while (from > sentence.Start && text[from - 1] is not (',' or ';' or ':' or '(' or '.')) from--;
        var item = text.AsSpan(from, end - from).Trim(" -+*•\n");
        // "1.632 đoàn viên (nữ 1.288)".
        if (item is "nữ" or "nam" && from > sentence.Start && text[from - 1] == '(') return true;
        if (item.Length < 3 || item.IndexOfAnyInRange('0', '9') >= 0) return false;
        if (item.Count(' ') < MostWordsOfCount && item.Contains(' ') && (item.StartsWith("số ", StringComparison.OrdinalIgnoreCase) || item.StartsWith("tổng số ", StringComparison.OrdinalIgnoreCase))) return true;
        if (item.Count(' ') >= MostWords || !Letters.IsLower(item[0]) || from <= sentence.Start) return false;
        // One alone may name ("(mũi 3)", "gồm: tổ 3"): a list of counts has two.
        return text[from - 1] switch
        {
            ':' or '(' => Followed(text, number, sentence.End),
            ',' or ';' => Opened(text, sentence, from - 1),
            _ => false,
        };
    }

    /// <summary>After the number and a comma come words and a number again.</summary>
    private static bool Followed(string text, int at, int end)
    {
        while (at < end && Letters.IsWhiteSpace(text[at])) at++;
        if (at >= end || text[at] is not (',' or ';')) return false;
        var next = text.AsSpan(at + 1, end - at - 1).IndexOfAny("0123456789,;:().");
        return next > 3 && char.IsAsciiDigit(text[at + 1 + next]) && Ends(text, SkipNumber(text, at + 1 + next, end), end);
    }

    /// <summary>What stands before the comma is an item too: it ends in a number, and the list that it stands in was opened.</summary>
    private static bool Opened(string text, TextRange sentence, int comma)
    {
        var end = comma;
        while (end > sentence.Start && Letters.IsWhiteSpace(text[end - 1])) end--;
        var digits = end;
        while (digits > sentence.Start && (char.IsAsciiDigit(text[digits - 1]) || text[digits - 1] == '.')) digits--;
        if (digits == end) return false;
        while (digits > sentence.Start && Letters.IsWhiteSpace(text[digits - 1])) digits--;
        return digits > sentence.Start && IsItem(text, sentence, digits, end);
    }

    private static int SkipNumber(string text, int at, int end)
    {
        while (at < end && (char.IsAsciiDigit(text[at]) || (text[at] == '.' && at + 1 < end && char.IsAsciiDigit(text[at + 1])))) at++;
        return at;
    }
}
