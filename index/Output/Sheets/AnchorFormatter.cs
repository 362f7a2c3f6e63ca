using System.Globalization;
using Pipeline.Records;

namespace Pipeline.Output.Sheets;

/// <summary>Places as people say them.</summary>
public static class AnchorFormatter
{
    /// <summary>"tr. 3", "Sheet1!C12", "bảng 1, dòng 4" or empty.</summary>
    public static string Format(Anchor anchor) =>
        anchor.Sheet is { } sheet ? $"{sheet}!{anchor.Cell}"
        : anchor.Page is { } page ? string.Create(CultureInfo.InvariantCulture, $"tr. {page}")
        : anchor.Table is { } table
            ? string.Create(CultureInfo.InvariantCulture, $"bảng {table + 1}, dòng {anchor.Row + 1}")
        : "";

    /// <summary>A document that has no number is called by its file's name, not by the folder that it lay in.</summary>
    public static string DocumentLabel(string name)
    {
        var cut = name.Contains('.', StringComparison.Ordinal) ? name.LastIndexOf('/') : -1;
        return cut < 0 || name.LastIndexOf('.') < cut ? name : name[(cut + 1)..];
    }
}
