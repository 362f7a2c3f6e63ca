using Pipeline.Reading.Images;
using Pipeline.Reading.Ocr;
using Pipeline.Reading.Tables;

namespace Pipeline.Reading.Tests.Tables;

public class ScannedRuleFinderTests
{
    private const int Dpi = 144,
        Side = 1000;

    [EnginesTheory]
    [InlineData("solid", 2, 40, 0, 0, 0, true)]
    [InlineData("pale rules among black print", 2, 175, 0, 0, 0, true)]
    [InlineData("broken every 70 pixels by 8", 2, 40, 8, 0, 0, true)]
    [InlineData("upright rules lean", 2, 40, 0, 0.015, 0, true)]
    [InlineData("stems that touch the rules above and below are no rules", 2, 40, 0, 0, 30, true)]
    [InlineData("as pale as the paper's grain", 2, 230, 0, 0, 0, false)]
    public void Finds_the_grid(string why, int thick, int shade, int gap, double lean, int stems, bool found)
    {
        var image = Draw(thick, (byte)shade, gap, lean, stems);
        var rules = ScannedRuleFinder.Find(image, lean);
        var tables = ScannedTableReader.SelectTables(rules);
        if (!found)
        {
            tables.ShouldBeEmpty(why);
            return;
        }
        var table = tables.ShouldHaveSingleItem(why);
        (table.Rows.Count - 1, table.Columns.Count - 1, table.Cells.Count).ShouldBe((6, 3, 18), why);
        rules.Erase(image, [table.Box]).Pixels.Count(p => p < 200).ShouldBeLessThan(stems == 0 ? 300 : 3000, why);
    }

    [EnginesTheory]
    [InlineData("a frame of one cell", 2, 2)]
    [InlineData("a frame of two cells", 2, 3)]
    public void A_frame_is_no_table(string why, int rows, int columns) =>
        ScannedTableReader
            .SelectTables(ScannedRuleFinder.Find(Draw(2, 40, 0, 0, 0, rows, columns), 0))
            .ShouldBeEmpty(why);

    // Rules every 30 pixels from 100, upright ones at 100, 200, 500, 900.
    private static GreyImage Draw(int thick, byte shade, int gap, double lean, int stems, int rows = 7, int columns = 4)
    {
        var pixels = new byte[Side * Side];
        Array.Fill(pixels, (byte)245);
        int[] across = [100, 200, 500, 900];
        void Set(int x, int y, byte value) => pixels[y * Side + x] = value;
        for (var row = 0; row < rows; row++)
        for (var x = 100; x <= across[columns - 1]; x++)
            if (gap == 0 || x % 70 >= gap)
                for (var t = 0; t < thick; t++)
                    Set(x, 100 + row * 30 + t, shade);
        for (var column = 0; column < columns; column++)
        for (var y = 100; y <= 100 + (rows - 1) * 30; y++)
            if (gap == 0 || y % 70 >= gap)
                for (var t = 0; t < thick; t++)
                    Set(across[column] + t - (int)Math.Round(lean * (y - Side / 2)), y, shade);
        // Print: dark strokes within the cells of the second column.
        for (var row = 0; row < rows - 1; row++)
        for (var letter = 0; letter < (stems > 0 ? 3 : 0); letter++)
        for (var y = 0; y < stems; y++)
        for (var t = 0; t < 4; t++)
            if (row % 2 == 0)
                Set(240 + letter * 12 + t, 100 + row * 30 + y, 0);
        return new GreyImage(Side, Side, Dpi, pixels);
    }
}
