using System.Collections.Immutable;
using System.Text.Json;

namespace Pipeline.Corpus.Evaluation.Gold;

/// <summary>Reads gold of facts: a list of {file, figures, awards, targets, deadlines, programmes, traps, pages_annotated}.</summary>
internal static class SampleFacts
{
    private static readonly ImmutableArray<(string List, string Kind)> Lists =
        [("figures", "figure"), ("awards", "award"), ("targets", "target"), ("deadlines", "deadline"), ("programmes", "programme")];

    private static readonly ImmutableHashSet<string> NoAttributes = ["printed", "optional", "counted", "note", "notes"];

    /// <summary>The documents of the list.</summary>
    public static IEnumerable<GoldDocument> Read(JsonElement list, string prefix)
    {
        foreach (var e in list.EnumerateArray())
            yield return new GoldDocument
            {
                File = prefix + e.Text("file"),
                Format = e.Text("format") ?? "",
                Tags = e.Flag("scanned") ? ["scanned"] : ["born"],
                Facts = new GoldFacts(
                    [.. Lists.SelectMany(l => e.List(l.List).Select(f => Fact(l.Kind, f)))],
                    e.Texts("traps"),
                    Pages([.. e.List("pages_annotated").Select(p => p.GetInt32())])),
            };
    }

    /// <summary>Two numbers are the first and the last judged page.</summary>
    private static ImmutableArray<int> Pages(int[] ends) => ends.Length == 2 ? [.. Enumerable.Range(ends[0], ends[1] - ends[0] + 1)] : [.. ends];

    private static GoldFact Fact(string kind, JsonElement e)
    {
        var accepted = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<string?>>(StringComparer.Ordinal);
        foreach (var property in e.EnumerateObject())
        {
            if (NoAttributes.Contains(property.Name) || property.Name.EndsWith("_also", StringComparison.Ordinal)) continue;
            accepted[property.Name] = [property.Value.Plain(), .. e.List(property.Name + "_also").Select(v => v.Plain())];
        }
        return new GoldFact(kind, e.Text("printed") ?? "", accepted.ToImmutable(), e.Flag("optional"));
    }
}
