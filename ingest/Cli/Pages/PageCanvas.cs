using Pipeline.Layout;
using Pipeline.Reading.Drawing;

namespace Pipeline.Cli.Pages;

/// <summary>A picture of a page on which places are marked.</summary>
/// <param name="image">Drawn on in place.</param>
/// <param name="scale">Pixels a point.</param>
internal sealed class PageCanvas(PageImage image, double scale)
{
    private const double TintShare = 0.14;
    private const int Line = 2;

    /// <summary>Tints a patch, so that its letters stay readable.</summary>
    public void Tint(Patch patch, int colour) => Mark(patch, colour, 0, frame: false);

    /// <summary>Draws a line around a patch.</summary>
    /// <param name="patch">Where.</param>
    /// <param name="colour">24 bits.</param>
    /// <param name="off">Pixels by which the line stands off the words: frames of several kinds at one place are all seen.</param>
    public void Frame(Patch patch, int colour, int off) => Mark(patch, colour, off, frame: true);

    /// <summary>Covers a patch, so that nothing of its letters is seen.</summary>
    public void Cover(Patch patch)
    {
        // Boxes of words may be narrower than their letters.
        var off = (int)Math.Ceiling(Math.Min(patch.Left.Height, patch.Right.Height) / 8 * scale);
        for (var inner = off; inner >= -1; inner--) Mark(patch, 0, inner, frame: true);
        Mark(patch, 0, 0, frame: false, share: 1);
    }

    private void Mark(Patch patch, int colour, int off, bool frame, double share = TintShare)
    {
        var (left, right) = (Math.Min(patch.Left.X0, patch.Right.X0), Math.Max(patch.Left.X1, patch.Right.X1));
        var (x0, x1) = ((int)(left * scale) - off, (int)Math.Ceiling(right * scale) + off);
        double Between(double from, double to, int x) => from + (to - from) * Math.Clamp((x / scale - patch.Left.MiddleX) / Math.Max(1, patch.Right.MiddleX - patch.Left.MiddleX), -0.2, 1.2);
        for (var x = x0; x <= x1; x++)
        {
            var top = (int)(Between(patch.Left.Y0, patch.Right.Y0, x) * scale) - off;
            var bottom = (int)Math.Ceiling(Between(patch.Left.Y1, patch.Right.Y1, x) * scale) + off;
            for (var y = top; y <= bottom; y++)
            {
                var edge = x < x0 + Line || x > x1 - Line || y < top + Line || y > bottom - Line;
                if (!frame || edge) Blend(x, y, colour, frame ? 1 : share);
            }
        }
    }

    /// <summary>Writes a line of text.</summary>
    /// <param name="x">Pixels.</param>
    /// <param name="y">Pixels, of the top of its marks.</param>
    /// <param name="text">What.</param>
    /// <param name="dot">Pixels to a dot of the font.</param>
    public void Write(int x, int y, string text, int dot)
    {
        foreach (var (dx, dy) in PixelFont.Dots(text)) Fill(x + dx * dot, y + dy * dot, dot, dot, 0x202020);
    }

    /// <summary>Fills a rectangle.</summary>
    public void Fill(int left, int top, int width, int height, int colour)
    {
        for (var y = top; y < top + height; y++)
            for (var x = left; x < left + width; x++) Blend(x, y, colour, 1);
    }

    /// <summary>The cut around patches, with some of the page around them.</summary>
    /// <param name="patches">Patches of one page.</param>
    /// <param name="around">Points to each side.</param>
    /// <param name="narrowest">Points that the cut is wide at least.</param>
    /// <param name="highest">Points that it is high at most.</param>
    public PageImage Cut(IReadOnlyList<Patch> patches, double around, double narrowest, double highest)
    {
        var box = patches.Select(p => p.Around).Aggregate((a, b) => a.Union(b));
        var wider = around + Math.Max(0, narrowest - box.Width - 2 * around) / 2;
        var (left, top, bottom) = (box.X0 - wider, Math.Max(0, box.Y0 - around), box.Y1 + around);
        // A place at the edge of the page: as much of it on the other side.
        left = Math.Max(0, Math.Min(left, image.Width / scale - narrowest));
        return image.Crop((int)(left * scale), (int)(top * scale), (int)((Math.Max(box.X1 + wider, left + narrowest)) * scale), (int)(Math.Min(bottom, top + highest) * scale));
    }

    private void Blend(int x, int y, int colour, double share)
    {
        if ((uint)x >= (uint)image.Width || (uint)y >= (uint)image.Height) return;
        var at = (y * image.Width + x) * 3;
        for (var channel = 0; channel < 3; channel++)
        {
            var ink = colour >> (16 - 8 * channel) & 255;
            // A tint darkens paper and leaves black black.
            image.Rgb[at + channel] = share >= 1 ? (byte)ink : (byte)(image.Rgb[at + channel] * (1 - share + share * ink / 255));
        }
    }
}
