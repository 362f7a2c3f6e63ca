using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Pipeline.Reading.Word;

namespace Pipeline.Reading.Sheets;

/// <summary>Reads one sheet as a stream of rows: a sheet of a million formatted but empty rows takes no memory.</summary>
internal sealed class XlsxSheet(string name, string[] shared, SheetStyles styles, bool date1904)
{
    private readonly SheetData _data = new(name, [], [], []);

    public SheetData Read(XmlReader reader, CancellationToken cancel)
    {
        var row = -1;
        reader.MoveToContent();
        while (!reader.EOF)
        {
            if (reader.NodeType != XmlNodeType.Element) { reader.Read(); continue; }
            switch (reader.LocalName)
            {
                case "col" when reader.GetAttribute("hidden") is "1" or "true": Hide(reader); reader.Read(); break;
                case "row":
                    cancel.ThrowIfCancellationRequested();
                    row = int.TryParse(reader.GetAttribute("r"), CultureInfo.InvariantCulture, out var number) ? number - 1 : row + 1;
                    if (reader.IsEmptyElement) reader.Read();
                    else if (reader.GetAttribute("hidden") is "1" or "true") reader.Skip();
                    else if (XNode.ReadFrom(reader) is XElement element) ReadRow(element, row);
                    break;
                case "mergeCell":
                    if (CellName.Range(reader.GetAttribute("ref") ?? "") is { } range) _data.Merges.Add(range);
                    reader.Read();
                    break;
                default: reader.Read(); break;
            }
        }
        return _data;
    }

    private void Hide(XmlReader reader)
    {
        if (!int.TryParse(reader.GetAttribute("min"), CultureInfo.InvariantCulture, out var min) || !int.TryParse(reader.GetAttribute("max"), CultureInfo.InvariantCulture, out var max)) return;
        for (var c = min; c <= Math.Min(max, 16384); c++) _data.HiddenColumns.Add(c - 1);
    }

    private void ReadRow(XElement row, int number)
    {
        var column = -1;
        foreach (var cell in row.Elements().Where(e => e.Is("c")))
        {
            column = CellName.Parse(cell.Attr("r") ?? "")?.Column ?? column + 1;
            if (_data.HiddenColumns.Contains(column)) continue;
            var (pattern, font, indent) = styles.Of(cell.Attr("s"));
            if (Shown(cell, pattern) is { Length: > 0 } text && !string.IsNullOrWhiteSpace(text)) _data.Cells.Add(new SheetCell(number, column, text, font, indent));
        }
    }

    private string? Shown(XElement cell, string pattern)
    {
        var value = cell.Child("v")?.Value;
        switch (cell.Attr("t"))
        {
            case "s": return WordXml.Number(value) is { } index && index >= 0 && index < shared.Length ? shared[index] : null;
            case "inlineStr": return cell.Child("is") is { } inline ? XlsxReader.Text(inline) : null;
            case "str" or "e": return value;
            case "b": return value == "1" ? "TRUE" : "FALSE";
            case "d": return value;
        }
        return value is null ? null
            : double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? SheetNumberFormat.Write(number, pattern, date1904) : value;
    }
}
