using System.Text.Json.Nodes;

namespace Pipeline.Index.Elasticsearch;

/// <summary>Held numbers a slip or two away from one: first which pairs of symbol and serial are held, then the records of the nearest.</summary>
internal sealed class NearNumbers(ElasticStore store, SecretFilter seen)
{
    private const int NearSlips = 2;
    private const int MostExpansions = 1000;

    /// <summary>Nearest first, then newest.</summary>
    public IReadOnlyList<RecordSummary> Find(string fold, int limit)
    {
        var asked = NumberParts.Of(fold);
        if (asked.Serial is not { } serial || asked.Parts.Count == 0) return [];
        var serials = Ask.Terms("serial", NearSerials.Of(serial));
        var slips = Ask.All([Ask.Terms("slips", SymbolSlips.Of(asked.Symbol))], [Ask.Term("symbol", asked.Symbol)]);
        // One slip, in the serial or in the symbol, is likelier than one in each or two in the symbol: those are looked for last.
        var one = Ask.Any(Ask.All([Ask.Term("symbol", asked.Symbol), serials.DeepClone().AsObject()]), Ask.All([slips.DeepClone().AsObject(), Ask.Term("serial", serial)]));
        var found = Nearest(one, asked, fold, limit);
        if (found.Count == 0) found = Nearest(Ask.All([slips, serials]), asked, fold, limit);
        return found.Count > 0 ? found : Nearest(Ask.All([Fuzzy(asked.Symbol), Ask.Term("serial", serial)]), asked, fold, limit, Slips(asked.Symbol));
    }

    private List<RecordSummary> Nearest(JsonObject query, NumberParts asked, string fold, int limit, int slips = NearSlips)
    {
        var pairs = store.Values(Mappings.Records, seen.Records(query), "pair").Select(p => (Pair: p.Value, Cost: Cost(asked, p.Value, slips)))
            .Where(p => p.Cost is > 0 and < double.PositiveInfinity).ToArray();
        var found = new List<RecordSummary>();
        foreach (var near in pairs.GroupBy(p => p.Cost).OrderBy(g => g.Key))
        {
            if (found.Count >= limit) break;
            var records = Ask.All([seen.Records(Ask.Terms("pair", near.Select(p => p.Pair)))], [Ask.Term("fold", fold)]);
            found.AddRange(store.Find(Mappings.Records, records, limit, Ask.Sort("-date", "id"), RecordDocument.Summary).Select(h => RecordDocument.SummaryOf(h.Source)));
        }
        // The year is no part of a pair: it counts among those that were found.
        return [.. found.OrderBy(r => SlipCost.Between(asked, NumberParts.Of(r.Fold ?? ""))).ThenByDescending(r => r.Date, StringComparer.Ordinal).ThenBy(r => r.Id, StringComparer.Ordinal).Take(limit)];
    }

    private static double Cost(NumberParts asked, string pair, int slips)
    {
        var (symbol, serial) = pair.Split(' ') is [var s, var n] ? (s, n) : (pair, "");
        var letters = EditDistance.Between(asked.Symbol, symbol, NearSlips);
        return letters > slips || letters + EditDistance.Between(asked.Serial, serial, NearSlips) > 2 * NearSlips ? double.PositiveInfinity
            : SlipCost.Between(asked with { Year = null }, new NumberParts(serial, null, symbol.Split('-')));
    }

    private static JsonObject Fuzzy(string symbol) => new()
    {
        ["fuzzy"] = new JsonObject { ["symbol"] = new JsonObject { ["value"] = symbol, ["fuzziness"] = Slips(symbol), ["max_expansions"] = MostExpansions } },
    };

    /// <summary>A short symbol admits one slip, a long one two.</summary>
    private static int Slips(string symbol) => symbol.Length <= 4 ? 1 : NearSlips;
}
