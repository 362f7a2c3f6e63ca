using System.Text.RegularExpressions;
using Pipeline.Extraction.Heading.Fragments;
using Pipeline.Extraction.Matching;
using Pipeline.Records;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Heading.Issuers;

/// <summary>
/// Weighs the only body that was read over a scanned paper against the symbol in its number: "/QĐ-SXD" under "ỦY BAN
/// NHÂN DÂN TỈNH …" tells
/// that the issuer's own row was lost, and that the name is the parent's.
/// </summary>
internal static partial class IssuerCorroboration
{
    [GeneratedRegex(
        @"/\s?\p{Lu}[\p{L}]{0,5}\s?[-–]\s?(?<issuer>\p{Lu}{2,8})(?:[-–]\p{Lu}+)?\W*$",
        RegexOptions.CultureInvariant,
        5000
    )]
    private static partial Regex Rest();

    /// <summary>True for a row that is what is left of the number line: "/QĐ-LĐLĐ", "… 5đ /HD-LĐLĐ".</summary>
    public static bool IsNumber(HeadingFragment piece) => piece.Scanned && Rest().IsMatch(piece.Text);

    /// <summary>True where a name that stands alone over the paper is not that of the body in its number.</summary>
    /// <param name="name">The only body's name.</param>
    /// <param name="zone">The heading.</param>
    /// <param name="number">The number as read; null where it has none.</param>
    public static bool ContradictsNumber(string name, HeadingZone zone, NumberField? number)
    {
        var symbol = Folding.FoldUpper(number?.Issuer ?? FindSymbolRemnant(zone) ?? "").Split('-', '/')[0];
        if (symbol.Length < 2 || !symbol.AllCharacters(char.IsAsciiLetterUpper))
            return false;
        foreach (
            var (parent, own) in ((string, string[])[])
                [
                    ("Tổng Liên đoàn Lao động", ["LDLD", "CD"]),
                    ("Liên đoàn Lao động", ["CD"]),
                    ("Ủy ban nhân dân", ["S", "P", "CD", "LD", "BQL", "TT"]),
                    ("Đảng bộ ", ["HU", "TU", "DU"]),
                ]
        )
            if (
                name.StartsWith(parent, StringComparison.Ordinal)
                && own.Any(o => symbol.StartsWith(o, StringComparison.Ordinal))
            )
                return symbol.Length > 2 || own.Contains(symbol, StringComparer.Ordinal);
        return false;
    }

    /// <summary>
    /// The issuer with what its own rows lack: a committee within a body ("Ban Thường vụ") takes the name of the body
    /// over it; "Ủy ban nhân
    /// dân", whose second row a pen or seal spoilt, that of the paper's own digital signature. What stays bare is told
    /// with doubt.
    /// </summary>
    public static NamedBody? Complete(NamedBody? issuer, NamedBody? parent, IEnumerable<DigitalSignature> signatures)
    {
        if (issuer is null)
            return null;
        if (
            issuer.Name is "Ban Thường vụ" or "Ban Thường trực" or "Ban Chấp hành" or "Thường trực"
            && parent is not null
        )
            return issuer with
            {
                Name = $"{issuer.Name} {parent.Name}",
                Evidence = issuer.Evidence with
                {
                    Confidence = Math.Min(issuer.Evidence.Confidence, 0.85),
                    Repaired = $"tên theo cơ quan cấp trên “{parent.Name}”",
                },
            };
        if (!IsBare(issuer.Name))
            return issuer;
        foreach (var signed in signatures)
            if (
                signed.Issuer is { } name
                && name.Length > issuer.Name.Length + 3
                && Folding.FoldUpper(name).StartsWith(Folding.FoldUpper(issuer.Name) + " ", StringComparison.Ordinal)
            )
                return issuer with
                {
                    Name = NameCaseRestorer.RestoreName(name, ""),
                    Evidence = issuer.Evidence with { Confidence = 0.85, Repaired = $"tên theo chữ ký số “{name}”" },
                };
        return issuer with
        {
            Evidence = issuer.Evidence with { Confidence = Math.Min(issuer.Evidence.Confidence, 0.5) },
        };
    }

    // Kinds of local bodies: none is one without its place.
    private static bool IsBare(string name) =>
        name
            is "Ủy ban nhân dân"
                or "Hội đồng nhân dân"
                or "Liên đoàn Lao động"
                or "Ban Thường vụ"
                or "Ban Thường trực"
                or "Ban Chấp hành"
                or "Thường trực Hội đồng nhân dân";

    private static string? FindSymbolRemnant(HeadingZone zone)
    {
        for (var i = 0; zone.Number < 0 && i < zone.Pieces.Count && i < 16; i++)
            if (zone.Pieces[i] is { Side: not HeadingSide.Right } piece && IsNumber(piece))
                return Rest().Match(piece.Text).Groups["issuer"].Value;
        return null;
    }
}
