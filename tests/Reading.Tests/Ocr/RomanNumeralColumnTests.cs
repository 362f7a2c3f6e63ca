using Pipeline.Layout;
using Pipeline.Reading.Ocr;
using Pipeline.Reading.Tables;

namespace Pipeline.Reading.Tests.Ocr;

public class RomanNumeralColumnTests
{
    [Theory]
    [InlineData("strokes that were joined", "I 1 2 H 1 IH 1 IV", "I 1 2 II 1 III 1 IV")]
    [InlineData("a lone stroke before the first item", "1 1 2 II 1", "I 1 2 II 1")]
    [InlineData("a numeral does not come twice", "I_ 1 II 1 II 1", "I 1 II 1 III 1")]
    [InlineData("numbers stay numbers", "I 1 2 3 11 12", "I 1 2 3 11 12")]
    [InlineData("letters that are none stay", "A B H K", "A B H K")]
    [InlineData("out of order: not guessed", "I 1 V 1", "I 1 V 1")]
    [InlineData("plain numbers", "1 2 3 4", "1 2 3 4")]
    public void Mends_only_what_comes_next(string why, string read, string expected)
    {
        var texts = read.Split(' ');
        var grid = new RuledGrid(
            [.. Enumerable.Range(0, texts.Length + 1).Select(i => i * 20.0)],
            [0, 30, 200],
            [.. texts.Select((_, i) => new RuledGridCell(i, 0, 1, 1, new Box(0, i * 20, 30, i * 20 + 20)))]
        );
        IReadOnlyList<OcrWord>[] cells =
        [
            .. texts.Select(t => (IReadOnlyList<OcrWord>)[new OcrWord(t, new Box(0, 0, 9, 9), 0.9, 0)]),
        ];
        RomanNumeralColumn.Mend(grid, cells);
        string.Join(' ', cells.Select(c => c[0].Text)).ShouldBe(expected, why);
    }
}
