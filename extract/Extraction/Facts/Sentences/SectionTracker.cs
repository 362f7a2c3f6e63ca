using System.Buffers;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Facts.Sentences;

/// <summary>Follows the headings of a document and tells what its present part is about.</summary>
internal sealed class SectionTracker
{
    private static readonly SearchValues<string> PlanWords = SearchValues.Create(
        [
            "phuong huong",
            "nhiem vu",
            "giai phap",
            "ke hoach nam",
            "chuong trinh cong tac",
            "to chuc thuc hien",
            "muc dich",
            "yeu cau",
            "du kien",
            "kien nghi",
            "de xuat",
        ],
        StringComparison.Ordinal
    );

    private static readonly SearchValues<string> ResultWords = SearchValues.Create(
        [
            "ket qua",
            "tinh hinh",
            "danh gia",
            "dac diem",
            "thuan loi",
            "kho khan",
            "han che",
            "uu diem",
            "thanh tich",
            "cong tac da",
            "noi dung da",
        ],
        StringComparison.Ordinal
    );

    private static readonly string[] PlanTypes =
    [
        "Kế hoạch",
        "Chương trình",
        "Hướng dẫn",
        "Chỉ thị",
        "Nghị quyết",
        "Phương án",
        "Đề án",
        "Quy chế",
        "Quy định",
        "Thông tư",
        "Nghị định",
        "Luật",
        "Công điện",
        "Phát động thi đua",
        "Đăng ký thi đua",
    ];

    /// <summary>Titles of papers and annexes that tell rules and forms, whatever the letter that brings them.</summary>
    private static readonly string[] RuleTitles =
    [
        "huong dan",
        "quy che",
        "quy dinh",
        "the le",
        "tieu chi cham diem",
        "quy trinh",
    ];

    private readonly int? _year;
    private readonly bool _tellsResults;
    private SectionKind _whole;
    private bool _outline;

    /// <summary>Begins at the top of a document.</summary>
    /// <param name="type">Its type; null where unknown.</param>
    /// <param name="date">Its date, ISO; null where unknown.</param>
    /// <param name="title">What it is about; null where unknown.</param>
    public SectionTracker(string? type, string? date = null, string? title = null)
    {
        _whole =
            type is not null && PlanTypes.Contains(type, StringComparer.Ordinal)
                ? SectionKind.Plan
                : SectionKind.Result;
        _year = SentenceTenseClassifier.Year(date);
        if (title is not null && _whole == SectionKind.Result)
        {
            var folded = Folding.FoldLower(title);
            if (RuleTitles.Any(t => folded.StartsWith(t + " ", StringComparison.Ordinal)) && type is not "Báo cáo")
                _whole = SectionKind.Plan;
            _tellsResults =
                _whole == SectionKind.Result
                && (
                    Contains(folded, ResultWords)
                    || folded.Contains("cong tac", StringComparison.Ordinal)
                    || folded.Contains("so ket", StringComparison.Ordinal)
                    || folded.Contains("tong ket", StringComparison.Ordinal)
                );
        }
        Part = _whole;
    }

    /// <summary>The paper as a whole tells what was done.</summary>
    public bool Reports => _whole == SectionKind.Result;

    /// <summary>
    /// "chỉ tiêu", "mục tiêu" in a line: in a report they name what is measured, unless the part or the line itself
    /// looks ahead.
    /// </summary>
    public bool SetsTargets(string folded) =>
        NamesAims(folded)
        && (_whole == SectionKind.Plan || Part == SectionKind.Plan || LooksAhead(folded) || !_tellsResults);

    /// <summary>What the present part tells.</summary>
    public SectionKind Part { get; private set; }

    /// <summary>The present part sets targets.</summary>
    public bool Targets { get; private set; }

    /// <summary>Takes a paragraph; true where it is a heading.</summary>
    /// <param name="paragraph">The paragraph.</param>
    /// <param name="votes">Asked where the heading alone does not tell: what the sentences below it say, above 0
    /// results, below 0 plans.</param>
    public bool Advance(ReadOnlySpan<char> paragraph, Func<int>? votes = null)
    {
        if (paragraph.Length > 220)
            return false;
        var trimmed = paragraph.Trim();
        var capitals = IsCapitals(trimmed);
        var heading = IsHeading(trimmed, capitals);
        if (!capitals && !heading)
            return false;
        var folded = Folded(trimmed);
        if (capitals && folded.StartsWith("de cuong", StringComparison.Ordinal))
            _outline = true;
        if (
            folded.StartsWith("noi nhan", StringComparison.Ordinal)
            || folded.StartsWith("can cu ", StringComparison.Ordinal)
        )
            return false;
        if (!heading)
            return false;
        var top = capitals || IsTop(trimmed);
        // "2. Thăm hỏi đoàn viên gặp khó khăn." is a sentence: only its opening could name a part.
        var named = !top && folded[^1] == '.' ? folded[..Math.Min(folded.Length, 20)] : folded;
        var result = Contains(named, ResultWords);
        var plan = Contains(named, PlanWords) && !NamesBoth(named);
        if (!plan && !result && NamesAims(named))
            plan =
                _whole == SectionKind.Plan
                || LooksAhead(named)
                || !top && Part == SectionKind.Plan
                || (votes?.Invoke() is { } told and not 0 ? told < 0 : !_tellsResults);
        if (
            capitals
            && !ParagraphJoiner.IsBullet(trimmed)
            && RuleTitles.Any(t => folded == t || folded.StartsWith(t + " ", StringComparison.Ordinal))
        )
            (_whole, plan) = (SectionKind.Plan, true);
        if (_outline)
            Part = SectionKind.Silent;
        else if (result && !(plan && _whole == SectionKind.Plan))
            Part = SectionKind.Result;
        else if (plan)
            Part = SectionKind.Plan;
        else if (top && (_whole == SectionKind.Plan || NamesAims(named) || NamesBoth(named)))
            Part = _whole;
        if (plan || result || top)
            Targets = Part == SectionKind.Plan && !result && NamesAims(folded);
        return true;
    }

