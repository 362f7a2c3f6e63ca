using Pipeline.Extraction.Matching;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Heading.Issuers;

/// <summary>
/// "SỞ Y TẾ" under a parent's row that OCR lost: the paper names itself in full ("Sở Y tế tỉnh … đề nghị").
/// </summary>
internal static class SelfNamedIssuerFinder
{
    /// <summary>
    /// The department with the place that the text gives it each time; the name itself where it gives none, or several.
    /// </summary>
    /// <param name="name">In sentence case.</param>
    /// <param name="body">The paper's text.</param>
    public static string Complete(string name, string body)
    {
        if (!name.StartsWith("Sở ", StringComparison.Ordinal))
            return name;
        string? place = null;
        for (
            var at = body.IndexOf(name, StringComparison.Ordinal);
            at >= 0;
            at = body.IndexOf(name, at + name.Length, StringComparison.Ordinal)
        )
        {
            var rest = body.AsSpan(at + name.Length);
            var unit =
                rest.StartsWith(" tỉnh ") ? "tỉnh"
                : rest.StartsWith(" thành phố ") ? "thành phố"
                : null;
            if (unit is null || Place(rest[(unit.Length + 2)..]) is not { Length: > 1 } here)
                continue;
            here = $"{unit} {here}";
            if (place is not null && Folding.FoldUpper(place) != Folding.FoldUpper(here))
                return name;
            place ??= here;
        }
        return place is null ? name : $"{name} {place}";
    }

    private static string Place(ReadOnlySpan<char> text)
    {
        var (end, words) = (0, 0);
        for (var at = 0; at < text.Length && char.IsUpper(text[at]) && words < 3; words++)
        {
            while (at < text.Length && char.IsLetter(text[at]))
                at++;
            end = at;
            if (at >= text.Length || text[at] != ' ')
                break;
            at++;
        }
        return text[..end].ToString();
    }
}

/// <summary>
/// "ỦY BAN NHÂN DÂN" whose second line was lost: the paper names itself in full under its title, else a province's name
/// in the place line tells.
/// </summary>
internal static class LocalBodyCompletion
{
    /// <summary>The body with its place; as it was where nothing tells.</summary>
    public static NamedBody Complete(NamedBody body, HeadingZone zone, string? place)
    {
        var bare = Folding.FoldUpper(body.Name);
        for (var i = Math.Max(0, zone.Title); i < zone.Pieces.Count; i++)
        {
            var piece = zone.Pieces[i];
            if (BodyStartPatterns.IsSection(piece.Fold))
                break;
            if (
                !piece.Capitals
                || piece.Fold.IndexOf(bare, StringComparison.Ordinal) is not (>= 0 and var at)
                || piece.Text.Length > 90
            )
                continue;
            var name = NameCaseRestorer.RestoreName(piece.Text[at..].TrimAny(" .,:*"), "");
            if (IssuerPlaceResolver.FindPlaceAtEnd(name) is not null)
                return body with
                {
                    Name = IssuerPlaceResolver.MendPlace(name, place),
                    Evidence = body.Evidence with { Confidence = 0.9, Repaired = $"địa danh theo “{piece.Text}”" },
                };
        }
        if (place is null || IssuerPlaceResolver.FindProvince(place) is not { } province)
            return body;
        return body with
        {
            Name = $"{body.Name} {province}",
            Evidence = body.Evidence with { Confidence = 0.75, Repaired = $"địa danh theo nơi ghi “{place}”" },
        };
    }
}
