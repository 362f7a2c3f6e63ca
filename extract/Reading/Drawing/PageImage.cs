using Pipeline.Reading.Images;

namespace Pipeline.Reading.Drawing;

/// <summary>The picture of a page: three bytes a pixel (red, green, blue), rows from the top.</summary>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
/// <param name="Rgb">Width × Height × 3 values.</param>
public sealed record PageImage(int Width, int Height, byte[] Rgb)
{
    /// <summary>From a binary PPM file, as <see cref="PageRenderer"/> writes it.</summary>
    /// <exception cref="ReadException">It is none.</exception>
    public static PageImage Open(string path)
    {
        var image = ColourImage.FromPnm(File.ReadAllBytes(path), 0);
        return new PageImage(image.Width, image.Height, image.Rgb);
    }
}
