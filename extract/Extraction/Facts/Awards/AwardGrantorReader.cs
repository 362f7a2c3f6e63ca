using System.Buffers;
using Pipeline.Extraction.Facts.Sentences;
using Pipeline.Extraction.Heading.Issuers;
using Pipeline.Extraction.Matching;
using Pipeline.Layout;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Facts.Awards;

/// <summary>Who gives an award, and what for.</summary>
internal static class AwardGrantorReader
{
    private static readonly string[] Ends =
    [
        " cho ",
        " năm ",
        " về ",
        " vì ",
        " giai đoạn",
        " nhân ",
        " trong ",
        " tặng",
        " và được",
        " có thành",
        " đối với",
        " tại ",
        " từ ",
    ];

    /// <summary>The grantor: "… của X", "cấp X", or the subject before "tặng"; null if none is told.</summary>
    /// <returns>The name, and where the printed form of the award ends with it.</returns>
    public static (string Name, int End)? Find(string text, Sentence sentence, AwardForm form)
    {
        var after = Sentence.OneLine(text.AsSpan(form.Range.End, sentence.Range.End - form.Range.End));
        if (FindFollowing(after, " của ") is { } owner)
            return (owner.Name, form.Range.End + owner.End);
        if (FindBeside(text, sentence, form) is { } beside)
            return beside;
        if (form.Generic && (FindFollowing(after, " cấp ") ?? FindFollowing(after, " Cấp ")) is { } level)
            return (level.Name, form.Range.End + level.End);
        return FindSubjectOfGiving(text, sentence, form) is { } subject ? (subject, form.Range.End) : null;
    }

    /// <summary>
    /// The name with its abbreviations written out; "LĐLĐ tỉnh", which says no place, stays as it is printed.
    /// </summary>
    public static string? ExpandName(string? grantor)
    {
        if (grantor is null)
            return null;
        var words = grantor.Split(' ');
        return words.Length == 2 && char.IsLower(words[1][0]) ? grantor : ExpandAbbreviation(grantor);
    }

    /// <summary>"trong phong trào …", "về thực hiện …": what it was given for; null if not told.</summary>
    public static string? FindOccasion(string text, Sentence sentence, TextRange printed)
    {
        var after = Sentence.OneLine(text.AsSpan(printed.End, sentence.Range.End - printed.End));
        foreach (
            var word in (ReadOnlySpan<string>)
                ["nhân dịp ", "có thành tích ", "đã có thành tích ", "trong ", "về ", "vì "]
        )
        {
            var at = after.IndexOf(word, StringComparison.Ordinal);
            if (at is < 0 or > 40)
                continue;
            var rest = after[at..];
            var end = rest.IndexOfAny(',', ';', '.');
            if (end < 0)
                end = rest.Length;
            return end < 200 ? FactContext.CollapseWhiteSpace(rest[..end]) : null;
        }
        return null;
    }

    // Which university "ĐHQG" is, the abbreviation leaves to the reader ("ĐHQG-HCM", "ĐHQG Hà Nội"): it stays as it is
    // printed.
    private static string ExpandAbbreviation(string grantor) =>
        string.Join(
            "ĐHQG",
            grantor
                .Split("ĐHQG")
                .Select(part =>
                    part.Trim().Length == 0
                        ? part
                        : $"{(part[0] == ' ' ? " " : "")}"
                            + $"{Pipeline.Extraction.Heading.Issuers.OrganisationAbbreviations.Expand(part.Trim())}"
                            + $"{(part[^1] == ' ' ? " " : "")}"
                )
        );

    /// <summary>"Tập thể lao động xuất sắc ĐHQG-HCM": an abbreviated name right after the form.</summary>
    private static (string Name, int End)? FindBeside(string text, Sentence sentence, AwardForm form)
    {
        var words = WordWindow.ReadAfter(text, form.Range.End, sentence.Range.End, 2);
        if (words.Count == 0 || words[0].Range.Start - form.Range.End != 1)
            return null;
        var word = text.AsSpan(words[0].Range.Start, words[0].Range.Length);
        if (word.Length < 3 || word.IndexOfAnyInRange('0', '9') >= 0 || word is "III" or "VIII")
            return null;
        foreach (var c in word)
            if (char.IsLower(c))
                return null;
        var end =
            words.Count > 1 && words[1].Fold is "tinh" or "huyen" or "nganh" or "quan"
                ? words[1].Range.End
                : words[0].Range.End;
        return (FactContext.CollapseWhiteSpace(text.AsSpan(words[0].Range.Start, end - words[0].Range.Start)), end);
    }

