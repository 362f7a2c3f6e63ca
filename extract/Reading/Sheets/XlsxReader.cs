using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Pipeline.Layout;
using Pipeline.Reading.Word;

namespace Pipeline.Reading.Sheets;

/// <summary>Reads Excel files (Office Open XML): what each visible sheet shows.</summary>
public sealed class XlsxReader : IFormatReader
{
    /// <inheritdoc/>
    public IReadOnlyList<FileFormat> Formats { get; } = [FileFormat.Xlsx];

    /// <inheritdoc/>
    public ReadResult Read(SourceFile file, FileFormat format, ReadLimits limits, CancellationToken cancel) =>
        Read(file.Path, "xlsx", limits, cancel);

    /// <summary>Reads what another program made a workbook of.</summary>
    /// <param name="path">The workbook.</param>
    /// <param name="format">Name of the format that it came in.</param>
    /// <param name="limits">Bytes.</param>
    /// <param name="cancel">Stops it.</param>
    internal static ReadResult Read(string path, string format, ReadLimits limits, CancellationToken cancel)
    {
        try
        {
            using var package = OfficePackage.Open(path, limits.UnpackedBytes);
            var lost = new List<string>();
            var sheets = Sheets(package, limits, lost, cancel);
            if (sheets.Count == 0 && lost.Count > 0)
                throw new ReadException(
                    FailureKind.Damaged,
                    $"none of its {lost.Count} sheets can be read",
                    "open it in Excel and save it again"
                );
            return new ReadResult
            {
                Layout = SheetWriter.Write(format, sheets) with { Warnings = [.. lost.Select(LostSheetFinder.Warn)] },
            };
        }
        catch (XmlException e)
        {
            throw OfficePackage.Damaged(e);
        }
        catch (InvalidDataException e)
        {
            throw OfficePackage.Damaged(e);
        }
    }

    private static List<SheetData> Sheets(
        OfficePackage package,
        ReadLimits limits,
        List<string> lost,
        CancellationToken cancel
    )
    {
        var shared = package.OfType("sharedStrings")?.Elements().Where(e => e.Is("si")).Select(Text).ToArray() ?? [];
        var styles = new SheetStyles(package.OfType("styles"));
        var date1904 = package.Document.Child("workbookPr").Attr("date1904") is "1" or "true";
        var sheets = new List<SheetData>();
        var room = limits.TextBytes;
        foreach (var sheet in package.Document.Child("sheets")?.Elements() ?? [])
        {
            if (sheet.Attr("state") is "hidden" or "veryHidden")
                continue;
            var id = sheet
                .Attributes()
                .FirstOrDefault(a => a.Name.LocalName == "id" && a.Name.NamespaceName.Length > 0)
                ?.Value;
            var name = sheet.Attr("name") ?? "";
            SheetData data;
            try
            {
                using var reader = package.Reader(id);
                if (reader is null)
                {
                    lost.Add(name);
                    continue;
                }
                data = new XlsxSheet(name, shared, styles, date1904).Read(reader, cancel);
            }
            // A sheet that is torn does not take the others with it.
            catch (Exception e) when (e is XmlException or InvalidDataException)
            {
                lost.Add(name);
                continue;
            }
            room -= data.Cells.Sum(c => (long)c.Text.Length);
            if (room < 0)
                throw new ReadException(
                    FailureKind.TooLarge,
                    $"its sheets have more than {limits.TextBytes >> 20} MiB of text",
                    "divide it, or raise the limit text-bytes"
                );
            sheets.Add(data);
        }
        return sheets;
    }

    /// <summary>Text of a string item, without the readings that stand over its signs.</summary>
    internal static string Text(XElement item) =>
        string.Concat(
                item.Elements()
                    .Select(e =>
                        e.Is("t") ? e.Value
                        : e.Is("r") ? e.Child("t")?.Value ?? ""
                        : ""
                    )
            )
            .Replace("_x000D_", "")
            .Replace("\r", "");
}

/// <summary>Fonts, indents and number patterns of cells.</summary>
internal sealed class SheetStyles
{
    private readonly List<(string Pattern, FontStyle? Font, double Indent)> _cells = [];

