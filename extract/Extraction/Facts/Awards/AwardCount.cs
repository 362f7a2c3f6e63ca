using Pipeline.Extraction.Facts.Figures;
using Pipeline.Extraction.Facts.Sentences;
using Pipeline.Layout;
using Pipeline.Vietnamese.Characters;
using Pipeline.Vietnamese.Numerals;

namespace Pipeline.Extraction.Facts.Awards;

/// <summary>How many of whom: "21 tập thể", "37 cá nhân", "23 đồng chí".</summary>
/// <param name="Value">The number.</param>
/// <param name="Collective">True for collectives, false for individuals, null for a bare number before a form ("01 Bằng
/// khen").</param>
/// <param name="Range">Number and noun.</param>
internal sealed record AwardCount(int Value, bool? Collective, TextRange Range)
{
    private static readonly TonedWordSet Collectives = new(
        "tập thể",
        "đơn vị",
        "gia đình",
        "hộ gia",
        "cđcs",
        "tổ chức",
        "doanh nghiệp",
        "công đoàn",
        "cơ quan",
        "phòng",
        "ban",
        "đội",
        "khoa",
        "trường",
        "chi bộ",
        "địa phương",
        "xã",
        "cơ sở",
        "tổ",
        "cđ",
        "cđ bộ",
        "chi đoàn",
        "chi hội",
        "công ty",
        "nghiệp đoàn",
        "thôn",
        "khu dân",
        "tổ công",
        "chi nhánh",
        "hộ"
    );

    private static readonly TonedWordSet Individuals = new(
        "cá nhân",
        "đồng chí",
        "người",
        "tác giả",
        "đoàn viên",
        "cđv",
        "chị",
        "em",
        "học sinh",
        "sinh viên",
        "cán bộ",
        "công nhân",
        "cnvclđ",
        "cnlđ",
        "cb",
        "cbvc",
        "công chức",
        "viên chức",
        "giáo viên",
        "đảng viên",
        "hội viên",
        "anh",
        "gương",
        "lao động",
        "nlđ",
        "nữ",
        "đ/c",
        "ông",
        "bà",
        "nghệ nhân",
        "cháu",
        "nhà giáo",
        "nữ đoàn",
        "công đoàn viên",
        "chiến sĩ",
        "thanh niên",
        "trong số",
        "trường hợp",
        "nhân viên",
        "phụ nữ",
        "nông dân",
        "cựu chiến"
    );

    /// <summary>
    /// Second syllables that make a noun of persons; each is Sino-Vietnamese for one who does or is something.
    /// </summary>
    private static readonly TonedWordSet Agents = new(
        "viên",
        "sĩ",
        "sỹ",
        "sinh",
        "nhân",
        "gia",
        "giả",
        "sư",
        "thủ",
        "dân",
        "trưởng"
    );

