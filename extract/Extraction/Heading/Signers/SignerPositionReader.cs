using Pipeline.Extraction.Heading.Fragments;
using Pipeline.Extraction.Heading.Issuers;
using Pipeline.Extraction.Matching;
using Pipeline.Records;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Heading.Signers;

/// <summary>
/// The office over a signature: by what authority, and in what position ("TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ
/// TỊCH").
/// </summary>
internal static class SignerPositionReader
{
    // Half of what three capitals and a blank are wide, in heights of a row.
    private const double LostLetters = 0.8;

    // A name that was typed aside with nothing lost stands no farther from the middle.
    private const double FarthestAside = 2.5;

    /// <summary>The signer; no position where a seal may hide how it begins.</summary>
    /// <param name="view">The document.</param>
    /// <param name="lines">The rows from the top, the name's last.</param>
    /// <param name="name">The name in the last row; null where none was read, and all rows are of the office.</param>
    public static Signer ReadSigner(DocumentView view, List<HeadingFragment> lines, string? name)
    {
        var authority = new List<string>();
        string? position = null;
        var doubted = new List<string>();
        var offices = name is null ? lines : lines[..^1];
        foreach (var line in offices)
        {
            // "PHÓ CHỦ TỊCH" under a seal: "CHỦ TỊCH" would be another person's office.
            if (!SignatureZone.IsAuthority(line.Fold) && LostStart(line, lines))
            {
                if (PositionLexicon.IsPosition(line.Fold))
                    doubted.Add(Case(line.Text));
                continue;
            }
            if (SignatureZone.IsAuthority(line.Fold))
                authority.Add(ReadAuthority(line.Text));
            else if (position is null && PositionLexicon.IsPosition(line.Fold))
                position = Case(line.Text);
            // "KT. CHỦ TỊCH" over "PHÓ CHỦ TỊCH", of which a seal hides how one row begins, or both.
            else if (
                position is not null
                && line.Scanned
                && Case(line.Text) is var next
                && next.EndsWith(position, StringComparison.OrdinalIgnoreCase)
            )
                position = next.Length > position.Length ? next : "";
            else if (position is not null)
                position += " " + Case(line.Text);
            else if (authority.Count > 0)
                authority[^1] += " " + Case(line.Text);
        }
        if (name is not null && name.Count(c => c == ' ') < 2 && IsAside(lines[^1], offices))
            name = null;
        if (position is null or "" || doubted.Contains(position))
            position = null;
        return new Signer
        {
            Name = name,
            Position = position,
            Authority = authority.Count == 0 ? null : string.Join(", ", authority),
            Anchor = view.AnchorOf(lines[^1].Range),
        };
    }

    // "THÁI GIA" of "Thái Gia Tuấn": a short name that does not stand under the office's middle has lost a word.
    private static bool IsAside(HeadingFragment name, List<HeadingFragment> offices)
    {
        if (!name.Scanned || name.Box is not { } box)
            return false;
        var over = offices
            .Where(o => o.Page == name.Page && o.Box is not null)
            .Select(o => o.Box!.Value.MiddleX)
            .Order()
            .ToList();
        if (over.Count == 0)
            return false;
        var right = box.MiddleX - over[over.Count / 2];
        // Right of the middle nothing is lost behind it, and before a family name that is no middle name nothing can be
        // hidden.
        if (right > 0 && right < FarthestAside * box.Height && FamilyNames.OnlyOpens(name.Text.Split(' ')[0]))
            return false;
        return Math.Abs(right) > LostLetters * box.Height;
    }

    // The rows of a signature share their middle: one that stands right of it has lost what it began with.
    private static bool LostStart(HeadingFragment row, List<HeadingFragment> rows)
    {
        if (!row.Scanned || row.Box is not { } box)
            return false;
        var others = rows.Where(r => r != row && r.Page == row.Page && r.Box is not null)
            .Select(r => r.Box!.Value.MiddleX)
            .Order()
            .ToList();
        return others.Count > 0 && box.MiddleX - others[others.Count / 2] > LostLetters * box.Height;
    }

