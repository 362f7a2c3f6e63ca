using System.Buffers;
using Pipeline.Layout;
using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Citations;

/// <summary>Laws, ordinances and the Constitution cited by name alone: "Luật Ngân sách nhà nước năm 2015", "Hiến pháp năm 2013".</summary>
internal static class LawNames
{
    private const int Reach = 110;
    private static readonly SearchValues<string> Triggers =
        SearchValues.Create(["Luật ", "Luật\n", "luật ", "luật\n", "Pháp lệnh ", "Hiến pháp "], StringComparison.Ordinal);

    /// <summary>Reads all laws by name in a range.</summary>
    public static void Find(string text, TextRange range, List<Mention> into)
    {
        var span = text.AsSpan(0, range.End);
        for (var at = range.Start; at < range.End;)
        {
            var hit = span[at..].IndexOfAny(Triggers);
            if (hit < 0) return;
            var start = at + hit;
            at = start + 4;
            if (start > range.Start && char.IsLetterOrDigit(text[start - 1])) continue;
            if (Read(text, range, start) is not { } mention) continue;
            into.Add(mention);
            at = Math.Max(at, mention.Span.End);
        }
    }

    private static Mention? Read(string text, TextRange range, int start)
    {
        var limit = Math.Min(range.End, start + Reach);
        var (type, name) = text[start] switch
        {
            'P' => ("Pháp lệnh", start + 9),
            'H' => ("Hiến pháp", start + 9),
            _ => ("Luật", start + 4),
        };
        if (type == "Luật" && Follows(text, range.Start, start, "bộ ")) (type, start) = ("Bộ luật", start - 3);
        else if (text[start] == 'l') return null;
        if (Follows(text, range.Start, start, "pháp ") || Follows(text, range.Start, start, "kỷ ")) return null;
        name = VietnameseDateScanner.SkipBlanks(text.AsSpan(0, limit), name);
        if (name >= limit) return null;
        var stop = type == "Hiến pháp" ? name : NameEnd(text, name, limit);
        if (type != "Hiến pháp" && (stop == name || !char.IsUpper(text[name]) || FirstIs(text, name, "Việt", "Sư", "Gia", "Trẻ", "Sửa", "Bổ"))) return null;
        var end = YearEnd(text, stop, limit, out var date, out var printed);
        if (type == "Hiến pháp" && end <= name) return null;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        var title = type == "Hiến pháp" ? null : Words.Squeeze(text.AsSpan(start, stop - start)).TrimEnd(',', ' ');
        return new Mention
        {
            Kind = MentionKind.Named, Span = new TextRange(start, end), WordsStart = start, Type = type, OwnWord = true, Confidence = 0.85,
            Context = new MentionContext(date, printed, null, title, null, end),
        };
    }

    /// <summary>The name: words up to a date, a year, a number, a body or the clause's end.</summary>
    private static int NameEnd(string text, int name, int limit)
    {
        var (i, last) = (name, name);
        var words = 0;
        while (i < limit && words < 16)
        {
            var c = text[i];
            if (c == ',')
            {
                // "Luật Thi đua, khen thưởng", "Luật Phòng, chống tham nhũng": the name goes on in small letters.
                var next = VietnameseDateScanner.SkipBlanks(text.AsSpan(0, limit), i + 1);
                if (next < limit && Continues(text, next, limit)) { i = next; continue; }
                break;
            }
            if (c == '\n' && (i + 1 >= limit || text[i + 1] is '\n' or '-' or '+')) break;
            if (c is ' ' or '\n' or '\u00A0') { i++; continue; }
            if (!char.IsLetter(c)) break;
            var start = i;
            while (i < limit && char.IsLetter(text[i])) i++;
            if (EndsName(text.AsSpan(start, i - start), text, i, limit)) break;
            last = i;
            words++;
        }
        return last;
    }

    private static readonly string[] Continuations = ["khen thưởng", "chống ", "sử dụng", "chữa cháy", "cứu nạn", "bảo vệ", "tạm ", "kiểm soát", "lãng phí", "an toàn", "giáo dục", "ứng phó", "vật nuôi", "vệ sinh"];

    private static bool Continues(string text, int at, int limit)
    {
        foreach (var words in Continuations)
            if (at + words.Length <= limit && string.Compare(text, at, words, 0, words.Length, StringComparison.OrdinalIgnoreCase) == 0) return true;
        return false;
    }

    private static bool EndsName(ReadOnlySpan<char> word, string text, int after, int limit)
    {
        if (word is "ngày" or "năm" or "số" or "của" or "được" or "về" or "này" or "và" or "thì" or "có" or "quy" or "tại" or "trên" or "cho" or "đã" or "là" or "để" or "khi" or "trong"
            or "ban" or "hiện" or "theo" or "đến" or "do" or "với" or "nêu" or "đối" or "bằng" or "nhưng" or "hoặc" or "vào" or "thông" or "từ" or "định" or "ra" or "Nghị" or "Căn")
        {
            // "Luật Bảo vệ và Phát triển rừng", "Luật Xuất cảnh … và": a capital after "và" goes on, another law does not.
            if (word is not "và") return word is not "thông" || !Words.StartsWith(text.AsSpan(0, limit), after, " tin", out _);
            var next = VietnameseDateScanner.SkipBlanks(text.AsSpan(0, limit), after);
            return next >= limit || FirstIs(text, next, "Luật", "Bộ", "Nghị", "Pháp", "các", "Quyết", "Thông", "luật") || !char.IsLetter(text[next]);
        }
        return false;
    }

    private static int YearEnd(string text, int stop, int limit, out string? date, out string? printed)
    {
        (date, printed) = (null, null);
        var at = VietnameseDateScanner.SkipBlanks(text.AsSpan(0, limit), stop);
        if (at < limit && text[at] == ',') at = VietnameseDateScanner.SkipBlanks(text.AsSpan(0, limit), at + 1);
        if (!VietnameseDateScanner.TryScan(text.AsSpan(0, limit), at, out var found)) return stop;
        if (found.Date.Month is null && found.Date.Year is null) return stop;
        if (found.Date.Month is not null && found.Date.Day is null) return stop;
        if (found.End < limit && (text[found.End] is '-' or '–' or '/')) return stop;
        printed = Words.Squeeze(text.AsSpan(found.Start, found.End - found.Start));
        date = found.Error is null && !found.Date.LacksYear ? found.Date.ToString() : null;
        return found.End;
    }

    private static bool FirstIs(string text, int at, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
            if (string.CompareOrdinal(text, at, word, 0, word.Length) == 0) return true;
        return false;
    }

    private static bool Follows(string text, int from, int at, string before) =>
        at - before.Length >= from && string.Compare(text, at - before.Length, before, 0, before.Length, StringComparison.OrdinalIgnoreCase) == 0;
}
