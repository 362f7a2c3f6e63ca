using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Pipeline.Crosscheck.Rules.Scores;
using Pipeline.Output.Views;
using Pipeline.Records;

namespace Pipeline.Web.Archives;

/// <summary>A scoring table as its page shows it: the paper's own columns, each row with what was made of it.</summary>
public sealed class ScoreSheet
{
    private readonly RecordDetails _shown;
    private readonly ImmutableArray<RowSums> _sums;
    private readonly ILookup<(int, int, string?, string?), Finding> _findings;
    private readonly HashSet<int> _parents;

    /// <summary>A table of a record, by its index.</summary>
    public ScoreSheet(RecordDetails shown, int index)
    {
        (_shown, Table) = (shown, shown.Record.ScoringTables[index]);
        (_sums, Sums) = (ScoreSums.SumRows(Table), ScoreSums.SumTable(Table));
        _findings = shown
            .Findings.Where(f => f.Anchors.Length > 0)
            .ToLookup(f => (f.Anchors[0].Start, f.Anchors[0].End, f.Anchors[0].Sheet, f.Anchors[0].Cell));
        _parents = [.. Table.Rows.Select(r => r.Parent).OfType<int>()];
        Columns = Known(Table);
    }

    /// <summary>The table.</summary>
    public ScoringTable Table { get; }

    /// <summary>What its topmost rows add up to.</summary>
    public RowSums Sums { get; }

    /// <summary>Columns whose values are kept: role and header, from left to right.</summary>
    public ImmutableArray<(string Role, string Header)> Columns { get; }

    /// <summary>Rows stand below it.</summary>
    public bool IsParent(int row) => _parents.Contains(row);

    /// <summary>What is printed in a column of points; null where it is blank or holds no points.</summary>
    public static decimal? Points(ScoringRow row, string role) =>
        role switch
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

    /// <summary>The printed total of a column.</summary>
    public static decimal? Points(ScoringTotals? totals, string role) =>
        role switch
        {
            "max" => totals?.Max,
            "bonus" => totals?.Bonus,
            "score" => totals?.Score,
            "score_bonus" => totals?.ScoreBonus,
            "total" => totals?.Total,
            _ => null,
        };

    /// <summary>The sum of a row's parts in a column; null where none is made.</summary>
    public decimal? Sum(int row, string role) => Sum(_sums[row], role);

    /// <summary>The same of the whole table, or of a row.</summary>
    public static decimal? Sum(RowSums sums, string role) =>
        role switch
        {
            "max" => sums.Max,
            "score" => sums.Score,
            "appraised" => sums.Appraised,
            _ => null,
        };

    /// <summary>A column of points.</summary>
    public static bool IsPoints(string role) =>
        role is "max" or "bonus" or "deduct" or "score" or "score_bonus" or "appraised" or "total";

    /// <summary>What was found of a row first of all; what was dismissed is left out.</summary>
    public IEnumerable<Finding> Findings(Anchor anchor) =>
        _findings[(anchor.Start, anchor.End, anchor.Sheet, anchor.Cell)];

    /// <summary>Papers that a row cites, each once, with the verdict.</summary>
    public IEnumerable<(Citation Citation, Crosscheck.Resolution.CitationVerdict Verdict)> Cited(ScoringRow row) =>
        row
            .Citations.Where(c => c < _shown.Record.Citations.Length && c < _shown.Citations.Count)
            .Select(c => (_shown.Record.Citations[c], _shown.Citations[c]))
            .DistinctBy(c => c.Item1.Printed, StringComparer.Ordinal);

    /// <summary>One line of the list of tables.</summary>
    public static JsonObject Json(ScoredPaper paper, int index)
    {
        var (record, table) = (paper.Record, paper.Record.ScoringTables[index]);
        var sums = ScoreSums.SumTable(table);
        return new JsonObject
        {
            ["id"] = record.Id,
            ["table"] = index,
            ["document"] = record.Document.Number?.Key,
            ["date"] = record.Document.Date,
            ["unit"] = table.Unit ?? record.Document.Issuer,
            ["year"] = table.Year,
            ["title"] = table.Title,
            ["rows"] = table.Rows.Length,
            ["max"] = table.Totals?.Max,
            ["score"] = table.Totals?.Score,
            ["total"] = table.Totals?.Total,
            ["sum_max"] = sums.Max,
            ["sum_score"] = sums.Score,
            ["findings"] = paper.Findings.Count,
        };
    }

    // Columns of remarks are not kept with the rows; where no header was read, what the rows hold tells the columns.
    private static ImmutableArray<(string, string)> Known(ScoringTable table)
    {
        var read = table
            .Columns.Where(c => c.Role is "no" or "criterion" or "evidence" || IsPoints(c.Role))
            .DistinctBy(c => c.Role, StringComparer.Ordinal)
            .Select(c => (c.Role, c.Header ?? Header(c.Role)))
            .ToList();
        if (!read.Exists(c => c.Role == "criterion"))
        {
            read = [];
            foreach (
                var role in (string[])
                    [
                        "no",
                        "criterion",
                        "evidence",
                        "max",
                        "bonus",
                        "deduct",
                        "score",
                        "score_bonus",
                        "appraised",
                        "total",
                    ]
            )
                if (
                    role is "no" or "criterion"
                    || table.Rows.Any(r => role == "evidence" ? r.Evidence is not null : Points(r, role) is not null)
                )
                    read.Add((role, Header(role)));
        }
        return [.. read];
    }

    private static string Header(string role) =>
        role switch
        {
            "no" => "Mục",
            "criterion" => "Nội dung",
            "evidence" => "Minh chứng",
            "max" => "Điểm chuẩn",
            "bonus" => "Điểm thưởng",
            "deduct" => "Điểm trừ",
            "score" => "Điểm tự chấm",
            "score_bonus" => "Thưởng tự chấm",
            "appraised" => "Điểm thẩm định",
            _ => "Tổng",
        };
}
