using Pipeline.Layout;
using Pipeline.Reading.Composition;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Reading.Ocr;

/// <summary>
/// Finds tables on scans whose rules could not be seen (photographs, faxes, tables without rules) by their rows: pieces
/// with wide
/// gaps between them, numbers among them, several rows on end. Their cells are not rebuilt, and must not pass for
/// sentences.
/// </summary>
internal static class BorderlessTableDetector
{
    // Of the height of a line: blanks of justified text are narrower.
    private const double Gap = 0.9;
    private const int Least = 3,
        LeastNumbers = 2;

    /// <summary>
    /// Marks the words of such rows with <see cref="RawWord.Grid"/>, in place; true where some were found.
    /// </summary>
    /// <param name="words">Of the levelled page, in points.</param>
    internal static bool MarkTableWords(List<RawWord> words)
    {
        var at = new Dictionary<object, int>(words.Count, ReferenceEqualityComparer.Instance);
        for (var i = 0; i < words.Count; i++)
            at[words[i]] = i;
        var (found, run, slack) = (0, new List<WordRow>(), 0);
        foreach (var row in WordRowGrouper.Group(words))
        {
            if (
                Folding.FoldLower(row.Words[0].Text).StartsWith("noi", StringComparison.Ordinal)
                && row.Words.Count > 1
                && Folding.FoldLower(row.Words[1].Text).StartsWith("nhan", StringComparison.Ordinal)
            )
                break;
            var wide = Gaps(row) > 1;
            // A row of one cell that goes on, or of two, within the table.
            if (!wide && (run.Count == 0 || slack >= 2))
            {
                Close();
                continue;
            }
            slack = wide ? 0 : slack + 1;
            run.Add(row);
        }
        Close();
        return found > 0;

        void Close()
        {
            while (run.Count > 0 && Gaps(run[^1]) < 2)
                run.RemoveAt(run.Count - 1);
            if (run.Count(r => Gaps(r) > 1) >= Least && run.Count(EndsInNumber) >= LeastNumbers)
            {
                foreach (var word in run.SelectMany(r => r.Words))
                    words[at[word]] = word with { Grid = found };
                found++;
            }
            run.Clear();
            slack = 0;
        }
    }

    private static int Gaps(WordRow row)
    {
        var gaps = 0;
        for (var i = 1; i < row.Words.Count; i++)
            if (IsGap(row, i))
                gaps++;
        return gaps;
    }

    // Before a word.
    private static bool IsGap(WordRow row, int word) =>
        row.Words[word].Box!.Value is var box && box.X0 - row.Words[word - 1].Box!.Value.X1 > Gap * box.Height;

    // A cell that is nothing but a number, apart from what stands before it.
    private static bool EndsInNumber(WordRow row)
    {
        for (var i = 1; i < row.Words.Count; i++)
            if (
                IsGap(row, i)
                && row.Words[i].Text.AsSpan().IndexOfAnyExcept("0123456789.,%-|") < 0
                && row.Words[i].Text.Any(char.IsAsciiDigit)
            )
                return true;
        return false;
    }
}
