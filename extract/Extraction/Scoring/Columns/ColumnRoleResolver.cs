using System.Collections.Immutable;
using Pipeline.Extraction.Matching;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Extraction.Scoring.Columns;

/// <summary>
/// Checks what headers promise against what the cells hold, and settles columns that share a meaning.
/// </summary>
internal static class ColumnRoleResolver
{
    /// <summary>The columns as their cells bear them out; null where the table scores nothing.</summary>
    public static TableHeaderModel? ResolveRoles(TableHeaderModel model, ImmutableArray<ScoringGridRow> body)
    {
        var columns = model.Columns.ToArray();
        var count = new int[columns.Length, 3]; // numbers, words, letters
        foreach (var row in body)
        foreach (var cell in row.Filled)
        {
            if (cell.Column >= columns.Length || cell.ColumnSpan > 2 && cell.ColumnSpan >= columns.Length - 2)
                continue;
            if (cell.Points.FitsPoints)
                count[cell.Column, 0]++;
            else if (cell.Points.Kind == PointKind.Text)
            {
                count[cell.Column, 1]++;
                count[cell.Column, 2] += cell.Text.Count(char.IsLetter);
            }
        }
        for (var i = 0; i < columns.Length; i++)
        {
            var (numbers, words) = (count[i, 0], count[i, 1]);
            if (columns[i].Role.IsPoints() && words > 0 && words > numbers && words + numbers >= 2)
                columns[i] = columns[i] with
                {
                    Role = count[i, 2] / words > 12 ? ColumnRole.Evidence : ColumnRole.Other,
                };
            else if (columns[i].Role == ColumnRole.Evidence && words == 0 && numbers > 0)
                columns[i] = columns[i] with { Role = ColumnRole.Other };
        }
        SettleNumbers(columns, body);
        SettleLabels(columns, body);
        SettleCriteria(columns, count);
        KeepOne(columns, ColumnRole.Evidence, ColumnRole.Note, count);
        SettleDivided(columns, body);
        SettleMaxima(columns, body);
        SettlePoints(columns, count);
        SettleAppraised(columns, count);
        Unknown(columns, body, count);
        if (
            !columns.Any(c => c.Role == ColumnRole.Criterion)
            || !columns.Any(c => c.Role is ColumnRole.Max or ColumnRole.Score or ColumnRole.Deduct or ColumnRole.Bonus)
        )
            return null;
        if (RankScaleDetector.IsRankScale([.. columns], body))
            return null;
        if (ListsUnits(body, Array.FindIndex(columns, c => c.Role == ColumnRole.Criterion)))
            return null;
        // Fines with points that a licence loses: nobody is scored by them.
        if (
            !columns.Any(c => c.Role is ColumnRole.Max or ColumnRole.Score or ColumnRole.Bonus)
            && columns.Any(c => HeaderClassifier.NamesMoney(c.Header))
        )
            return null;
        var criterion = Array.FindIndex(columns, c => c.Role == ColumnRole.Criterion);
        if (
            HeaderClassifier.NamesUnits(columns[criterion].Header)
            || columns.Any(c =>
                HeaderClassifier.NamesUnits(c.Header)
                && c.Role == ColumnRole.Other
                && Array.IndexOf(columns, c) < criterion + 1
            )
        )
            return null;
        return model with { Columns = [.. columns] };
    }

    private const int FewestCompared = 3;

    // A column of numbers under words that nobody knows, beside a self-score that never passes it: what may be given.
    private static void Unknown(TableColumn[] columns, ImmutableArray<ScoringGridRow> body, int[,] count)
    {
        var score = Array.FindIndex(columns, c => c.Role == ColumnRole.Score);
        if (score < 0 || columns.Any(c => c.Role is ColumnRole.Max or ColumnRole.Deduct))
            return;
        for (var i = score - 1; i >= 0; i--)
        {
            if (
                columns[i].Role != ColumnRole.Other
                || columns[i].Header.Length == 0
                || count[i, 0] < FewestCompared
                || count[i, 1] > 0
            )
                continue;
            var (both, greater) = (0, 0);
            foreach (var row in body)
            {
                if (
                    row.Filled.FirstOrDefault(c => c.Column == i)?.Points is not { Kind: PointKind.Number } most
                    || row.Filled.FirstOrDefault(c => c.Column == score)?.Points is not { Kind: PointKind.Number } given
                )
                    continue;
                both++;
                if (given.Value <= most.Value)
                    greater++;
            }
            if (both < FewestCompared || greater < both)
                continue;
            columns[i] = columns[i] with { Role = ColumnRole.Max, Inferred = true };
            return;
        }
    }

