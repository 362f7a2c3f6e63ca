using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Records;

namespace Pipeline.Index.Elasticsearch;

/// <summary>All that the indices hold, out and in.</summary>
internal sealed class ElasticContents(ElasticStore store, ElasticArchiveWriter writer, ElasticFindingStore findings) : IArchiveContents
{
    public IReadOnlyList<FileContent> Contents(string after, int limit)
    {
        var next = Ask.All([ElasticLedger.Kind("file"), new JsonObject { ["range"] = new JsonObject { ["hash"] = new JsonObject { ["gt"] = after } } }]);
        return Assemble([.. store.Find(Mappings.Ledger, next, limit, Ask.Sort("hash")).Select(h => FileDocument.Read(h.Source))]);
    }

    public IReadOnlyList<FileContent> Contents(IReadOnlyList<string> hashes) =>
        Assemble([.. store.Get(Mappings.Ledger, [.. hashes.Select(ElasticIds.File)]).OfType<Held>().Select(h => FileDocument.Read(h.Source)).OrderBy(f => f.Hash, StringComparer.Ordinal)]);

    public LooseContent Loose() => new()
    {
        Failures = [.. store.All(Mappings.Ledger, Ask.All([ElasticLedger.Kind("failure")], [Ask.Exists("hash")]), ["path"]).Select(h => ElasticLedger.Failure(h.Source)).OrderBy(f => f.Path, StringComparer.Ordinal)],
        Decisions = store.All(Mappings.Ledger, ElasticLedger.Kind("decision"), ["_shard_doc"]).Select(h => KeyValuePair.Create(h.Source.Text("path")!, ElasticFindingStore.Decision(h.Source)!)).ToImmutableSortedDictionary(StringComparer.Ordinal),
        Links = [.. new ElasticLinkStore(store).Links()],
    };

    public void Put(IReadOnlyList<FileContent> files)
    {
        if (files.Count == 0) return;
        var (ledger, stages) = (store.Alias(Mappings.Ledger), store.Alias(Mappings.Stages));
        string[] hashes = [.. files.Select(f => f.State.Hash)];
        var held = Stages(hashes);
        var known = store.Get(Mappings.Ledger, [.. hashes.Select(ElasticIds.File)]);
        var first = new Bulk();
        for (var i = 0; i < files.Count; i++)
        {
            var file = files[i];
            // It waits until all of it is there; what it gave before is known, so that none of that stays behind.
            var before = known[i] is { } document ? FileDocument.Read(document.Source).Records : [];
            var now = Document(file);
            first.Index(ledger, ElasticIds.File(file.State.Hash), (now with { Progress = FileProgress.Pending, Records = [.. now.Records, .. before.Where(b => now.Records.All(r => r.Id != b.Id || r.Copy != b.Copy))] }).Write);
            ElasticAmendmentLog.Put(first, ledger, file.State.Hash, file.Amendments);
            foreach (var stage in file.Stages) FileWrites.Stage(first, stages, stage);
            foreach (var gone in held[file.State.Hash].Where(s => file.Stages.All(f => ElasticIds.Stage(f.Key) != ElasticIds.Stage(s.Key)))) first.Delete(stages, ElasticIds.Stage(gone.Key));
        }
        store.SendAll(first, outcome => outcome.Status == BulkOutcome.Absent);
        writer.Put(files);
        // Last, what says that all of the file is there.
        var last = new Bulk();
        foreach (var file in files)
        {
            foreach (var name in file.Names) FileWrites.Name(last, ledger, name);
            if (file.Failure is { } failure) FileWrites.Failure(last, ledger, failure, failure.Attempts, failure.At);
            else last.Delete(ledger, ElasticIds.Failure(file.State.Hash));
            last.Index(ledger, ElasticIds.File(file.State.Hash), Document(file).Write);
        }
        store.SendAll(last, outcome => outcome.Status is BulkOutcome.Conflict or BulkOutcome.Absent);
        findings.Put([.. files.SelectMany(f => f.Records).Select(r => r.Record.Id)], [.. files.SelectMany(f => f.Findings)]);
    }

