using Pipeline.Reading.Drawing;
using SkiaSharp;

namespace Pipeline.Output.Pages;

/// <summary>A picture of a page, on which places are marked. It is drawn on in place.</summary>
public sealed class PagePicture : IDisposable
{
    private const double TintShare = 0.14;
    private const float Line = 2;
    private const int JpegQuality = 85,
        PngLevel = 4;
    private static readonly SKSamplingOptions Exact = new(SKFilterMode.Nearest),
        Smooth = new(SKFilterMode.Linear, SKMipmapMode.Linear);
    private readonly SKBitmap _bitmap;
    private readonly SKCanvas _canvas;

    private PagePicture(SKBitmap bitmap, double scale)
    {
        (_bitmap, Scale) = (bitmap, scale);
        _canvas = new SKCanvas(bitmap);
    }

    /// <summary>Pixels a point.</summary>
    public double Scale { get; private set; }

    /// <summary>Pixels.</summary>
    public int Width => _bitmap.Width;

    /// <summary>Pixels.</summary>
    public int Height => _bitmap.Height;

    /// <summary>A page as its drawer gave it, made upright, and smaller where a side is longer than asked.</summary>
    /// <param name="image">Pixels.</param>
    /// <param name="turn">Clockwise: 0, 90, 180 or 270 degrees.</param>
    /// <param name="mostPixels">The longest side that is given.</param>
    /// <param name="width">Width of the upright page in points; not above 0 where it is not known: a point is a pixel
    /// then.</param>
    public static PagePicture FromImage(PageImage image, int turn, int mostPixels, double width)
    {
        using var drawn = Opened(image);
        var shrink = Math.Min(1.0, (double)mostPixels / Math.Max(image.Width, image.Height));
        var (w, h) = (
            Math.Max(1, (int)Math.Round(image.Width * shrink)),
            Math.Max(1, (int)Math.Round(image.Height * shrink))
        );
        var picture = Blank(turn is 90 or 270 ? h : w, turn is 90 or 270 ? w : h, 1);
        var canvas = picture._canvas;
        canvas.Translate(picture.Width / 2f, picture.Height / 2f);
        canvas.RotateDegrees(turn);
        canvas.Translate(-w / 2f, -h / 2f);
        using var source = SKImage.FromBitmap(drawn);
        canvas.DrawImage(source, new SKRect(0, 0, w, h), shrink < 1 ? Smooth : Exact);
        canvas.ResetMatrix();
        picture.Scale = picture.Width / (width > 0 ? width : picture.Width);
        return picture;
    }

    /// <summary>
    /// A picture that this class wrote, opened again. Never for pictures of others: those are opened in the killable
    /// child alone.
    /// </summary>
    /// <param name="png">What <see cref="ToPng"/> gave.</param>
    /// <param name="width">Width of the page in points; not above 0 where it is not known.</param>
    public static PagePicture OfPng(byte[] png, double width)
    {
        var bitmap = SKBitmap.Decode(
            png,
            SKBitmap.DecodeBounds(png).WithColorType(SKColorType.Rgba8888).WithAlphaType(SKAlphaType.Opaque)
        );
        return new PagePicture(bitmap, bitmap.Width / (width > 0 ? width : bitmap.Width));
    }

