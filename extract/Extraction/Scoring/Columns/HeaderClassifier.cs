using System.Text;
using Pipeline.Extraction.Matching;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Scoring.Columns;

/// <summary>
/// What a header says, by its words and by the header above it. Offices name their columns freely; the words that carry
/// the meaning are few: what is asked, what proves it, how much it may give, who gave how much.
/// </summary>
internal static class HeaderClassifier
{
    private static readonly string[] Self =
    [
        "tu cham",
        "tu danh gia",
        "tu cho",
        "tu nhan",
        "tu xep",
        "tu tinh",
        "don vi cham",
        "don vi danh gia",
        "ca nhan cham",
        "diem tu",
        "co so cham",
    ];
    private static readonly string[] Above =
    [
        "tham dinh",
        "cum",
        "khoi",
        "hoi dong",
        "cap tren",
        "phuc tra",
        "phe duyet",
        "duoc duyet",
        "bo danh gia",
        "so danh gia",
        "bo noi vu",
        "xac nhan",
        "thu truong",
        "truong phong",
        "lanh dao",
        "quan ly danh gia",
        "cap co tham quyen",
        "kiem tra cham",
        "tap the danh gia",
        "to cham",
        "doan cham",
        "ban to chuc",
        "tinh cham",
        "huyen cham",
        "to kiem tra",
        "doan kiem tra",
        "doan danh gia",
        "bgk",
        "ban giam khao",
    ];
    private static readonly string[] Maxima =
    [
        "diem chuan",
        "toi da",
        "thang diem",
        "quy dinh",
        "cao nhat",
        "muc diem",
        "khung diem",
        "co cau",
        "diem so",
        "gia tri diem",
        "diem gia tri",
        "diem max",
        "diem tieu chi",
        "diem chi tieu",
        "diem ke hoach",
        "diem goc",
        "diem toi",
    ];
    private static readonly string[] Proofs =
    [
        "minh chung",
        "kiem chung",
        "dan chung",
        "bang chung",
        "dien giai",
        "giai trinh",
        "thuyet minh",
        "can cu",
        "van ban",
        "ket qua",
        "tai lieu",
        "noi dung thuc hien",
        "tinh hinh thuc hien",
        "ho so",
        "chung minh",
        "viec da lam",
    ];
    private static readonly string[] Asked =
    [
        "tieu chi",
        "chi tieu",
        "noi dung",
        "tieu chuan",
        "nhiem vu",
        "yeu cau",
        "hang muc",
        "cong viec",
        "linh vuc",
        "tieu muc",
        "nhom",
        "chi so",
        "khia canh",
        "van de",
        "loi vi pham",
        "hanh vi",
        "vi pham",
    ];
    private static readonly string[] Persons =
    [
        "don vi",
        "ten don vi",
        "ho va ten",
        "ho ten",
        "tinh",
        "tinh, thanh pho",
        "tinh/thanh pho",
        "huyen",
        "xa",
        "tap the",
        "ten tap the",
        "ca nhan",
        "co quan",
        "dia phuong",
        "ten co quan",
        "ten truong",
        "doi",
        "ten doi",
        "so bao danh",
        "sbd",
        "thi sinh",
        "hoc sinh",
        "sinh vien",
    ];
    private static readonly string[] Verbs =
    [
        " cham",
        " danh gia",
        " thong nhat",
        " xac nhan",
        " phe duyet",
        " duyet",
        " ket luan",
        " cong nhan",
        " quyet dinh",
        " tham dinh",
        " kiem tra",
    ];
    private static readonly string[] Places =
    [
        "toa do",
        "kinh do",
        "vi do",
        "kinh tuyen",
        "vi tuyen",
        "cao do",
        "ten diem",
        "so hieu diem",
    ];

