using System.Collections.Immutable;
using Pipeline.Corpus.Evaluation.Gold;
using Pipeline.Records;

namespace Pipeline.Corpus.Evaluation;

/// <summary>Scores scoring tables: rows, cell by cell, and totals; files without one must give none.</summary>
internal static class TableScorer
{
    /// <summary>Cases of all tables of a file.</summary>
    public static IEnumerable<ScoreCase> Score(
        GoldDocument gold,
        ImmutableArray<GoldTable> tables,
        IReadOnlyList<ScoringTable> found
    )
    {
        if (tables.IsEmpty)
        {
            foreach (var table in found)
                yield return Make(
                    gold,
                    "table.negative",
                    table.Title ?? table.Anchor?.Text ?? "",
                    Outcome.Spurious,
                    null,
                    $"{table.Rows.Length} rows"
                );
            if (found.Count == 0)
                yield return Make(gold, "table.negative", "", Outcome.Right, "no scoring table", "no scoring table");
            yield break;
        }
        var free = found.ToList();
        foreach (var (table, index) in tables.Select((t, i) => (t, i)))
        {
            var best = free.Select(f => (Table: f, Rows: RowAlignment.Align(table, f)))
                .OrderByDescending(p => p.Rows.Count(r => r is not null))
                .FirstOrDefault();
            var held = best.Table is not null && best.Rows.Any(r => r is not null);
            yield return Make(
                gold,
                "table",
                $"{index}",
                held ? Outcome.Right : Outcome.Missed,
                table.Title ?? $"{table.Rows.Length} rows",
                held ? best.Table!.Title ?? $"{best.Table.Rows.Length} rows" : null
            );
            if (held)
                free.Remove(best.Table!);
            foreach (var c in Rows(gold, table, index, held ? best.Table : null, best.Rows))
                yield return c;
        }
    }

    private static IEnumerable<ScoreCase> Rows(
        GoldDocument gold,
        GoldTable table,
        int index,
        ScoringTable? found,
        int?[]? pairs
    )
    {
        for (var i = 0; i < table.Rows.Length; i++)
        {
            var expected = table.Rows[i];
            var row = found is not null && pairs![i] is { } j ? found.Rows[j] : null;
            var name = $"{index}/{i}: {expected.No} {expected.Criterion}";
            var cells = Cells(gold, table, expected, row, name).ToArray();
            yield return Make(
                gold,
                "table.row",
                name,
                row is null ? Outcome.Missed
                    : cells.All(c => c.Outcome is Outcome.Right) ? Outcome.Right
                    : Outcome.Wrong,
                Say(expected.No, expected.Points.GetValueOrDefault("max")),
                row is null ? null : Say(row.No, row.Max)
            );
            foreach (var cell in cells)
                yield return cell;
        }
        if (found is null)
            yield break;
        var used = pairs!.OfType<int>().ToHashSet();
        for (var j = 0; j < found.Rows.Length; j++)
            if (!used.Contains(j))
                yield return Make(
                    gold,
                    "table.row",
                    $"{index}/+{j}",
                    Outcome.Spurious,
                    null,
                    $"{found.Rows[j].No} {found.Rows[j].Criterion}"
                );
        if (table.TotalMax is { } max)
            yield return Number(gold, "table.total", $"{index}/max", max, found.Totals?.Max);
        if (table.TotalScore is { } score)
            yield return Number(
                gold,
                "table.total",
                $"{index}/score",
                score,
                found.Totals?.Score ?? found.Totals?.Total
            );
    }

    private static IEnumerable<ScoreCase> Cells(
        GoldDocument gold,
        GoldTable table,
        GoldRow expected,
        ScoringRow? row,
        string name
    )
    {
        if (
            table.HasNumbers
            && (expected.No ?? row?.No) is not null
            && !(expected.No is null && row?.No == expected.NoSpan)
        )
        {
            var same = (row?.No)?.TrimEnd('.', ')') == expected.No?.TrimEnd('.', ')');
            yield return Make(
                gold,
                "table.no",
                name,
                same ? Outcome.Right
                    : row?.No is null ? Outcome.Missed
                    : expected.No is null ? Outcome.Spurious
                    : Outcome.Wrong,
                expected.No,
                row?.No
            );
        }
        foreach (var (column, value) in expected.Points)
        {
            var found = row is null ? null : Point(row, column);
            if (value is null && found is null)
                continue;
            yield return Number(gold, $"table.{column}", name, value, found);
        }
        if (expected.MaxSpanned && row is not null)
            yield return Make(
                gold,
                "table.max_span",
                name,
                row.MaxSpan is not null ? Outcome.Right : Outcome.Missed,
                "covered by a merged cell",
                row.MaxSpan is null ? null : "covered"
            );
    }

