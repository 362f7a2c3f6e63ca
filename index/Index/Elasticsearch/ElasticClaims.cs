using System.Text.Json;
using Pipeline.Index.Elasticsearch.Client;
using Pipeline.Index.Elasticsearch.Schema;

namespace Pipeline.Index.Elasticsearch;

/// <summary>
/// Claims of files, safe between processes and machines: a claim is made where there is none, or over the very state of
/// one that has ended.
/// </summary>
internal sealed class ElasticClaims(ElasticStore store)
{
    private readonly string _index = store.Alias(IndexMappings.Ledger);

    public bool TryClaim(string hash, string owner, TimeSpan lease)
    {
        // A request may reach the server and its answer not us: what is found then holds our proof.
        var proof = Guid.NewGuid().ToString("N");
        if (Put(hash, owner, lease, proof, over: null))
            return true;
        if (store.Get(IndexMappings.Ledger, ElasticIds.Claim(hash)) is not { } held)
            return Put(hash, owner, lease, proof, over: null) || IsMine(hash, proof);
        if (held.Source.GetText("proof") == proof)
            return true;
        if (
            held.Source.GetNumber("until") > TicksFromNow(TimeSpan.Zero)
            && ClaimOwner.MayLive(held.Source.GetText("owner")!)
        )
            return false;
        return Put(hash, owner, lease, proof, held.State) || IsMine(hash, proof);
    }

    public string? GetClaimOwner(string hash) =>
        store.Get(IndexMappings.Ledger, ElasticIds.Claim(hash))?.Source.GetText("owner");

    public void RenewClaims(string owner, TimeSpan lease) =>
        Change(
            owner,
            (bulk, id, state) =>
                bulk.Update(
                    _index,
                    id,
                    json =>
                    {
                        json.WriteStartObject();
                        json.WriteNumber("until", TicksFromNow(lease));
                        json.WriteEndObject();
                    },
                    state
                )
        );

    public void ReleaseClaim(string hash, string owner)
    {
        if (
            store.Get(IndexMappings.Ledger, ElasticIds.Claim(hash)) is not { } held
            || held.Source.GetText("owner") != owner
        )
            return;
        var bulk = new BulkWrites();
        bulk.Delete(_index, ElasticIds.Claim(hash), held.State);
        store.SendAll(bulk, Changed);
    }

    public void ReleaseAllClaims(string owner) => Change(owner, (bulk, id, state) => bulk.Delete(_index, id, state));

    /// <summary>Ticks of UTC.</summary>
    public static long TicksFromNow(TimeSpan later) => (DateTime.UtcNow + later).Ticks;

    private bool IsMine(string hash, string proof) =>
        store.Get(IndexMappings.Ledger, ElasticIds.Claim(hash))?.Source.GetText("proof") == proof;

    private bool Put(string hash, string owner, TimeSpan lease, string proof, DocumentRevision? over)
    {
        void Body(Utf8JsonWriter json)
        {
            json.WriteStartObject();
            json.WriteString("kind", "claim");
            json.WriteString("hash", hash);
            json.WriteString("owner", owner);
            json.WriteNumber("until", TicksFromNow(lease));
            json.WriteString("proof", proof);
            json.WriteEndObject();
        }
        var bulk = new BulkWrites();
        if (over is { } state)
            bulk.Index(_index, ElasticIds.Claim(hash), Body, state);
        else
            bulk.Create(_index, ElasticIds.Claim(hash), Body);
        var outcome = store.Send(bulk)[0];
        return outcome.Ok
            || (
                outcome.Status == BulkOutcome.Conflict
                    ? false
                    : throw new ArchiveException(
                        $"a claim cannot be written: {outcome.Reason}",
                        "report this with the command that you gave"
                    )
            );
    }

    private void Change(string owner, Action<BulkWrites, string, DocumentRevision> change)
    {
        var bulk = new BulkWrites();
        foreach (
            var held in store.ReadAll(
                IndexMappings.Ledger,
                ElasticQuery.All([ElasticLedger.KindQuery("claim"), ElasticQuery.Term("owner", owner)]),
                ["hash"],
                "hash"
            )
        )
            change(bulk, ElasticIds.Claim(held.Source.GetText("hash")!), held.State);
        // One that has ended or changed hands since is not ours to change.
        store.SendAll(bulk, Changed);
    }

    private static bool Changed(BulkOutcome outcome) => outcome.Status is BulkOutcome.Conflict or BulkOutcome.Absent;
}
