using System.Text;

namespace Pipeline.Reading.Images;

/// <summary>Headers of binary PNM images (P5 grey, P6 colour) of 8 bits.</summary>
internal static class Pnm
{
    /// <summary>Width and height in pixels and bytes a pixel; <paramref name="at"/> moves to the first pixel.</summary>
    /// <exception cref="ReadException">It is no such image.</exception>
    internal static (int Width, int Height, int Channels) Header(byte[] pnm, ref int at)
    {
        var magic = Token(pnm, ref at);
        if (magic is not ("P6" or "P5") ||
            !int.TryParse(Token(pnm, ref at), out var width) || !int.TryParse(Token(pnm, ref at), out var height) ||
            Token(pnm, ref at) != "255" || width < 1 || height < 1)
            throw Damaged();
        return (width, height, magic == "P6" ? 3 : 1);
    }

    /// <summary>What is said where an image ends too early.</summary>
    internal static ReadException Damaged() => new(FailureKind.Damaged, "the page image is cut short", "ask for the file again");

    private static string Token(byte[] pnm, ref int at)
    {
        while (at < pnm.Length && IsSpace(pnm[at])) at++;
        var start = at;
        while (at < pnm.Length && at - start < 12 && !IsSpace(pnm[at])) at++;
        var token = Encoding.ASCII.GetString(pnm, start, at - start);
        if (at < pnm.Length) at++;
        return token;
    }

    private static bool IsSpace(byte b) => b is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t';
}
