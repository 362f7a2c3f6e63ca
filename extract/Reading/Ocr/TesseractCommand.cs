using System.Globalization;
using System.Text;
using Pipeline.Layout;
using Pipeline.Reading.Engines;

namespace Pipeline.Reading.Ocr;

/// <summary>OCR by the tesseract command, Vietnamese, one thread.</summary>
public static class TesseractCommand
{
    /// <summary>Blocks of lines of words with boxes in points.</summary>
    /// <param name="image">PNM, PNG, JPEG or TIFF bytes.</param>
    /// <param name="dpi">Resolution of the image.</param>
    /// <param name="seconds">Time limit.</param>
    /// <param name="cancel">Stops it.</param>
    public static IReadOnlyList<IReadOnlyList<IReadOnlyList<RawWord>>> Read(byte[] image, int dpi, double seconds, CancellationToken cancel)
    {
        var tsv = Encoding.UTF8.GetString(Engine.Run("tesseract",
            ["stdin", "stdout", "-l", "vie", "--dpi", dpi.ToString(CultureInfo.InvariantCulture), "--psm", "3", "tsv"], seconds, cancel, image));
        var blocks = new List<List<List<RawWord>>>();
        var scale = 72.0 / dpi;
        foreach (var row in tsv.Split('\n').Skip(1))
        {
            var fields = row.Split('\t');
            if (fields.Length < 12) continue;
            double Number(int i) => double.Parse(fields[i], CultureInfo.InvariantCulture);
            switch (fields[0])
            {
                case "2": blocks.Add([]); break;
                case "4": blocks[^1].Add([]); break;
                case "5" when fields[11].Trim().Length > 0:
                    var (x, y, w, h) = (Number(6), Number(7), Number(8), Number(9));
                    blocks[^1][^1].Add(new RawWord(fields[11].Trim(), new Box(x * scale, y * scale, (x + w) * scale, (y + h) * scale), Number(10) / 100));
                    break;
            }
        }
        return blocks;
    }
}
