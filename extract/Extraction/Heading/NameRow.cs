using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Heading;

/// <summary>A row of a body's name, with its settled words put right where OCR slipped in them.</summary>
/// <param name="Piece">As it stands on the page.</param>
/// <param name="Text">As it is read.</param>
/// <param name="IsLastWord">The last word of the name above, alone on its row.</param>
internal sealed record NameRow(Piece Piece, string Text, bool IsLastWord)
{
    private string? _fold;

    /// <summary>The text in upper-case ASCII.</summary>
    public string Fold => _fold ??= Folding.FoldUpper(Text);

    /// <summary>The rows of the lines that bear names, from the top.</summary>
    public static List<NameRow> Of(List<Piece> lines)
    {
        var rows = new List<NameRow>(lines.Count);
        foreach (var line in lines)
        {
            var last = rows.Count > 0 && LastWord.Of(line, rows[^1].Piece) is not null;
            var text = line.Scanned && !last ? ClosedPhrases.Mend(GluedUnits.Part(WithoutSpecks(line.Text)), rows.Count > 0 && ClosedPhrases.AsksForUnit(rows[^1].Text)) : line.Text;
            rows.Add(new NameRow(line, text, last));
        }
        return rows;
    }

    /// <summary>"HẢI ˆ TRÌ": a mark alone is dust; dashes and strokes may be print.</summary>
    public static string WithoutSpecks(string text) => string.Join(' ', text.Split(' ').Select(Unquoted).Where(w => w.Length > 1 || w.Length == 1 && (char.IsUpper(w[0]) || char.IsLower(w[0]) || char.IsDigit(w[0]) || w[0] is '-' or '–' or '&' or '/' or '(')));

    // A quote that opens and never closes is a speck before the word.
    private static string Unquoted(string word) => word.Length > 1 && word[0] is '“' or '"' or '‘' or '*' or '°' or '«' && word.IndexOfAny(['”', '"', '’', '»'], 1) < 0 ? word[1..] : word;
}
