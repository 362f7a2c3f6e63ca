using Pipeline.Layout;
using Pipeline.Reading.Composition;
using Pipeline.Vietnamese;

namespace Pipeline.Reading.Pdf;

/// <summary>Chooses for each page between the file's own text and OCR, by the quality of the text.</summary>
internal static class PageChooser
{
    // The last page of a letter may hold no more than the list of recipients and a name.
    private const int FewWords = 25;
    // Share of words with a letter that only Vietnamese writes: half in true text, 0 to 0.03 in layers of a foreign OCR.
    private const double LeastValid = 0.45, LeastVietnamese = 0.15;

    /// <summary>True where the page's own text (without signature stamps) is next to nothing: it needs OCR unless nothing else stands on it.</summary>
    internal static bool IsShort(IReadOnlyList<RawWord> words) => words.Count < FewWords;

    /// <summary>True where the page's own text has lost its accents, or is garbage.</summary>
    internal static bool IsPoor(IReadOnlyList<RawWord> words, SpineContext context)
    {
        // A few hundred words tell as much as all.
        IEnumerable<string> texts = words.Take(250).Select(w => w.Text);
        if (context.Encoding != LegacyEncoding.None) texts = TextSpine.CleanWords([.. texts], context).Select(c => c.Text);
        var (valid, accented, count) = TextQuality.Measure(texts);
        return count >= FewWords && (valid < LeastValid || accented < LeastVietnamese);
    }

    /// <summary>True where most words are written as Vietnamese is, if without its accents.</summary>
    internal static bool IsReadable(IReadOnlyList<RawWord> words) => TextQuality.Measure(words.Take(250).Select(w => w.Text)).Valid >= LeastValid;

    /// <summary>True where words carry letters that only Vietnamese writes.</summary>
    internal static bool IsVietnamese(IReadOnlyList<RawWord> words) => TextQuality.Measure(words.Select(w => w.Text)).Accented >= LeastVietnamese;
}
