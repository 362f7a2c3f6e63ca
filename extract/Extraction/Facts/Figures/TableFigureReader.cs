using System.Collections.Immutable;
using Pipeline.Extraction.Facts.Forms;
using Pipeline.Extraction.Matching;
using Pipeline.Layout;
using Pipeline.Records;
using Pipeline.Vietnamese.Characters;
using Pipeline.Vietnamese.Numerals;

namespace Pipeline.Extraction.Facts.Figures;

/// <summary>
/// Tables of figures: rows × columns × units. The number of a cell is a statement of its row's label and its column's
/// header.
/// </summary>
internal static class TableFigureReader
{
    private const int MostFigures = 5000;

    private static readonly string[] NoFigures =
    [
        "stt",
        "tt",
        "so tt",
        "ngay",
        "dien thoai",
        "ma",
        "nam sinh",
        "ghi chu",
        "so van ban",
        "so hieu",
        "cccd",
        "cmnd",
        "so qd",
        "tai khoan",
        "diem",
    ];

    /// <summary>Figures of all tables that are neither blank forms nor scoring tables.</summary>
    public static IEnumerable<Figure> Read(FactContext context, ImmutableArray<StatisticalForm> forms, ISet<int> awards)
    {
        if (context.View.Tables.Length == 0 || context.IsForeign)
            return [];
        // A form that a unit filled in is a table of figures too; a blank one holds none.
        var taken = forms
            .Where(f => f.Rows.All(r => r.Value is null))
            .Select(f => f.Anchor.Table)
            .Concat(context.Record.ScoringTables.SelectMany(t => t.Rows).Select(r => r.Anchor.Table))
            .OfType<int>()
            .Concat(awards)
            .ToHashSet();
        var sheets = context
            .Record.ScoringTables.SelectMany(t => t.Rows)
            .Select(r => r.Anchor.Sheet)
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        return context
            .View.Tables.Where(t => !taken.Contains(t.Index) && !(t.Sheet is { } sheet && sheets.Contains(sheet)))
            .SelectMany(t => Read(context, t))
            .Take(MostFigures);
    }

    private static IEnumerable<Figure> Read(FactContext context, Table table)
    {
        if (table.RowCount < 2 || table.ColumnCount is < 2 or > 40)
            yield break;
        var grid = new TableGrid(context.View, table);
        var header = grid.HeaderRows;
        if (header == 0 || header >= table.RowCount)
            yield break;
        var labels = grid.LabelColumn;
        if (labels < 0)
            yield break;
        var names = Enumerable.Range(0, table.ColumnCount).Select(c => grid.GetHeader(c)).ToArray();
        var periods = names
            .Select(n => n.Split(" / ").Select(FigurePeriodReader.OfHeader).LastOrDefault(h => h is not null))
            .ToArray();
        var folds = names.Select(n => Folding.FoldLower(n)).ToArray();
        var measures = MeasureColumn(grid, folds, header, labels, table.RowCount);
        var byUnit = IsByUnit(grid, folds[labels], header, labels, table.RowCount);
        var units = byUnit ? [] : UnitColumns(names, labels, measures);
        string? above = null;
        string? group = null;
        for (var row = header; row < table.RowCount; row++)
        {
            var printedName = grid.GetText(row, labels);
            var name = TableIndicatorNaming.Name(printedName);
            // The mark “ repeats the measure above.
            var told =
                measures < 0 ? null
                : grid.GetText(row, measures) is var printed && FormReader.IsDitto(printed) ? above
                : NullIfEmpty(printed);
            above = told ?? above;
            if (name.Length < 2 || !name.AnyCharacter(char.IsLetter))
                continue;
            var label = name;
            // "- Nữ", "Trong đó: nam": parts of the row above them.
            if (!byUnit && group is not null && IsPart(printedName, name))
                label = $"{group} – {name}";
            else if (!IsPart(printedName, name))
                group = name;
            for (var column = 0; column < table.ColumnCount; column++)
            {
                if (
                    column == labels
                    || column == measures
                    || names[column].Length == 0
                    || IsSkippedHeader(folds[column], byUnit)
                    || grid.CellAt(row, column) is not { } cell
                    || cell.Row != row
                    || cell.Column != column
                )
                    continue;
                var text = grid.GetText(row, column);
                if (
                    text.Length == 0
                    || text.Length > 24
                    || Quantity.Read(text) is not { Length: > 0 } quantity
                    || quantity.Length != text.Length
                )
                    continue;
                // 05/3/2021 and 12/2020 are dates.
                if (text.Count(c => c == '/') > 1 || quantity.Of is { } of && of > 1900 && of < 2100)
                    continue;
                var measure =
                    quantity.Unit
                    ?? (
                        IsShare(names[column]) ? "%"
                        : measures >= 0 && told is not null ? told
                        : InParentheses(names[column])
                            ?? TableIndicatorNaming.MeasureOf(printedName)
                            ?? (IsPoints(folds[column]) ? "điểm" : null)
                    );
                var (indicator, unit) = Told(context, label, names[column], byUnit, units.Contains(column));
                if (indicator.Length < 2)
                    continue;
                yield return new Figure
                {
                    Indicator = indicator,
                    Value = quantity.Value,
                    Of = quantity.Of,
                    OfIs = quantity.Of is null ? null : "whole",
                    Measure = measure,
                    Period = periods[column] ?? context.Record.Document.Period,
                    Unit = unit,
                    Printed = text,
                    WellFormed = quantity.WellFormed,
                    Table = true,
                    Confidence = context.ComputeConfidence(0.75, cell.Span),
                    Anchor = context.View.AnchorOf(cell.Span),
                };
            }
        }
    }

