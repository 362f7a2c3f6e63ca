using Pipeline.Layout;

namespace Pipeline.Reading.Pdf.Content;

/// <summary>What a page draws besides its letters; boxes in points from the top left of the page as shown.</summary>
internal sealed class PageDrawing
{
    // Fewer bytes of text than this, and no more than a few for each letter read, are letters that were read.
    private const int FewBytes = 80,
        BytesPerLetter = 4;
    private const int FewShapes = 20;

    /// <summary>Dark lines and fields that are level and upright.</summary>
    internal List<Box> Bars { get; } = [];

    /// <summary>Pictures.</summary>
    internal List<Box> Images { get; } = [];

    /// <summary>Painted paths that are no bars.</summary>
    internal int Shapes { get; set; }

    /// <summary>Bytes of the strings shown.</summary>
    internal long TextBytes { get; set; }

    /// <summary>Something could not be followed: the page must be drawn to see what stands on it.</summary>
    internal bool Unclear { get; set; }

    /// <summary>Nothing but the letters that the file's own text gives, and bars: OCR would find no more.</summary>
    internal bool IsOnlyText(int letters) =>
        !Unclear
        && Shapes <= FewShapes
        && TextBytes <= FewBytes + (long)letters * BytesPerLetter
        && !Images.Any(MayHoldText);

    /// <summary>
    /// All drawn rules are among <see cref="Bars"/>: no picture is thin as a rule or as wide as a table.
    /// </summary>
    internal bool HoldsAllRules(double width, double height) =>
        !Unclear
        && Images.Count <= 20
        && !Images.Any(i => Math.Min(i.Width, i.Height) < 4 || i.Width * i.Height > width * height * 0.15);

    /// <summary>One picture, or bands of one, cover most of the page.</summary>
    internal bool HoldsWholePicture(double width, double height) =>
        Images.Where(i => i.Width > width * 0.6).Sum(i => i.Width * i.Height) > width * height * 0.75;

    private static bool MayHoldText(Box image) =>
        Math.Min(image.Width, image.Height) > 7 && Math.Max(image.Width, image.Height) > 20;
}