    /// <summary>A white picture.</summary>
    internal static PagePicture Blank(int width, int height, double scale)
    {
        var picture = new PagePicture(
            new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque)),
            scale
        );
        picture._canvas.Clear(SKColors.White);
        return picture;
    }

    /// <summary>The same picture once more, to be marked by itself.</summary>
    public PagePicture Copy() => new(_bitmap.Copy(), Scale);

    /// <summary>Tints a patch, so that its letters stay readable: paper grows darker, black stays black.</summary>
    public void Tint(PageRegion patch, int colour)
    {
        byte Channel(int shift) => (byte)Math.Round(255 * (1 - TintShare) + TintShare * (colour >> shift & 255));
        using var paint = new SKPaint
        {
            Color = new SKColor(Channel(16), Channel(8), Channel(0)),
            BlendMode = SKBlendMode.Multiply,
            IsAntialias = false,
        };
        using var outline = Outline(patch, 0);
        _canvas.DrawPath(outline, paint);
    }

    /// <summary>Draws a line around a patch.</summary>
    /// <param name="patch">Where.</param>
    /// <param name="colour">24 bits.</param>
    /// <param name="off">Pixels by which the line stands off the words: frames of several kinds at one place are all
    /// seen.</param>
    public void Frame(PageRegion patch, int colour, int off)
    {
        using var paint = new SKPaint
        {
            Color = Opaque(colour),
            Style = SKPaintStyle.Stroke,
            StrokeWidth = Line,
            IsAntialias = false,
        };
        using var outline = Outline(patch, off - Line / 2);
        _canvas.DrawPath(outline, paint);
    }

    /// <summary>Covers a patch, so that nothing of its letters is seen.</summary>
    public void Cover(PageRegion patch)
    {
        // Boxes of words may be narrower than their letters.
        var off = (float)Math.Ceiling(Math.Min(patch.Left.Height, patch.Right.Height) / 8 * Scale) + 1;
        using var paint = new SKPaint { Color = SKColors.Black, IsAntialias = false };
        using var outline = Outline(patch, off);
        _canvas.DrawPath(outline, paint);
    }

    /// <summary>The cut around patches, with some of the page around them.</summary>
    /// <param name="patches">Patches of one page.</param>
    /// <param name="around">Points to each side.</param>
    /// <param name="narrowest">Points that the cut is wide at least.</param>
    /// <param name="highest">Points that it is high at most.</param>
    public PagePicture Cut(IReadOnlyList<PageRegion> patches, double around, double narrowest, double highest)
    {
        var box = patches.Select(p => p.Around).Aggregate((a, b) => a.Union(b));
        var wider = around + Math.Max(0, narrowest - box.Width - 2 * around) / 2;
        var (left, top, bottom) = (box.X0 - wider, Math.Max(0, box.Y0 - around), box.Y1 + around);
        // A place at the edge of the page: as much of it on the other side.
        left = Math.Max(0, Math.Min(left, Width / Scale - narrowest));
        return Crop(
            (int)(left * Scale),
            (int)(top * Scale),
            (int)(Math.Max(box.X1 + wider, left + narrowest) * Scale),
            (int)(Math.Min(bottom, top + highest) * Scale)
        );
    }

    /// <summary>A part, cut to the picture.</summary>
    public PagePicture Crop(int left, int top, int right, int bottom)
    {
        (left, top) = (Math.Clamp(left, 0, Width - 1), Math.Clamp(top, 0, Height - 1));
        (right, bottom) = (Math.Clamp(right, left + 1, Width), Math.Clamp(bottom, top + 1, Height));
        var part = Blank(right - left, bottom - top, Scale);
        part.Place(this, -left, -top);
        return part;
    }

    /// <summary>The same, smaller: no wider than so many pixels.</summary>
    public PagePicture Narrow(int width)
    {
        if (width >= Width)
            return Copy();
        var narrow = Blank(width, Math.Max(1, (int)Math.Round((double)Height * width / Width)), Scale * width / Width);
        using var source = SKImage.FromBitmap(_bitmap);
        narrow._canvas.DrawImage(source, new SKRect(0, 0, narrow.Width, narrow.Height), Smooth);
        return narrow;
    }

    /// <summary>Another picture, drawn at a place in this one.</summary>
    internal void Place(PagePicture other, int left, int top) => _canvas.DrawBitmap(other._bitmap, left, top, Exact);

    /// <summary>Fills a rectangle; pixels.</summary>
    internal void Fill(float left, float top, float width, float height, int colour)
    {
        using var paint = new SKPaint { Color = Opaque(colour), IsAntialias = false };
        _canvas.DrawRect(left, top, width, height, paint);
    }

    /// <summary>Writes a line of text; pixels, of the left end of its base line.</summary>
    internal void Write(float x, float y, string text, SKFont font)
    {
        using var paint = new SKPaint { Color = new SKColor(0x20, 0x20, 0x20), IsAntialias = true };
        _canvas.DrawText(text, x, y, SKTextAlign.Left, font, paint);
    }

    /// <summary>The bytes of a PNG file.</summary>
    public byte[] ToPng() =>
        Encoded(pixels => pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.Up, PngLevel)));

    /// <summary>The bytes of a JPEG file: small, for thumbnails.</summary>
    public byte[] ToJpeg() => Encoded(pixels => pixels.Encode(new SKJpegEncoderOptions(JpegQuality)));

    private byte[] Encoded(Func<SKPixmap, SKData?> encode)
    {
        using var pixels = _bitmap.PeekPixels() ?? throw new InvalidOperationException("A picture has no pixels.");
        using var data = encode(pixels) ?? throw new InvalidOperationException("A picture cannot be encoded.");
        return data.ToArray();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _canvas.Dispose();
        _bitmap.Dispose();
    }

    // Its top and bottom go through the middles of the first and the last word, and on to the outer edges.
    private SKPath Outline(PageRegion patch, float off)
    {
        var (left, right) = (Math.Min(patch.Left.X0, patch.Right.X0), Math.Max(patch.Left.X1, patch.Right.X1));
        float Between(double from, double to, double x) =>
            (float)(
                (
                    from
                    + (to - from)
                        * Math.Clamp(
                            (x - patch.Left.MiddleX) / Math.Max(1, patch.Right.MiddleX - patch.Left.MiddleX),
                            -0.2,
                            1.2
                        )
                ) * Scale
            );
        var (x0, x1) = ((float)Math.Floor(left * Scale) - off, (float)Math.Ceiling(right * Scale) + 1 + off);
        var points = new[]
        {
            new SKPoint(x0, (float)Math.Floor(Between(patch.Left.Y0, patch.Right.Y0, left)) - off),
            new SKPoint(x1, (float)Math.Floor(Between(patch.Left.Y0, patch.Right.Y0, right)) - off),
            new SKPoint(x1, (float)Math.Ceiling(Between(patch.Left.Y1, patch.Right.Y1, right)) + 1 + off),
            new SKPoint(x0, (float)Math.Ceiling(Between(patch.Left.Y1, patch.Right.Y1, left)) + 1 + off),
        };
        using var builder = new SKPathBuilder();
        builder.AddPoly(points, close: true);
        return builder.Detach();
    }

    private static SKColor Opaque(int colour) => new((byte)(colour >> 16), (byte)(colour >> 8), (byte)colour);

    private static SKBitmap Opened(PageImage image)
    {
        var bitmap = new SKBitmap(new SKImageInfo(image.Width, image.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var pixels = bitmap.GetPixelSpan();
        for (int from = 0, to = 0; from < image.Rgb.Length; from += 3, to += 4)
        {
            image.Rgb.AsSpan(from, 3).CopyTo(pixels[to..]);
            pixels[to + 3] = 255;
        }
        return bitmap;
    }
}
