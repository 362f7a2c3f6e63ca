using Pipeline.Vietnamese.Characters;

namespace Pipeline.Reading.Ocr;

/// <summary>
/// A person's name within a line that OCR read around a signature: strokes of ink and seal stand before and behind it.
/// </summary>
internal static class SignerNameSpan
{
    private const double Least = 0.5,
        Mean = 0.7,
        MeanOfTwo = 0.85;

    /// <summary>The words of the name, bare of what is no letter; empty where the line holds none.</summary>
    /// <param name="line">Words of one line, from the left.</param>
    internal static IReadOnlyList<OcrWord> FindInLine(IReadOnlyList<OcrWord> line)
    {
        for (var start = 0; start < line.Count; start++)
        {
            var run = new List<OcrWord>();
            for (var i = start; i < line.Count && run.Count < 5; i++)
            {
                var bare = Bare(line[i].Text, run.Count == 0);
                if (!IsNameWord(bare) || line[i].Confidence < Least)
                    break;
                if (run.Count > 0 && line[i].Box.X0 - run[^1].Box.X1 > line[i].Box.Height)
                    break;
                run.Add(line[i] with { Text = bare });
                // A comma or colon ends it.
                if (line[i].Text[^1] is ',' or ':' or ';')
                    break;
            }
            if (run.Count < 2 || !FamilyNames.IsFamilyName(run[0].Text))
                continue;
            if (run.Average(w => w.Confidence) < (run.Count == 2 ? MeanOfTwo : Mean))
                continue;
            return IsAmongText(line, start, start + run.Count) ? [] : run;
        }
        return [];
    }

    // Names within a sentence or a list are no signer's.
    private static bool IsAmongText(IReadOnlyList<OcrWord> line, int start, int end) =>
        line.Where(
                (w, i) =>
                    (i < start || i >= end)
                    && w.Confidence > 0.7
                    && w.Text.Length > 1
                    && SyllableGrammar.IsValid(w.Text.AsSpan().Trim(".,;:()-"))
            )
            .Any();

    private static bool IsNameWord(string word)
    {
        if (word.Length is < 2 or > 7 || !char.IsUpper(word[0]) || !SyllableGrammar.IsValid(word))
            return false;
        for (var i = 1; i < word.Length; i++)
            if (!char.IsLower(word[i]))
                return false;
        return true;
    }

    // "zz/Trần" is a stroke and a word; only the first word of a name has one before it.
    private static string Bare(string text, bool first)
    {
        var word = text.AsSpan().TrimEnd(".,;:|'`_-~\"”’");
        if (!first)
            return word.ToString();
        for (var i = word.Length - 1; i >= 0; i--)
            if (!char.IsLetter(word[i]))
                return word[(i + 1)..].ToString();
        return word.ToString();
    }
}