    /// <summary>In text that keeps "chi tiêu" (spending) apart from "chỉ tiêu".</summary>
    private static bool NamesAims(string folded) =>
        folded.Contains("chi tieu", StringComparison.Ordinal) || folded.Contains("muc tieu", StringComparison.Ordinal);

    /// <summary>
    /// "CÔNG TÁC CÔNG ĐOÀN NĂM 2024 VÀ PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2025": what is named first comes first.
    /// </summary>
    private bool NamesBoth(string folded)
    {
        var and = folded.IndexOfAny([';', ',']) is >= 0 and var mark ? mark : folded.Length;
        if (folded.IndexOf(" va ", StringComparison.Ordinal) is >= 0 and var word)
            and = Math.Min(and, word);
        if (_whole == SectionKind.Plan || and >= folded.Length || Contains(folded[..and], PlanWords))
            return false;
        return Years(folded[..and]).Any(y => _year is not { } own || y <= own);
    }

    /// <summary>"phấn đấu", "năm tới", a year after the paper's own.</summary>
    private bool LooksAhead(string folded) =>
        folded.Contains("phan dau", StringComparison.Ordinal)
        || folded.Contains("nam toi", StringComparison.Ordinal)
        || folded.Contains("thoi gian toi", StringComparison.Ordinal)
        || Contains(folded, PlanWords) && !NamesBoth(folded)
        || _year is { } own && Years(folded).Any(y => y > own);

    private static IEnumerable<int> Years(string folded)
    {
        for (
            var at = folded.IndexOf("20", StringComparison.Ordinal);
            at >= 0 && at + 4 <= folded.Length;
            at = folded.IndexOf("20", at + 1, StringComparison.Ordinal)
        )
            if (
                (at == 0 || !char.IsAsciiDigit(folded[at - 1]))
                && char.IsAsciiDigit(folded[at + 2])
                && char.IsAsciiDigit(folded[at + 3])
                && (at + 4 == folded.Length || !char.IsAsciiDigit(folded[at + 4]))
            )
                yield return int.Parse(folded.AsSpan(at, 4), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Ends every part: an annex begins, or the signature.</summary>
    public void Reset() => (Part, Targets) = (_whole, false);

    /// <summary>Folded, "chi tiêu" (to spend) left out: it folds like "chỉ tiêu".</summary>
    public static string Folded(ReadOnlySpan<char> text) =>
        Folding.FoldLower(
            text.Contains("chi tiêu", StringComparison.OrdinalIgnoreCase)
                ? text.ToString().Replace("chi tiêu", "chi dùng", StringComparison.OrdinalIgnoreCase)
                : text
        );

    private static bool IsHeading(ReadOnlySpan<char> text, bool capitals)
    {
        if (text.Length < 4)
            return false;
        if (capitals)
            return true;
        if (text[0] is '-' or '+' or '•')
            return false;
        return text.Length < 160
                && ParagraphJoiner.IsBullet(text)
                && text[^1] is not ('.' or ';' or ',')
                && !text.Contains(". ".AsSpan(), StringComparison.Ordinal)
            || text.Length < 160 && IsTop(text)
            || text.Length < 100 && ParagraphJoiner.IsBullet(text) && Words(text) < 14 && !text.Contains(',');
    }

    /// <summary>A heading of the first rank: "PHẦN …", "II. …".</summary>
    public static bool IsTop(ReadOnlySpan<char> text) =>
        !text.IsEmpty
        && (
            text.StartsWith("PHẦN", StringComparison.OrdinalIgnoreCase)
            || text[0] is 'I' or 'V' or 'X' && ParagraphJoiner.IsBullet(text)
        );

    private static bool IsCapitals(ReadOnlySpan<char> text)
    {
        var (upper, lower) = (0, 0);
        foreach (var c in text)
            if (CharacterClasses.IsUpper(c))
                upper++;
            else if (CharacterClasses.IsLower(c))
                lower++;
        return upper > 5 && upper > lower * 4;
    }

    private static int Words(ReadOnlySpan<char> text) => text.Count(' ') + 1;

    private static bool Contains(string folded, SearchValues<string> words) => folded.AsSpan().ContainsAny(words);
}
