using System.Text.Json.Serialization;

namespace Pipeline.Records;

/// <summary>
/// The place of a value: a page and box, or a sheet and cell, and its span in the record's plain text.
/// Parts that a format does not have are null and are not printed.
/// </summary>
public sealed record Anchor
{
    /// <summary>Page number in the file, from 1.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Page { get; init; }

    /// <summary>x0, y0, x1, y1 in PDF points from the page's top left; always four numbers.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double[]? Box { get; init; }

    /// <summary>The text at the place, as it stands in the plain text.</summary>
    public string Text { get; init; } = "";

    /// <summary>First code point in the record's plain text (NFC), from 0.</summary>
    public int Start { get; init; }

    /// <summary>One past the last code point in the record's plain text.</summary>
    public int End { get; init; }

    /// <summary>Index of the table in the layout, from 0.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Table { get; init; }

    /// <summary>Row of the table, from 0.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Row { get; init; }

    /// <summary>Column of the table, from 0.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Col { get; init; }

    /// <summary>Name of the sheet.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Sheet { get; init; }

    /// <summary>Cell of the sheet, such as C12.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Cell { get; init; }
}
