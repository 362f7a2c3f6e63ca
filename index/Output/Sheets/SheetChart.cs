using DocumentFormat.OpenXml.Packaging;
using A = DocumentFormat.OpenXml.Drawing;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using D = DocumentFormat.OpenXml.Drawing.Spreadsheet;

namespace Pipeline.Output.Sheets;

/// <summary>Bars under the rows of a sheet, one a row, drawn from its cells.</summary>
/// <param name="Rows">Number of rows, one bar each.</param>
/// <param name="LabelColumn">Column of what stands beside each bar, from 0, below 26.</param>
/// <param name="ValueColumn">Column of the values, from 0, below 26.</param>
public sealed record SheetChart(int Rows, int LabelColumn, int ValueColumn)
{
    private const int RowsAtLeast = 12,
        RowsPerBar = 2,
        Columns = 4;
    private const string Blue = "3B6FB6";
    private const uint Categories = 1,
        Values = 2;

    /// <summary>Adds the chart to the sheet's part; gives the id by which the sheet names its drawing.</summary>
    /// <param name="part">The sheet.</param>
    /// <param name="sheet">Its name.</param>
    /// <param name="first">First row of values, from 1.</param>
    /// <param name="under">Row, from 0, where the chart begins.</param>
    public string Add(WorksheetPart part, string sheet, uint first, uint under)
    {
        var drawings = part.AddNewPart<DrawingsPart>();
        var chart = drawings.AddNewPart<ChartPart>();
        string Range(int column) =>
            $"'{sheet}'!${(char)('A' + column)}${first}:${(char)('A' + column)}${first + Rows - 1}";
        chart.ChartSpace = new C.ChartSpace(
            new C.Chart(
                new C.AutoTitleDeleted { Val = true },
                new C.PlotArea(
                    new C.Layout(),
                    Bars(Range(LabelColumn), Range(ValueColumn)),
                    CategoryAxis(),
                    ValueAxis()
                ),
                new C.PlotVisibleOnly { Val = true }
            )
        );
        var bottom = under + (uint)Math.Max(RowsAtLeast, Rows * RowsPerBar);
        drawings.WorksheetDrawing = new D.WorksheetDrawing(
            new D.TwoCellAnchor(
                new D.FromMarker(
                    new D.ColumnId("0"),
                    new D.ColumnOffset("0"),
                    new D.RowId($"{under}"),
                    new D.RowOffset("0")
                ),
                new D.ToMarker(
                    new D.ColumnId($"{Columns}"),
                    new D.ColumnOffset("0"),
                    new D.RowId($"{bottom}"),
                    new D.RowOffset("0")
                ),
                new D.GraphicFrame(
                    new D.NonVisualGraphicFrameProperties(
                        new D.NonVisualDrawingProperties { Id = 2, Name = "Biểu đồ" },
                        new D.NonVisualGraphicFrameDrawingProperties()
                    ),
                    new D.Transform(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = 0, Cy = 0 }),
                    new A.Graphic(
                        new A.GraphicData(new C.ChartReference { Id = drawings.GetIdOfPart(chart) })
                        {
                            Uri = "http://schemas.openxmlformats.org/drawingml/2006/chart",
                        }
                    )
                )
                {
                    Macro = "",
                },
                new D.ClientData()
            )
        );
        return part.GetIdOfPart(drawings);
    }

    private static C.BarChart Bars(string labels, string values) =>
        new(
            new C.BarDirection { Val = C.BarDirectionValues.Bar },
            new C.BarGrouping { Val = C.BarGroupingValues.Clustered },
            new C.VaryColors { Val = false },
            new C.BarChartSeries(
                new C.Index { Val = 0 },
                new C.Order { Val = 0 },
                new C.ChartShapeProperties(new A.SolidFill(new A.RgbColorModelHex { Val = Blue })),
                new C.InvertIfNegative { Val = false },
                new C.CategoryAxisData(new C.StringReference(new C.Formula(labels))),
                new C.Values(new C.NumberReference(new C.Formula(values)))
            ),
            new C.GapWidth { Val = 60 },
            new C.AxisId { Val = Categories },
            new C.AxisId { Val = Values }
        );

    // The first row stands at the top, as in the table.
    private static C.CategoryAxis CategoryAxis() =>
        new(
            new C.AxisId { Val = Categories },
            new C.Scaling(new C.Orientation { Val = C.OrientationValues.MaxMin }),
            new C.Delete { Val = false },
            new C.AxisPosition { Val = C.AxisPositionValues.Left },
            new C.TickLabelPosition { Val = C.TickLabelPositionValues.Low },
            new C.CrossingAxis { Val = Values },
            new C.Crosses { Val = C.CrossesValues.AutoZero }
        );

    private static C.ValueAxis ValueAxis() =>
        new(
            new C.AxisId { Val = Values },
            new C.Scaling(new C.Orientation { Val = C.OrientationValues.MinMax }),
            new C.Delete { Val = false },
            new C.AxisPosition { Val = C.AxisPositionValues.Bottom },
            new C.NumberingFormat { FormatCode = "#,##0", SourceLinked = false },
            new C.TickLabelPosition { Val = C.TickLabelPositionValues.NextTo },
            new C.CrossingAxis { Val = Categories },
            new C.Crosses { Val = C.CrossesValues.Maximum }
        );
}
