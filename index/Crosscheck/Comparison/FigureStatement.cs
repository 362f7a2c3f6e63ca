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

    /// <summary>All statements of a record: figures of text and tables, and filled-in forms; a form's row that its table tells too counts once.</summary>
    public static IEnumerable<FigureStatement> Of(DocumentRecord record) => All(record).DistinctBy(s => (s.Unit, s.Indicator, s.Period, s.Value, s.Measure, s.Anchor.Table, s.Anchor.Row));

    private static IEnumerable<FigureStatement> All(DocumentRecord record)
    {
        var unit = record.Document.Issuer ?? Path.GetFileName(record.Source.Path);
        var document = record.Document.Number?.Key ?? record.Document.Number?.Printed ?? record.Source.Path;
        var period = record.Document.Period ?? (record.Document.Date is { Length: >= 4 } date ? date[..4] : null);
        var forms = new FormStatements(record);
        foreach (var figure in record.Figures)
        {
            if (forms.Wording(figure) is not { } wording) continue;
            var (value, measure) = Measures.Common(figure.Value, figure.Measure);
            yield return new FigureStatement
            {
                Unit = figure.Unit ?? unit, Indicator = wording, Period = figure.Period ?? period, Value = value, Measure = measure,
                Approximate = figure.Approximate, Printed = figure.Printed, Document = document, Id = record.Id, Anchor = figure.Anchor,
            };
        }
        foreach (var statement in forms.Rows(unit, period, document, record.Id)) yield return statement;
    }
}
