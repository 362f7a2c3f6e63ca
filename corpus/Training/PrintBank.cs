using SkiaSharp;

namespace Pipeline.Training;

/// <summary>A printed text as a picture at twice the strip's resolution.</summary>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Baseline">Row on which it stands.</param>
/// <param name="Advance">Pixels to where the next text begins.</param>
/// <param name="Ink">0 paper to 1 ink.</param>
internal sealed record PrintedText(int Width, int Height, int Baseline, double Advance, float[] Ink);

/// <summary>
/// Printed labels, symbols and figures, drawn once in the fonts and sizes in which these papers are set.
/// </summary>
internal sealed class PrintBank
{
    private const string Fonts = "/usr/share/fonts/truetype";
    private static readonly string[] Upright =
    [
        "liberation2/LiberationSerif-Regular.ttf",
        "liberation2/LiberationSerif-Regular.ttf",
        "liberation2/LiberationSerif-Regular.ttf",
        "liberation2/LiberationSerif-Bold.ttf",
        "liberation2/LiberationSans-Regular.ttf",
        "dejavu/DejaVuSerif.ttf",
    ];
    private static readonly string[] Slanted =
    [
        "liberation2/LiberationSerif-Italic.ttf",
        "liberation2/LiberationSerif-Italic.ttf",
        "liberation2/LiberationSerif-Italic.ttf",
        "liberation2/LiberationSerif-BoldItalic.ttf",
        "liberation2/LiberationSans-Italic.ttf",
        "liberation2/LiberationSerif-Regular.ttf",
    ];
    private static readonly string[] Labels = ["Số:", "Số:", "Số:", "Số:", "Số", "Số :", "SỐ:", "Sô:"];
    private static readonly string[] Symbols =
    [
        "QĐ-UBND",
        "BC-UBND",
        "TB-UBND",
        "KH-UBND",
        "UBND-NC",
        "UBND-VP",
        "CV-STC",
        "TTr-SNV",
        "NQ-HĐND",
        "2019/NQ-HĐND",
        "2021/QĐ-UBND",
        "BTCD",
        "KL-TTr",
        "GM-VP",
        "HD-LĐLĐ",
        "KH-CĐN",
        "BC-BQL",
        "QĐ-TTg",
        "CT-UBND",
        "TB - VPUB",
        "BC – UBND",
        "QyĐ-LT",
        "BCĐ",
        "HĐ-CQ",
        "CV/TU",
        "STNMT-QLĐĐ",
        "SXD-QLN",
        "ĐA-UBND",
        "PA-UBND",
        "TM-BCĐ",
        "TLĐ",
        "SYT-NVY",
        "TU",
        "BB-STP",
        "GP-UBND",
    ];

    private PrintBank()
    {
        foreach (
            var (fonts, labels, symbols, afterDay) in new[]
            {
                (Upright, NumberLabels, NumberSymbols, false),
                (Slanted, DayLabels, AfterDay, true),
            }
        )
        {
            for (var f = 0; f < fonts.Length; f++)
            {
                for (var size = 22; size <= 28; size += 2)
                {
                    using var face =
                        SKTypeface.FromFile(Path.Combine(Fonts, fonts[f]))
                        ?? throw new InvalidDataException($"{fonts[f]}: install fonts-liberation2 and fonts-dejavu");
                    using var font = new SKFont(face, size * 2);
                    var key = (f, size);
                    PrintedText[] All(IEnumerable<string> texts) => [.. texts.Select(t => Draw(font, t))];
                    labels[key] = All(afterDay ? ["ngày", "ngày", "Ngày"] : Labels);
                    symbols[key] = All(
                        afterDay
                            ? Enumerable
                                .Range(1, 12)
                                .Select(m =>
                                    $"tháng "
                                    + $"{(m % 2 == 0 ? m.ToString("00", System.Globalization.CultureInfo.InvariantCulture) : m.ToString(System.Globalization.CultureInfo.InvariantCulture))} năm"
                                )
                                .Append("tháng")
                                .Append("tháng     năm")
                            : Symbols.Select(s => "/" + s)
                    );
                    if (afterDay)
                    {
                        MonthLabels[key] = All(["tháng"]);
                        AfterMonth[key] = All([
                            "năm 2018",
                            "năm 2019",
                            "năm 2020",
                            "năm 2021",
                            "năm 2023",
                            "năm 2024",
                            "năm 2022",
                            "năm 20",
                        ]);
                    }
                    (afterDay ? SlantedFigures : UprightFigures)[key] = All(
                        Enumerable
                            .Range(0, 10)
                            .Select(d => d.ToString(System.Globalization.CultureInfo.InvariantCulture))
                    );
                    if (!afterDay)
                        BareSymbols[key] = All(Symbols.Where(s => s[0] > '9'));
                }
            }
        }
    }

    internal Dictionary<(int Font, int Size), PrintedText[]> NumberLabels { get; } = [];
    internal Dictionary<(int Font, int Size), PrintedText[]> NumberSymbols { get; } = [];
    internal Dictionary<(int Font, int Size), PrintedText[]> BareSymbols { get; } = [];
    internal Dictionary<(int Font, int Size), PrintedText[]> DayLabels { get; } = [];
    internal Dictionary<(int Font, int Size), PrintedText[]> AfterDay { get; } = [];
    internal Dictionary<(int Font, int Size), PrintedText[]> MonthLabels { get; } = [];
    internal Dictionary<(int Font, int Size), PrintedText[]> AfterMonth { get; } = [];
    internal Dictionary<(int Font, int Size), PrintedText[]> UprightFigures { get; } = [];
    internal Dictionary<(int Font, int Size), PrintedText[]> SlantedFigures { get; } = [];

    /// <summary>Draws them all.</summary>
    internal static PrintBank Draw() => new();

    /// <summary>A font and size; the first fonts are the usual ones.</summary>
    internal static (int Font, int Size) Pick(Random random) => (random.Next(Upright.Length), 22 + 2 * random.Next(4));

    private static PrintedText Draw(SKFont font, string text)
    {
        var advance = font.MeasureText(text);
        var (width, height, baseline) = ((int)advance + 12, (int)(font.Size * 1.5), (int)(font.Size * 1.1));
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Gray8));
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.Black);
            using var paint = new SKPaint { Color = SKColors.White, IsAntialias = true };
            canvas.DrawText(text, 4, baseline, SKTextAlign.Left, font, paint);
        }
        var bytes = bitmap.GetPixelSpan();
        var ink = new float[width * height];
        for (var y = 0; y < height; y++)
        for (var x = 0; x < width; x++)
            ink[y * width + x] = bytes[y * bitmap.RowBytes + x] / 255f;
        return new PrintedText(width, height, baseline, advance, ink);
    }
}
