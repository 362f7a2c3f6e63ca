using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Index.Elasticsearch.Client;
using Pipeline.Index.Elasticsearch.Schema;
using Pipeline.Index.Elasticsearch.Writing;
using Pipeline.Index.Model;

namespace Pipeline.Index.Elasticsearch;

/// <summary>All that the indices hold, out and in.</summary>
internal sealed class ElasticContents(ElasticStore store, ElasticArchiveWriter writer, ElasticFindingStore findings)
    : IArchiveContents
{
    public IReadOnlyList<FileContent> ReadContents(string after, int limit)
    {
        var next = ElasticQuery.All([
            ElasticLedger.KindQuery("file"),
            new JsonObject { ["range"] = new JsonObject { ["hash"] = new JsonObject { ["gt"] = after } } },
        ]);
        return Assemble([
            .. store
                .Find(IndexMappings.Ledger, next, limit, ElasticQuery.Sort("hash"))
                .Select(h => LedgerDocument.Read(h.Source)),
        ]);
    }

    public IReadOnlyList<FileContent> ReadContents(IReadOnlyList<string> hashes) =>
        Assemble([
            .. store
                .Get(IndexMappings.Ledger, [.. hashes.Select(ElasticIds.File)])
                .OfType<StoredDocument>()
                .Select(h => LedgerDocument.Read(h.Source))
                .OrderBy(f => f.Hash, StringComparer.Ordinal),
        ]);

    public UnattachedContent ReadUnattachedContent() =>
        new()
        {
            Failures =
            [
                .. store
                    .ReadAll(
                        IndexMappings.Ledger,
                        ElasticQuery.All([ElasticLedger.KindQuery("failure")], [ElasticQuery.Exists("hash")]),
                        ["path"]
                    )
                    .Select(h => ElasticLedger.ReadFailure(h.Source))
                    .OrderBy(f => f.Path, StringComparer.Ordinal),
            ],
            Decisions = store
                .ReadAll(IndexMappings.Ledger, ElasticLedger.KindQuery("decision"), ["_shard_doc"])
                .Select(h =>
                    KeyValuePair.Create(h.Source.GetText("path")!, ElasticFindingStore.ReadDecision(h.Source)!)
                )
                .ToImmutableSortedDictionary(StringComparer.Ordinal),
            Links = [.. new ElasticLinkStore(store).ListLinks()],
        };

    public void Put(IReadOnlyList<FileContent> files)
    {
        if (files.Count == 0)
            return;
        var (ledger, stages) = (store.Alias(IndexMappings.Ledger), store.Alias(IndexMappings.Stages));
        string[] hashes = [.. files.Select(f => f.State.Hash)];
        var held = ReadStages(hashes);
        var known = store.Get(IndexMappings.Ledger, [.. hashes.Select(ElasticIds.File)]);
        var first = new BulkWrites();
        for (var i = 0; i < files.Count; i++)
        {
            var file = files[i];
            // It waits until all of it is there; what it gave before is known, so that none of that stays behind.
            var before = known[i] is { } document ? LedgerDocument.Read(document.Source).Records : [];
            var now = Document(file);
            first.Index(
                ledger,
                ElasticIds.File(file.State.Hash),
                (
                    now with
                    {
                        Progress = FileProgress.Pending,
                        Records =
                        [
                            .. now.Records,
                            .. before.Where(b => now.Records.All(r => r.Id != b.Id || r.Copy != b.Copy)),
                        ],
                    }
                ).Write
            );
            ElasticAmendmentLog.Put(first, ledger, file.State.Hash, file.Amendments);
            foreach (var stage in file.Stages)
                LedgerWriter.AddStage(first, stages, stage);
            foreach (
                var gone in held[file.State.Hash]
                    .Where(s => file.Stages.All(f => ElasticIds.Stage(f.Key) != ElasticIds.Stage(s.Key)))
            )
                first.Delete(stages, ElasticIds.Stage(gone.Key));
        }
        store.SendAll(first, outcome => outcome.Status == BulkOutcome.Absent);
        writer.Put(files);
        // Last, what says that all of the file is there.
        var last = new BulkWrites();
        foreach (var file in files)
        {
            foreach (var name in file.Names)
                LedgerWriter.AddName(last, ledger, name);
            if (file.Failure is { } failure)
                LedgerWriter.AddFailure(last, ledger, failure, failure.Attempts, failure.At);
            else
                last.Delete(ledger, ElasticIds.Failure(file.State.Hash));
            last.Index(ledger, ElasticIds.File(file.State.Hash), Document(file).Write);
        }
        store.SendAll(last, outcome => outcome.Status is BulkOutcome.Conflict or BulkOutcome.Absent);
        findings.Put(
            [.. files.SelectMany(f => f.Records).Select(r => r.Record.Id)],
            [.. files.SelectMany(f => f.Findings)]
        );
    }

    public void Put(UnattachedContent loose)
    {
        var ledger = store.Alias(IndexMappings.Ledger);
        var bulk = new BulkWrites();
        foreach (var failure in loose.Failures)
            LedgerWriter.AddFailure(bulk, ledger, failure, failure.Attempts, failure.At);
        store.SendAll(bulk);
        foreach (var (id, decision) in loose.Decisions)
            findings.KeepDecision(id, decision);
        var links = new ElasticLinkStore(store);
        foreach (var link in loose.Links)
            links.PutLink(link);
    }

    private FileContent[] Assemble(IReadOnlyList<LedgerDocument> files)
    {
        if (files.Count == 0)
            return [];
        string[] hashes = [.. files.Select(f => f.Hash)];
        var names = store
            .ReadAll(
                IndexMappings.Ledger,
                ElasticQuery.All([ElasticLedger.KindQuery("name"), ElasticQuery.Terms("hash", hashes)]),
                ["path"]
            )
            .ToLookup(h => h.Source.GetText("hash")!, h => ReadName(h.Source), StringComparer.Ordinal);
        var stages = ReadStages(hashes);
        var about = store.Get(
            IndexMappings.Ledger,
            [.. hashes.Select(ElasticIds.Said), .. hashes.Select(ElasticIds.Failure)]
        );
        var records = store
            .Get(IndexMappings.Records, [.. files.SelectMany(f => f.Records).Select(r => r.Id)])
            .OfType<StoredDocument>()
            .Select(h => new RecordContent(
                RecordDocument.ReadRecord(h.Source) with
                {
                    Text = h.Source.GetText("text"),
                },
                h.Source.GetNumber("order")
            ))
            .ToDictionary(r => r.Record.Id, StringComparer.Ordinal);
        var found = findings.ReadAllOfRecords([.. records.Keys]).ToLookup(f => f.Finding.Id, StringComparer.Ordinal);
        return
        [
            .. files.Select(
                (file, i) =>
                    new FileContent
                    {
                        State = file.ToFileState() with { Tombstone = null },
                        Names = [.. names[file.Hash].OrderBy(n => n.Path, StringComparer.Ordinal)],
                        Stages =
                        [
                            .. stages[file.Hash]
                                .OrderBy(s => s.Key.Stage, StringComparer.Ordinal)
                                .ThenBy(s => s.Key.Options, StringComparer.Ordinal),
                        ],
                        Records =
                        [
                            .. file
                                .Records.Where(r => records.ContainsKey(r.Id))
                                .Select(r => records[r.Id])
                                .OrderBy(r => r.Record.Id, StringComparer.Ordinal),
                        ],
                        Amendments = ElasticAmendmentLog.FromDocument(about[i]),
                        Tombstones =
                        [
                            .. file
                                .Tombstones.Select(t => new TombstoneContent(t.Id, t.Tombstone))
                                .OrderBy(t => t.Id, StringComparer.Ordinal),
                        ],
                        Failure = about[hashes.Length + i] is { } failure
                            ? ElasticLedger.ReadFailure(failure.Source)
                            : null,
                        Findings =
                        [
                            .. file
                                .Records.SelectMany(r => found[r.Id])
                                .OrderBy(f => f.Finding.FindingId, StringComparer.Ordinal)
                                .ThenBy(f => f.Sight),
                        ],
                    }
            ),
        ];
    }

    private ILookup<string, StageWrite> ReadStages(string[] hashes) =>
        store
            .ReadAll(IndexMappings.Stages, ElasticQuery.Terms("hash", hashes), ["_shard_doc"])
            .ToLookup(
                h => h.Source.GetText("hash")!,
                h => new StageWrite(
                    ElasticLedger.ReadStageKey(h.Source),
                    h.Source.GetField("payload").GetBytesFromBase64()
                ),
                StringComparer.Ordinal
            );

    private static NameWrite ReadName(JsonElement source) =>
        new(
            source.GetText("path")!,
            source.GetText("given")!,
            source.GetText("hash")!,
            source.GetNumber("size"),
            source.GetNumber("modified")
        );

    private static LedgerDocument Document(FileContent file) =>
        new()
        {
            Hash = file.State.Hash,
            Path = file.State.Path,
            Given = file.State.Given,
            Size = file.State.Size,
            Parent = file.State.Parent,
            Progress = file.State.Progress,
            Versions = file.State.Versions,
            Records =
            [
                .. file.Records.Select(r => new LedgerRecordEntry(r.Record.Id, RecordDocument.CopyOf(r.Record))),
            ],
            Tombstones = [.. file.Tombstones.Select(t => (t.Id, t.Tombstone))],
        };
}