    /// <summary>
    /// What a cell tells of whom. Totals, means and extremes are told of the reporting office, never of a unit that is
    /// named so.
    /// </summary>
    private static (string Indicator, string? Unit) Told(
        FactContext context,
        string label,
        string header,
        bool byUnit,
        bool unitColumn
    )
    {
        var issuer = context.Record.Document.Issuer;
        var telling = TableIndicatorNaming.Telling(header);
        if (byUnit)
        {
            var own = telling.Length > 0 ? telling : TableIndicatorNaming.Name(header);
            if (TableIndicatorNaming.IsTotal(label))
                return (own, issuer);
            return TableIndicatorNaming.IsExtreme(label)
                ? ($"{own} – {char.ToLowerInvariant(label[0])}{label[1..]}", issuer)
                : (own, label);
        }
        if (unitColumn)
            return (label, TableIndicatorNaming.Name(header));
        if (TableIndicatorNaming.IsTotal(label))
            return telling.Length > 0 ? (telling, issuer) : (label, issuer);
        return telling.Length > 0 ? ($"{label} – {telling}", issuer) : (label, issuer);
    }

    /// <summary>"- Nữ", "+ Cấp huyện", "Trong đó: nữ", and a bare "Nam", "Nữ".</summary>
    private static bool IsPart(string printed, string name) =>
        printed is ['-' or '+' or '–' or '•', ..]
        || printed.StartsWith("trong đó", StringComparison.OrdinalIgnoreCase)
        || name is "Nữ" or "Nam" or "nữ" or "nam";

    private static bool IsPoints(string header) =>
        header.StartsWith("diem", StringComparison.Ordinal) || header.Contains(" diem", StringComparison.Ordinal);

    /// <summary>
    /// The column of measures; "Đơn vị" is one only where its cells are measures; -1 for none. It is never the column
    /// of labels.
    /// </summary>
    private static int MeasureColumn(TableGrid grid, string[] headers, int header, int labels, int rows)
    {
        for (var column = 0; column < headers.Length; column++)
        {
            if (
                column == labels
                || !(
                    headers[column].Contains("don vi", StringComparison.Ordinal) || headers[column] is "dvt" or "d.v.t"
                )
            )
                continue;
            if (headers[column].Contains("don vi tinh", StringComparison.Ordinal) || headers[column] is not "don vi")
                return headers[column].Length < 30 && Most(grid, column, header, rows, TableIndicatorNaming.IsMeasure)
                    ? column
                    : -1;
            if (Most(grid, column, header, rows, TableIndicatorNaming.IsMeasure))
                return column;
        }
        return -1;
    }

    private static bool IsByUnit(TableGrid grid, string header, int first, int labels, int rows)
    {
        if (header.Contains("don vi tinh", StringComparison.Ordinal))
            return false;
        return header.Contains("don vi", StringComparison.Ordinal)
            || header.Contains("dia phuong", StringComparison.Ordinal)
            || header.Contains("cong doan", StringComparison.Ordinal)
            || Most(grid, labels, first, rows, TableIndicatorNaming.IsUnit);
    }

    /// <summary>Columns whose headers name units, where most columns of numbers do.</summary>
    private static HashSet<int> UnitColumns(string[] names, int labels, int measures)
    {
        var columns = Enumerable
            .Range(labels + 1, Math.Max(0, names.Length - labels - 1))
            .Where(c => c != measures && names[c].Length > 0)
            .ToList();
        var units = columns.Where(c => TableIndicatorNaming.IsUnit(names[c].Split(" / ")[^1])).ToHashSet();
        return units.Count >= 2 && units.Count * 10 >= columns.Count * 6 ? units : [];
    }

    private static bool Most(TableGrid grid, int column, int first, int rows, Func<string, bool> test)
    {
        var (told, passed) = (0, 0);
        for (var row = first; row < rows; row++)
            if (grid.GetText(row, column) is { Length: > 0 } text)
            {
                told++;
                if (test(text))
                    passed++;
            }
        return told > 0 && passed * 10 >= told * 6;
    }

    /// <summary>"Điểm …" is left to the reader of scores, but for league tables, whose rows are units.</summary>
    private static bool IsSkippedHeader(string header, bool byUnit) =>
        !(byUnit && IsPoints(header))
        && Array.Exists(NoFigures, n => header == n || header.StartsWith(n + " ", StringComparison.Ordinal));

    /// <summary>"So sánh (%)", "Tỷ lệ %": whatever the row counts, its share stands here.</summary>
    private static bool IsShare(string header) => header.Contains('%');

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private static string? InParentheses(string header)
    {
        var open = header.IndexOf('(');
        var close = header.IndexOf(')', open + 1);
        return open >= 0 && close > open + 1 && close - open < 24
            ? header[(open + 1)..close].Replace("ĐVT:", "", StringComparison.OrdinalIgnoreCase).Trim()
            : null;
    }
}
