using System.Globalization;
using Pipeline.Layout;
using Pipeline.Reading.Drawing;

namespace Pipeline.Cli.Pages;

/// <summary>The picture that a person gets: the page with its facts marked, and a legend on a margin of its own beside it.</summary>
internal static class PageSheet
{
    private const int LegendWidth = 420, Dot = 2, Entry = 46, Swatch = 26, Margin = 18;

    /// <summary>Draws it.</summary>
    /// <param name="page">The page's picture.</param>
    /// <param name="scale">Pixels a point.</param>
    /// <param name="title">Above the legend.</param>
    /// <param name="facts">Facts of the page, in the order of the legend.</param>
    public static PageImage Draw(PageImage page, double scale, IReadOnlyList<string> title, IReadOnlyList<(FactKind Kind, IReadOnlyList<Patch> Patches)> facts)
    {
        var kinds = facts.Select(f => f.Kind).Distinct().ToList();
        var height = Math.Max(page.Height, Margin * 2 + (title.Count + kinds.Count + 1) * Entry);
        var sheet = PageImage.Blank(page.Width + LegendWidth, height);
        for (var y = 0; y < page.Height; y++) page.Rgb.AsSpan(y * page.Width * 3, page.Width * 3).CopyTo(sheet.Rgb.AsSpan(y * sheet.Width * 3));
        var canvas = new PageCanvas(sheet, scale);
        // The larger first, so that the smaller one within it stays on top.
        (FactKind Kind, Patch Patch)[] marks = [.. facts.SelectMany(f => f.Patches.Select(p => (f.Kind, p))).OrderByDescending(m => m.p.Around.Width * m.p.Around.Height)];
        foreach (var (kind, patch) in marks) canvas.Tint(patch, kind.Colour);
        // Frames of several facts at one place stand around each other.
        for (var i = 0; i < marks.Length; i++)
            canvas.Frame(marks[i].Patch, marks[i].Kind.Colour, 1 + 3 * marks[..i].Count(m => IsSame(m.Patch.Around, marks[i].Patch.Around)));
        canvas.Fill(page.Width, 0, LegendWidth, height, 0xFFFFFF);
        canvas.Fill(page.Width, 0, 2, height, 0xBBBBBB);
        var (left, top) = (page.Width + Margin, Margin);
        foreach (var line in title)
        {
            canvas.Write(left, top, Fit(line), Dot);
            top += Entry;
        }
        foreach (var kind in kinds)
        {
            canvas.Fill(left, top + 10, Swatch, Swatch, kind.Colour);
            canvas.Write(left + Swatch + 12, top, string.Create(CultureInfo.InvariantCulture, $"{kind.Name} ({facts.Count(f => f.Kind == kind)})"), Dot);
            top += Entry;
        }
        return sheet;
    }

    private static bool IsSame(Box one, Box other) =>
        Math.Min(one.X1, other.X1) - Math.Max(one.X0, other.X0) > 0.8 * Math.Max(one.Width, other.Width) && Math.Min(one.Y1, other.Y1) - Math.Max(one.Y0, other.Y0) > 0.6 * Math.Max(one.Height, other.Height);

    private static string Fit(string text)
    {
        const int most = (LegendWidth - Margin * 2) / (PixelFont.Advance * Dot);
        return text.Length <= most ? text : text[..(most - 3)] + "...";
    }
}
