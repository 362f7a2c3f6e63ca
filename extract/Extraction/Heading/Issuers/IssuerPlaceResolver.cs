using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Heading.Issuers;

/// <summary>The province or district in a body's name: mended from the place line, added from the parent.</summary>
internal static class IssuerPlaceResolver
{
    private static readonly string[] Units =
    [
        "thành phố",
        "thị trấn",
        "đặc khu",
        "thị xã",
        "tỉnh",
        "huyện",
        "quận",
        "phường",
        "xã",
    ];

    /// <summary>"tỉnh Đắk Nông" at the end of a name; null where none stands.</summary>
    public static string? FindPlaceAtEnd(string name)
    {
        var best = -1;
        foreach (var unit in Units)
        {
            var at = name.LastIndexOf(" " + unit + " ", StringComparison.Ordinal);
            if (at < 0)
                at = name.StartsWith(unit + " ", StringComparison.OrdinalIgnoreCase) ? -1 : at;
            if (
                at >= 0
                && at + 1 > best
                && at + unit.Length + 2 < name.Length
                && char.IsUpper(name[at + unit.Length + 2])
            )
                best = at + 1;
        }
        return best < 0 ? null : name[best..];
    }

    /// <summary>The unit's word at the begin of what <see cref="FindPlaceAtEnd"/> gives.</summary>
    public static string UnitOf(string tail) => Units.First(u => tail.StartsWith(u + " ", StringComparison.Ordinal));

    /// <summary>
    /// The name with the place as the place line spells it, where both are one but for accents or one slip.
    /// </summary>
    public static string MendPlace(string name, string? place)
    {
        place = place is null ? null : WithoutUnit(place);
        if (place is null || place.Length < 3)
            return name;
        // "TÍNH GIA CHẦU": the place line tells that OCR slipped in the unit's tone, too.
        if (
            name.Length > place.Length + 6
            && Folding.FoldUpper(name.AsSpan(name.Length - place.Length - 6)) == " TINH " + Folding.FoldUpper(place)
        )
            return $"{name[..^(place.Length + 5)]}tỉnh {OrganisationNamePhrases.OfficialProvince(place) ?? place}";
        // "SỞ TÀI CHÍNH YÊN CHÂU", "Công ty Sợi phương liệt": the place line tells that the last words are a place.
        if (name.Length > place.Length && name.EndsWith(" " + place, StringComparison.OrdinalIgnoreCase))
            return name[..^place.Length] + (OrganisationNamePhrases.OfficialProvince(place) ?? place);
        if (FindPlaceAtEnd(name) is not { } tail)
            return name;
        var unit = UnitOf(tail);
        var printed = tail[(unit.Length + 1)..];
        if (OrganisationNamePhrases.OfficialProvince(printed) is { } province)
            return unit is "tỉnh" or "thành phố" ? name[..^printed.Length] + province : name;
        if (printed == place)
            return name;
        var (a, b) = (FoldLetters(printed), FoldLetters(place));
        var slips = b.Length >= 6 ? 2 : 1;
        return FixedHeadingLines.LevenshteinDistance(a, b, slips) > slips
            ? name
            : name[..^printed.Length] + (OrganisationNamePhrases.Find(Folding.FoldUpper(place)) ?? place);
    }

    /// <summary>
    /// The same for a name that OCR read, which slips in the place line too: a place that the text prints again keeps
    /// its letters.
    /// </summary>
    public static string MendScanned(string name, string? place, string body)
    {
        // "Tỉnh ủy", "Sở …" before the place, without the unit's word.
        if (
            place is not null
            && FindPlaceAtEnd(name) is null
            && WithoutUnit(place) is { Length: > 4 } own
            && name.Length > own.Length
            && name[^(own.Length + 1)] == ' '
            && Folding.FoldUpper(name.AsSpan(name.Length - own.Length)) == Folding.FoldUpper(own)
        )
            return name[..^own.Length] + (OrganisationNamePhrases.OfficialProvince(own) ?? own);
        var mended = MendPlace(name, place);
        return
            FoldLetters(mended) != FoldLetters(name)
            && FindPlaceAtEnd(name) is { } tail
            && tail[(UnitOf(tail).Length + 1)..] is var printed
            && body.Contains(printed, StringComparison.Ordinal)
            ? name
            : mended;
    }

    /// <summary>A department's name with the place that it lacks.</summary>
    public static string Complete(string name, string? parent, string? place)
    {
        var words = name.Split(' ');
        if (
            parent is not null
            && words.Length <= 4
            && words[0] is "Ban" or "Văn" or "Thường" or "Ủy" or "Hội" or "Tiểu"
            && FindPlaceAtEnd(name) is null
            && IsOrgan(name, parent)
        )
            return $"{name} {parent}";
        if (parent is not null && CompleteFromParent(name, parent) is { } whole)
            return whole;
        if (CompleteBareName(name, parent, place) is { } completed)
            return completed;
        if (FindPlaceAtEnd(name) is not null || EndsWithPlace(name))
            return name;
        if (words[0] is not ("Sở" or "Phòng" or "Ban" or "Thanh" or "Hội"))
            return name;
        if (
            parent is not null
            && FindPlaceAtEnd(parent) is { } tail
            && parent.StartsWith("Ủy ban nhân dân", StringComparison.Ordinal)
        )
            return $"{name} {tail}";
        if (words[0] == "Sở" && place is not null && FindProvince(place) is { } province)
            return $"{name} {province}";
        return name;
    }

