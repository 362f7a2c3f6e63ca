using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Pipeline.Output.Sheets;

/// <summary>A cell of a sheet: text, a number, a date, or a picture.</summary>
/// <param name="Value">string, decimal, double, int, DateOnly, <see cref="SheetPicture"/> or null.</param>
public readonly record struct ExportCell(object? Value)
{
    /// <summary>Text.</summary>
    public static implicit operator ExportCell(string? value) => new(value);

    /// <summary>A number.</summary>
    public static implicit operator ExportCell(decimal? value) => new(value);

    /// <summary>A whole number.</summary>
    public static implicit operator ExportCell(int? value) => new(value);

    /// <summary>A date.</summary>
    public static implicit operator ExportCell(DateOnly? value) => new(value);

    /// <summary>A picture.</summary>
    public static implicit operator ExportCell(SheetPicture? value) => new(value);
}

/// <summary>
/// A sheet: a title line, a header, rows. Rows are taken one by one, so that a long list is never held.
/// </summary>
/// <param name="Name">At most 31 characters.</param>
/// <param name="Title">Above the header; null for none.</param>
/// <param name="Columns">Header and width in characters.</param>
/// <param name="Rows">As many cells as there are columns.</param>
public sealed record ExportSheet(
    string Name,
    string? Title,
    IReadOnlyList<(string Header, double Width)> Columns,
    IEnumerable<IReadOnlyList<ExportCell>> Rows
)
{
    /// <summary>
    /// Under the header stands a row with the numbers of the columns, as the forms of registers have it.
    /// </summary>
    public bool ColumnNumbers { get; init; }

    /// <summary>Under the rows; a sheet has pictures or a chart. Null for none.</summary>
    public SheetChart? Chart { get; init; }

    /// <summary>First and last row of the header, from 1: they are repeated on each printed page.</summary>
    public (uint First, uint Last) Header =>
        Title is null ? (1u, ColumnNumbers ? 2u : 1u) : (3u, ColumnNumbers ? 4u : 3u);
}

/// <summary>Writes workbooks: header bold and repeated on each printed page, dates as dates, landscape A4.</summary>
public static class XlsxWriter
{
    private const double LineHeight = 15,
        MostHeight = 405,
        Margin = 0.4,
        CapitalWidth = 1.4,
        PictureGap = 6;
    private const uint Plain = 0,
        Bold = 1,
        Date = 2,
        Wrapped = 3,
        TitleStyle = 4,
        Grouped = 5;

    /// <summary>Writes the workbook to a new file.</summary>
    public static void Write(string path, IReadOnlyList<ExportSheet> sheets)
    {
        using var document = SpreadsheetDocument.Create(path, SpreadsheetDocumentType.Workbook);
        Fill(document, sheets);
    }

