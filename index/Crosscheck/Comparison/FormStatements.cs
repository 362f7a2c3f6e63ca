using System.Globalization;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Comparison;

/// <summary>
/// Rows of filled-in forms as statements. A sub-row is worded with its group ("Quỹ trợ vốn – Số người được cho vay"): the next group has
/// a sub-row of the same words. A row that the table's figures tell too counts once, at the cell of its number.
/// </summary>
internal sealed class FormStatements
{
    /// <summary>Stands between a group and its sub-row, and between a row and its column.</summary>
    public const string Under = " – ";

    private readonly List<(FormRow Row, Figure? Cell)> _rows = [];
    private readonly Dictionary<(string? Sheet, int? Table, string? Row), int> _lines = [];

    /// <summary>Reads the forms of a record.</summary>
    public FormStatements(DocumentRecord record)
    {
        foreach (var row in record.Forms.SelectMany(f => f.Rows))
        {
            if (Line(row.Anchor) is { } line) _lines.TryAdd(line, _rows.Count);
            _rows.Add((row, null));
        }
    }

    /// <summary>What a figure counts, worded with its group where it stands in a form's sub-row; null where it is the row's own number, which the row tells.</summary>
    public string? Wording(Figure figure)
    {
        if (!figure.Table || Line(figure.Anchor) is not { } line || !_lines.TryGetValue(line, out var index)) return figure.Indicator;
        var (row, cell) = _rows[index];
        if (cell is not null || row.Value is null || figure.Value != row.Value) return row.Group is { } group && !figure.Indicator.StartsWith(group + Under, StringComparison.OrdinalIgnoreCase) ? group + Under + figure.Indicator : figure.Indicator;
        _rows[index] = (row, figure);
        return null;
    }

    /// <summary>The rows with their values; to be read after all figures were asked for.</summary>
    /// <param name="unit">Reporting unit.</param>
    /// <param name="period">Its period.</param>
    /// <param name="document">Number of the document, or its path.</param>
    /// <param name="id">Id of the record.</param>
    public IEnumerable<FigureStatement> Rows(string unit, string? period, string document, string id)
    {
        foreach (var (row, cell) in _rows)
        {
            if (row.Value is null) continue;
            var (value, measure) = Measures.Common(row.Value, row.Measure);
            yield return new FigureStatement
            {
                Unit = cell?.Unit ?? unit, Indicator = row.Group is { } group ? group + Under + Plain(row.Indicator) : Plain(row.Indicator), Period = cell?.Period ?? period, Value = value, Measure = measure,
                Printed = cell?.Printed ?? row.Value!.Value.ToString("G29", CultureInfo.InvariantCulture), Document = document, Id = id, Anchor = cell?.Anchor ?? row.Anchor,
            };
        }
    }

    /// <summary>Without the "Trong đó:" that leads over to sub-rows, or begins one.</summary>
    private static string Plain(string indicator)
    {
        var plain = indicator.EndsWith(Lead, StringComparison.OrdinalIgnoreCase) ? indicator[..^Lead.Length].TrimEnd(' ', '.', ',', ';')
            : indicator.StartsWith(Lead, StringComparison.OrdinalIgnoreCase) ? indicator[Lead.Length..].TrimStart() : indicator;
        return plain.Length > 2 ? plain : indicator;
    }

    private const string Lead = "Trong đó:";

    private static (string? Sheet, int? Table, string? Row)? Line(Anchor anchor)
    {
        if (anchor.Sheet is { } sheet) return (sheet, null, anchor.Cell?.TrimStart([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]));
        return anchor is { Table: { } table, Row: { } row } ? (null, table, row.ToString(CultureInfo.InvariantCulture)) : null;
    }
}
