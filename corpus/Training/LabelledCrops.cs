using System.Text.Json;
using Pipeline.Ink;
using SkiaSharp;

namespace Pipeline.Training;

/// <summary>A real crop with what stands on it.</summary>
/// <param name="File">Its name.</param>
/// <param name="Group">Neutral id of the office.</param>
/// <param name="Development">Of the part that is measured and not trained on.</param>
/// <param name="IsDate">A date line, else a number line.</param>
/// <param name="Serial">As written, or null.</param>
/// <param name="Day">As written, or null.</param>
/// <param name="Month">As written, or null.</param>
/// <param name="SerialInk">"ink", "printed" or "blank".</param>
/// <param name="DayInk">The same of the day.</param>
/// <param name="MonthInk">The same of the month.</param>
/// <param name="HasSlash">A slash follows the serial.</param>
/// <param name="Line">The picture.</param>
internal sealed record LabelledCrop(
    string File,
    string Group,
    bool Development,
    bool IsDate,
    string? Serial,
    string? Day,
    string? Month,
    string? SerialInk,
    string? DayInk,
    string? MonthInk,
    bool HasSlash,
    InkImage Line
)
{
    /// <summary>What the crop is in ink: the serial, or the day.</summary>
    internal bool IsInk => (IsDate ? DayInk : SerialInk) == "ink";
}

/// <summary>Reads the folder of labelled crops and of single figures.</summary>
internal static class LabelledCrops
{
    /// <summary>All crops of a folder with its labels.json.</summary>
    internal static List<LabelledCrop> Read(string folder)
    {
        using var labels = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "real", "labels.json")));
        return
        [
            .. labels
                .RootElement.EnumerateArray()
                .Select(e =>
                {
                    var ink = e.GetProperty("ink");
                    return new LabelledCrop(
                        e.GetProperty("file").GetString()!,
                        e.GetProperty("group").GetString()!,
                        Text(e, "split") == "dev",
                        Text(e, "kind") == "date",
                        Text(e, "serial"),
                        Text(e, "day"),
                        Text(e, "month"),
                        Text(ink, "serial"),
                        Text(ink, "day"),
                        Text(ink, "month"),
                        Text(e, "printed_part")?.TrimStart().StartsWith('/') ?? true,
                        Picture(
                            Path.Combine(folder, "real", e.GetProperty("file").GetString()!),
                            e.TryGetProperty("dpi", out var dpi) ? dpi.GetDouble() : 300
                        )
                    );
                }),
        ];
    }

    /// <summary>A picture in colour.</summary>
    internal static InkImage Picture(string path, double dpi = 300)
    {
        using var bitmap = SKBitmap.Decode(path) ?? throw new InvalidDataException($"{path}: no picture");
        var rgb = new byte[bitmap.Width * bitmap.Height * 3];
        var at = 0;
        for (var y = 0; y < bitmap.Height; y++)
        for (var x = 0; x < bitmap.Width; x++)
        {
            var pixel = bitmap.GetPixel(x, y);
            (rgb[at], rgb[at + 1], rgb[at + 2]) = (pixel.Red, pixel.Green, pixel.Blue);
            at += 3;
        }
        return new InkImage(bitmap.Width, bitmap.Height, dpi, rgb);
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