    private static decimal? Point(ScoringRow row, string column) =>
        column switch
        {
            "max" => row.Max,
            "bonus" => row.Bonus,
            "deduct" => row.Deduct,
            "score" => row.Score,
            "score_bonus" => row.ScoreBonus,
            "appraised" => row.Appraised,
            "total" => row.Total,
            _ => null,
        };

    private static ScoreCase Number(GoldDocument gold, string field, string item, decimal? expected, decimal? found) =>
        Make(
            gold,
            field,
            item,
            expected == found ? Outcome.Right
                : found is null ? Outcome.Missed
                : expected is null ? Outcome.Spurious
                : Outcome.Wrong,
            Plain(expected),
            Plain(found)
        );

    private static string? Plain(decimal? value) => value is { } v ? JsonReading.ToPlainText(v) : null;

    private static string Say(string? no, decimal? max) => $"{no ?? "-"} max {Plain(max) ?? "-"}";

    private static ScoreCase Make(
        GoldDocument gold,
        string field,
        string item,
        Outcome outcome,
        string? expected,
        string? found
    ) => new(gold.Name, gold.Format, string.Join(' ', gold.Tags), field, item, outcome, expected, found);
}

/// <summary>Pairs the rows of two tables in order, by their wording and number.</summary>
internal static class RowAlignment
{
    private const int Compared = 60;

    /// <summary>For each gold row the index of its row in the found table; null where it has none.</summary>
    public static int?[] Align(GoldTable gold, ScoringTable found)
    {
        var likeness = Likeness(gold, found);
        var (n, m) = (gold.Rows.Length, found.Rows.Length);
        var best = new double[n + 1, m + 1];
        for (var i = n - 1; i >= 0; i--)
        for (var j = m - 1; j >= 0; j--)
            best[i, j] = Math.Max(
                Math.Max(best[i + 1, j], best[i, j + 1]),
                likeness[i, j] > 0 ? best[i + 1, j + 1] + likeness[i, j] : 0
            );
        var pairs = new int?[n];
        for (int i = 0, j = 0; i < n && j < m; )
            if (likeness[i, j] > 0 && best[i, j] == best[i + 1, j + 1] + likeness[i, j])
                pairs[i++] = j++;
            else if (best[i, j] == best[i + 1, j])
                i++;
            else
                j++;
        return pairs;
    }

    private static double[,] Likeness(GoldTable gold, ScoringTable found)
    {
        var expected = gold.Rows.Select(r => (No: Number(r.No), Words: Begin(r.Criterion))).ToArray();
        var given = found.Rows.Select(r => (No: Number(r.No), Words: Begin(r.Criterion))).ToArray();
        var likeness = new double[expected.Length, given.Length];
        for (var i = 0; i < expected.Length; i++)
        for (var j = 0; j < given.Length; j++)
            likeness[i, j] = Likeness(expected[i], given[j]);
        return likeness;
    }

    private static double Likeness((string No, string Words) gold, (string No, string Words) found)
    {
        var words = gold.Words == found.Words ? 1 : Same(gold.Words, found.Words);
        if (words < 0.6)
            return 0;
        return words + (gold.No == found.No ? 0.2 : 0);
    }

    private static double Same(string a, string b)
    {
        var shorter = Math.Min(a.Length, b.Length);
        if (shorter == 0)
            return 0;
        if (a.AsSpan(0, shorter).SequenceEqual(b.AsSpan(0, shorter)) && shorter >= 12)
            return 0.95;
        var common = 0;
        for (var i = 0; i < shorter && a[i] == b[i]; i++)
            common++;
        return common == 0 && shorter > 20 && a[1] != b[1] ? 0 : TextSimilarity.LevenshteinSimilarity(a, b);
    }

    private static string Number(string? no) => no?.TrimEnd('.', ')', ' ') ?? "";

    private static string Begin(string criterion)
    {
        var text = TextSimilarity.Normalise(criterion.Length > Compared ? criterion[..Compared] : criterion);
        return text.Length > Compared - 4 ? text[..(Compared - 4)] : text;
    }
}