    /// <summary>Role by the header and those above it; null where the words have no such meaning.</summary>
    public static ColumnRole? ClassifyRole(string header, string above = "")
    {
        var leaf = Normalize(header);
        var top = Normalize(above);
        if (leaf.Length == 0)
            return top.Length == 0 ? null : ClassifyRole(above);
        if (leaf.Length > 120)
            return null;
        if (IsNumberHeader(leaf))
            return ColumnRole.No;
        if (leaf.StartsWith("ghi chu", StringComparison.Ordinal))
            return ColumnRole.Note;
        var all = top.Length == 0 ? leaf : top + " / " + leaf;
        if (IsPoints(leaf, all))
            return ClassifyPoints(leaf, top, all);
        if (
            Has(leaf, Proofs)
            && !leaf.StartsWith("chi tieu", StringComparison.Ordinal)
            && !leaf.StartsWith("tieu chi", StringComparison.Ordinal)
        )
            return ColumnRole.Evidence;
        if (Has(leaf, Asked))
            return ColumnRole.Criterion;
        return leaf is "muc" or "phan" ? ColumnRole.Group : null;
    }

    /// <summary>True for a column that lists units or persons: such a table ranks, it does not score.</summary>
    public static bool NamesUnits(string header) => Persons.Contains(Normalize(header), StringComparer.Ordinal);

    /// <summary>True for a column of money.</summary>
    public static bool NamesMoney(string header)
    {
        var words = Words(Normalize(header));
        return words.Contains("tien", StringComparer.Ordinal)
            || words.Contains("dong", StringComparer.Ordinal)
                && header.Contains("đồng", StringComparison.OrdinalIgnoreCase)
            || Normalize(header).Contains("don gia", StringComparison.Ordinal);
    }

    /// <summary>True for a column of a table of places on a map.</summary>
    public static bool NamesPlaces(string header) => Has(Normalize(header), Places);

    /// <summary>Folded, lower case, without marks at its ends.</summary>
    public static string Normalize(string header) => HeaderWordRepair.Normalize(header);

    private static bool IsNumberHeader(string leaf) =>
        leaf
            is "#"
                or "stt"
                or "tt"
                or "so tt"
                or "so thu tu"
                or "thu tu"
                or "so muc"
                or "st t"
                or "s tt"
                or "muc so"
                or "no"
                or "ma so"
                or "ma tieu chi"
                or "so"
                or "st";

    private static bool IsPoints(string leaf, string all) =>
        !all.Contains("dia diem", StringComparison.Ordinal)
        && !leaf.Contains("dac diem", StringComparison.Ordinal)
        && !leaf.Contains("thoi diem", StringComparison.Ordinal)
        && !leaf.Contains("quan diem", StringComparison.Ordinal)
        && !leaf.Contains("trong diem", StringComparison.Ordinal)
        && (
            all.Contains("diem", StringComparison.Ordinal)
            || NamesAppraisedPoints(leaf)
            || leaf is "tu cham" or "chuan" or "thuong" or "tru" or "cong" or "toi da" or "bi tru" or "duoc thuong"
            || (Has(leaf, Self) && leaf.Length < 30)
            || NamesPartOrTotal(leaf) && all.Length > leaf.Length && Has(all, Self)
        );

    // "Tự chấm" over "Thành phần" and "Tổng": the points of a part and of the whole in columns of their own.
    private static bool NamesPartOrTotal(string leaf) =>
        leaf is "thanh phan" or "chi tiet" or "tung phan" or "tong" or "tong so" or "tong cong";

    // "Trường chấm", "Hội đồng thẩm định": who judged, without the word for points.
    private static bool NamesAppraisedPoints(string leaf) =>
        leaf.Length < 32
        && !Has(leaf, Asked)
        && !Has(leaf, Proofs)
        && (
            leaf.EndsWith(" cham", StringComparison.Ordinal)
            || leaf.EndsWith(" cham lai", StringComparison.Ordinal)
            || leaf.Contains("tham dinh", StringComparison.Ordinal)
            || leaf.Contains("phuc tra", StringComparison.Ordinal)
        );

    /// <summary>True where a header names who judged: "Cụm thống nhất", "Đoàn kiểm tra đánh giá".</summary>
    public static bool NamesAssessor(string leaf)
    {
        if (Has(leaf, Asked) || Has(leaf, Proofs))
            return false;
        foreach (var verb in Verbs)
            if (leaf.EndsWith(verb, StringComparison.Ordinal))
                return true;
        return leaf.Contains("tham dinh", StringComparison.Ordinal)
            || leaf.Contains("phuc tra", StringComparison.Ordinal);
    }

