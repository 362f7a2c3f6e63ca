namespace Pipeline.Corpus.Evaluation;

/// <summary>One judged value: the atom of every count.</summary>
/// <param name="File">File of the gold, relative to its folder; "#2" for the second document in it.</param>
/// <param name="Format">pdf, docx, text …</param>
/// <param name="Tags">Degradations of the file, joined by blanks: "scanned", "born", "skew" …</param>
/// <param name="Field">number, date, issuer, citation, figure, table.max …; ".ink" is added for handwritten
/// values.</param>
/// <param name="Item">What tells this value from others of the field in the file: a key, a row, a phrase.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Expected">The gold; null where the gold has none.</param>
/// <param name="Found">What was extracted; null where nothing was.</param>
public sealed record ScoreCase(
    string File,
    string Format,
    string Tags,
    string Field,
    string Item,
    Outcome Outcome,
    string? Expected,
    string? Found
)
{
    /// <summary>Names the same value in two runs.</summary>
    public string Key => $"{File}\t{Field}\t{Item}";
}
