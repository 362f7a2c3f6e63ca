using System.Text;

namespace Pipeline.Corpus.Generation.Scanning;

/// <summary>A page image, 8 bits a channel, red, green, blue; row by row from the top.</summary>
public sealed class ColourRaster
{
    /// <summary>A white image.</summary>
    public ColourRaster(int width, int height)
    {
        (Width, Height, Pixels) = (width, height, new byte[width * height * 3]);
        Array.Fill(Pixels, (byte)255);
    }

    /// <summary>Pixels across.</summary>
    public int Width { get; }

    /// <summary>Pixels down.</summary>
    public int Height { get; }

    /// <summary>Width × Height × 3 bytes.</summary>
    public byte[] Pixels { get; }

    /// <summary>Reads a binary PPM (P6, 255).</summary>
    /// <exception cref="InvalidDataException">The bytes are none.</exception>
    public static ColourRaster FromPpm(ReadOnlySpan<byte> ppm)
    {
        var at = 0;
        if (Field(ppm, ref at) != "P6")
            throw new InvalidDataException("The bytes are no binary PPM.");
        var raster = new ColourRaster(Number(ppm, ref at), Number(ppm, ref at));
        if (Number(ppm, ref at) != 255)
            throw new InvalidDataException("The PPM has not 8 bits a channel.");
        ppm.Slice(at, raster.Pixels.Length).CopyTo(raster.Pixels);
        return raster;
    }

    /// <summary>Multiplies a pixel with a colour, as ink on paper does; outside the image nothing happens.</summary>
    /// <param name="x">From the left.</param>
    /// <param name="y">From the top.</param>
    /// <param name="colour">Ink.</param>
    /// <param name="cover">0 for none, 1 for full.</param>
    public void Ink(int x, int y, (byte R, byte G, byte B) colour, double cover)
    {
        if ((uint)x >= (uint)Width || (uint)y >= (uint)Height)
            return;
        var i = (y * Width + x) * 3;
        Pixels[i] = (byte)(Pixels[i] * (1 - cover * (255 - colour.R) / 255));
        Pixels[i + 1] = (byte)(Pixels[i + 1] * (1 - cover * (255 - colour.G) / 255));
        Pixels[i + 2] = (byte)(Pixels[i + 2] * (1 - cover * (255 - colour.B) / 255));
    }

    /// <summary>Luminance of a pixel, 0 to 255.</summary>
    public int Grey(int index) =>
        (Pixels[index * 3] * 77 + Pixels[index * 3 + 1] * 151 + Pixels[index * 3 + 2] * 28) >> 8;

    private static int Number(ReadOnlySpan<byte> ppm, ref int at) =>
        int.Parse(Field(ppm, ref at), System.Globalization.CultureInfo.InvariantCulture);

    private static string Field(ReadOnlySpan<byte> ppm, ref int at)
    {
        while (ppm[at] is (byte)' ' or (byte)'\n')
            at++;
        var start = at;
        while (ppm[at] is not ((byte)' ' or (byte)'\n'))
            at++;
        return Encoding.ASCII.GetString(ppm[start..at++]);
    }
}