    /// <summary>Counts of a sentence, in order.</summary>
    public static List<AwardCount> Find(string text, TextRange range, IReadOnlyList<AwardForm> forms)
    {
        var found = new List<AwardCount>();
        for (var i = range.Start; i < range.End; i++)
        {
            var digit = text.AsSpan(i, range.End - i).IndexOfAnyInRange('0', '9');
            if (digit < 0)
                break;
            i += digit;
            var token = PrintedNumber.Read(text.AsSpan(i, range.End - i));
            var end = i + token.Length;
            var glued =
                (
                    i > range.Start
                    && (char.IsLetterOrDigit(text[i - 1]) || text[i - 1] is '/' or '-' or '–' or '.' or ',')
                ) || (end < range.End && text[end] is '/' or '-' or '–' or '%');
            // "năm 2021 đối với …": the number names a year.
            if (
                !glued
                && !NumberedNounLexicon.EndIn(text, WordWindow.ReadBefore(text, i, range.Start, 3))
                && token is { Fraction: false, Value: { } value and > 0 and < 1_000_000 }
            )
            {
                var after = WordWindow.ReadAfter(text, end, range.End, 2);
                var one = after.Count > 0 ? text[after[0].Range.Start..after[0].Range.End] : "";
                var two = after.Count > 1 ? text[after[0].Range.Start..after[1].Range.End] : one;
                // "18 Chiến sĩ thi đua cấp tỉnh": the title itself is counted.
                if (
                    after.Count > 0
                    && forms.Any(f =>
                        !f.Generic && f.Range.Start == after[0].Range.Start && f.Range.End > after[0].Range.End
                    )
                )
                    found.Add(new AwardCount((int)value, null, new TextRange(i, end)));
                else if (Kind(one, two) is { } collective)
                    found.Add(
                        new AwardCount(
                            (int)value,
                            collective,
                            new TextRange(
                                i,
                                Collectives.Contains(two)
                                || Individuals.Contains(two)
                                || !(Collectives.Contains(one) || Individuals.Contains(one))
                                    ? after[1].Range.End
                                    : after[0].Range.End
                            )
                        )
                    );
                else if (after.Count > 0 && after[0].Range.Start - end <= 2 && InForm(forms, after[0].Range.Start))
                    found.Add(new AwardCount((int)value, null, new TextRange(i, end)));
            }
            i = Math.Max(i, end - 1);
        }
        return found;
    }

    private static bool InForm(IReadOnlyList<AwardForm> forms, int at)
    {
        foreach (var form in forms)
            if (!form.Generic && form.Range.Start <= at && form.Range.End > at)
                return true;
        return false;
    }

    private static bool? Kind(string one, string two)
    {
        if (Collectives.Contains(two))
            return true;
        if (Individuals.Contains(two))
            return false;
        if (Individuals.Contains(one))
            return false;
        if (Collectives.Contains(one))
            return true;
        // Nouns of persons end so: "nghệ sĩ", "vận động viên", "kỹ sư", "doanh nhân".
        return two.LastIndexOf(' ') is > 0 and var blank && Agents.Contains(two.AsSpan(blank + 1)) ? false : null;
    }
}

/// <summary>Money that goes with an award.</summary>
/// <param name="Value">In đồng.</param>
/// <param name="Is">each or total.</param>
/// <param name="Approximate">about, under, over or null.</param>
/// <param name="Range">Where.</param>
internal sealed record AwardAmount(decimal Value, string Is, string? Approximate, TextRange Range)
{
    /// <summary>The amount that follows an award in its sentence; null where none does.</summary>
    public static AwardAmount? FindAfter(FactContext context, Sentence sentence, int from, int to)
    {
        if (from >= to)
            return null;
        var text = context.View.Text;
        var rest = new Sentence(
            new TextRange(from, to),
            sentence.Paragraph,
            sentence.Part,
            default,
            false,
            sentence.Signs
        );
        foreach (var mention in new QuantityScanner(text, context.Blocked).Scan(rest))
        {
            if (mention.Quantity is not { Unit: "đồng", Value: { } value })
                continue;
            var before = text.AsSpan(from, mention.Start - from);
            if (
                !before.Contains("thưởng", StringComparison.OrdinalIgnoreCase)
                && !before.Contains("trị giá", StringComparison.Ordinal)
                && !before.Contains("số tiền", StringComparison.Ordinal)
                && !before.Contains("mỗi", StringComparison.Ordinal)
            )
                continue;
            var after = text.AsSpan(mention.Range.End, Math.Min(24, to - mention.Range.End)).TrimStart();
            var each =
                before.Contains("mỗi", StringComparison.Ordinal)
                || before.Contains("mức", StringComparison.Ordinal)
                || after.StartsWith("/", StringComparison.Ordinal)
                || after.StartsWith("mỗi", StringComparison.Ordinal);
            return new AwardAmount(
                value,
                each ? "each" : "total",
                mention.Approximate,
                new TextRange(mention.Start, mention.End)
            );
        }
        return null;
    }
}
