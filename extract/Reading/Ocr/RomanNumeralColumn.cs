using Pipeline.Reading.Tables;

namespace Pipeline.Reading.Ocr;

/// <summary>
/// Mends the Roman numerals of a table's first column: alone in a cell the engine reads I as 1 or l, II as H, III as IH.
/// A reading is replaced only by the numeral that comes next in its column, and only where it can be made of the same
/// strokes; a 1 only where a 1 follows it and a II stands below.
/// </summary>
internal static class RomanNumeralColumn
{
    private static readonly string[] Numerals =
    [
        "I",
        "II",
        "III",
        "IV",
        "V",
        "VI",
        "VII",
        "VIII",
        "IX",
        "X",
        "XI",
        "XII",
        "XIII",
        "XIV",
        "XV",
    ];

    /// <summary>Mends them in place.</summary>
    /// <param name="grid">The table.</param>
    /// <param name="cells">The words of each of its cells.</param>
    internal static void Mend(RuledGrid grid, IReadOnlyList<OcrWord>[] cells)
    {
        // The first cell of each row that holds something.
        int[] column =
        [
            .. Enumerable
                .Range(0, cells.Length)
                .Where(i => cells[i].Count > 0)
                .GroupBy(i => grid.Cells[i].Row)
                .OrderBy(row => row.Key)
                .Select(row => row.MinBy(i => grid.Cells[i].Column)),
        ];
        var sure = column.Count(i => Strokes(Text(cells[i])) is { Length: > 1 } strokes && IsNumeral(strokes));
        if (sure == 0)
            return;
        var next = 0;
        for (var at = 0; at < column.Length && next < Numerals.Length; at++)
        {
            var text = Text(cells[column[at]]);
            // A numeral does not come twice: of the second a stroke was lost.
            var again =
                next > 1 && text == Numerals[next - 1] && Numerals[next].StartsWith(text, StringComparison.Ordinal);
            if (text.Length == 0 || !again && Strokes(text) != Strokes(Numerals[next]))
                continue;
            var below = at + 1 < column.Length ? Text(cells[column[at + 1]]) : "";
            // What was read as a number is one, but for a lone stroke.
            if (text.All(char.IsAsciiDigit) && (text is not "1" || next > 0 || below is not "1"))
                continue;
            if (string.Concat(cells[column[at]].Select(w => w.Text)) != Numerals[next])
                cells[column[at]] = [cells[column[at]][0] with { Text = Numerals[next], Digits = null }];
            next++;
        }
    }

    private static bool IsNumeral(string strokes) => Array.Exists(Numerals, n => Strokes(n) == strokes);

    private static string Text(IReadOnlyList<OcrWord> words) =>
        string.Concat(words.Select(w => w.Text)).Trim('.', ',', '_', '-', '\'', '`');

    // As upright strokes: H is two with a bar between their serifs.
    private static string Strokes(string text) =>
        string.Concat(
            text.Select(c =>
                c switch
                {
                    'I' or '1' or 'l' or '|' or 'Ï' or '!' or 'T' => "I",
                    'H' or 'N' => "II",
                    'M' => "III",
                    'V' or 'v' => "V",
                    'X' or 'x' => "X",
                    _ => "?",
                }
            )
        );
}