    private static string ReadAuthority(string text)
    {
        var clean = text.TrimAny(" *-_|,'\"")
            .Replace("T/M", "TM.", StringComparison.OrdinalIgnoreCase)
            .Replace("TM/", "TM.", StringComparison.OrdinalIgnoreCase)
            .Replace("K/T", "KT.", StringComparison.OrdinalIgnoreCase)
            .Replace("T/L", "TL.", StringComparison.OrdinalIgnoreCase);
        var end = clean.IndexOfAny(['.', ' ']);
        if (end < 0)
            return clean;
        var mark = clean[..end].ToUpperInvariant() + ".";
        return mark + " " + Case(clean[(end + 1)..].TrimStartAny(". "));
    }

    private static string Case(string text)
    {
        var clean = OrganisationAbbreviations.Expand(text.TrimAny(" *-_|,:'\".‘’“”"));
        return HeadingFragment.IsCapitals(clean)
            ? NameCaseRestorer.Capitalise(PositionCaseRestorer.RestoreCase(clean))
            : clean;
    }
}

/// <summary>
/// Gives positions and bodies over a signature their case: "PHÓ CHỦ TỊCH THƯỜNG TRỰC" is "Phó Chủ tịch Thường trực".
/// </summary>
internal static class PositionCaseRestorer
{
    private static readonly (string Fold, string Value)[] Words =
    [
        .. (
            "Chủ tịch|Phó Chủ tịch|Giám đốc|Phó Giám đốc|Tổng Giám đốc|Phó Tổng Giám đốc|Bộ trưởng|"
            + "Thứ trưởng|Bí thư|Phó Bí thư|Trưởng ban|Phó Trưởng ban|Trưởng phòng|Phó Trưởng phòng|"
            + "Chánh Văn phòng|Phó Chánh Văn phòng|Chánh Thanh tra|"
            + "Phó Chánh Thanh tra|Hiệu trưởng|Phó Hiệu trưởng|Thủ tướng|Phó Thủ tướng|Cục trưởng|"
            + "Phó Cục trưởng|Tổng Cục trưởng|Chi cục trưởng|Phó Chi cục trưởng|Viện trưởng|Phó Viện trưởng|"
            + "Chánh án|Phó Chánh án|Thư ký|Chủ tọa|Chủ trì|Chủ nhiệm|"
            + "Phó Chủ nhiệm|Tổng Bí thư|Tổng Thư ký|Ủy viên|Thường trực|Kế toán|Vụ trưởng|Phó Vụ trưởng|"
            + "Chỉ huy trưởng|Chính ủy|Thống đốc|Phó Thống đốc|Tổ trưởng|Phó Tổ trưởng|Ban Thường vụ|"
            + "Ban Chấp hành|Đoàn Chủ tịch|Trưởng khối|Thủ trưởng|đơn vị|Thường trực|"
            + "Cụm trưởng|Khối trưởng|Hội đồng|Hội đồng nhân dân|Ủy ban nhân dân|Chính phủ|Quyền"
        )
            .Split('|')
            .Distinct(StringComparer.Ordinal)
            .Select(w => (Folding.FoldUpper(w), w))
            .OrderByDescending(w => w.Item1.Length),
    ];

    /// <summary>The text with settled offices and bodies in their case, other words by the rule for names.</summary>
    public static string RestoreCase(string capitals)
    {
        var text = capitals.Trim();
        var parts = new List<string>();
        while (text.Length > 0)
        {
            var fold = Folding.FoldUpper(text);
            var hit = Words.FirstOrDefault(w =>
                fold.StartsWith(w.Fold, StringComparison.Ordinal)
                && (fold.Length == w.Fold.Length || !char.IsAsciiLetterOrDigit(fold[w.Fold.Length]))
            );
            if (hit.Value is null)
            {
                parts.Add(NameCaseRestorer.RestoreName(text, ""));
                break;
            }
            parts.Add(hit.Value);
            text = text[hit.Fold.Length..].TrimStart(' ');
        }
        return string.Join(' ', parts).Replace(" ,", ",", StringComparison.Ordinal);
    }
}

