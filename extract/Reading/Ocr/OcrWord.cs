using Pipeline.Layout;

namespace Pipeline.Reading.Ocr;

/// <summary>A word that OCR read.</summary>
/// <param name="Text">As read, no white space inside.</param>
/// <param name="Box">In pixels of the image that was read.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Line">Counts the engine's lines from 0.</param>
internal sealed record OcrWord(string Text, Box Box, double Confidence, int Line)
{
    /// <summary>As in <see cref="Pipeline.Layout.Word.Ink"/>.</summary>
    internal double? Ink { get; init; }

    /// <summary>As in <see cref="Pipeline.Layout.Word.Digits"/>.</summary>
    internal double? Digits { get; init; }

    /// <summary>Stands on a line with blanks that officials fill in: of the number, of the date.</summary>
    internal bool FilledIn { get; init; }

    /// <summary>Found by a second reading where the first found nothing sure.</summary>
    internal bool Again { get; init; }

    /// <summary>As in <see cref="Pipeline.Layout.RawWord.Grid"/>.</summary>
    internal int? Grid { get; init; }
}

/// <summary>How the engine looks for lines (Tesseract's page segmentation modes).</summary>
internal enum PageSegmentationMode
{
    /// <summary>A whole page, columns found by the engine.</summary>
    Page = 3,

    /// <summary>One column of lines of several sizes.</summary>
    Column = 4,

    /// <summary>One even block of lines.</summary>
    Block = 6,

    /// <summary>A single line.</summary>
    Line = 7,

    /// <summary>Words that stand scattered, wherever the engine finds them.</summary>
    Sparse = 11,
}

/// <summary>Reads words from an image of a page or of a part of it.</summary>
internal interface IOcrEngine
{
    /// <summary>Words in the engine's order.</summary>
    /// <param name="image">Dark text on light ground.</param>
    /// <param name="mode">What the image shows.</param>
    /// <param name="seconds">Processor time that it may take.</param>
    /// <exception cref="ReadException">It takes longer: a part of a page must not pass for the whole.</exception>
    IReadOnlyList<OcrWord> Read(Pipeline.Reading.Images.GreyImage image, PageSegmentationMode mode, double seconds);
}
