using Pipeline.Reading.Composition;

namespace Pipeline.Reading.Pdf;

/// <summary>Chooses for each page between the file's own text and OCR, by the quality of the text.</summary>
internal static class PageChooser
{
    // A visible digital signature has some thirty words; a page of a document that has fewer is short.
    private const int FewWords = 40;

    /// <summary>True where the page's own text is a stamp, has lost its accents, or is garbage.</summary>
    internal static bool NeedsOcr(TextPage page)
    {
        if (page.Words.Count < FewWords) return true;
        var (valid, accented, words) = TextQuality.Measure(page.Words.Select(w => w.Text));
        return words >= FewWords && (valid < 0.45 || accented < 0.12);
    }
}
