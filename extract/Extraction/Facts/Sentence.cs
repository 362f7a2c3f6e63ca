using Pipeline.Layout;

namespace Pipeline.Extraction.Facts;

/// <summary>Whether a part tells what was done or says what shall be done: the same words are a result in one and a target in the other.</summary>
internal enum PartKind
{
    /// <summary>What was done.</summary>
    Result,
    /// <summary>What shall be done.</summary>
    Plan,
    /// <summary>Heading, basis, recipients, outline of a report to come: no facts.</summary>
    Silent,
}

/// <summary>A sentence, or an item of a list, or a cell.</summary>
/// <param name="Range">In the text of the file.</param>
/// <param name="Paragraph">Number of its paragraph; parts of a whole ("trong đó …") stay within one.</param>
/// <param name="Part">What its part of the document tells.</param>
/// <param name="Lead">Range of the line that introduces the list it stands in ("… đã được tặng thưởng:"); empty for none.</param>
/// <param name="Targets">The part, or its lead, sets targets (chỉ tiêu, mục tiêu).</param>
/// <param name="Signs">The words in it that may open a fact.</param>
internal sealed record Sentence(TextRange Range, int Paragraph, PartKind Part, TextRange Lead, bool Targets, Signs Signs)
{
    /// <summary>True where words of this sign stand in it.</summary>
    public bool Has(Signs sign) => (Signs & sign) != 0;

    /// <summary>A stretch of text with line ends as blanks, letter by letter at its place: words of two syllables are found where a line breaks within them.</summary>
    public static ReadOnlySpan<char> OneLine(ReadOnlySpan<char> text) => text.Contains('\n') ? text.ToString().Replace('\n', ' ') : text;
}