    /// <summary>The bytes of the workbook.</summary>
    public static byte[] ToBytes(IReadOnlyList<ExportSheet> sheets)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
            Fill(document, sheets);
        return file.ToArray();
    }

    private static void Fill(SpreadsheetDocument document, IReadOnlyList<ExportSheet> sheets)
    {
        var workbook = document.AddWorkbookPart();
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
        var list = new DocumentFormat.OpenXml.Spreadsheet.Sheets();
        var names = new DefinedNames();
        for (var i = 0; i < sheets.Count; i++)
        {
            var part = workbook.AddNewPart<WorksheetPart>();
            WriteSheet(part, sheets[i]);
            list.Append(
                new DocumentFormat.OpenXml.Spreadsheet.Sheet
                {
                    Id = workbook.GetIdOfPart(part),
                    SheetId = (uint)i + 1,
                    Name = sheets[i].Name,
                }
            );
            names.Append(
                new DefinedName($"'{sheets[i].Name}'!${sheets[i].Header.First}:${sheets[i].Header.Last}")
                {
                    Name = "_xlnm.Print_Titles",
                    LocalSheetId = (uint)i,
                }
            );
        }
        workbook.Workbook = new Workbook(list, names);
    }

    private static void WriteSheet(WorksheetPart part, ExportSheet sheet)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        var header = sheet.Header.Last;
        writer.WriteElement(
            new SheetViews(
                new SheetView(
                    new Pane
                    {
                        VerticalSplit = header,
                        TopLeftCell = $"A{header + 1}",
                        ActivePane = PaneValues.BottomLeft,
                        State = PaneStateValues.Frozen,
                    }
                )
                {
                    WorkbookViewId = 0,
                }
            )
        );
        writer.WriteElement(
            new Columns(
                sheet.Columns.Select(
                    (c, i) =>
                        (OpenXmlElement)
                            new Column
                            {
                                Min = (uint)i + 1,
                                Max = (uint)i + 1,
                                Width = c.Width,
                                CustomWidth = true,
                            }
                )
            )
        );
        writer.WriteStartElement(new SheetData());
        var row = 1u;
        if (sheet.Title is { } title)
        {
            WriteRow(writer, 1, [title], _ => TitleStyle, 24);
            row = 3;
        }
        ExportCell[] headers = [.. sheet.Columns.Select(c => (ExportCell)c.Header)];
        WriteRow(writer, row++, headers, _ => Bold, Height(sheet, headers));
        if (sheet.ColumnNumbers)
            WriteRow(
                writer,
                row++,
                [.. sheet.Columns.Select((_, i) => (ExportCell)$"({i + 1})")],
                _ => Bold,
                LineHeight
            );
        var pictures = new List<(uint, int, SheetPicture)>();
        foreach (var cells in sheet.Rows)
        {
            for (var i = 0; i < cells.Count; i++)
                if (cells[i].Value is SheetPicture picture)
                    pictures.Add((row - 1, i, picture));
            WriteRow(
                writer,
                row++,
                cells,
                c =>
                    c.Value is DateOnly ? Date
                    : c.Value is string ? Wrapped
                    : c.Value is decimal number && number == decimal.Truncate(number) ? Grouped
                    : Plain,
                Height(sheet, cells)
            );
        }
        writer.WriteEndElement();
        if (sheet.Title is not null && sheet.Columns.Count <= 26)
            writer.WriteElement(
                new MergeCells(new MergeCell { Reference = $"A1:{(char)('A' + sheet.Columns.Count - 1)}1" })
            );
        writer.WriteElement(
            new PageMargins
            {
                Left = Margin,
                Right = Margin,
                Top = 2 * Margin,
                Bottom = 2 * Margin,
                Header = Margin / 2,
                Footer = Margin / 2,
            }
        );
        writer.WriteElement(
            new PageSetup
            {
                Orientation = OrientationValues.Landscape,
                PaperSize = 9,
                FitToHeight = 0,
            }
        );
        writer.WriteElement(new HeaderFooter(new OddFooter("&CTrang &P/&N")));
        if (sheet.Chart is { Rows: > 0 } chart)
            writer.WriteElement(new Drawing { Id = chart.Add(part, sheet.Name, header + 1, row) });
        else if (pictures.Count > 0)
            writer.WriteElement(new Drawing { Id = SheetDrawing.Add(part, pictures) });
        writer.WriteEndElement();
    }

    /// <summary>Height of a row in points: not every program makes rows as high as their wrapped texts need.</summary>
    private static double Height(ExportSheet sheet, IReadOnlyList<ExportCell> cells)
    {
        var (lines, picture) = (1, 0.0);
        for (var i = 0; i < cells.Count; i++)
            if (cells[i].Value is string text)
                lines = Math.Max(
                    lines,
                    text.Split('\n').Sum(line => Lines(line, Math.Max(1, (int)sheet.Columns[i].Width - 1)))
                );
            else if (cells[i].Value is SheetPicture shown)
                picture = Math.Max(picture, shown.Size.Height + PictureGap);
        return Math.Min(MostHeight, Math.Max(picture, lines * LineHeight));
    }

    // Words are kept whole where they fit; capitals are wider.
    private static int Lines(string text, int width)
    {
        var (lines, filled) = (1, 0);
        foreach (var word in text.Split(' '))
        {
            var length = (int)Math.Ceiling(word.Sum(c => char.IsUpper(c) ? CapitalWidth : 1));
            if (filled > 0 && filled + 1 + length > width)
                (lines, filled) = (lines + 1, 0);
            filled += (filled > 0 ? 1 : 0) + length;
            (lines, filled) = (lines + (filled / (width + 1)), filled % (width + 1));
        }
        return lines;
    }

    private static void WriteRow(
        OpenXmlWriter writer,
        uint number,
        IReadOnlyList<ExportCell> cells,
        Func<ExportCell, uint> style,
        double height
    )
    {
        writer.WriteStartElement(
            new Row
            {
                RowIndex = number,
                Height = height,
                CustomHeight = true,
            }
        );
        foreach (var cell in cells)
            writer.WriteElement(
                cell.Value switch
                {
                    null or SheetPicture => new Cell { StyleIndex = style(cell) },
                    string text => new Cell(
                        new InlineString(new Text(Legal(text)) { Space = SpaceProcessingModeValues.Preserve })
                    )
                    {
                        DataType = CellValues.InlineString,
                        StyleIndex = style(cell),
                    },
                    DateOnly date => new Cell(
                        new CellValue(
                            date.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(CultureInfo.InvariantCulture)
                        )
                    )
                    {
                        StyleIndex = style(cell),
                    },
                    IFormattable value => new Cell(new CellValue(value.ToString(null, CultureInfo.InvariantCulture)))
                    {
                        StyleIndex = style(cell),
                    },
                    var other => throw new ArgumentException($"A cell cannot hold {other.GetType().Name}."),
                }
            );
        writer.WriteEndElement();
    }

    /// <summary>Characters that XML has no place for are left out, and a cell holds at most 32,767.</summary>
    private static string Legal(string text)
    {
        var legal = string.Concat(text.Where(c => c >= ' ' || c is '\n' or '\t'));
        return legal.Length <= 32000 ? legal : legal[..32000] + "…";
    }

    private static Stylesheet Styles() =>
        new(
            new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "dd/mm/yyyy" }),
            new Fonts(
                new Font(new FontSize { Val = 11 }, new FontName { Val = "Times New Roman" }),
                new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "Times New Roman" }),
                new Font(new Bold(), new FontSize { Val = 14 }, new FontName { Val = "Times New Roman" })
            ),
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 })
            ),
            new Borders(
                new Border(),
                new Border(
                    new LeftBorder { Style = BorderStyleValues.Thin },
                    new RightBorder { Style = BorderStyleValues.Thin },
                    new TopBorder { Style = BorderStyleValues.Thin },
                    new BottomBorder { Style = BorderStyleValues.Thin }
                )
            ),
            new CellStyleFormats(new CellFormat { FontId = 0 }),
            new CellFormats(
                new CellFormat
                {
                    ApplyFont = true,
                    BorderId = 1,
                    ApplyBorder = true,
                    Alignment = new Alignment { Vertical = VerticalAlignmentValues.Top },
                },
                new CellFormat
                {
                    FontId = 1,
                    BorderId = 1,
                    ApplyFont = true,
                    ApplyBorder = true,
                    Alignment = new Alignment
                    {
                        Horizontal = HorizontalAlignmentValues.Center,
                        Vertical = VerticalAlignmentValues.Center,
                        WrapText = true,
                    },
                },
                new CellFormat
                {
                    ApplyFont = true,
                    NumberFormatId = 164,
                    BorderId = 1,
                    ApplyNumberFormat = true,
                    ApplyBorder = true,
                    Alignment = new Alignment
                    {
                        Horizontal = HorizontalAlignmentValues.Center,
                        Vertical = VerticalAlignmentValues.Top,
                    },
                },
                new CellFormat
                {
                    ApplyFont = true,
                    BorderId = 1,
                    ApplyBorder = true,
                    Alignment = new Alignment { Vertical = VerticalAlignmentValues.Top, WrapText = true },
                },
                new CellFormat
                {
                    FontId = 2,
                    ApplyFont = true,
                    Alignment = new Alignment
                    {
                        Horizontal = HorizontalAlignmentValues.Center,
                        Vertical = VerticalAlignmentValues.Center,
                    },
                },
                new CellFormat
                {
                    ApplyFont = true,
                    NumberFormatId = 3,
                    BorderId = 1,
                    ApplyNumberFormat = true,
                    ApplyBorder = true,
                    Alignment = new Alignment { Vertical = VerticalAlignmentValues.Top },
                }
            ),
            new CellStyles(
                new CellStyle
                {
                    Name = "Normal",
                    FormatId = 0,
                    BuiltinId = 0,
                }
            )
        );
}
