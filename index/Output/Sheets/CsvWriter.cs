using System.Globalization;
using System.Text;

namespace Pipeline.Output.Sheets;

/// <summary>Writes CSV as RFC 4180 has it, UTF-8 with a mark so that spreadsheets show Vietnamese.</summary>
public static class CsvWriter
{
    /// <summary>Writes a new file.</summary>
    public static void Write(string path, IEnumerable<string> header, IEnumerable<IReadOnlyList<ExportCell>> rows)
    {
        using var writer = new StreamWriter(
            path,
            append: false,
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)
        );
        Write(writer, header, rows);
    }

    /// <summary>Writes to a stream.</summary>
    public static void Write(TextWriter writer, IEnumerable<string> header, IEnumerable<IReadOnlyList<ExportCell>> rows)
    {
        writer.Write(string.Join(',', header.Select(Quote)) + "\r\n");
        foreach (var row in rows)
            writer.Write(string.Join(',', row.Select(c => Quote(Text(c)))) + "\r\n");
    }

    private static string Text(ExportCell cell) =>
        cell.Value switch
        {
            null => "",
            // A formula typed into a paper must not run in a spreadsheet.
            string text => text.Length > 0 && text[0] is '=' or '@' ? "'" + text : text,
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
            var other => other.ToString() ?? "",
        };

    private static string Quote(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
