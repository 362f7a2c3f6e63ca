using System.Collections.Immutable;
using Pipeline.Layout;
using Pipeline.Records;
using Pipeline.Vietnamese;

namespace Pipeline.Extraction.Facts;

/// <summary>Tables of figures: rows × columns × units. The number of a cell is a statement of its row's label and its column's header.</summary>
internal static class TableFigureReader
{
    private const int MostFigures = 5000;

    private static readonly string[] NoFigures = ["stt", "tt", "so tt", "ngay", "dien thoai", "ma", "nam sinh", "ghi chu", "so van ban", "so hieu", "cccd", "cmnd", "so qd", "tai khoan", "diem"];

    /// <summary>Figures of all tables that are neither blank forms nor scoring tables.</summary>
    public static IEnumerable<Figure> Read(FactContext context, ImmutableArray<StatisticalForm> forms)
    {
        if (context.View.Tables.Length == 0) return [];
        // A form that a unit filled in is a table of figures too; a blank one holds none.
        var taken = forms.Where(f => f.Rows.All(r => r.Value is null)).Select(f => f.Anchor.Table)
            .Concat(context.Record.ScoringTables.SelectMany(t => t.Rows).Select(r => r.Anchor.Table)).OfType<int>().ToHashSet();
        var sheets = context.Record.ScoringTables.SelectMany(t => t.Rows).Select(r => r.Anchor.Sheet).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return context.View.Tables
            .Where(t => !taken.Contains(t.Index) && !(t.Sheet is { } sheet && sheets.Contains(sheet)))
            .SelectMany(t => Read(context, t)).Take(MostFigures);
    }

    private static IEnumerable<Figure> Read(FactContext context, Table table)
    {
        if (table.RowCount < 2 || table.ColumnCount is < 2 or > 40) yield break;
        var grid = new TableGrid(context.View, table);
        var header = grid.HeaderRows;
        if (header == 0 || header >= table.RowCount) yield break;
        var labels = grid.LabelColumn;
        if (labels < 0) yield break;
        var names = Enumerable.Range(0, table.ColumnCount).Select(c => grid.Header(c)).ToArray();
        var periods = names.Select(n => n.Split(" / ").Select(FigurePeriod.OfHeader).LastOrDefault(h => h is not null)).ToArray();
        var folds = names.Select(n => Folding.FoldLower(n)).ToArray();
        var byUnit = folds[labels] is var label && (label.Contains("don vi", StringComparison.Ordinal) && !label.Contains("don vi tinh", StringComparison.Ordinal) || label.Contains("dia phuong", StringComparison.Ordinal) || label.Contains("cong doan", StringComparison.Ordinal));
        var measures = Array.FindIndex(folds, f => f.Contains("don vi tinh", StringComparison.Ordinal) || f is "dvt" or "don vi");
        string? above = null;
        for (var row = header; row < table.RowCount; row++)
        {
            var name = grid.Text(row, labels).TrimStartAny("+-– ");
            // The mark “ repeats the measure above.
            var told = measures < 0 ? null : grid.Text(row, measures) is var printed && FormReader.IsDitto(printed) ? above : NullIfEmpty(printed);
            above = told ?? above;
            if (name.Length < 2 || !name.Any(char.IsLetter)) continue;
            for (var column = 0; column < table.ColumnCount; column++)
            {
                if (column == labels || column == measures || names[column].Length == 0 || Skipped(folds[column]) || grid.CellAt(row, column) is not { } cell || cell.Row != row || cell.Column != column) continue;
                var text = grid.Text(row, column);
                if (text.Length == 0 || text.Length > 24 || Quantity.Read(text) is not { Length: > 0 } quantity || quantity.Length != text.Length) continue;
                // 05/3/2021 and 12/2020 are dates.
                if (text.Count(c => c == '/') > 1 || quantity.Of is { } of && of > 1900 && of < 2100) continue;
                var measure = quantity.Unit ?? (IsShare(names[column]) ? "%" : measures >= 0 ? told : InParentheses(names[column]));
                yield return new Figure
                {
                    Indicator = byUnit ? names[column] : names[column].Length > 0 && !IsPlainHeader(folds[column]) ? $"{name} – {names[column]}" : name,
                    Value = quantity.Value,
                    Of = quantity.Of,
                    OfIs = quantity.Of is null ? null : "whole",
                    Measure = measure,
                    Period = periods[column] ?? context.Record.Document.Period,
                    Unit = byUnit ? name : context.Record.Document.Issuer,
                    Printed = text,
                    WellFormed = quantity.WellFormed,
                    Table = true,
                    Confidence = context.Confidence(0.75, cell.Span),
                    Anchor = context.View.AnchorOf(cell.Span),
                };
            }
        }
    }

    private static bool Skipped(string header) => Array.Exists(NoFigures, n => header == n || header.StartsWith(n + " ", StringComparison.Ordinal));

    private static bool IsPlainHeader(string header) => header is "so luong" or "gia tri" or "ket qua" or "thuc hien" or "so lieu" or "tong so";

    /// <summary>"So sánh (%)", "Tỷ lệ %": whatever the row counts, its share stands here.</summary>
    private static bool IsShare(string header) => header.Contains('%');

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private static string? InParentheses(string header)
    {
        var open = header.IndexOf('(');
        var close = header.IndexOf(')', open + 1);
        return open >= 0 && close > open + 1 && close - open < 24 ? header[(open + 1)..close].Replace("ĐVT:", "", StringComparison.OrdinalIgnoreCase).Trim() : null;
    }
}
