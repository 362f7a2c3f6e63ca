using Pipeline.Extraction.Heading.Fragments;
using Pipeline.Extraction.Matching;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Heading.Issuers;

/// <summary>A row of a body's name, with its settled words put right where OCR slipped in them.</summary>
/// <param name="Piece">As it stands on the page.</param>
/// <param name="Text">As it is read.</param>
/// <param name="IsLastWord">The last word of the name above, alone on its row.</param>
internal sealed record IssuerNameRow(HeadingFragment Piece, string Text, bool IsLastWord)
{
    private string? _fold;

    /// <summary>The text in upper-case ASCII.</summary>
    public string Fold => _fold ??= Folding.FoldUpper(Text);

    /// <summary>The rows of the lines that bear names, from the top.</summary>
    public static List<IssuerNameRow> FromLines(List<HeadingFragment> lines)
    {
        var rows = new List<IssuerNameRow>(lines.Count);
        foreach (var line in lines)
        {
            var last = rows.Count > 0 && WrappedNameTail.Find(line, rows[^1].Piece) is not null;
            var text =
                line.Scanned && !last
                    ? IssuerPhraseRepair.Repair(
                        GluedWordSplitter.SplitWords(WithoutSpecks(line.Text)),
                        rows.Count > 0 && IssuerPhraseRepair.AsksForUnit(rows[^1].Text)
                    )
                    : line.Text;
            rows.Add(new IssuerNameRow(line, text, last));
        }
        return rows;
    }

    /// <summary>"HẢI ˆ TRÌ": a mark alone is dust; dashes and strokes may be print.</summary>
    public static string WithoutSpecks(string text) =>
        string.Join(
            ' ',
            text.Split(' ')
                .Select(Unquoted)
                .Where(w =>
                    w.Length > 1
                    || w.Length == 1
                        && (
                            char.IsUpper(w[0])
                            || char.IsLower(w[0])
                            || char.IsDigit(w[0])
                            || w[0] is '-' or '–' or '&' or '/' or '('
                        )
                )
        );

    // A quote that opens and never closes is a speck before the word.
    private static string Unquoted(string word) =>
        word.Length > 1
        && word[0] is '“' or '"' or '‘' or '*' or '°' or '«'
        && word.IndexOfAny(['”', '"', '’', '»'], 1) < 0
            ? word[1..]
            : word;
}

/// <summary>
/// A name's last word alone on a row of a scan, centred under the rest ("… TỈNH AN / XÁ", "… LAO ĐỘNG VIỆT / NAM").
/// </summary>
internal static class WrappedNameTail
{
    private const string Marks = " .,;:*_-–—|'`’‘“”\"ˆ^~";

    /// <summary>The word without the specks and the rule beside it; null where the row is none.</summary>
    public static HeadingFragment? Find(HeadingFragment row, HeadingFragment above)
    {
        if (
            !row.Scanned
            || row.Text.Length > 24
            || FindLoneWord(row) is not { } word
            || word.Box is not { } box
            || above.Box is not { } over
        )
            return null;
        if (
            Math.Abs(box.MiddleX - over.MiddleX) >= 40
            || box.Y0 - over.Y1 >= over.Height * 1.2
            || box.Y0 <= over.MiddleY
        )
            return null;
        return IsSure(word) || AwaitsWord(above) && char.IsUpper(word.Text[0]) ? word : null;
    }

    /// <summary>True where the word can be believed as it was read.</summary>
    public static bool IsSure(HeadingFragment word) =>
        word.Text.AllCharacters(char.IsUpper)
        && SyllableGrammar.IsValid(word.Text)
        && word.Words.All(w => w.Word.Confidence is null or > 0.5 || w.Word.Span.Length != word.Text.Length);

    // What else stands on the row is marks, figures, and at most one letter behind: the rule's end. More letters are a
    // name's.
    private static HeadingFragment? FindLoneWord(HeadingFragment row)
    {
        var found = new List<HeadingFragment>();
        var behind = 0;
        for (var at = 0; at < row.Text.Length; )
        {
            var end = row.Text.IndexOf(' ', at);
            if (end < 0)
                end = row.Text.Length;
            var (start, stop) = (at, end);
            while (start < stop && Marks.Contains(row.Text[start], StringComparison.Ordinal))
                start++;
            while (stop > start && Marks.Contains(row.Text[stop - 1], StringComparison.Ordinal))
                stop--;
            at = end + 1;
            var word = row.Text.AsSpan(start, stop - start);
            if (word.IsEmpty || word.IndexOfAnyInRange('0', '9') >= 0 || word.Length == 1 && !char.IsLetter(word[0]))
                continue;
            if (word.Length == 1 && (found.Count == 0 || ++behind > 1))
                return null;
            if (word.Length > 1)
                found.Add(row.Slice(start, stop, row.Side));
        }
        if (found.Count > 1)
            found.RemoveAll(IsDust);
        return found is [var one] && one.Text.Length < 7 && one.Text.AllCharacters(char.IsLetter) ? one : null;
    }

    // What OCR itself does not believe beside a word.
    private static bool IsDust(HeadingFragment word) => word.Words.Count > 0 && word.Words[0].Word.Confidence < 0.2;

    // "… TỈNH HÒA": a place's name seldom has one word.
    private static bool AwaitsWord(HeadingFragment above)
    {
        var words = GluedWordSplitter
            .SplitWords(IssuerNameRow.WithoutSpecks(IssuerReader.TrimMarks(above.Text)))
            .Split(' ');
        return words.Length > 3 && Folding.FoldUpper(words[^2]) is "TINH" or "HUYEN";
    }
}
