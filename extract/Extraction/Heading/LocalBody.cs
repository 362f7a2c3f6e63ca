using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Heading;

/// <summary>"ỦY BAN NHÂN DÂN" whose second line was lost: the paper names itself in full under its title, else a province's name in the place line tells.</summary>
internal static class LocalBody
{
    /// <summary>The body with its place; as it was where nothing tells.</summary>
    public static NamedBody Complete(NamedBody body, HeadingZone zone, string? place)
    {
        var bare = Folding.FoldUpper(body.Name);
        for (var i = Math.Max(0, zone.Title); i < zone.Pieces.Count; i++)
        {
            var piece = zone.Pieces[i];
            if (BodySigns.IsSection(piece.Fold)) break;
            if (!piece.Capitals || piece.Fold.IndexOf(bare, StringComparison.Ordinal) is not (>= 0 and var at) || piece.Text.Length > 90) continue;
            var name = NameCaser.Name(piece.Text[at..].TrimAny(" .,:*"), "");
            if (PlaceOfBody.Tail(name) is not null) return body with { Name = PlaceOfBody.MendPlace(name, place), Evidence = body.Evidence with { Confidence = 0.9, Repaired = $"địa danh theo “{piece.Text}”" } };
        }
        if (place is null || PlaceOfBody.Province(place) is not { } province) return body;
        return body with { Name = $"{body.Name} {province}", Evidence = body.Evidence with { Confidence = 0.75, Repaired = $"địa danh theo nơi ghi “{place}”" } };
    }
}
