using Pipeline.Reading.Ocr;
using Pipeline.Vietnamese;

namespace Pipeline.Reading.Stamps;

/// <summary>Tells the words of an arrival stamp ("CÔNG VĂN ĐẾN", "Số:", "Ngày:", "Chuyển:", "Lưu hồ sơ số:") from what stands below it.</summary>
internal static class ArrivalWords
{
    private static readonly string[] Labels = ["so", "ngay", "chuyen", "luu", "gio"];
    // Shares of the frame's width in which a label begins, and to which what is filled in reaches.
    private const double LabelsWithin = 0.3;

    /// <summary>Those of the stamp; none where the frame holds no title and less than two labels.</summary>
    /// <param name="read">What OCR reads within the frame.</param>
    /// <param name="frame">In pixels of the same image.</param>
    internal static IReadOnlyList<OcrWord> Of(IReadOnlyList<OcrWord> read, StampFrame frame)
    {
        var box = frame.Around;
        var found = new List<OcrWord>();
        var (title, labels) = (false, 0);
        foreach (var line in read.GroupBy(w => w.Line))
        {
            OcrWord[] words = [.. line];
            if (!title && TitleEnd(words) is var end && end > 0)
            {
                title = true;
                found.AddRange(words[..end]);
                continue;
            }
            if (Fold(words[0]) is var first && Array.Exists(Labels, l => IsClose(first, l)) && words[0].Box.X0 < box.X0 + LabelsWithin * box.Width)
            {
                labels++;
                found.AddRange(words.TakeWhile((w, i) => i == 0 || IsFilling(w)));
            }
        }
        return title || labels >= 2 ? found : [];
    }

    // "… ĐẾN": one past it; what follows on the line, or sticks to the word ("ĐẾNSố:"), is of the page below.
    private static int TitleEnd(OcrWord[] words)
    {
        var before = "";
        for (var i = 0; i < Math.Min(words.Length, 4); i++)
        {
            var fold = before + Fold(words[i]);
            if (fold is "den" && words[i].Text.Trim('.', ':').All(char.IsUpper) || fold is "congvanden" or "vanbanden" or "vbden" or "cvden" or "vanden") return i + 1;
            if (fold.StartsWith("congvanden", StringComparison.Ordinal) || fold.StartsWith("vanbanden", StringComparison.Ordinal)) return i;
            before = words[i].Text.Any(char.IsLetter) ? fold : before;
        }
        return 0;
    }

    /// <summary>True for dots to write upon, and for figures and strokes of a day.</summary>
    internal static bool IsFilling(OcrWord word) => word.Text.Count(char.IsLetter) is var letters && (letters == 0 || letters == 1 && word.Text.Length > 3);

    // One letter of a longer label may be misread.
    private static bool IsClose(string word, string label) => word == label
        || label.Length > 3 && word.Length == label.Length && word.Zip(label).Count(p => p.First != p.Second) == 1;

    private static string Fold(OcrWord word) => Folding.FoldLower(word.Text).Trim('.', ':', '|', '-', '_', ';', ',');
}