    // "Điểm tự chấm (cả thưởng)": what brackets add to a meaning does not change it.
    private static bool HasBonusInBrackets(string leaf) =>
        leaf.IndexOf('(', StringComparison.Ordinal) is > 0 and var open
        && (Has(leaf[..open], Self) || Has(leaf[..open], Maxima))
            ? NamesBonus(leaf[..open])
            : NamesBonus(leaf);

    private static bool NamesBonus(string leaf) =>
        leaf.Contains("thuong", StringComparison.Ordinal)
        || leaf.Contains("diem cong", StringComparison.Ordinal)
        || leaf is "cong" or "cong them";

    private static ColumnRole ClassifyPoints(string leaf, string top, string all)
    {
        if (
            leaf.Contains("dieu tra", StringComparison.Ordinal)
            || leaf.Contains("khao sat", StringComparison.Ordinal)
            || leaf.Contains('%')
        )
            return ColumnRole.Other;
        if (
            leaf.Contains("xep loai", StringComparison.Ordinal)
            || leaf.Contains("cach tinh", StringComparison.Ordinal)
            || leaf.Contains("quy doi", StringComparison.Ordinal)
            || leaf.Contains("trong so", StringComparison.Ordinal)
        )
            return ColumnRole.Other;
        var self = Has(all, Self);
        // "Điểm tối đa" over the groups of units that have one each.
        if (
            top.Length > 0
            && Has(top, Maxima)
            && !Has(top, Self)
            && !leaf.Contains("diem", StringComparison.Ordinal)
            && !NamesAssessor(leaf)
            && !HasBonusInBrackets(leaf)
            && !Words(leaf).Contains("tru", StringComparer.Ordinal)
            && !Has(leaf, Self)
        )
            return ColumnRole.Max;
        var other = !Has(leaf, Self) && Has(leaf, Above) || (!self && Has(all, Above));
        // "Điểm trừ tối đa" bounds a deduction: it is that table's maximum.
        if (leaf.Contains("toi da", StringComparison.Ordinal) && !HasBonusInBrackets(leaf) && !self && !other)
            return ColumnRole.Max;
        if (HasBonusInBrackets(leaf))
            return other ? ColumnRole.Other
                : self ? ColumnRole.ScoreBonus
                : ColumnRole.Bonus;
        if (leaf.Contains("tru", StringComparison.Ordinal) && Words(leaf).Contains("tru", StringComparer.Ordinal))
            return other ? ColumnRole.Other : ColumnRole.Deduct;
        if (leaf.StartsWith("tong", StringComparison.Ordinal))
            return other ? ColumnRole.Appraised : ColumnRole.Total;
        if (other)
            return ColumnRole.Appraised;
        if (self)
            return ColumnRole.Score;
        if (Has(leaf, Maxima) || leaf is "chuan")
            return ColumnRole.Max;
        if (
            leaf.Contains("thuc hien", StringComparison.Ordinal)
            || leaf.Contains("dat", StringComparison.Ordinal)
            || leaf.Contains("thuc te", StringComparison.Ordinal)
            || leaf.Contains("con lai", StringComparison.Ordinal)
            || leaf.Contains("ket qua", StringComparison.Ordinal)
            || leaf.Contains("cham", StringComparison.Ordinal)
            || leaf.Contains("danh gia", StringComparison.Ordinal)
        )
            return ColumnRole.Score;
        // "Nội dung chấm điểm", "Tiêu chí tính điểm" name what is asked.
        if (Has(leaf, Asked))
            return ColumnRole.Criterion;
        if (Has(top, Maxima) || leaf is "diem" or "so diem" or "bieu diem" || NamesPlainPoints(leaf))
            return ColumnRole.Max;
        return Has(top, Maxima) ? ColumnRole.Max : ColumnRole.Other;
    }

    // "Điểm (thang 100)", "Điểm từng mục"; "Điểm đo 1", "Điểm lấy mẫu" are places.
    private static bool NamesPlainPoints(string leaf)
    {
        if (!leaf.StartsWith("diem", StringComparison.Ordinal))
            return false;
        var rest = leaf.AsSpan(4).TrimStart();
        if (rest.IsEmpty || rest[0] is '(' or '/' or '*')
            return true;
        foreach (
            var word in new[]
            {
                "cua ",
                "moi ",
                "tung ",
                "phan ",
                "cho ",
                "theo ",
                "dat",
                "toi",
                "chi tiet",
                "thanh phan",
            }
        )
            if (rest.StartsWith(word))
                return true;
        return false;
    }

