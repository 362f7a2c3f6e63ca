using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json;
using SkiaSharp;

namespace Pipeline.Training;

/// <summary>One written figure, 28 × 28, 0 paper to 1 ink, with the part that it fills.</summary>
internal sealed record FigurePicture(float[] Ink, int Left, int Top, int Right, int Bottom)
{
    internal const int Side = 28;

    internal static FigurePicture? From(float[] ink)
    {
        var (left, top, right, bottom) = (Side, Side, 0, 0);
        for (var y = 0; y < Side; y++)
        for (var x = 0; x < Side; x++)
            if (ink[y * Side + x] > 0.25f)
                (left, top, right, bottom) = (
                    Math.Min(left, x),
                    Math.Min(top, y),
                    Math.Max(right, x + 1),
                    Math.Max(bottom, y + 1)
                );
        return bottom - top < 8 ? null : new FigurePicture(ink, left, top, right, bottom);
    }
}

/// <summary>
/// Figures of other hands: MNIST's test part, and those cut from the real crops of offices that may be learnt from.
/// </summary>
internal sealed class FigureBank
{
    internal List<FigurePicture>[] Mnist { get; } = [.. Enumerable.Range(0, 10).Select(_ => new List<FigurePicture>())];
    internal List<FigurePicture>[] Real { get; } = [.. Enumerable.Range(0, 10).Select(_ => new List<FigurePicture>())];

    /// <summary>Reads both.</summary>
    /// <param name="folder">The folder of handwriting data.</param>
    /// <param name="mayLearn">Tells of an office and its part ("train", "dev") whether its figures may be used.</param>
    internal static FigureBank Read(string folder, Func<string, string, bool> mayLearn)
    {
        var bank = new FigureBank();
        var images = Unpacked(Path.Combine(folder, "mnist10k", "t10k-images-idx3-ubyte.gz"));
        var labels = Unpacked(Path.Combine(folder, "mnist10k", "t10k-labels-idx1-ubyte.gz"));
        var count = BinaryPrimitives.ReadInt32BigEndian(images.AsSpan(4));
        const int size = FigurePicture.Side * FigurePicture.Side;
        for (var i = 0; i < count; i++)
        {
            var ink = new float[size];
            for (var p = 0; p < size; p++)
                ink[p] = images[16 + i * size + p] / 255f;
            if (FigurePicture.From(ink) is { } picture)
                bank.Mnist[labels[8 + i]].Add(picture);
        }
        var sheets = new Dictionary<string, SKBitmap>();
        using var list = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "real", "digits", "digits.json")));
        foreach (var e in list.RootElement.EnumerateArray())
        {
            if (!mayLearn(e.GetProperty("group").GetString()!, e.GetProperty("split").GetString()!))
                continue;
            var name = e.GetProperty("sheet").GetString()!;
            if (!sheets.TryGetValue(name, out var sheet))
                sheets[name] = sheet = SKBitmap.Decode(Path.Combine(folder, "real", "digits", name));
            var (x0, y0) = (e.GetProperty("x").GetInt32(), e.GetProperty("y").GetInt32());
            var ink = new float[size];
            for (var y = 0; y < FigurePicture.Side; y++)
            for (var x = 0; x < FigurePicture.Side; x++)
                ink[y * FigurePicture.Side + x] = sheet.GetPixel(x0 + x, y0 + y).Red / 255f;
            var label = e.GetProperty("label");
            var digit =
                label.ValueKind == JsonValueKind.Number
                    ? label.GetInt32()
                    : int.Parse(label.GetString()!, System.Globalization.CultureInfo.InvariantCulture);
            if (FigurePicture.From(ink) is { } picture)
                bank.Real[digit].Add(picture);
        }
        foreach (var sheet in sheets.Values)
            sheet.Dispose();
        return bank;
    }

    private static byte[] Unpacked(string path)
    {
        using var packed = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var all = new MemoryStream();
        packed.CopyTo(all);
        return all.ToArray();
    }
}
