using System.Collections.Immutable;
using Pipeline.Corpus.Evaluation;
using Pipeline.Corpus.Evaluation.Gold;
using Pipeline.Records;

namespace Pipeline.Corpus.Tests.Evaluation;

public class TableScoreTests
{
    private static GoldRow Gold(string? no, string criterion, decimal? max) =>
        new()
        {
            No = no,
            Criterion = criterion,
            Points = ImmutableSortedDictionary<string, decimal?>.Empty.Add("max", max),
        };

    private static ScoringRow Row(string? no, string criterion, decimal? max) =>
        new()
        {
            No = no,
            Criterion = criterion,
            Max = max,
            Anchor = new Anchor(),
        };

    private static readonly GoldTable Table = new(
        "T",
        true,
        [Gold("1", "Công tác tuyên truyền", 20), Gold("2", "Chăm lo đời sống", 30)],
        ["Tổng cộng"],
        50,
        null
    );

    private static string[] Score(ImmutableArray<GoldTable> gold, params ScoringTable[] found) =>
        [
            .. DocumentScorer
                .Score(Make.Gold() with { Tables = gold }, [Make.Record() with { ScoringTables = [.. found] }])
                .Where(c => c.Field is "table" or "table.row" or "table.total" or "table.negative")
                .Select(c => $"{c.Field}: {c.Outcome}"),
        ];

    [Fact]
    public void Rows_with_all_their_cells_are_right() =>
        Score(
                [Table],
                new ScoringTable
                {
                    Rows = [Row("1", "Công tác tuyên truyền", 20), Row("2", "Chăm lo đời sống", 30)],
                    Totals = new ScoringTotals { Max = 50 },
                }
            )
            .ShouldBe(["table: Right", "table.row: Right", "table.row: Right", "table.total: Right"]);

    [Fact]
    public void A_wrong_cell_spoils_its_row_and_a_total_among_the_rows_is_spurious() =>
        Score(
                [Table],
                new ScoringTable
                {
                    Rows =
                    [
                        Row("1", "Công tác tuyên truyền", 25),
                        Row("2", "Chăm lo đời sống", 30),
                        Row(null, "Tổng cộng", 50),
                    ],
                }
            )
            .ShouldBe([
                "table: Right",
                "table.row: Wrong",
                "table.row: Right",
                "table.row: Spurious",
                "table.total: Missed",
            ]);

    [Fact]
    public void A_lost_row_is_missed() =>
        Score(
                [Table],
                new ScoringTable
                {
                    Rows = [Row("2", "Chăm lo đời sống", 30)],
                    Totals = new ScoringTotals { Max = 50 },
                }
            )
            .ShouldBe(["table: Right", "table.row: Missed", "table.row: Right", "table.total: Right"]);

    [Fact]
    public void A_file_without_tables_must_give_none() =>
        Score([], new ScoringTable { Rows = [Row("1", "x", 1)] }).ShouldBe(["table.negative: Spurious"]);
}
