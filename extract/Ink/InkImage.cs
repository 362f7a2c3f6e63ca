namespace Pipeline.Ink;

/// <summary>
/// A piece of a page in colour: three bytes a pixel (red, green, blue), rows from the top without padding.
/// </summary>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Dpi">Pixels to the inch.</param>
/// <param name="Rgb">Width × Height × 3 values.</param>
public sealed record InkImage(int Width, int Height, double Dpi, byte[] Rgb)
{
    /// <summary>A part; cut to the image.</summary>
    public InkImage Crop(int left, int top, int right, int bottom)
    {
        (left, top) = (Math.Clamp(left, 0, Width - 1), Math.Clamp(top, 0, Height - 1));
        (right, bottom) = (Math.Clamp(right, left + 1, Width), Math.Clamp(bottom, top + 1, Height));
        var cut = new byte[(right - left) * (bottom - top) * 3];
        for (var y = top; y < bottom; y++)
            Rgb.AsSpan((y * Width + left) * 3, (right - left) * 3).CopyTo(cut.AsSpan((y - top) * (right - left) * 3));
        return new InkImage(right - left, bottom - top, Dpi, cut);
    }
}
