using System.Globalization;
using System.Text.Json.Nodes;

namespace Pipeline.Output.Sheets;

/// <summary>Rows of a sheet as JSON lines, named by their headers.</summary>
public static class JsonRowWriter
{
    /// <summary>One line.</summary>
    public static string Print(IReadOnlyList<(string Header, double Width)> columns, IReadOnlyList<ExportCell> row)
    {
        var json = new JsonObject();
        for (var i = 0; i < columns.Count; i++)
            json[columns[i].Header] = row[i].Value switch
            {
                null => null,
                string text => text,
                decimal number => number,
                int number => number,
                DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                var other => other.ToString(),
            };
        return json.ToJsonString(JsonOutput.Options);
    }
}