    private static (string Name, int End)? FindFollowing(ReadOnlySpan<char> after, string word)
    {
        var at = after.IndexOf(word, StringComparison.Ordinal);
        if (at is < 0 or > 70 || after[..at].IndexOfAny(";.,") >= 0)
            return null;
        var rest = after[(at + word.Length)..];
        var end = rest.IndexOfAny(",;:(–-\"“");
        // A hyphen within a word ("ĐHQG-HCM") does not end it.
        while (end > 0 && rest[end] == '-' && end + 1 < rest.Length && rest[end - 1] != ' ' && rest[end + 1] != ' ')
        {
            var next = rest[(end + 1)..].IndexOfAny(",;:(–-\"“");
            end = next < 0 ? -1 : end + 1 + next;
        }
        if (end < 0)
            end = rest.Length;
        var stop = rest[..end].IndexOf(". ");
        if (stop >= 0)
            end = stop;
        foreach (var mark in Ends)
        {
            var cut = rest[..end].IndexOf(mark, StringComparison.Ordinal);
            if (cut >= 0)
                end = cut;
        }
        var name = FactContext.CollapseWhiteSpace(rest[..end]).TrimEndAny(". ");
        while (end > 0 && (char.IsWhiteSpace(rest[end - 1]) || rest[end - 1] == '.'))
            end--;
        return name.Length is > 1 and < 90 && name.AnyCharacter(char.IsUpper) ? (name, at + word.Length + end) : null;
    }

    /// <summary>The subject of "tặng": "LĐLĐ tỉnh đã tặng", "được Tổng Liên đoàn trao tặng".</summary>
    private static string? FindSubjectOfGiving(string text, Sentence sentence, AwardForm form)
    {
        var before = text.AsSpan(sentence.Range.Start, form.Range.Start - sentence.Range.Start);
        var at = before.LastIndexOf("tặng", StringComparison.Ordinal);
        if (form.Generic)
            at = before.Length;
        if (at < 0)
            return null;
        var words = WordWindow.ReadBefore(text, sentence.Range.Start + at, sentence.Range.Start, 14);
        int? from = null;
        var to = 0;
        foreach (var (fold, range) in words)
        {
            if (fold is "da" or "trao" or "xet" or "va" or "ra" or "quyet" or "dinh" && from is null)
                continue;
            if (
                !char.IsLetter(text[range.Start])
                || fold is "duoc" or "nghi" or "do" or "tai" or "cho" or "khen" or "trinh" or "de"
            )
                break;
            if (to == 0)
                to = range.End;
            if (char.IsUpper(text[range.Start]))
                from = range.Start;
        }
        if (from is not { } start)
            return null;
        var name = FactContext.CollapseWhiteSpace(text.AsSpan(start, to - start));
        return name.Length is > 2 and < 90 ? name : null;
    }
}

/// <summary>
/// The year or span of years that an award belongs to: its sentence, else the line that leads its list, else the
/// document's period.
/// </summary>
internal static class AwardPeriodReader
{
    private static readonly SearchValues<string> Centuries = SearchValues.Create(
        ["19", "20"],
        StringComparison.Ordinal
    );

    /// <summary>
    /// As CONTRACT prints periods: "2002-2003" (school year or span), "2004"; null where none is known.
    /// </summary>
    public static string? Find(FactContext context, Sentence sentence, TextRange printed)
    {
        var text = context.View.Text;
        var near = text.AsSpan(printed.Start, sentence.Range.End - printed.Start);
        // Years within the occasion ("trong phong trào … từ năm 2001 – 2005") are those of the movement, where the list
        // has its own.
        foreach (var mark in (ReadOnlySpan<string>)[" trong ", " về ", " phong trào "])
            if (sentence.Lead.Length > 0 && near.IndexOf(mark, StringComparison.Ordinal) is > 0 and var cut)
                near = near[..cut];
        return FindPrinted(near)
            ?? FindPrinted(text.AsSpan(sentence.Range.Start, printed.Start - sentence.Range.Start))
            ?? FindPrinted(PrecedingClauseFinder.Find(text, sentence.Range.Start))
            ?? (sentence.Lead.Length > 0 ? FindPrinted(text.AsSpan(sentence.Lead.Start, sentence.Lead.Length)) : null)
            ?? context.Record.Document.Period;
    }

    /// <summary>
    /// The first span of years of a text ("2019-2020"), or year with its word ("năm 2019"), whichever stands first; or
    /// null.
    /// </summary>
    public static string? FindPrinted(ReadOnlySpan<char> text)
    {
        for (var at = 0; at + 4 <= text.Length; at++)
        {
            var hit = text[at..].IndexOfAny(Centuries);
            if (hit < 0)
                return null;
            at += hit;
            if (!IsYear(text, at))
                continue;
            var dash = SkipBlanks(text, at + 4);
            if (
                dash < text.Length
                && text[dash] is '-' or '–'
                && SkipBlanks(text, dash + 1) is var second
                && IsYear(text, second)
            )
                return $"{text.Slice(at, 4)}-{text.Slice(second, 4)}";
            var word = at;
            while (word > 0 && CharacterClasses.IsWhiteSpace(text[word - 1]))
                word--;
            if (word < at && text[..word].EndsWith("năm", StringComparison.OrdinalIgnoreCase))
                return text.Slice(at, 4).ToString();
        }
        return null;
    }

    private static bool IsYear(ReadOnlySpan<char> text, int at) =>
        at + 4 <= text.Length
        && (text[at], text[at + 1]) is ('1', '9') or ('2', '0')
        && char.IsDigit(text[at + 2])
        && char.IsDigit(text[at + 3]);

    private static int SkipBlanks(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && CharacterClasses.IsWhiteSpace(text[at]))
            at++;
        return at;
    }
}