    public SheetStyles(XElement? part)
    {
        var patterns = new Dictionary<int, string>();
        foreach (var format in part.Child("numFmts")?.Elements() ?? [])
            if (WordXml.Number(format.Attr("numFmtId")) is { } id && format.Attr("formatCode") is { } code)
                patterns[id] = code;
        var fonts =
            part.Child("fonts")
                ?.Elements()
                .Select(f => new FontStyle(
                    double.TryParse(f.Val("sz"), CultureInfo.InvariantCulture, out var size) ? size : 0,
                    f.Toggle("b") ?? false,
                    f.Toggle("i") ?? false,
                    f.Val("name")
                ))
                .ToArray()
            ?? [];
        foreach (var cell in part.Child("cellXfs")?.Elements() ?? [])
        {
            var number = WordXml.Number(cell.Attr("numFmtId")) ?? 0;
            var font = WordXml.Number(cell.Attr("fontId")) is { } f && f >= 0 && f < fonts.Length ? fonts[f] : null;
            _cells.Add(
                (
                    patterns.GetValueOrDefault(number) ?? SheetNumberFormat.BuiltIn(number),
                    font,
                    WordXml.Number(cell.Child("alignment").Attr("indent")) ?? 0
                )
            );
        }
    }

    public (string Pattern, FontStyle? Font, double Indent) Resolve(string? style) =>
        WordXml.Number(style ?? "0") is { } id && id >= 0 && id < _cells.Count ? _cells[id] : ("General", null, 0);
}

/// <summary>
/// Reads one sheet as a stream of rows: a sheet of a million formatted but empty rows takes no memory.
/// </summary>
internal sealed class XlsxSheet(string name, string[] shared, SheetStyles styles, bool date1904)
{
    private readonly SheetData _data = new(name, [], [], []);

    public SheetData Read(XmlReader reader, CancellationToken cancel)
    {
        var row = -1;
        reader.MoveToContent();
        while (!reader.EOF)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                reader.Read();
                continue;
            }
            switch (reader.LocalName)
            {
                case "col" when reader.GetAttribute("hidden") is "1" or "true":
                    Hide(reader);
                    reader.Read();
                    break;
                case "row":
                    cancel.ThrowIfCancellationRequested();
                    row = int.TryParse(reader.GetAttribute("r"), CultureInfo.InvariantCulture, out var number)
                        ? number - 1
                        : row + 1;
                    if (reader.IsEmptyElement)
                        reader.Read();
                    else if (reader.GetAttribute("hidden") is "1" or "true")
                        reader.Skip();
                    else if (XNode.ReadFrom(reader) is XElement element)
                        ReadRow(element, row);
                    break;
                case "mergeCell":
                    if (CellName.ParseRange(reader.GetAttribute("ref") ?? "") is { } range)
                        _data.Merges.Add(range);
                    reader.Read();
                    break;
                default:
                    reader.Read();
                    break;
            }
        }
        return _data;
    }

    private void Hide(XmlReader reader)
    {
        if (
            !int.TryParse(reader.GetAttribute("min"), CultureInfo.InvariantCulture, out var min)
            || !int.TryParse(reader.GetAttribute("max"), CultureInfo.InvariantCulture, out var max)
        )
            return;
        for (var c = min; c <= Math.Min(max, 16384); c++)
            _data.HiddenColumns.Add(c - 1);
    }

    private void ReadRow(XElement row, int number)
    {
        var column = -1;
        foreach (var cell in row.Elements().Where(e => e.Is("c")))
        {
            column = CellName.Parse(cell.Attr("r") ?? "")?.Column ?? column + 1;
            if (_data.HiddenColumns.Contains(column))
                continue;
            var (pattern, font, indent) = styles.Resolve(cell.Attr("s"));
            if (Shown(cell, pattern) is { Length: > 0 } text && !string.IsNullOrWhiteSpace(text))
                _data.Cells.Add(new SheetCell(number, column, text, font, indent));
        }
    }

    private string? Shown(XElement cell, string pattern)
    {
        var value = cell.Child("v")?.Value;
        switch (cell.Attr("t"))
        {
            case "s":
                return WordXml.Number(value) is { } index && index >= 0 && index < shared.Length ? shared[index] : null;
            case "inlineStr":
                return cell.Child("is") is { } inline ? XlsxReader.Text(inline) : null;
            case "str" or "e":
                return value;
            case "b":
                return value == "1" ? "TRUE" : "FALSE";
            case "d":
                return value;
        }
        return value is null ? null
            : double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? SheetNumberFormat.Write(number, pattern, date1904)
            : value;
    }
}
