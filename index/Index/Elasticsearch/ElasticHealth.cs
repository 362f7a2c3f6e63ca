using System.Globalization;

namespace Pipeline.Index.Elasticsearch;

/// <summary>How the cluster stands, in words.</summary>
internal sealed class ElasticHealth(ElasticClient client, ElasticStore store)
{
    /// <summary>Asks the hosts and the cluster.</summary>
    public string Read()
    {
        var health = client.Good(HttpMethod.Get, $"/_cluster/health/{string.Join(',', Mappings.All.Select(store.Alias))}");
        var (answer, all) = client.Hosts();
        // Where one host alone is named, the cluster tells of the others.
        var nodes = all == 1 ? (int)health.Number("number_of_nodes") : answer;
        return Words(nodes, Math.Max(nodes, all), health.Text("status") ?? "", health.Number("unassigned_shards"));
    }

    /// <summary>In words. Status: green where every copy of every part is there, yellow where one of each is, red where parts are missing.</summary>
    public static string Words(int answer, int all, string status, long missing)
    {
        if (all == 1 && status == "green") return ArchiveStatus.InOrder;
        var nodes = all == 1 ? "the only node answers" : string.Create(CultureInfo.InvariantCulture, $"{answer} of {all} nodes answer");
        var (copies, parts) = missing == 1 ? ("one copy is", "what one part holds") : (string.Create(CultureInfo.InvariantCulture, $"{missing} copies are"), string.Create(CultureInfo.InvariantCulture, $"what {missing} parts hold"));
        return status switch
        {
            "green" => $"{nodes}, {(answer < all ? "searches go on, " : "")}every copy is there",
            "yellow" => $"{nodes}, searches go on, {copies} missing",
            _ => $"{nodes}, searches miss {parts}: start the nodes that are away",
        };
    }
}
