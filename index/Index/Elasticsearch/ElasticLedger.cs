using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Index.Elasticsearch.Client;
using Pipeline.Index.Elasticsearch.Schema;
using Pipeline.Index.Elasticsearch.Writing;
using Pipeline.Index.Model;

namespace Pipeline.Index.Elasticsearch;

/// <summary>What became of each file, asked.</summary>
internal sealed class ElasticLedger(ElasticStore store, SecretFilter seen)
{
    public IReadOnlyList<KnownFile?> FindKnownFiles(IReadOnlyList<string> paths)
    {
        var names = store.Get(IndexMappings.Ledger, [.. paths.Select(ElasticIds.Name)]);
        var files = ReadFiles([.. names.Select(n => n?.Source.GetText("hash")).OfType<string>()]);
        return
        [
            .. names.Select(
                (n, i) =>
                    n is { Source: var name } && files.TryGetValue(name.GetText("hash")!, out var file)
                        ? new KnownFile(
                            paths[i],
                            file.Hash,
                            name.GetNumber("size"),
                            name.GetNumber("modified"),
                            file.Progress
                        )
                        : null
            ),
        ];
    }

    public FileState? GetFile(string hash) => ReadFiles([hash]).GetValueOrDefault(hash)?.ToFileState();

    public IReadOnlyList<string> GetNames(string hash) =>
        [
            .. store
                .ReadAll(
                    IndexMappings.Ledger,
                    ElasticQuery.All([KindQuery("name"), ElasticQuery.Term("hash", hash)]),
                    ["path"],
                    "given"
                )
                .Select(h => h.Source.GetText("given")!)
                .Order(StringComparer.Ordinal),
        ];

    public IReadOnlyList<FileState> ListPending(string after, int limit)
    {
        var waiting = ElasticQuery.All([
            KindQuery("file"),
            Progress(FileProgress.Pending),
            new JsonObject { ["range"] = new JsonObject { ["hash"] = new JsonObject { ["gt"] = after } } },
        ]);
        return
        [
            .. store
                .Find(IndexMappings.Ledger, waiting, limit, ElasticQuery.Sort("hash"))
                .Select(h => LedgerDocument.Read(h.Source).ToFileState()),
        ];
    }

    public byte[]? GetStageResult(StageKey key) =>
        store.Get(IndexMappings.Stages, ElasticIds.Stage(key)) is { } held
        && held.Source.GetNumber("version") == key.Version
            ? held.Source.GetField("payload").GetBytesFromBase64()
            : null;

    /// <summary>What a stage's result is kept under.</summary>
    public static StageKey ReadStageKey(JsonElement source) =>
        new(
            source.GetText("hash")!,
            source.GetText("stage")!,
            (int)source.GetNumber("version"),
            source.GetText("options") ?? ""
        );

    public IReadOnlyList<FileFailure> ListFailures(string? kind) =>
        [
            .. store
                .ReadAll(
                    IndexMappings.Ledger,
                    seen.VisibleFailures([KindQuery("failure"), .. OfKind(kind)]),
                    ["at", "path"]
                )
                .Select(h => ReadFailure(h.Source)),
        ];

    public int RequeueFailures(string? kind)
    {
        var hashes = store
            .ReadAll(
                IndexMappings.Ledger,
                ElasticQuery.All([KindQuery("failure"), ElasticQuery.Exists("hash"), .. OfKind(kind)]),
                ["hash"],
                "hash"
            )
            .Select(h => h.Source.GetText("hash")!)
            .ToArray();
        return hashes
            .Chunk(1000)
            .Sum(some =>
                MakePending(
                    ElasticQuery.All([
                        KindQuery("file"),
                        Progress(FileProgress.Failed),
                        ElasticQuery.Terms("hash", some),
                    ])
                )
            );
    }

    public int RequeueStale(StageVersions current) =>
        MakePending(
            ElasticQuery.All([
                KindQuery("file"),
                Progress(FileProgress.Done),
                ElasticQuery.Any(
                    ElasticQuery.Range("read", null, current.Read - 1),
                    ElasticQuery.Range("extract", null, current.Extract - 1)
                ),
            ])
        );

    /// <summary>Documents of the ledger of one kind.</summary>
    public static JsonObject KindQuery(string kind) => ElasticQuery.Term("kind", kind);

    private static JsonObject Progress(FileProgress progress) => ElasticQuery.Term("progress", (int)progress);

    private static JsonObject[] OfKind(string? kind) => kind is null ? [] : [ElasticQuery.Term("failure", kind)];

    private int MakePending(JsonObject which)
    {
        var changed = 0;
        foreach (var some in store.ReadAll(IndexMappings.Ledger, which, ["hash"], "hash").Chunk(1000))
        {
            var bulk = new BulkWrites();
            foreach (var held in some)
                bulk.Update(
                    store.Alias(IndexMappings.Ledger),
                    ElasticIds.File(held.Source.GetText("hash")!),
                    static json =>
                    {
                        json.WriteStartObject();
                        json.WriteNumber("progress", (int)FileProgress.Pending);
                        json.WriteEndObject();
                    },
                    held.State
                );
            // Where another process has changed one meanwhile, that stands.
            changed += store.Send(bulk).Count(o => o.Ok);
        }
        return changed;
    }

    private Dictionary<string, LedgerDocument> ReadFiles(IReadOnlyList<string> hashes) =>
        store
            .Get(IndexMappings.Ledger, [.. hashes.Distinct(StringComparer.Ordinal).Select(ElasticIds.File)])
            .OfType<StoredDocument>()
            .Select(h => LedgerDocument.Read(h.Source))
            .ToDictionary(f => f.Hash, StringComparer.Ordinal);

    /// <summary>The failure of a document.</summary>
    public static FileFailure ReadFailure(JsonElement source) =>
        new()
        {
            Hash = source.GetText("hash"),
            Path = source.GetText("path")!,
            Stage = source.GetText("stage")!,
            Kind = source.GetText("failure")!,
            Message = source.GetText("message")!,
            Advice = source.GetText("advice")!,
            Attempts = (int)source.GetNumber("attempts"),
            At = source.GetText("at")!,
            Detail = source.GetText("detail"),
        };
}
