using System.Globalization;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Comparison;

/// <summary>A reported figure as it is compared: unit, indicator, period, value, measure, source.</summary>
public sealed record FigureStatement
{
    /// <summary>Reporting unit; the file's name where the paper tells none.</summary>
    public required string Unit { get; init; }

    /// <summary>Wording of the indicator.</summary>
    public required string Indicator { get; init; }

    /// <summary>Period, or the year of the document's date.</summary>
    public string? Period { get; init; }

    /// <summary>In the common measure; null where malformed.</summary>
    public decimal? Value { get; init; }

    /// <summary>Common measure: money in đồng.</summary>
    public string? Measure { get; init; }

    /// <summary>about, under, over; null if exact.</summary>
    public string? Approximate { get; init; }

    /// <summary>As printed.</summary>
    public required string Printed { get; init; }

    /// <summary>Number of the document, or its path.</summary>
    public required string Document { get; init; }

    /// <summary>Id of the record.</summary>
    public required string Id { get; init; }

    /// <summary>Where.</summary>
    public required Anchor Anchor { get; init; }

    /// <summary>
    /// All statements of a record: figures of text and tables, and filled-in forms; a form's row that its table tells
    /// too counts once.
    /// </summary>
    public static IEnumerable<FigureStatement> FromRecord(DocumentRecord record) =>
        ReadAll(record)
            .DistinctBy(s => (s.Unit, s.Indicator, s.Period, s.Value, s.Measure, s.Anchor.Table, s.Anchor.Row));

    private static IEnumerable<FigureStatement> ReadAll(DocumentRecord record)
    {
        var unit = record.Document.Issuer ?? Path.GetFileName(record.Source.Path);
        var document = record.Document.Number?.Key ?? record.Document.Number?.Printed ?? record.Source.Path;
        var period = record.Document.Period ?? (record.Document.Date is { Length: >= 4 } date ? date[..4] : null);
        var forms = new FormStatementReader(record);
        foreach (var figure in record.Figures)
        {
            if (forms.WordIndicator(figure) is not { } wording)
                continue;
            var (value, measure) = MeasureNormalizer.Normalize(figure.Value, figure.Measure);
            yield return new FigureStatement
            {
                Unit = figure.Unit ?? unit,
                Indicator = wording,
                Period = figure.Period ?? period,
                Value = value,
                Measure = measure,
                Approximate = figure.Approximate,
                Printed = figure.Printed,
                Document = document,
                Id = record.Id,
                Anchor = figure.Anchor,
            };
        }
        foreach (var statement in forms.ReadRows(unit, period, document, record.Id))
            yield return statement;
    }
}

/// <summary>
/// Rows of filled-in forms as statements. A sub-row is worded with its group ("Quỹ trợ vốn – Số người được cho vay"):
/// the next group has
/// a sub-row of the same words. A row that the table's figures tell too counts once, at the cell of its number.
/// </summary>
internal sealed class FormStatementReader
{
    /// <summary>Stands between a group and its sub-row, and between a row and its column.</summary>
    public const string Under = " – ";

    private readonly List<(FormRow Row, Figure? Cell)> _rows = [];
    private readonly Dictionary<(string? Sheet, int? Table, string? Row), int> _lines = [];

    /// <summary>Reads the forms of a record.</summary>
    public FormStatementReader(DocumentRecord record)
    {
        foreach (var row in record.Forms.SelectMany(f => f.Rows))
        {
            if (Line(row.Anchor) is { } line)
                _lines.TryAdd(line, _rows.Count);
            _rows.Add((row, null));
        }
    }

    /// <summary>
    /// What a figure counts, worded with its group where it stands in a form's sub-row; null where it is the row's own
    /// number, which the row tells.
    /// </summary>
    public string? WordIndicator(Figure figure)
    {
        if (!figure.Table || Line(figure.Anchor) is not { } line || !_lines.TryGetValue(line, out var index))
            return figure.Indicator;
        var (row, cell) = _rows[index];
        if (cell is not null || row.Value is null || figure.Value != row.Value)
            return
                row.Group is { } group
                && !figure.Indicator.StartsWith(group + Under, StringComparison.OrdinalIgnoreCase)
                ? group + Under + figure.Indicator
                : figure.Indicator;
        _rows[index] = (row, figure);
        return null;
    }

    /// <summary>The rows with their values; to be read after all figures were asked for.</summary>
    /// <param name="unit">Reporting unit.</param>
    /// <param name="period">Its period.</param>
    /// <param name="document">Number of the document, or its path.</param>
    /// <param name="id">Id of the record.</param>
    public IEnumerable<FigureStatement> ReadRows(string unit, string? period, string document, string id)
    {
        foreach (var (row, cell) in _rows)
        {
            if (row.Value is null)
                continue;
            var (value, measure) = MeasureNormalizer.Normalize(row.Value, row.Measure);
            yield return new FigureStatement
            {
                Unit = cell?.Unit ?? unit,
                Indicator = row.Group is { } group
                    ? group + Under + TrimGroupLead(row.Indicator)
                    : TrimGroupLead(row.Indicator),
                Period = cell?.Period ?? period,
                Value = value,
                Measure = measure,
                Printed = cell?.Printed ?? row.Value!.Value.ToString("G29", CultureInfo.InvariantCulture),
                Document = document,
                Id = id,
                Anchor = cell?.Anchor ?? row.Anchor,
            };
        }
    }

    /// <summary>Without the "Trong đó:" that leads over to sub-rows, or begins one.</summary>
    private static string TrimGroupLead(string indicator)
    {
        var plain =
            indicator.EndsWith(Lead, StringComparison.OrdinalIgnoreCase)
                ? indicator[..^Lead.Length].TrimEnd(' ', '.', ',', ';')
            : indicator.StartsWith(Lead, StringComparison.OrdinalIgnoreCase) ? indicator[Lead.Length..].TrimStart()
            : indicator;
        return plain.Length > 2 ? plain : indicator;
    }

    private const string Lead = "Trong đó:";

    private static (string? Sheet, int? Table, string? Row)? Line(Anchor anchor)
    {
        if (anchor.Sheet is { } sheet)
            return (sheet, null, anchor.Cell?.TrimStart([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]));
        return anchor is { Table: { } table, Row: { } row }
            ? (null, table, row.ToString(CultureInfo.InvariantCulture))
            : null;
    }
}
