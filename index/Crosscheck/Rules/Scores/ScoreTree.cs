using System.Collections.Immutable;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Rules.Scores;

/// <summary>The rows of a table as a tree, with the sums that follow from it.</summary>
internal sealed class ScoreTree
{
    private readonly List<int>[] _children;

    public ScoreTree(ScoringTable table)
    {
        Table = table;
        _children = [.. table.Rows.Select(_ => new List<int>())];
        var top = new List<int>();
        for (var i = 0; i < table.Rows.Length; i++)
            if (table.Rows[i].Parent is { } p && p < i)
                _children[p].Add(i);
            else
                top.Add(i);
        Top = [.. top];
    }

    public ScoringTable Table { get; }
    public ImmutableArray<int> Top { get; }

    public IReadOnlyList<int> GetChildren(int row) => _children[row];

    /// <summary>What a row counts for: its printed value, else the sum of what stands below it.</summary>
    public decimal? EffectiveValue(int row, ScoreField field) => field.Of(Table.Rows[row]) ?? SumOfChildren(row, field);

    /// <summary>Sum of the parts of a row, alternatives once; null where none has a value.</summary>
    public decimal? SumOfChildren(int row, ScoreField field) => SumOf(_children[row], field, EffectiveValue);

    /// <summary>What a row counts for when every sum is made anew from the leaves.</summary>
    public decimal? SumOfLeaves(int row, ScoreField field) =>
        SumOf(_children[row], field, SumOfLeaves) ?? field.Of(Table.Rows[row]);

    /// <summary>Values of parts as a reader adds them, alternatives once.</summary>
    public List<(int Row, decimal Value)> ListParts(
        IReadOnlyList<int> rows,
        ScoreField field,
        Func<int, ScoreField, decimal?> value
    )
    {
        var parts = new List<(int, decimal)>();
        var choices = new Dictionary<int, int>();
        foreach (var row in rows)
        {
            if (value(row, field) is not { } v)
                continue;
            if (Table.Rows[row].Choice is { } choice)
            {
                if (choices.TryGetValue(choice, out var at))
                {
                    if (v > parts[at].Item2)
                        parts[at] = (row, v);
                    continue;
                }
                choices[choice] = parts.Count;
            }
            parts.Add((row, v));
        }
        return parts;
    }

    /// <summary>
    /// True where the rows make a printed sum with the alternatives of some choices counted once and those of others
    /// added.
    /// </summary>
    public bool Makes(IReadOnlyList<int> rows, ScoreField field, decimal printed)
    {
        const int MostChoices = 6;
        var (plain, choices) = (0m, new Dictionary<int, List<decimal>>());
        foreach (var row in rows)
        {
            if (EffectiveValue(row, field) is not { } v)
                continue;
            if (Table.Rows[row].Choice is not { } choice)
                plain += v;
            else if (choices.TryGetValue(choice, out var several))
                several.Add(v);
            else
                choices[choice] = [v];
        }
        if (choices.Count is 0 or > MostChoices)
            return false;
        var sums = new HashSet<decimal> { plain };
        foreach (var several in choices.Values)
            sums = [.. sums.SelectMany(s => new[] { s + several.Max(), s + several.Sum() })];
        return sums.Contains(printed);
    }

    private decimal? SumOf(IReadOnlyList<int> rows, ScoreField field, Func<int, ScoreField, decimal?> value)
    {
        var parts = ListParts(rows, field, value);
        return parts.Count == 0 ? null : parts.Sum(p => p.Value);
    }
}

/// <summary>A column of points, with its name to people.</summary>
internal sealed record ScoreField(string Name, Func<ScoringRow, decimal?> Of, Func<ScoringTotals, decimal?> Total)
{
    public static ScoreField Max { get; } = new("điểm chuẩn", r => r.Max, t => t.Max);
    public static ScoreField Bonus { get; } = new("điểm thưởng tối đa", r => r.Bonus, t => t.Bonus);
    public static ScoreField Score { get; } = new("điểm tự chấm", r => r.Score, t => t.Score);
    public static ScoreField ScoreBonus { get; } = new("điểm thưởng tự chấm", r => r.ScoreBonus, t => t.ScoreBonus);
    public static ScoreField Appraised { get; } = new("điểm thẩm định", r => r.Appraised, _ => null);
    public static ScoreField Sum { get; } = new("tổng điểm", r => r.Total, t => t.Total);
}
