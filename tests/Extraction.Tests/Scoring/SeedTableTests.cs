namespace Pipeline.Extraction.Tests.Scoring;

public class SeedTableTests
{
    [SharedFact]
    public void Reads_the_two_level_table_row_for_row()
    {
        var table = TabbedText.Read(Shared.Seed("004")).ScoringTables.ShouldHaveSingleItem();
        var printed = TabbedText.Print(table);
        table.Rows.Length.ShouldBe(66, printed);
        table.Rows.Count(r => r.No is null).ShouldBe(21, printed);
        table.Rows[0].No.ShouldBe("I");
        table.Rows[0].NoPrinted.ShouldBe("1");
        table.Rows[^1].Path.ShouldBe("III.8");
        (
            table.Totals!.Max,
            table.Totals.Bonus,
            table.Totals.Score,
            table.Totals.ScoreBonus,
            table.Totals.Total
        ).ShouldBe((950m, 50m, 920m, 50m, 970m));
        table.Rows.Where(r => r.Choice is not null).Select(r => r.Max).ShouldBe([20m, 15m, 10m], printed);
        table.Rows.Count(r => r.NoPrinted is not null).ShouldBe(2, printed);
        table.Unit.ShouldNotBeNull();
        table.Year.ShouldBe(2020);
        File.WriteAllText("/tmp/score-004.txt", printed);
    }

    [SharedFact]
    public void Reads_shifted_columns_without_a_header()
    {
        var tables = TabbedText.Read(Shared.Seed("000")).ScoringTables;
        var printed = string.Join('\n', tables.Select(TabbedText.Print));
        File.WriteAllText("/tmp/score-000.txt", printed);
        var table = tables.ShouldHaveSingleItem(printed);
        table
            .Rows.Select(r => r.Path)
            .ShouldBe(
                [
                    .. Enumerable.Range(36, 10).Select(n => $"{n}"),
                    .. Enumerable.Range(1, 9).Select(n => $"II.{n}"),
                    "III.1",
                    "III.2",
                ],
                printed
            );
        table.Headings.Length.ShouldBe(7, printed);
        (table.Totals!.Max, table.Totals.Score).ShouldBe((400m, 397m));
    }
}
