using System.Collections.Immutable;
using Pipeline.Index.Elasticsearch.Client;
using Pipeline.Index.Elasticsearch.Schema;

namespace Pipeline.Index.Elasticsearch.Writing;

/// <summary>
/// The groups of copies that a batch touches: read before its records are written, written after them, so that whoever
/// changes a group
/// later finds the records and tells them who leads.
/// </summary>
internal sealed class BatchCopyGroups(ElasticStore store, CopyGroupReconciler copies)
{
    private readonly Dictionary<string, CopyGroup> _held = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CopyGroup> _groups = new(StringComparer.Ordinal);

    /// <summary>Groups that need no writing: they are to be read again after the records.</summary>
    public IReadOnlyList<string> Same =>
        [.. _groups.Values.Where(g => g.HasSameMembers(_held[g.Copy])).Select(g => g.Copy)];

    /// <summary>Reads the groups and puts the batch's members in.</summary>
    public void Read(ILookup<string, IncomingRecord> members)
    {
        foreach (var held in CopyGroup.Read(store, [.. members.Select(c => c.Key)]))
        {
            _held[held.Copy] = held;
            _groups[held.Copy] = held.With(members[held.Copy].Select(n => n.Member), ImmutableHashSet<string>.Empty);
        }
    }

    /// <summary>Id of the copy that leads a record; null where it leads or has none.</summary>
    public string? FindLead(IncomingRecord made) =>
        made.Copy is { } copy && _groups[copy].Lead is { } lead && lead != made.Record.Id ? lead : null;

    /// <summary>
    /// Writes the groups that are new or other than they were; gives those that nobody else had changed meanwhile.
    /// </summary>
    /// <exception cref="ArchiveException">The server refuses one.</exception>
    public IReadOnlyList<string> Put()
    {
        var bulk = new BulkWrites();
        var changed = _groups
            .Values.Where(g => !g.HasSameMembers(_held[g.Copy]))
            .Select(g => (g.Copy, Item: g.Put(bulk, store.Alias(IndexMappings.Ledger))))
            .ToArray();
        var outcomes = store.Send(bulk);
        foreach (var (copy, item) in changed)
            if (
                outcomes[item.Number] is { Ok: false, Status: not (BulkOutcome.Conflict or BulkOutcome.Absent) } outcome
            )
                throw new ArchiveException(
                    $"Elasticsearch at {store.Client.Shown} refuses the copies of {copy}: {outcome.Reason}",
                    "report this with the command that you gave"
                );
        return [.. changed.Where(c => outcomes[c.Item.Number].Ok).Select(c => c.Copy)];
    }

    /// <summary>True where a group is still as the batch left it.</summary>
    public bool IsAsLeft(string copy, StoredDocument? now) =>
        CopyGroup.FromDocument(copy, now).HasSameMembers(_groups[copy]);

    /// <summary>
    /// Settles the groups that someone changed, whose other members must learn who leads, or that lost a member.
    /// </summary>
    /// <param name="members">The batch's records by their groups.</param>
    /// <param name="asLeft">Groups that nobody else changed.</param>
    /// <param name="refused">Files whose records the server did not take.</param>
    public void Reconcile(
        ILookup<string, IncomingRecord> members,
        IReadOnlySet<string> asLeft,
        IReadOnlyDictionary<string, string> refused
    )
    {
        foreach (var group in _groups.Values)
        {
            var mine = members[group.Copy].Where(n => !refused.ContainsKey(n.File)).Select(n => n.Member).ToArray();
            if (mine.Length == group.Members.Count && asLeft.Contains(group.Copy))
                continue;
            copies.Reconcile(
                group.Copy,
                mine,
                members[group.Copy]
                    .Where(n => refused.ContainsKey(n.File))
                    .Select(n => n.Record.Id)
                    .ToHashSet(StringComparer.Ordinal)
            );
        }
    }
}