    /// <summary>
    /// "Công đoàn Bệnh viện" under "Bệnh viện Bạch Mai": the unit's own organ bears its whole name; null for others.
    /// </summary>
    private static string? CompleteFromParent(string name, string parent)
    {
        foreach (
            var organ in (ReadOnlySpan<string>)
                ["Công đoàn cơ sở", "Công đoàn", "Đảng ủy", "Đảng bộ", "Chi bộ", "Đoàn Thanh niên"]
        )
        {
            if (!name.StartsWith(organ, StringComparison.Ordinal))
                continue;
            var rest = name[organ.Length..].Trim();
            if (rest.Length == 0)
                return
                    organ == "Công đoàn cơ sở"
                    && !parent.Contains("ông đoàn", StringComparison.Ordinal)
                    && !parent.StartsWith("Liên đoàn", StringComparison.Ordinal)
                    ? $"{organ} {parent}"
                    : null;
            if (
                parent.Length > rest.Length + 1
                && parent[rest.Length] == ' '
                && parent.StartsWith(rest, StringComparison.OrdinalIgnoreCase)
                && rest is not ("Bộ" or "Ngành")
                && char.IsUpper(parent[0])
            )
                return $"{organ} {parent}";
            return null;
        }
        return null;
    }

    /// <summary>
    /// "Công đoàn Viên chức tỉnh": the unit without its name, told by the parent or by the place line; null where the
    /// name ends otherwise or nothing tells.
    /// </summary>
    public static string? CompleteBareName(string name, string? parent, string? place)
    {
        foreach (var unit in Units)
        {
            if (!name.EndsWith(" " + unit, StringComparison.Ordinal))
                continue;
            if (
                parent is not null
                && FindPlaceAtEnd(parent) is { } tail
                && tail.StartsWith(unit + " ", StringComparison.Ordinal)
            )
                return name + tail[unit.Length..];
            if (place is null)
                return null;
            if (FindProvince(place) is { } province)
                return province.StartsWith(unit + " ", StringComparison.Ordinal)
                    ? name + province[unit.Length..]
                    : null;
            return unit is "xã" or "phường" or "thị trấn" or "đặc khu" && WithoutUnit(place) is { Length: > 2 } own
                ? $"{name} {own}"
                : null;
        }
        return null;
    }

    /// <summary>"tỉnh Sơn La", "thành phố Hà Nội"; null where the place is no province.</summary>
    public static string? FindProvince(string place)
    {
        var bare = WithoutUnit(place);
        var fold = Folding.FoldUpper(bare);
        if (!OrganisationNamePhrases.IsProvince(fold))
            return null;
        return (OrganisationNamePhrases.IsCity(fold) ? "thành phố " : "tỉnh ")
            + (OrganisationNamePhrases.Find(fold) ?? bare);
    }

    // "TP Vinh", "Thành phố Huế": the place alone.
    internal static string WithoutUnit(string place)
    {
        foreach (
            var prefix in (ReadOnlySpan<string>)
                [
                    "Thành phố ",
                    "thành phố ",
                    "TP. ",
                    "TP.",
                    "Tp. ",
                    "Tp.",
                    "TP ",
                    "Tp ",
                    "TX. ",
                    "TX.",
                    "TX ",
                    "Thị xã ",
                    "thị xã ",
                ]
        )
            if (place.StartsWith(prefix, StringComparison.Ordinal))
                return place[prefix.Length..];
        return place;
    }

    /// <summary>The letters of a name in upper-case ASCII, without what stands between them.</summary>
    public static string FoldLetters(string text) =>
        string.Concat(Folding.FoldUpper(text).Where(char.IsAsciiLetterUpper));

    private static bool EndsWithPlace(string name)
    {
        var words = name.Split(' ');
        for (var n = 2; n <= 3 && n < words.Length; n++)
            if (OrganisationNamePhrases.IsProvince(Folding.FoldUpper(string.Join(' ', words[^n..]))))
                return true;
        return name.EndsWith("Việt Nam", StringComparison.Ordinal)
            || name.EndsWith("Trung ương", StringComparison.Ordinal);
    }

    // Organs that have no name without the body they belong to.
    private static bool IsOrgan(string name, string parent) =>
        name
            is "Ban Chấp hành"
                or "Ban Thường vụ"
                or "Thường trực"
                or "Hội đồng quản trị"
                or "Hội đồng thành viên"
                or "Ban Giám hiệu"
                or "Ban Giám đốc"
                or "Ban Kiểm soát"
                or "Văn phòng"
                or "Ủy ban Kiểm tra"
        || (
            name.StartsWith("Ban ", StringComparison.Ordinal)
            && (
                parent.Contains("ủy", StringComparison.Ordinal)
                || parent.Contains("iên đoàn Lao động", StringComparison.Ordinal)
            )
            && !parent.StartsWith("Ủy ban", StringComparison.Ordinal)
        );
}
