using System.Collections.Immutable;
using System.Text.Json;

namespace Pipeline.Corpus.Evaluation.Gold;

/// <summary>Reads gold of scoring tables: {tables: [{file, tables: [{columns, rows}]}], negatives: [file]}.</summary>
internal static class SampleTables
{
    private static readonly ImmutableArray<string> PointColumns = ["max", "bonus", "deduct", "score", "score_bonus", "appraised", "total"];

    /// <summary>The documents of the gold.</summary>
    public static IEnumerable<GoldDocument> Read(JsonElement gold, string prefix)
    {
        foreach (var e in gold.List("tables"))
            yield return new GoldDocument
            {
                File = prefix + e.Text("file"),
                Format = e.Text("format") ?? "",
                Tags = e.Flag("scanned") ? ["scanned"] : ["born"],
                Tables = [.. e.List("tables").Select(Table)],
            };
        foreach (var file in gold.Texts("negatives"))
            yield return new GoldDocument { File = prefix + file, Format = Path.GetExtension(file).TrimStart('.'), Tags = ["born"], Tables = [] };
    }

    private static GoldTable Table(JsonElement e)
    {
        var rows = e.List("rows").ToArray();
        var totals = e.Get("totals");
        return new GoldTable(e.Text("title"), e.Texts("columns").Contains("no"),
            [.. rows.Where(r => !r.Flag("total_row")).Select(Row)],
            [.. rows.Where(r => r.Flag("total_row")).Select(r => r.Text("criterion") ?? "")],
            totals?.Number("max"), totals?.Number("score"));
    }

    private static GoldRow Row(JsonElement e) => new()
    {
        No = e.Text("no"),
        NoSpan = e.Text("no_span"),
        Criterion = e.Text("criterion") ?? "",
        Points = PointColumns.ToImmutableSortedDictionary(c => c, c => e.Number(c), StringComparer.Ordinal),
        MaxSpanned = e.Get("max_span") is not null,
    };
}
