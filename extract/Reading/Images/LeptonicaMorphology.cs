using System.Runtime.InteropServices;

namespace Pipeline.Reading.Images;

/// <summary>The part of Leptonica's C API that finds long dark runs. Loaded in the reading child alone.</summary>
internal static unsafe partial class LeptonicaMorphology
{
    private const string Library = "liblept.so.5";

    [LibraryImport(Library)]
    internal static partial nint pixCreate(int width, int height, int depth);

    [LibraryImport(Library)]
    internal static partial int pixOtsuAdaptiveThreshold(
        nint pix,
        int tileWidth,
        int tileHeight,
        int smoothAcross,
        int smoothDown,
        float scoreShare,
        nint* thresholds,
        nint* binary
    );

    [LibraryImport(Library)]
    internal static partial nint pixCloseBrick(nint into, nint pix, int width, int height);

    [LibraryImport(Library)]
    internal static partial nint pixOpenBrick(nint into, nint pix, int width, int height);

    [LibraryImport(Library)]
    internal static partial nint pixDilateBrick(nint into, nint pix, int width, int height);

    [LibraryImport(Library)]
    internal static partial nint pixConnComp(nint pix, nint* components, int connectivity);

    [LibraryImport(Library)]
    internal static partial int boxaGetCount(nint boxes);

    [LibraryImport(Library)]
    internal static partial int boxaGetBoxGeometry(nint boxes, int index, int* x, int* y, int* width, int* height);

    [LibraryImport(Library)]
    internal static partial void boxaDestroy(nint* boxes);

    /// <summary>A grey image of 8 bits as Leptonica keeps it; to be freed by <see cref="Leptonica.Free"/>.</summary>
    internal static nint CreateGrey(GreyImage image)
    {
        var pix = pixCreate(image.Width, image.Height, 8);
        if (pix == 0)
            return 0;
        var data = Leptonica.pixGetData(pix);
        var words = Leptonica.pixGetWpl(pix);
        for (var y = 0; y < image.Height; y++)
        {
            var row = image.Pixels.AsSpan(y * image.Width, image.Width);
            var to = data + (long)y * words;
            var x = 0;
            for (; x + 4 <= row.Length; x += 4)
                to[x / 4] = (uint)(row[x] << 24 | row[x + 1] << 16 | row[x + 2] << 8 | row[x + 3]);
            for (var rest = 0; x < row.Length; x++, rest += 8)
                to[x / 4] |= (uint)row[x] << (24 - rest);
        }
        return pix;
    }

    /// <summary>Sets <paramref name="mask"/> (one value a pixel) where an image of one bit is dark.</summary>
    internal static void Mark(nint binary, bool[] mask)
    {
        var (width, height, words) = (
            Leptonica.pixGetWidth(binary),
            Leptonica.pixGetHeight(binary),
            Leptonica.pixGetWpl(binary)
        );
        var data = Leptonica.pixGetData(binary);
        for (var y = 0; y < height; y++)
        for (var at = 0; at < words; at++)
        for (var bits = data[(long)y * words + at]; bits != 0; )
        {
            var bit = System.Numerics.BitOperations.LeadingZeroCount(bits);
            bits &= ~(0x80000000u >> bit);
            if (at * 32 + bit < width)
                mask[y * width + at * 32 + bit] = true;
        }
    }

    /// <summary>Boxes (pixels) of what hangs together in an image of one bit.</summary>
    internal static List<(int X, int Y, int Width, int Height)> FindBoxes(nint binary)
    {
        var found = new List<(int, int, int, int)>();
        var boxes = pixConnComp(binary, null, 8);
        if (boxes == 0)
            return found;
        for (var i = 0; i < boxaGetCount(boxes); i++)
        {
            int x,
                y,
                width,
                height;
            if (boxaGetBoxGeometry(boxes, i, &x, &y, &width, &height) == 0)
                found.Add((x, y, width, height));
        }
        boxaDestroy(&boxes);
        return found;
    }
}
