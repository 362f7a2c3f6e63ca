using System.Text.Json;

namespace Pipeline.Index.Elasticsearch;

/// <summary>A record in a group of copies.</summary>
internal readonly record struct CopyMember(string Id, int Rank);

/// <summary>Copies of one document, as one small document: who leads is told from it.</summary>
internal sealed record CopyGroup(string Copy, IReadOnlyList<CopyMember> Members, Sequence? State)
{
    /// <summary>Id of the copy that leads; null in an empty group.</summary>
    public string? Lead => Members.Count == 0 ? null : Members[0].Id;

    /// <summary>Groups by their keys, in the order asked; those that are not held are empty.</summary>
    public static CopyGroup[] Read(ElasticStore store, IReadOnlyList<string> copies) =>
        [.. store.Get(Mappings.Ledger, [.. copies.Select(ElasticIds.Copies)]).Select((held, i) => Of(copies[i], held))];

    /// <summary>The group of a document that may be absent.</summary>
    public static CopyGroup Of(string copy, Held? held) =>
        new(copy, [.. (held?.Source ?? default).List("members").Select(m => new CopyMember(m.Text("id")!, (int)m.Number("rank")))], held?.State);

    /// <summary>The group with some members taken out and others put in; best first.</summary>
    public CopyGroup With(IEnumerable<CopyMember> add, IReadOnlySet<string> remove)
    {
        var added = add.ToDictionary(m => m.Id, StringComparer.Ordinal);
        return this with { Members = [.. Members.Where(m => !remove.Contains(m.Id) && !added.ContainsKey(m.Id)).Concat(added.Values).OrderBy(m => m.Rank).ThenBy(m => m.Id, StringComparer.Ordinal)] };
    }

    /// <summary>Writes it over the state that it was read in; fails where another process has changed it since.</summary>
    public BulkItem Put(Bulk bulk, string index) => State is not { } state ? bulk.Create(index, ElasticIds.Copies(Copy), Write)
        : Members.Count == 0 ? bulk.Delete(index, ElasticIds.Copies(Copy), state)
        : bulk.Index(index, ElasticIds.Copies(Copy), Write, state);

    /// <summary>Whether two groups hold the same.</summary>
    public bool Same(CopyGroup other) => Members.SequenceEqual(other.Members);

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("kind", "copies");
        json.WriteStartArray("members");
        foreach (var member in Members)
        {
            json.WriteStartObject();
            json.WriteString("id", member.Id);
            json.WriteNumber("rank", member.Rank);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