    private static string[] Words(string text) =>
        text.Split([' ', '/', '(', ')', ',', '-'], StringSplitOptions.RemoveEmptyEntries);

    private static bool Has(string text, string[] words)
    {
        foreach (var word in words)
            if (text.Contains(word, StringComparison.Ordinal))
                return true;
        return false;
    }
}

/// <summary>
/// Words of a header as they were meant. Narrow columns break them: "Thưở ng", "ĐIỂ M CHU ẨN". A piece that is no
/// Vietnamese syllable
/// tells that a header is broken; its letters are then read as the words that headers use.
/// </summary>
internal static class HeaderWordRepair
{
    private const int Longest = 80;

    // Longer ones first: "diem chuan" before "diem".
    private static readonly (string Words, string Letters)[] Known =
    [
        .. new[]
        {
            "don vi tu cham",
            "tu danh gia",
            "diem thuc hien",
            "diem thuong",
            "diem chuan",
            "diem toi da",
            "diem tru",
            "diem cong",
            "tong diem",
            "tong cong",
            "tong so diem",
            "diem tu cham",
            "tu cham",
            "tham dinh",
            "thang diem",
            "diem quy dinh",
            "minh chung",
            "kiem chung",
            "tai lieu",
            "noi dung",
            "tieu chi",
            "chi tieu",
            "ghi chu",
            "thuc hien",
            "thuong",
            "toi da",
            "chuan",
            "diem",
            "cham",
            "cum",
            "khoi",
            "hoi dong",
            "cap tren",
            "so thu tu",
            "tru",
            "stt",
            "dat",
            "tu",
        }
            .Select(w => (w, w.Replace(" ", "", StringComparison.Ordinal)))
            .OrderByDescending(w => w.Item2.Length),
    ];

    /// <summary>Folded, lower case, without marks at its ends.</summary>
    public static string Normalize(string header)
    {
        var plain = Folding.FoldLower(header).TrimAny(" :.*()");
        if (header.Length > Longest || !header.Contains(' ', StringComparison.Ordinal) || !IsBroken(header))
            return plain;
        return Read(plain) ?? Folding.FoldLower(Joined(header)).TrimAny(" :.*()");
    }

    // Pieces of which one is no syllable, and which together are one.
    private static string Joined(string header)
    {
        var words = new List<string>();
        foreach (var piece in header.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var whole = words.Count == 0 ? piece : words[^1] + piece;
            if (
                words.Count > 0
                && SyllableGrammar.IsValid(whole)
                && !(SyllableGrammar.IsValid(words[^1]) && SyllableGrammar.IsValid(piece))
            )
                words[^1] = whole;
            else
                words.Add(piece);
        }
        return string.Join(' ', words);
    }

    private static bool IsBroken(string header)
    {
        foreach (
            var piece in header.Split(
                [' ', '/', '-', '(', ')', ',', '.', ':', ';', '*', '+', '='],
                StringSplitOptions.RemoveEmptyEntries
            )
        )
            if (piece.AllCharacters(char.IsLetter) && !SyllableGrammar.IsValid(piece))
                return true;
        return false;
    }

    // The known words that fill the letters without a rest; null where a rest stays, as in an abbreviation beside whole
    // words.
    private static string? Read(string plain)
    {
        var letters = plain.Replace(" ", "", StringComparison.Ordinal);
        var words = new StringBuilder();
        for (var at = 0; at < letters.Length; )
        {
            var found = Known.FirstOrDefault(k => letters.AsSpan(at).StartsWith(k.Letters));
            if (found.Words is null)
            {
                if (char.IsLetterOrDigit(letters[at]))
                    return null;
                at++;
                continue;
            }
            if (words.Length > 0)
                words.Append(' ');
            words.Append(found.Words);
            at += found.Letters.Length;
        }
        return words.Length == 0 ? null : words.ToString();
    }
}
