using System.Globalization;
using Pipeline.Layout;

namespace Pipeline.Output.Pages;

/// <summary>
/// The picture that a person gets: the page with its facts marked, and a legend on a margin of its own beside it.
/// </summary>
public static class AnnotatedPage
{
    private const int LegendWidth = 420,
        Entry = 38,
        Swatch = 24,
        Margin = 18;
    private const float TextSize = 21;

    /// <summary>Draws it.</summary>
    /// <param name="page">The page's picture; marked in place.</param>
    /// <param name="title">Above the legend.</param>
    /// <param name="facts">Facts of the page, in the order of the legend.</param>
    public static PagePicture Draw(
        PagePicture page,
        IReadOnlyList<string> title,
        IReadOnlyList<(FactKind Kind, IReadOnlyList<PageRegion> Patches)> facts
    )
    {
        Mark(page, facts);
        var kinds = facts.Select(f => f.Kind).Distinct().ToList();
        var height = Math.Max(page.Height, Margin * 2 + (title.Count + kinds.Count + 1) * Entry);
        var sheet = PagePicture.Blank(page.Width + LegendWidth, height, page.Scale);
        sheet.Place(page, 0, 0);
        sheet.Fill(page.Width, 0, 2, height, 0xBBBBBB);
        using var font = LegendFont.Create(TextSize);
        var (left, top) = (page.Width + Margin, Margin);
        foreach (var line in title)
        {
            sheet.Write(left, top + Swatch, LegendFont.Fit(font, line, LegendWidth - 2 * Margin), font);
            top += Entry;
        }
        foreach (var kind in kinds)
        {
            sheet.Fill(left, top + 3, Swatch, Swatch, kind.Colour);
            var entry = string.Create(
                CultureInfo.InvariantCulture,
                $"{kind.Name} ({facts.Count(f => f.Kind == kind)})"
            );
            sheet.Write(
                left + Swatch + 12,
                top + Swatch - 2,
                LegendFont.Fit(font, entry, LegendWidth - 2 * Margin - Swatch - 12),
                font
            );
            top += Entry;
        }
        return sheet;
    }

    /// <summary>Marks facts on a page, without a legend.</summary>
    public static void Mark(PagePicture page, IReadOnlyList<(FactKind Kind, IReadOnlyList<PageRegion> Patches)> facts)
    {
        // The larger first, so that the smaller one within it stays on top.
        (FactKind Kind, PageRegion Patch)[] marks =
        [
            .. facts
                .SelectMany(f => f.Patches.Select(p => (f.Kind, p)))
                .OrderByDescending(m => m.p.Around.Width * m.p.Around.Height),
        ];
        foreach (var (kind, patch) in marks)
            page.Tint(patch, kind.Colour);
        // Frames of several facts at one place stand around each other.
        for (var i = 0; i < marks.Length; i++)
            page.Frame(
                marks[i].Patch,
                marks[i].Kind.Colour,
                1 + 3 * marks[..i].Count(m => IsSame(m.Patch.Around, marks[i].Patch.Around))
            );
    }

    private static bool IsSame(Box one, Box other) =>
        Math.Min(one.X1, other.X1) - Math.Max(one.X0, other.X0) > 0.8 * Math.Max(one.Width, other.Width)
        && Math.Min(one.Y1, other.Y1) - Math.Max(one.Y0, other.Y0) > 0.6 * Math.Max(one.Height, other.Height);
}
