using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Crosscheck.Comparison;

/// <summary>
/// The wording of an indicator as a set of words: folded, abbreviations expanded, words without weight left out.
/// </summary>
public sealed class IndicatorKey
{
    private static readonly FrozenDictionary<string, string> Abbreviations = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["cdcs"] = "cong doan co so",
        ["cnvcld"] = "cong nhan vien chuc lao dong",
        ["cnvc"] = "cong nhan vien chuc",
        ["cnld"] = "cong nhan lao dong",
        ["nld"] = "nguoi lao dong",
        ["tuldtt"] = "thoa uoc lao dong tap the",
        ["ldld"] = "lien doan lao dong",
        ["dn"] = "doanh nghiep",
        ["cbcc"] = "can bo cong chuc",
        ["ccvc"] = "cong chuc vien chuc",
        ["cbccvc"] = "can bo cong chuc vien chuc",
        ["dv"] = "doan vien",
        ["bch"] = "ban chap hanh",
        ["atvsld"] = "an toan ve sinh lao dong",
        ["hcsn"] = "hanh chinh su nghiep",
        ["dnnn"] = "doanh nghiep nha nuoc",
        ["qh"] = "quan he",
        ["cd"] = "cong doan",
        ["sk"] = "sang kien",
        ["bnc"] = "ban nu cong",
        ["nq"] = "nghi quyet",
        ["ct"] = "chi thi",
        ["sxkd"] = "san xuat kinh doanh",
        ["tnld"] = "tai nan lao dong",
        ["ubkt"] = "uy ban kiem tra",
        ["cc"] = "cong chuc",
        ["vc"] = "vien chuc",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Weightless = new[]
    {
        "so",
        "tong",
        "cac",
        "duoc",
        "da",
        "co",
        "cua",
        "trong",
        "va",
        "voi",
        "cho",
        "la",
        "ve",
        "tai",
        "nam",
        "ky",
        "bao",
        "cao",
        "o",
        "nhung",
        "do",
        "moi",
        "theo",
        "tren",
        "luong",
        "gia",
        "tri",
        "toan",
        "ket",
        "qua",
        "tu",
        "den",
        "dat",
        "ra",
        "vao",
        "khi",
        "cung",
        "trong",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// Words that turn a meaning round, told with their tones: "tăng" is no "tặng", "giảm" no "giám sát", "ngoài" no
    /// "ngoại".
    /// </summary>
    private static readonly FrozenSet<string> Turning = new[]
    {
        "không",
        "chưa",
        "ngoài",
        "tăng",
        "giảm",
        "đầu",
        "cuối",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Words of columns that hold what is reported: they make no part of it.</summary>
    private static readonly FrozenSet<string> Columns = new[]
    {
        "thuc",
        "hien",
        "lieu",
        "cong",
        "uoc",
        "luy",
        "ke",
        "so",
        "thang",
        "quy",
    }.ToFrozenSet(StringComparer.Ordinal);

    private readonly FrozenSet<string> _words;
    private readonly string? _turns;
    private readonly (IndicatorKey Group, IndicatorKey Own)? _path;

    /// <summary>
    /// Reads a wording; what stands before its last dash is the group of a row ("Quỹ trợ vốn – Số người được cho vay").
    /// </summary>
    public IndicatorKey(string wording)
    {
        if (wording.LastIndexOf(FormStatementReader.Under, StringComparison.Ordinal) is > 0 and var under)
        {
            var (group, own) = (
                new IndicatorKey(wording[..under]),
                new IndicatorKey(wording[(under + FormStatementReader.Under.Length)..])
            );
            if (own.Words.All(Columns.Contains))
                wording = wording[..under];
            else if (group.Words.Length > 0)
                _path = (group, own);
        }
        Words = [.. Split(wording).Distinct(StringComparer.Ordinal).OrderBy(w => w, StringComparer.Ordinal)];
        _words = Words.ToFrozenSet(StringComparer.Ordinal);
        // What is asked without tones turns nothing.
        if (!Ascii.IsValid(wording))
            _turns = string.Join(
                ' ',
                wording
                    .ToLowerInvariant()
                    .Split([' ', ',', '.', ';', ':', '(', ')'], StringSplitOptions.RemoveEmptyEntries)
                    .Where(Turning.Contains)
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal)
            );
    }

    /// <summary>The words that carry the meaning, sorted.</summary>
    public ImmutableArray<string> Words { get; }

    /// <summary>Equal for wordings of the same words.</summary>
    public string Text => string.Join(' ', Words);

    /// <summary>
    /// Words that make a part of what is asked, or something else: "đoàn viên nữ" is not "đoàn viên", "kết nạp Đảng"
    /// not "kết nạp".
    /// </summary>
    private static readonly FrozenSet<string> Narrowing = new[]
    {
        "nu",
        "dang",
        "con",
        "tre",
        "ty",
        "le",
        "binh",
        "quan",
        "uu",
        "tu",
        "ngheo",
        "dot",
        "xuat",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// How like a wording is to this one, 0 to 1: the share of this one's words that it has, lowered by words of its
    /// own.
    /// A wording that lacks one of few words is another indicator: "người được cho vay" is not "vốn cho vay".
    /// </summary>
    public double MeasureSimilarity(IndicatorKey other)
    {
        if (_path is { } path && other._path is { } told)
            return path.Group.IsGroup(told.Group) ? path.Own.MeasureSimilarity(told.Own) : 0;
        if (Words.Length == 0 || other.Words.Length == 0)
            return 0;
        // A part of what is asked is another indicator.
        if (
            _path is null
            && other._path is { } part
            && part.Group.MeasureSimilarity(this) > Narrowed
            && !part.Own.Words.All(_words.Contains)
        )
            return 0;
        var shared = other.Words.Count(_words.Contains);
        if (Words.Length <= 4 && shared < Words.Length)
            return 0;
        var score = (double)shared / Words.Length * (1 - (Extra * (other.Words.Length - shared) / Words.Length));
        return
            other.Words.Any(w => Narrowing.Contains(w) && !_words.Contains(w))
            || Words.Any(w => Narrowing.Contains(w) && !other._words.Contains(w))
            || NegatesOther(other)
            ? Math.Min(score, Narrowed)
            : Math.Max(0, score);
    }

    /// <summary>
    /// "cán bộ chuyên trách" is not "cán bộ không chuyên trách", the State's enterprises are not those outside it.
    /// </summary>
    private bool NegatesOther(IndicatorKey other) =>
        _turns is not null && other._turns is not null && _turns != other._turns;

    /// <summary>Names of groups are cut short and abbreviated: the words of one within the other are enough.</summary>
    private bool IsGroup(IndicatorKey other) =>
        !NegatesOther(other)
        && Words.Count(other._words.Contains) * 10 >= Math.Min(Words.Length, other.Words.Length) * 7;

    /// <summary>True where a wording has all words of this one.</summary>
    public bool IsWithin(string wording)
    {
        if (Words.Length == 0)
            return false;
        var words = Split(wording).ToHashSet(StringComparer.Ordinal);
        return Words.All(words.Contains);
    }

    private const double Extra = 0.6;

    /// <summary>Below what is taken for one without a person's word.</summary>
    private const double Narrowed = 0.7;

    /// <summary>
    /// Words that both have, in order; with those that only one has, they tell why two wordings are alike.
    /// </summary>
    public (ImmutableArray<string> Shared, ImmutableArray<string> Missing, ImmutableArray<string> Added) CompareWords(
        IndicatorKey other
    ) =>
        (
            [.. Words.Where(other._words.Contains)],
            [.. Words.Where(w => !other._words.Contains(w))],
            [.. other.Words.Where(w => !_words.Contains(w))]
        );

    private static IEnumerable<string> Split(string wording)
    {
        foreach (
            var word in Folding
                .FoldLower(wording)
                .Split(
                    [' ', ',', '.', ';', ':', '(', ')', '/', '-', '–', '“', '”', '"', '+', '\n', '\t'],
                    StringSplitOptions.RemoveEmptyEntries
                )
        )
        {
            if (Abbreviations.TryGetValue(word, out var full))
            {
                foreach (var part in full.Split(' '))
                    if (!Weightless.Contains(part))
                        yield return part;
                continue;
            }
            if (!Weightless.Contains(word) && !char.IsAsciiDigit(word[0]))
                yield return word;
        }
    }
}

/// <summary>
/// How two wordings of indicators stand to each other, with the reasons that a person needs to judge.
/// </summary>
public static class IndicatorMatcher
{
    /// <summary>From here on two wordings are worth a person's look.</summary>
    public const double Worth = 0.6;

    /// <summary>Compares two wordings of one kind of measure; null where they have too little in common.</summary>
    public static NameSuggestion? Compare(string one, IndicatorKey first, string other, IndicatorKey second)
    {
        var (shared, missing, added) = first.CompareWords(second);
        if (shared.Length == 0)
            return null;
        var all = shared.Length + missing.Length + added.Length;
        // The shorter wording within the longer counts for more than two that each say something else.
        var score = Math.Max(
            (double)shared.Length / all,
            0.95 * shared.Length / Math.Min(first.Words.Length, second.Words.Length)
                - (0.08 * Math.Abs(first.Words.Length - second.Words.Length))
        );
        if (score < Worth || shared.Length < 2)
            return null;
        var reasons = new List<string> { $"{shared.Length}/{all} từ chung" };
        if (missing.Length > 0)
            reasons.Add($"chỉ một bên có: {string.Join(' ', missing.Take(5))}");
        if (added.Length > 0)
            reasons.Add($"chỉ bên kia có: {string.Join(' ', added.Take(5))}");
        return new NameSuggestion(one, other, Math.Min(0.99, Math.Round(score, 2)), string.Join("; ", reasons));
    }
}