/// <summary>Positions of signers as they stand in capitals over a signature.</summary>
internal static class PositionLexicon
{
    private static readonly string[] Words =
    [
        "CHU TICH",
        "PHO CHU TICH",
        "GIAM DOC",
        "PHO GIAM DOC",
        "TONG GIAM DOC",
        "PHO TONG GIAM DOC",
        "BO TRUONG",
        "THU TRUONG",
        "BI THU",
        "PHO BI THU",
        "TRUONG BAN",
        "PHO TRUONG BAN",
        "TRUONG PHONG",
        "PHO TRUONG PHONG",
        "PHO PHONG",
        "CHANH VAN PHONG",
        "PHO CHANH VAN PHONG",
        "CHANH THANH TRA",
        "PHO CHANH THANH TRA",
        "HIEU TRUONG",
        "PHO HIEU TRUONG",
        "THU TUONG",
        "PHO THU TUONG",
        "CUC TRUONG",
        "PHO CUC TRUONG",
        "TONG CUC TRUONG",
        "PHO TONG CUC TRUONG",
        "CHI CUC TRUONG",
        "PHO CHI CUC TRUONG",
        "VIEN TRUONG",
        "PHO VIEN TRUONG",
        "CHANH AN",
        "PHO CHANH AN",
        "THU KY",
        "CHU TOA",
        "CHU TRI",
        "CHU NHIEM",
        "PHO CHU NHIEM",
        "TONG BI THU",
        "TONG THU KY",
        "UY VIEN",
        "THUONG TRUC",
        "KE TOAN",
        "NGUOI LAP",
        "DAI DIEN",
        "TRUONG KHOI",
        "KHOI TRUONG",
        "CUM TRUONG",
        "TRUONG CUM",
        "VU TRUONG",
        "PHO VU TRUONG",
        "DOI TRUONG",
        "CHI HUY TRUONG",
        "CHINH UY",
        "THAM PHAN",
        "THONG DOC",
        "PHO THONG DOC",
        "TONG KIEM TOAN",
        "THU TRUONG DON VI",
        "TRUONG CONG AN",
        "QUYEN GIAM DOC",
        "QUYEN CHU TICH",
        "PHO CHU TICH THUONG TRUC",
        "TO TRUONG",
        "PHO TO TRUONG",
        "TRAM TRUONG",
        "PHO TRUONG DOAN",
        "TRUONG DOAN",
        "TONG BIEN TAP",
        "PHO TONG BIEN TAP",
        "CHU TICH HOI DONG",
        "TRUONG KHOA",
        "PHO TRUONG KHOA",
        "CHU TICH NUOC",
        "CHU TICH QUOC HOI",
        "NGUOI VIET",
        "NGUOI BAO CAO",
        "NGUOI LAM DON",
        "XAC NHAN",
        "GIAO VIEN",
        "TONG THANH TRA",
        "PHO TONG THANH TRA",
        "TU LENH",
        "TRUONG TIEU BAN",
        "PHO CHINH UY",
        "CHU HO",
        "BEN A",
        "BEN B",
    ];

    private static readonly PrefixMatcher ByWord = new(Words);

    /// <summary>True where a folded line begins with a position and holds little else.</summary>
    public static bool IsPosition(string fold)
    {
        var text = fold.AsSpan().TrimStart(" *#-_|.'\"");
        if (text.Length is < 5 or > 90)
            return false;
        return ByWord.MatchLongest(text, whole: true) > 0;
    }
}
