using Pipeline.Reading.Pdf.Objects;

namespace Pipeline.Reading.Pdf.Content;

/// <summary>Whether the fonts of a page tell which characters their glyphs stand for (ISO 32000-1, 9.10).</summary>
internal static class PageFontInspector
{
    /// <summary>
    /// A font of glyph numbers (Type0, Identity) has no Unicode table: what the engine gives for its letters is a
    /// guess, and no text.
    /// </summary>
    internal static bool LackUnicode(PdfObjects objects, PdfPageObject page)
    {
        if (objects.Dictionary(page.Resources, "Font") is not { } fonts)
            return false;
        foreach (var (name, _) in fonts.Entries)
        {
            if (
                objects.Dictionary(fonts, name) is not { } font
                || objects.Get(font, "Subtype") is not PdfName { Text: "Type0" }
            )
                continue;
            if (
                objects.Get(font, "ToUnicode") is null
                && objects.Get(font, "Encoding") is PdfName { Text: "Identity-H" or "Identity-V" }
            )
                return true;
        }
        return false;
    }
}
