namespace Pipeline.Reading.Ocr;

/// <summary>Leaves out what OCR makes of signatures, scan edges and seals: marks without letters, lines nobody could read.</summary>
internal static class OcrNoise
{
    /// <summary>The words that are worth keeping, in their order.</summary>
    internal static IEnumerable<OcrWord> Drop(IReadOnlyList<OcrWord> words)
    {
        foreach (var line in words.GroupBy(w => w.Line))
        {
            var read = line.Where(Keeps).ToList();
            var letters = read.Sum(w => w.Text.Length);
            if (letters == 0) continue;
            var mean = read.Sum(w => w.Text.Length * w.Confidence) / letters;
            var best = read.Max(w => w.Text.Length >= 2 ? w.Confidence : w.Confidence / 2);
            if (mean < 0.3 && best < 0.6) continue;
            foreach (var word in read) yield return word;
        }
    }

    private static bool Keeps(OcrWord word)
    {
        if (word.Text.Any(char.IsLetterOrDigit)) return word.Confidence > 0.12 || word.Text.Length > 3;
        // Upright and level rules read as letters.
        if (word.Text.AsSpan().IndexOfAnyExcept("|_—[]¦=~") < 0) return false;
        return word.Text.Length == 1 && "-–+*•".Contains(word.Text[0], StringComparison.Ordinal) ? word.Confidence > 0.2 : word.Confidence > 0.75;
    }
}