    private static readonly string[] Bodies =
    [
        "sở ",
        "phòng ",
        "ubnd ",
        "huyện ",
        "công đoàn ",
        "trường ",
        "chi cục ",
        "cục ",
        "trung tâm ",
        "xã ",
        "phường ",
        "thị xã ",
        "thị trấn ",
        "thành phố ",
        "tỉnh ",
        "lđlđ ",
        "cđcs ",
        "bệnh viện ",
        "văn phòng ",
        "chi nhánh ",
        "công ty ",
        "liên đoàn lao động ",
    ];

    /// <summary>True where what is asked are names of bodies: such a table ranks units, it scores none.</summary>
    private static bool ListsUnits(ImmutableArray<ScoringGridRow> body, int criterion)
    {
        const int Longest = 60;
        var (named, all) = (0, 0);
        foreach (var row in body)
        {
            if (
                row.Filled.FirstOrDefault(c => c.Column == criterion)?.Text is not { Length: > 2 } text
                || TotalLexicon.IsTotal(text)
            )
                continue;
            all++;
            if (text.Length < Longest && Bodies.Any(b => text.StartsWith(b, StringComparison.OrdinalIgnoreCase)))
                named++;
        }
        return named >= FewestCompared && named * 10 >= all * 8;
    }

    // A first column called otherwise ("Mục", "Ký hiệu") that numbers the rows.
    private static void SettleNumbers(TableColumn[] columns, ImmutableArray<ScoringGridRow> body)
    {
        if (
            columns.Length == 0
            || columns[0].Role is not (ColumnRole.Group or ColumnRole.Other)
            || columns.Any(c => c.Role == ColumnRole.No)
        )
            return;
        var (numbers, filled) = (0, 0);
        foreach (var row in body)
        foreach (var cell in row.Filled)
        {
            if (cell.Column != 0 || cell.ColumnSpan > 1)
                continue;
            filled++;
            if (RowNumberParser.Parse(cell.Text) is not null)
                numbers++;
        }
        if (numbers >= 3 && numbers * 10 >= filled * 8)
            columns[0] = columns[0] with { Role = ColumnRole.No };
    }

    // A first column that says "Tiêu chí 1", "Tiêu chí 2" numbers what its neighbour asks.
    private static void SettleLabels(TableColumn[] columns, ImmutableArray<ScoringGridRow> body)
    {
        if (
            columns.Length < 3
            || columns[0].Role is not (ColumnRole.Criterion or ColumnRole.Group or ColumnRole.Other)
            || columns.Any(c => c.Role == ColumnRole.No)
        )
            return;
        if (!columns.Skip(1).Any(c => c.Role == ColumnRole.Criterion))
            return;
        var (labels, filled) = (0, 0);
        foreach (var row in body)
        foreach (var cell in row.Filled)
        {
            if (cell.Column != 0 || cell.ColumnSpan > 1)
                continue;
            filled++;
            if (RowNumberParser.LabelNumber(cell.Text) is not null)
                labels++;
        }
        if (labels >= 3 && labels * 10 >= filled * 8)
            columns[0] = columns[0] with { Role = ColumnRole.No };
    }

    private static void SettleCriteria(TableColumn[] columns, int[,] count)
    {
        var asked = Enumerable.Range(0, columns.Length).Where(i => columns[i].Role == ColumnRole.Criterion).ToArray();
        var merged = asked.Length > 1 && asked.All(i => columns[i].Header == columns[asked[0]].Header);
        if (asked.Length == 0)
        {
            // No header says what is asked: the wordiest column without a meaning does.
            var wordiest = Enumerable
                .Range(0, columns.Length)
                .Where(i =>
                    columns[i].Role is ColumnRole.Other or ColumnRole.Evidence or ColumnRole.Group && count[i, 1] > 0
                )
                .OrderByDescending(i => count[i, 2])
                .Cast<int?>()
                .FirstOrDefault();
            if (wordiest is { } w)
                columns[w] = columns[w] with { Role = ColumnRole.Criterion };
            return;
        }
        if (asked.Length < 2)
            return;
        var fullest = asked.Max(i => count[i, 1] + count[i, 0]);
        var first = asked[0];
        // Where the first is filled less often it groups what stands on its right; else the second says what was done
        // for it.
        var groups = count[first, 1] + count[first, 0] < fullest || merged;
        var chosen = groups ? asked.Last(i => (count[i, 1] + count[i, 0]) * 10 >= fullest * 7) : first;
        foreach (var i in asked)
            // One header over several columns of the grid is one column: what stands in its parts is one text.
            if (i != chosen && columns[i].Header != columns[chosen].Header)
                columns[i] = columns[i] with
                {
                    Role =
                        i < chosen ? ColumnRole.Group
                        : columns.Any(c => c.Role == ColumnRole.Evidence) ? ColumnRole.Other
                        : ColumnRole.Evidence,
                };
    }