    public void Put(LooseContent loose)
    {
        var ledger = store.Alias(Mappings.Ledger);
        var bulk = new Bulk();
        foreach (var failure in loose.Failures) FileWrites.Failure(bulk, ledger, failure, failure.Attempts, failure.At);
        store.SendAll(bulk);
        foreach (var (id, decision) in loose.Decisions) findings.Keep(id, decision);
        var links = new ElasticLinkStore(store);
        foreach (var link in loose.Links) links.PutLink(link);
    }

    private FileContent[] Assemble(IReadOnlyList<FileDocument> files)
    {
        if (files.Count == 0) return [];
        string[] hashes = [.. files.Select(f => f.Hash)];
        var names = store.All(Mappings.Ledger, Ask.All([ElasticLedger.Kind("name"), Ask.Terms("hash", hashes)]), ["path"]).ToLookup(h => h.Source.Text("hash")!, h => Name(h.Source), StringComparer.Ordinal);
        var stages = Stages(hashes);
        var about = store.Get(Mappings.Ledger, [.. hashes.Select(ElasticIds.Said), .. hashes.Select(ElasticIds.Failure)]);
        var records = store.Get(Mappings.Records, [.. files.SelectMany(f => f.Records).Select(r => r.Id)]).OfType<Held>()
            .Select(h => new RecordContent(RecordDocument.Record(h.Source) with { Text = h.Source.Text("text") }, h.Source.Number("order"))).ToDictionary(r => r.Record.Id, StringComparer.Ordinal);
        var found = findings.All([.. records.Keys]).ToLookup(f => f.Finding.Id, StringComparer.Ordinal);
        return [.. files.Select((file, i) => new FileContent
        {
            State = file.State() with { Tombstone = null },
            Names = [.. names[file.Hash].OrderBy(n => n.Path, StringComparer.Ordinal)],
            Stages = [.. stages[file.Hash].OrderBy(s => s.Key.Stage, StringComparer.Ordinal).ThenBy(s => s.Key.Options, StringComparer.Ordinal)],
            Records = [.. file.Records.Where(r => records.ContainsKey(r.Id)).Select(r => records[r.Id]).OrderBy(r => r.Record.Id, StringComparer.Ordinal)],
            Amendments = ElasticAmendmentLog.Of(about[i]),
            Tombstones = [.. file.Tombstones.Select(t => new TombstoneContent(t.Id, t.Tombstone)).OrderBy(t => t.Id, StringComparer.Ordinal)],
            Failure = about[hashes.Length + i] is { } failure ? ElasticLedger.Failure(failure.Source) : null,
            Findings = [.. file.Records.SelectMany(r => found[r.Id]).OrderBy(f => f.Finding.FindingId, StringComparer.Ordinal).ThenBy(f => f.Sight)],
        })];
    }

    private ILookup<string, StageWrite> Stages(string[] hashes) => store.All(Mappings.Stages, Ask.Terms("hash", hashes), ["_shard_doc"])
        .ToLookup(h => h.Source.Text("hash")!, h => new StageWrite(ElasticLedger.Key(h.Source), h.Source.Field("payload").GetBytesFromBase64()), StringComparer.Ordinal);

    private static NameWrite Name(JsonElement source) => new(source.Text("path")!, source.Text("given")!, source.Text("hash")!, source.Number("size"), source.Number("modified"));

    private static FileDocument Document(FileContent file) => new()
    {
        Hash = file.State.Hash, Path = file.State.Path, Given = file.State.Given, Size = file.State.Size, Parent = file.State.Parent, Progress = file.State.Progress, Versions = file.State.Versions,
        Records = [.. file.Records.Select(r => new FileRecord(r.Record.Id, RecordDocument.CopyOf(r.Record)))],
        Tombstones = [.. file.Tombstones.Select(t => (t.Id, t.Tombstone))],
    };
}
