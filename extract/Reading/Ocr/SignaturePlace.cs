using Pipeline.Layout;
using Pipeline.Reading.Images;
using Pipeline.Vietnamese;

namespace Pipeline.Reading.Ocr;

/// <summary>Where the signature stands on a page: right of the recipients, under the body (Decree 30/2020/NĐ-CP, Annex I, item 7).</summary>
internal static class SignaturePlace
{
    // Inches: a signature with seal and name is some 5 cm high; minutes list their recipients below it.
    private const double Above = 1.6, Below = 2.7;
    private const double Left = 0.42;

    /// <summary>Its box in pixels; null where no recipients and no authority were read.</summary>
    internal static Box? Find(IReadOnlyList<OcrWord> words, Raster image)
    {
        Box? sign = null;
        var wide = new List<Box>();
        foreach (var line in words.GroupBy(w => w.Line))
        {
            var box = line.Select(w => w.Box).Aggregate((a, b) => a.Union(b));
            if (IsText([.. line.OrderBy(w => w.Box.X0)], box, image.Width)) wide.Add(box);
            else if (IsSign(line, box, image) && (sign is null || box.Y0 > sign.Value.Y0 + Below * image.Dpi)) sign = box;
        }
        if (sign is not { } at) return null;
        var top = Math.Max(at.Y0 - Above * image.Dpi, wide.Where(w => w.MiddleY < at.MiddleY).Select(w => w.Y1 + 2).DefaultIfEmpty(0).Max());
        var bottom = Math.Min(Math.Min(image.Height, at.Y1 + Below * image.Dpi), wide.Where(w => w.MiddleY > at.MiddleY).Select(w => w.Y0).DefaultIfEmpty(image.Height).Min());
        return bottom - top < image.Dpi * 0.5 ? null : new Box(image.Width * Left, Math.Max(0, top), image.Width * 0.985, bottom);
    }

    // A line of the body: no wide gap, as between the list of recipients and the signer.
    private static bool IsText(List<OcrWord> line, Box box, int width)
    {
        if (box.X0 > width * 0.3 || box.X1 < width * 0.6 || line.Count < 7 || line.Average(w => w.Confidence) < 0.6) return false;
        for (var i = 1; i < line.Count; i++)
            if (line[i].Box.X0 - line[i - 1].Box.X1 > width * 0.07) return false;
        return true;
    }

    private static bool IsSign(IEnumerable<OcrWord> line, Box box, Raster image)
    {
        var text = Folding.FoldLower(string.Join(' ', line.Select(w => w.Text))).TrimStart(' ', '-', '.', '*', '_', '\'');
        if (box.X0 < image.Width * Left && (text.StartsWith("noi nhan", StringComparison.Ordinal) || text.StartsWith("luu:", StringComparison.Ordinal) || text.StartsWith("luu vt", StringComparison.Ordinal))) return true;
        return box.X0 > image.Width * 0.35 && box.Y0 > image.Height * 0.12 && line.First().Text is "TM." or "KT." or "TL." or "TUQ.";
    }
}