    private static void KeepOne(TableColumn[] columns, ColumnRole role, ColumnRole spare, int[,] count)
    {
        var all = Enumerable
            .Range(0, columns.Length)
            .Where(i => columns[i].Role == role)
            .OrderByDescending(i => count[i, 2])
            .Skip(1);
        foreach (var i in all)
            columns[i] = columns[i] with { Role = columns.Any(c => c.Role == spare) ? ColumnRole.Other : spare };
    }

    // "Thành phần" and "Tổng" under one header: the points of a row stand in either, never in both, so the two are one
    // column.
    private static void SettleDivided(TableColumn[] columns, ImmutableArray<ScoringGridRow> body)
    {
        for (var j = 1; j < columns.Length; j++)
        {
            if (
                columns[j - 1].Role is not (ColumnRole.Max or ColumnRole.Score)
                || columns[j].Role is not (ColumnRole.Max or ColumnRole.Total)
            )
                continue;
            if (
                columns[j - 1].Header.Split(" / ") is not [var above, _]
                || columns[j].Header.Split(" / ") is not [var over, var leaf]
                || above != over
                || !HeaderClassifier.Normalize(leaf).StartsWith("tong", StringComparison.Ordinal)
            )
                continue;
            var (parts, wholes, both) = (0, 0, 0);
            foreach (var row in body)
            {
                var part = row.Filled.Any(c => c.Column == j - 1 && c.Points.FitsPoints);
                var whole = row.Filled.Any(c => c.Column == j && c.Points.FitsPoints);
                if (part && whole)
                    both++;
                else if (part)
                    parts++;
                else if (whole)
                    wholes++;
            }
            if (both == 0 && parts > 1 && wholes > 1)
                columns[j] = columns[j] with { Role = columns[j - 1].Role, Divided = true };
        }
    }

    // Several maxima stand for several groups of units: ours is the one that no score passes, the first where all fit.
    private static void SettleMaxima(TableColumn[] columns, ImmutableArray<ScoringGridRow> body)
    {
        var same = Enumerable
            .Range(0, columns.Length)
            .Where(i => columns[i].Role == ColumnRole.Max && !columns[i].Divided)
            .ToArray();
        var score = Array.FindIndex(columns, c => c.Role == ColumnRole.Score);
        if (same.Length < 2 || score < 0)
            return;
        var passed = new int[columns.Length];
        foreach (var row in body)
        {
            if (row.Filled.FirstOrDefault(c => c.Column == score)?.Points is not { Kind: PointKind.Number } given)
                continue;
            foreach (var i in same)
                if (
                    row.Filled.FirstOrDefault(c => c.Column == i)?.Points is not { Kind: PointKind.Number } most
                    || given.Value > most.Value
                )
                    passed[i]++;
        }
        var fewest = same.MinBy(i => passed[i]);
        if (passed[same[0]] == passed[fewest])
            return;
        foreach (var i in same)
            if (i != fewest)
                columns[i] = columns[i] with { Role = ColumnRole.Other };
    }

    // Beside the unit's own score a column of numbers that names who judged holds the later judgement.
    private static void SettleAppraised(TableColumn[] columns, int[,] count)
    {
        var score = Array.FindIndex(columns, c => c.Role == ColumnRole.Score);
        if (score < 0 || columns.Any(c => c.Role == ColumnRole.Appraised))
            return;
        for (var i = score + 1; i < columns.Length; i++)
        {
            if (
                columns[i].Role != ColumnRole.Other
                || count[i, 0] == 0
                || count[i, 1] > 0
                || !HeaderClassifier.NamesAssessor(HeaderClassifier.Normalize(columns[i].Header.Split(" / ")[^1]))
            )
                continue;
            columns[i] = columns[i] with { Role = ColumnRole.Appraised };
            return;
        }
    }

