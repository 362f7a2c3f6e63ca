using System.Text;

namespace Pipeline.Reading.Images;

/// <summary>A colour image: three bytes a pixel, rows from the top without padding.</summary>
internal sealed class ColourImage(int width, int height, int dpi, byte[] rgb)
{
    /// <summary>Pixels in a row.</summary>
    internal int Width { get; } = width;
    /// <summary>Rows.</summary>
    internal int Height { get; } = height;
    /// <summary>Pixels to the inch.</summary>
    internal int Dpi { get; } = dpi;
    /// <summary>Width × Height × 3 values: red, green, blue.</summary>
    internal byte[] Rgb { get; } = rgb;

    /// <summary>From a binary PPM (P6) or PGM (P5) of 8 bits, as poppler writes them.</summary>
    /// <exception cref="ReadException">It is neither, or cut short.</exception>
    internal static ColourImage FromPnm(byte[] pnm, int dpi)
    {
        var at = 0;
        var magic = Token(pnm, ref at);
        if (magic is not ("P6" or "P5") ||
            !int.TryParse(Token(pnm, ref at), out var width) || !int.TryParse(Token(pnm, ref at), out var height) ||
            Token(pnm, ref at) != "255" || width < 1 || height < 1)
            throw Damaged();
        var pixels = (long)width * height;
        var size = magic == "P6" ? pixels * 3 : pixels;
        if (pnm.Length - at < size) throw Damaged();
        if (magic == "P6") return new ColourImage(width, height, dpi, pnm.AsSpan(at, (int)size).ToArray());
        var rgb = new byte[pixels * 3];
        for (var i = 0; i < pixels; i++) rgb[i * 3] = rgb[i * 3 + 1] = rgb[i * 3 + 2] = pnm[at + i];
        return new ColourImage(width, height, dpi, rgb);
    }

    private static string Token(byte[] pnm, ref int at)
    {
        while (at < pnm.Length && pnm[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t') at++;
        var start = at;
        while (at < pnm.Length && at - start < 12 && pnm[at] is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')) at++;
        var token = Encoding.ASCII.GetString(pnm, start, at - start);
        if (at < pnm.Length) at++;
        return token;
    }

    private static ReadException Damaged() => new(FailureKind.Damaged, "the page image is cut short", "ask for the file again");
}
