using System.Runtime.InteropServices;

namespace Pipeline.Reading.Images;

/// <summary>The part of Leptonica's C API that finds long dark runs. Loaded in the reading child alone.</summary>
internal static unsafe partial class LeptonicaMorphology
{
    private const string Library = "liblept.so.5";

    [LibraryImport(Library)]
    internal static partial nint pixCreate(int width, int height, int depth);

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

    /// <summary>
    /// An image of one bit, to be freed by <see cref="Leptonica.Free"/>: dark is what falls below a share of the paper
    /// around it, so that thin rules, paler than print, stay; 0 where there is no memory for it.
    /// </summary>
    /// <param name="image">Grey.</param>
    /// <param name="tile">Side (pixels) of the squares of one paper shade each.</param>
    /// <param name="share">Of the paper's shade.</param>
    internal static nint CreateBinary(GreyImage image, int tile, double share)
    {
        var pix = pixCreate(image.Width, image.Height, 1);
        if (pix == 0)
            return 0;
        var data = Leptonica.pixGetData(pix);
        var words = Leptonica.pixGetWpl(pix);
        Span<int> shades = stackalloc int[256];
        for (var top = 0; top < image.Height; top += tile)
        for (var left = 0; left < image.Width; left += tile)
        {
            var (bottom, right) = (Math.Min(image.Height, top + tile), Math.Min(image.Width, left + tile));
            shades.Clear();
            // Every third row and column tells the paper.
            var seen = 0;
            for (var y = top; y < bottom; y += 3)
            for (var x = left; x < right; x += 3, seen++)
                shades[image.Pixels[y * image.Width + x]]++;
            var (paper, lighter) = (255, 0);
            while (paper > 0 && (lighter += shades[paper]) < seen / 3)
                paper--;
            var least = (byte)(paper * share);
            for (var y = top; y < bottom; y++)
            {
                var row = image.Pixels.AsSpan(y * image.Width, right);
                var to = data + (long)y * words;
                for (var x = left; x < right; x++)
                    if (row[x] < least)
                        to[x >> 5] |= 0x80000000u >> (x & 31);
            }
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