    private static void SettlePoints(TableColumn[] columns, int[,] count)
    {
        // "Điểm trừ tối đa | Điểm trừ": the second is what was taken off, the table's score.
        var bound = Array.FindIndex(
            columns,
            c =>
                c.Role == ColumnRole.Max
                && HeaderClassifier.Normalize(c.Header).Contains("tru toi da", StringComparison.Ordinal)
        );
        if (bound >= 0 && !columns.Any(c => c.Role == ColumnRole.Score))
            for (var i = 0; i < columns.Length; i++)
                if (columns[i].Role == ColumnRole.Deduct)
                {
                    columns[i] = columns[i] with { Role = ColumnRole.Score };
                    break;
                }
        foreach (
            var role in new[]
            {
                ColumnRole.Max,
                ColumnRole.Score,
                ColumnRole.Bonus,
                ColumnRole.ScoreBonus,
                ColumnRole.Total,
                ColumnRole.Deduct,
            }
        )
        {
            var same = Enumerable
                .Range(0, columns.Length)
                .Where(i => columns[i].Role == role && !columns[i].Divided)
                .ToArray();
            if (same.Length < 2)
                continue;
            // One header over several columns (a merged cell): the fullest holds the points. Two scores: the second is
            // a later judgement.
            var fullest = same.Max(i => count[i, 0]);
            var chosen = same.First(i => count[i, 0] * 2 >= fullest);
            foreach (var i in same)
                if (i != chosen)
                    columns[i] = columns[i] with
                    {
                        Role =
                            role == ColumnRole.Score
                            && i > chosen
                            && count[i, 0] > 0
                            && !columns.Any(c => c.Role == ColumnRole.Appraised)
                                ? ColumnRole.Appraised
                                : ColumnRole.Other,
                    };
        }
        // A lone "Tổng điểm" beside maxima is what the unit gave itself; a lone "Điểm" beside a self-score was a
        // maximum already.
        if (!columns.Any(c => c.Role is ColumnRole.Score) && columns.Any(c => c.Role == ColumnRole.Max))
            for (var i = 0; i < columns.Length; i++)
                if (columns[i].Role == ColumnRole.Total)
                {
                    columns[i] = columns[i] with { Role = ColumnRole.Score };
                    break;
                }
    }
}

/// <summary>
/// A table of ranks: "Xuất sắc: từ 90 đến 100 điểm". Its points are bounds of sums; nothing in it is scored.
/// </summary>
internal static class RankScaleDetector
{
    /// <summary>True where most cells of points are bounds and nobody's score stands beside them.</summary>
    public static bool IsRankScale(ImmutableArray<TableColumn> columns, ImmutableArray<ScoringGridRow> body)
    {
        if (columns.Any(c => c.Role is ColumnRole.Score or ColumnRole.Deduct or ColumnRole.Bonus))
            return false;
        var (bounds, filled) = (0, 0);
        foreach (var row in body)
        foreach (var cell in row.Filled)
            if (cell.Column < columns.Length && columns[cell.Column].Role.IsPoints())
            {
                filled++;
                if (IsBound(cell))
                    bounds++;
            }
        return bounds >= 2 && bounds * 2 >= filled;
    }

    // A range from 0 up is a maximum with its least; one between two other numbers is a rank.
    private static bool IsBound(ScoringGridCell cell)
    {
        if (cell.Points.Kind == PointKind.Range)
            return cell.Points.Value > 0;
        if (cell.Points.Kind != PointKind.Text || cell.Text.AsSpan().IndexOfAnyInRange('0', '9') < 0)
            return false;
        var fold = Folding.FoldLower(cell.Text);
        return fold.StartsWith("tu ", StringComparison.Ordinal)
            || fold.StartsWith("duoi ", StringComparison.Ordinal)
            || fold.StartsWith("tren ", StringComparison.Ordinal)
            || fold[0] is '<' or '>' or '≥' or '≤'
            || fold.EndsWith("tro len", StringComparison.Ordinal)
            || fold.EndsWith("tro xuong", StringComparison.Ordinal);
    }
}
