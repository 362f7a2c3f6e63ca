using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pipeline.Index.Elasticsearch;

/// <summary>What became of each file, asked.</summary>
internal sealed class ElasticLedger(ElasticStore store, SecretFilter seen)
{
    public IReadOnlyList<KnownFile?> Known(IReadOnlyList<string> paths)
    {
        var names = store.Get(Mappings.Ledger, [.. paths.Select(ElasticIds.Name)]);
        var files = Files([.. names.Select(n => n?.Source.Text("hash")).OfType<string>()]);
        return [.. names.Select((n, i) => n is { Source: var name } && files.TryGetValue(name.Text("hash")!, out var file)
            ? new KnownFile(paths[i], file.Hash, name.Number("size"), name.Number("modified"), file.Progress) : null)];
    }

    public FileState? File(string hash) => Files([hash]).GetValueOrDefault(hash)?.State();

    public IReadOnlyList<string> Names(string hash) =>
        [.. store.All(Mappings.Ledger, Ask.All([Kind("name"), Ask.Term("hash", hash)]), ["path"], "given").Select(h => h.Source.Text("given")!).Order(StringComparer.Ordinal)];

    public IReadOnlyList<FileState> Pending(string after, int limit)
    {
        var waiting = Ask.All([Kind("file"), Progress(FileProgress.Pending), new JsonObject { ["range"] = new JsonObject { ["hash"] = new JsonObject { ["gt"] = after } } }]);
        return [.. store.Find(Mappings.Ledger, waiting, limit, Ask.Sort("hash")).Select(h => FileDocument.Read(h.Source).State())];
    }

    public byte[]? Stage(StageKey key) =>
        store.Get(Mappings.Stages, ElasticIds.Stage(key)) is { } held && held.Source.Number("version") == key.Version ? held.Source.Field("payload").GetBytesFromBase64() : null;

    /// <summary>What a stage's result is kept under.</summary>
    public static StageKey Key(JsonElement source) => new(source.Text("hash")!, source.Text("stage")!, (int)source.Number("version"), source.Text("options") ?? "");

    public IReadOnlyList<FileFailure> Failures(string? kind) =>
        [.. store.All(Mappings.Ledger, seen.Failures([Kind("failure"), .. OfKind(kind)]), ["at", "path"]).Select(h => Failure(h.Source))];

    public int Requeue(string? kind)
    {
        var hashes = store.All(Mappings.Ledger, Ask.All([Kind("failure"), Ask.Exists("hash"), .. OfKind(kind)]), ["hash"], "hash").Select(h => h.Source.Text("hash")!).ToArray();
        return hashes.Chunk(1000).Sum(some => MakePending(Ask.All([Kind("file"), Progress(FileProgress.Failed), Ask.Terms("hash", some)])));
    }

    public int RequeueStale(StageVersions current) => MakePending(Ask.All([Kind("file"), Progress(FileProgress.Done),
        Ask.Any(Ask.Range("read", null, current.Read - 1), Ask.Range("extract", null, current.Extract - 1))]));

    /// <summary>Documents of the ledger of one kind.</summary>
    public static JsonObject Kind(string kind) => Ask.Term("kind", kind);

    private static JsonObject Progress(FileProgress progress) => Ask.Term("progress", (int)progress);

    private static JsonObject[] OfKind(string? kind) => kind is null ? [] : [Ask.Term("failure", kind)];

    private int MakePending(JsonObject which)
    {
        var changed = 0;
        foreach (var some in store.All(Mappings.Ledger, which, ["hash"], "hash").Chunk(1000))
        {
            var bulk = new Bulk();
            foreach (var held in some)
                bulk.Update(store.Alias(Mappings.Ledger), ElasticIds.File(held.Source.Text("hash")!), static json =>
                {
                    json.WriteStartObject();
                    json.WriteNumber("progress", (int)FileProgress.Pending);
                    json.WriteEndObject();
                }, held.State);
            // Where another process has changed one meanwhile, that stands.
            changed += store.Send(bulk).Count(o => o.Ok);
        }
        return changed;
    }

    private Dictionary<string, FileDocument> Files(IReadOnlyList<string> hashes) =>
        store.Get(Mappings.Ledger, [.. hashes.Distinct(StringComparer.Ordinal).Select(ElasticIds.File)]).OfType<Held>().Select(h => FileDocument.Read(h.Source)).ToDictionary(f => f.Hash, StringComparer.Ordinal);

    /// <summary>The failure of a document.</summary>
    public static FileFailure Failure(JsonElement source) => new()
    {
        Hash = source.Text("hash"),
        Path = source.Text("path")!,
        Stage = source.Text("stage")!,
        Kind = source.Text("failure")!,
        Message = source.Text("message")!,
        Advice = source.Text("advice")!,
        Attempts = (int)source.Number("attempts"),
        At = source.Text("at")!,
        Detail = source.Text("detail"),
    };
}
