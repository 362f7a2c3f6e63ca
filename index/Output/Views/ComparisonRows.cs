using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Crosscheck.Comparison;
using Pipeline.Output.Sheets;

namespace Pipeline.Output.Views;

/// <summary>Rows of a comparison as other programs take them.</summary>
public static class ComparisonRows
{
    private static readonly string[] Headers =
    [
        "Đơn vị",
        "Kỳ",
        "Chỉ tiêu",
        "Giá trị",
        "Đơn vị tính",
        "Ước",
        "Tỷ trọng",
        "Thay đổi",
        "Bất thường",
        "Văn bản",
        "Trang/ô",
        "Nguyên văn",
    ];
    private const int UnitColumn = 0,
        ValueColumn = 3;
    private static readonly double[] Widths = [34, 10, 44, 18, 12, 8, 10, 10, 10, 22, 12, 30];

    /// <summary>Headers of the columns.</summary>
    public static IReadOnlyList<string> Header => Headers;

    /// <summary>The rows as a sheet with a chart.</summary>
    public static ExportSheet Sheet(ComparisonResult result, string indicator) =>
        new("So sánh", indicator, [.. Headers.Select((h, i) => (h, Widths[i]))], result.Rows.Select(Cells))
        {
            Chart = new SheetChart(result.Rows.Length, UnitColumn, ValueColumn),
        };

    /// <summary>The cells of a row.</summary>
    public static IReadOnlyList<ExportCell> Cells(ComparedFigure row) =>
        [
            row.Statement.Unit,
            row.Statement.Period,
            row.Statement.Indicator,
            row.Statement.Value,
            row.Statement.Measure,
            row.Statement.Approximate,
            (decimal?)(row.Share is { } s ? Math.Round((decimal)s, 4) : null),
            (decimal?)(row.Change is { } c ? Math.Round((decimal)c, 4) : null),
            row.Outlier ? "x" : null,
            row.Statement.Document,
            AnchorFormatter.Format(row.Statement.Anchor),
            row.Statement.Printed,
        ];

    /// <summary>CONTRACT's "compare": a row.</summary>
    public static JsonObject Json(ComparedFigure row) =>
        new()
        {
            ["unit"] = row.Statement.Unit,
            ["period"] = row.Statement.Period,
            ["value"] = row.Statement.Value,
            ["measure"] = row.Statement.Measure,
            ["document"] = row.Statement.Document,
            ["anchor"] = JsonSerializer.SerializeToNode(row.Statement.Anchor, JsonOutput.Anchors.Anchor),
            ["id"] = row.Statement.Id,
            ["indicator"] = row.Statement.Indicator,
            ["printed"] = row.Statement.Printed,
            ["approximate"] = row.Statement.Approximate,
            ["likeness"] = Math.Round(row.Likeness, 3),
            ["share"] = row.Share is { } share ? Math.Round(share, 4) : null,
            ["change"] = row.Change is { } change ? Math.Round(change, 4) : null,
            ["outlier"] = row.Outlier,
        };
}
