using Pipeline.Layout;
using Pipeline.Reading.Images;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Reading.Ocr;

/// <summary>
/// Reads doubtful lines a second time, larger: accents of small capitals and names under a signature gain most.
/// A word is taken from the second reading only where it stands at the same place, is surer, and has the same digits.
/// </summary>
internal static class DoubtfulLineReader
{
    private const double Doubtful = 0.82,
        Hopeless = 0.25;
    private const int Most = 12;
    private const double Factor = 1.45;

    /// <summary>The words in their order, doubtful ones replaced where the second reading is better.</summary>
    internal static IReadOnlyList<OcrWord> Check(
        GreyImage image,
        IReadOnlyList<OcrWord> words,
        IOcrEngine engine,
        double seconds
    )
    {
        var better = words.ToArray();
        var lines = Enumerable
            .Range(0, words.Count)
            .GroupBy(i => words[i].Line)
            .Where(l =>
                l.Any(i => words[i].Confidence is < Doubtful and > Hopeless && words[i].Text.Any(char.IsLetter))
            )
            .OrderBy(l => Zone(words[l.First()].Box, image))
            .Take(Most);
        foreach (var line in lines)
        {
            int[] at = [.. line];
            var box = at.Select(i => words[i].Box).Aggregate((a, b) => a.Union(b));
            if (box.Height < 8 || box.Height > image.Height / 12)
                continue;
            var (left, top) = (Math.Max(0, (int)box.X0 - 12), Math.Max(0, (int)(box.Y0 - 5)));
            var again = engine.Read(
                image.Crop(left, top, (int)box.X1 + 12, (int)box.Y1 + 6).Scale(Factor),
                PageSegmentationMode.Line,
                seconds
            );
            foreach (var i in at)
                if (
                    words[i].Confidence < Doubtful
                    && !words[i].Text.Contains('/', StringComparison.Ordinal)
                    && Match(words[i], again, left) is { } match
                    && IsBetter(words[i], match)
                )
                    better[i] = words[i] with { Text = match.Text, Confidence = match.Confidence };
        }
        return better;
    }

    // The heading first, then the foot, then what is between.
    private static int Zone(Box box, GreyImage image) =>
        box.MiddleY < image.Height * 0.4 ? 0
        : box.MiddleY > image.Height * 0.65 ? 1
        : 2;

    private static OcrWord? Match(OcrWord word, IReadOnlyList<OcrWord> again, int left)
    {
        OcrWord? match = null;
        foreach (var other in again)
        {
            var (x0, x1) = (other.Box.X0 / Factor + left, other.Box.X1 / Factor + left);
            var shared = Math.Min(x1, word.Box.X1) - Math.Max(x0, word.Box.X0);
            var whole = Math.Max(x1, word.Box.X1) - Math.Min(x0, word.Box.X0);
            if (shared > 0.75 * whole)
                match = other;
        }
        return match;
    }

    private static bool IsBetter(OcrWord old, OcrWord other)
    {
        if (
            other.Confidence < old.Confidence + 0.04
            || !string.Concat(old.Text.Where(char.IsAsciiDigit))
                .Equals(string.Concat(other.Text.Where(char.IsAsciiDigit)), StringComparison.Ordinal)
        )
            return false;
        return old.Text.Equals(other.Text, StringComparison.Ordinal) || IsSyllable(other.Text);
    }

    private static bool IsSyllable(string text) => SyllableGrammar.IsValid(text.AsSpan().Trim(".,;:()\"'“”-"));
}
