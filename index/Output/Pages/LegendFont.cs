using SkiaSharp;

namespace Pipeline.Output.Pages;

/// <summary>The font of legends: one that has all Vietnamese letters, from where Debian's packages lay it.</summary>
internal static class LegendFont
{
    private static readonly string[] Files =
    [
        "/usr/share/fonts/truetype/liberation2/LiberationSans-Regular.ttf",
        "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
        "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    ];

    private static readonly Lazy<SKTypeface> Typeface = new(() =>
        Files.Where(File.Exists).Select(f => SKTypeface.FromFile(f)).FirstOrDefault(t => t is not null)
        ?? SKTypeface.Default
    );

    /// <summary>The font at a size in pixels. The caller disposes of it.</summary>
    public static SKFont Create(float size) =>
        new(Typeface.Value, size) { Edging = SKFontEdging.Antialias, Subpixel = true };

    /// <summary>
    /// A text cut so that it is no wider than this, an ellipsis at its end where something is left out.
    /// </summary>
    /// <param name="font">The font.</param>
    /// <param name="text">One line.</param>
    /// <param name="width">Pixels.</param>
    public static string Fit(SKFont font, string text, float width)
    {
        if (font.MeasureText(text) <= width)
            return text;
        var length = text.Length;
        while (length > 0 && font.MeasureText(text[..length] + "…") > width)
            length--;
        return text[..length].TrimEnd() + "…";
    }
}
