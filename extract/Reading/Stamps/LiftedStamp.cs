using Pipeline.Reading.Images;
using Pipeline.Reading.Ocr;

namespace Pipeline.Reading.Stamps;

/// <summary>A page without its arrival stamp, and what the stamp says.</summary>
/// <param name="Page">Frame and words of the stamp painted white; what is printed below them stays.</param>
/// <param name="Frame">In pixels of the page.</param>
/// <param name="Words">In pixels of the page; lines count from 0.</param>
internal sealed record LiftedStamp(Raster Page, StampFrame Frame, IReadOnlyList<OcrWord> Words)
{
    private const double Guessed = 0.5;

    /// <summary>True on a side of the frame, or on a word of the stamp; colours run some pixels over in a JPEG image.</summary>
    internal bool IsOn(double x, double y)
    {
        var margin = Frame.Left.Thick / 2.0 + Page.Dpi / 25.0;
        return Frame.Holds(x, y, -margin) && !Frame.Holds(x, y, margin) || Words.Any(w => w.Box.Contains(x, y));
    }

    /// <summary>What OCR reads on the page, parted: ink that fills in the stamp as dark as print stays on the page when it is lifted.</summary>
    internal (IReadOnlyList<OcrWord> Page, IReadOnlyList<OcrWord> Stamp) Part(IReadOnlyList<OcrWord> read)
    {
        var (page, filled) = (new List<OcrWord>(read.Count), new List<OcrWord>());
        foreach (var line in read.GroupBy(w => w.Line))
        {
            var printed = false;
            foreach (var word in line)
            {
                printed |= !Frame.Holds(word.Box.MiddleX, word.Box.MiddleY) || !ArrivalWords.IsFilling(word) && (word.Confidence > Guessed || word.Text.Count(char.IsLetter) > 2);
                (printed ? page : filled).Add(word);
            }
        }
        return (page, filled);
    }
}
