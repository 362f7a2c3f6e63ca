using Pipeline.Ink;
using SkiaSharp;

namespace Pipeline.Training;

/// <summary>Pictures to look at: composed lines, and crops that were misread.</summary>
internal static class Pictures
{
    /// <summary>Composed lines, four beside each other.</summary>
    internal static void Compose(Purpose purpose, string data, int seed, string output)
    {
        var composer = new LineComposer(purpose, FigureBank.Read(data, (_, s) => s == "train"), PrintBank.Draw(), seed);
        var real = new RealLines(purpose, LabelledCrops.Read(data).Where(c => !c.Development), seed);
        const int columns = 5,
            rows = 16,
            cell = InkStrip.Width * 2 + 6,
            height = InkStrip.Height * 2 + 18;
        using var surface = SKSurface.Create(new SKImageInfo(columns * cell, rows * height));
        surface.Canvas.Clear(SKColors.LightGreen);
        using var paint = new SKPaint { Color = SKColors.Black };
        using var font = new SKFont(SKTypeface.FromFile("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"), 13);
        for (var i = 0; i < columns * rows; i++)
        {
            var line = i % 5 == 4 ? real.Next() : composer.Next();
            using var bitmap = new SKBitmap(new SKImageInfo(InkStrip.Width, InkStrip.Height, SKColorType.Gray8));
            for (var y = 0; y < InkStrip.Height; y++)
            for (var x = 0; x < InkStrip.Width; x++)
                bitmap.SetPixel(x, y, Grey(line.Strip[y * InkStrip.Width + x]));
            var (left, top) = (i % columns * cell, i / columns * height);
            surface.Canvas.DrawBitmap(
                bitmap,
                new SKRect(left, top, left + 2 * InkStrip.Width, top + 2 * InkStrip.Height),
                SKSamplingOptions.Default
            );
            surface.Canvas.DrawText(
                new string([.. line.Target.Select(StringBeam.Letter)]),
                left + 2,
                top + 2 * InkStrip.Height + 13,
                SKTextAlign.Left,
                font,
                paint
            );
        }
        Save(surface, output);
    }

    /// <summary>
    /// The misread places, the surest first, then the least sure of the right ones: twenty crops with what was read.
    /// </summary>
    internal static void Worst(IReadOnlyList<CrossRead> reads, string output)
    {
        var worst = reads
            .Where(r => r.Written)
            .OrderBy(r => r.IsRight)
            .ThenBy(r => r.IsRight ? r.Share : -r.Share)
            .Take(20)
            .ToList();
        const int columns = 2,
            cell = 720,
            height = 160;
        using var surface = SKSurface.Create(new SKImageInfo(columns * cell, (worst.Count + 1) / columns * height));
        surface.Canvas.Clear(SKColors.LightGreen);
        using var paint = new SKPaint { Color = SKColors.Black };
        using var font = new SKFont(SKTypeface.FromFile("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"), 18);
        for (var i = 0; i < worst.Count; i++)
        {
            var (read, left, top) = (worst[i], i % columns * cell, i / columns * height);
            var line = read.Crop.Line;
            using var bitmap = new SKBitmap(
                new SKImageInfo(line.Width, line.Height, SKColorType.Rgba8888, SKAlphaType.Opaque)
            );
            for (var y = 0; y < line.Height; y++)
            for (var x = 0; x < line.Width; x++)
            {
                var at = (y * line.Width + x) * 3;
                bitmap.SetPixel(x, y, new SKColor(line.Rgb[at], line.Rgb[at + 1], line.Rgb[at + 2]));
            }
            surface.Canvas.DrawBitmap(
                bitmap,
                new SKRect(left, top, left + line.Width, top + line.Height),
                SKSamplingOptions.Default
            );
            var told = string.Join(
                " ",
                read.Reading.Candidates.Take(3)
                    .Select(c =>
                        $"{c.Value} {c.Probability.ToString("F2", System.Globalization.CultureInfo.InvariantCulture)}"
                    )
            );
            surface.Canvas.DrawText(
                $"{read.Crop.File} {read.Field} {read.Truth}: {told}",
                left + 2,
                top + 148,
                SKTextAlign.Left,
                font,
                paint
            );
        }
        Save(surface, output);
    }

    internal static void Save(SKSurface surface, string output)
    {
        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 90);
        File.WriteAllBytes(output, png.ToArray());
    }

    private static SKColor Grey(float dark)
    {
        var shade = (byte)Math.Clamp(255 * (1 - dark), 0, 255);
        return new SKColor(shade, shade, shade);
    }
}
