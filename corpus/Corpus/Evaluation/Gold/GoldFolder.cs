using System.Collections.Immutable;
using System.Text.Json;

namespace Pipeline.Corpus.Evaluation.Gold;

/// <summary>
/// Finds and reads the gold of a folder and of the folders in it: gold.json as a list of headings, a list of facts or
/// an
/// object of tables, and gold.jsonl as the generator writes it.
/// </summary>
public static class GoldFolder
{
    /// <summary>All gold documents, by file.</summary>
    /// <exception cref="InvalidDataException">A gold file is none.</exception>
    public static ImmutableArray<GoldDocument> Read(string folder)
    {
        var documents = new List<GoldDocument>();
        foreach (
            var path in Directory
                .EnumerateFiles(folder, "gold.json*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
        )
        {
            var prefix = Path.GetRelativePath(folder, Path.GetDirectoryName(path)!).Replace('\\', '/');
            prefix = prefix == "." ? "" : prefix + "/";
            try
            {
                documents.AddRange(ReadFile(path, prefix));
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
            {
                throw new InvalidDataException($"{path} is no gold: {e.Message}", e);
            }
        }
        return [.. documents.OrderBy(d => d.File, StringComparer.Ordinal).ThenBy(d => d.Part ?? 0)];
    }

    private static List<GoldDocument> ReadFile(string path, string prefix)
    {
        if (path.EndsWith(".jsonl", StringComparison.Ordinal))
            return [.. GeneratedGold.Read(File.ReadLines(path), prefix)];
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        var root = json.RootElement;
        if (root.ValueKind == JsonValueKind.Object)
            return [.. SampleTables.Read(root, prefix)];
        var facts = root.EnumerateArray().Any(e => e.TryGetProperty("traps", out _));
        return facts ? [.. SampleFacts.Read(root, prefix)] : [.. SampleHeadings.Read(root, prefix)];
    }
}

/// <summary>
/// Reads gold of facts: a list of {file, figures, awards, targets, deadlines, programmes, traps, pages_annotated}.
/// </summary>
internal static class SampleFacts
{
    private static readonly ImmutableArray<(string List, string Kind)> Lists =
    [
        ("figures", "figure"),
        ("awards", "award"),
        ("targets", "target"),
        ("deadlines", "deadline"),
        ("programmes", "programme"),
    ];

    private static readonly ImmutableHashSet<string> NoAttributes = ["printed", "optional", "counted", "note", "notes"];

    /// <summary>The documents of the list.</summary>
    public static IEnumerable<GoldDocument> Read(JsonElement list, string prefix)
    {
        foreach (var e in list.EnumerateArray())
            yield return new GoldDocument
            {
                File = prefix + e.GetText("file"),
                Format = e.GetText("format") ?? "",
                Tags = e.GetFlag("scanned") ? ["scanned"] : ["born"],
                Facts = new GoldFacts(
                    [.. Lists.SelectMany(l => e.GetList(l.List).Select(f => Fact(l.Kind, f)))],
                    e.GetTexts("traps"),
                    Pages([.. e.GetList("pages_annotated").Select(p => p.GetInt32())])
                ),
            };
    }

    /// <summary>Two numbers are the first and the last judged page.</summary>
    private static ImmutableArray<int> Pages(int[] ends) =>
        ends.Length == 2 ? [.. Enumerable.Range(ends[0], ends[1] - ends[0] + 1)] : [.. ends];

    private static GoldFact Fact(string kind, JsonElement e)
    {
        var accepted = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<string?>>(StringComparer.Ordinal);
        foreach (var property in e.EnumerateObject())
        {
            if (NoAttributes.Contains(property.Name) || property.Name.EndsWith("_also", StringComparison.Ordinal))
                continue;
            accepted[property.Name] =
            [
                property.Value.ToPlainText(),
                .. e.GetList(property.Name + "_also").Select(v => v.ToPlainText()),
            ];
        }
        return new GoldFact(kind, e.GetText("printed") ?? "", accepted.ToImmutable(), e.GetFlag("optional"));
    }
}

/// <summary>
/// Reads gold of headings and citations: a list of {file, normalized_number, date, …}; null is not judged, unless a
/// *_blank says that the place is blank.
/// </summary>
internal static class SampleHeadings
{
    /// <summary>The documents of the list.</summary>
    public static IEnumerable<GoldDocument> Read(JsonElement list, string prefix)
    {
        foreach (var e in list.EnumerateArray())
            yield return new GoldDocument
            {
                File = prefix + e.GetText("file"),
                Format = e.GetText("format") ?? "",
                Tags = e.GetFlag("scanned") ? ["scanned"] : ["born"],
                Values = [.. Values(e)],
                Citations = e.Get("citations") is null
                    ? null
                    : [.. e.GetTexts("citations").Select(k => new GoldCitation(k))],
            };
    }

    private static readonly ImmutableArray<string> Plain = ["type", "issuer", "subject", "signer"];

    /// <summary>
    /// A subject that the gold begins with the type word is right without it: the record's subject never has one.
    /// </summary>
    private static IEnumerable<string> WithoutType(string field, string text, string? type) =>
        field == "subject" && type is not null && text.StartsWith(type + " ", StringComparison.OrdinalIgnoreCase)
            ? [text[(type.Length + 1)..]]
            : [];

    private static IEnumerable<GoldValue> Values(JsonElement e)
    {
        var (number, date) = (e.GetText("normalized_number"), e.GetText("date"));
        if (number is not null || e.Get("number_blank") is not null)
            yield return new GoldValue("number", number)
            {
                Also = e.GetTexts("number_also"),
                Ink = e.GetFlag("handwritten_number"),
            };
        if (date is not null || e.Get("date_blank") is not null)
            yield return new GoldValue("date", date)
            {
                Also = e.GetTexts("date_also"),
                Ink = e.GetFlag("handwritten_date"),
            };
        foreach (var field in Plain)
            if (e.GetText(field) is { } text)
                yield return new GoldValue(field, text)
                {
                    Also = [.. e.GetTexts(field + "_also"), .. WithoutType(field, text, e.GetText("type"))],
                };
    }
}

/// <summary>Reads gold of scoring tables: {tables: [{file, tables: [{columns, rows}]}], negatives: [file]}.</summary>
internal static class SampleTables
{
    private static readonly ImmutableArray<string> PointColumns =
    [
        "max",
        "bonus",
        "deduct",
        "score",
        "score_bonus",
        "appraised",
        "total",
    ];

    /// <summary>The documents of the gold.</summary>
    public static IEnumerable<GoldDocument> Read(JsonElement gold, string prefix)
    {
        foreach (var e in gold.GetList("tables"))
            yield return new GoldDocument
            {
                File = prefix + e.GetText("file"),
                Format = e.GetText("format") ?? "",
                Tags = e.GetFlag("scanned") ? ["scanned"] : ["born"],
                Tables = [.. e.GetList("tables").Select(Table)],
            };
        foreach (var file in gold.GetTexts("negatives"))
            yield return new GoldDocument
            {
                File = prefix + file,
                Format = Path.GetExtension(file).TrimStart('.'),
                Tags = ["born"],
                Tables = [],
            };
    }

    private static GoldTable Table(JsonElement e)
    {
        var rows = e.GetList("rows").ToArray();
        var totals = e.Get("totals");
        return new GoldTable(
            e.GetText("title"),
            e.GetTexts("columns").Contains("no"),
            [.. rows.Where(r => !r.GetFlag("total_row")).Select(Row)],
            [.. rows.Where(r => r.GetFlag("total_row")).Select(r => r.GetText("criterion") ?? "")],
            totals?.GetNumber("max"),
            totals?.GetNumber("score")
        );
    }

    private static GoldRow Row(JsonElement e) =>
        new()
        {
            No = e.GetText("no"),
            NoSpan = e.GetText("no_span"),
            Criterion = e.GetText("criterion") ?? "",
            Points = PointColumns.ToImmutableSortedDictionary(c => c, c => e.GetNumber(c), StringComparer.Ordinal),
            MaxSpanned = e.Get("max_span") is not null,
        };
}
