namespace Pipeline.Index.Elasticsearch;

/// <summary>Sends one bulk while the next is made, one after another; then tells what became of each write.</summary>
internal sealed class SendAhead(ElasticStore store)
{
    private readonly Dictionary<Bulk, BulkOutcome[]> _sent = [];
    private Task _last = Task.CompletedTask;

    /// <summary>Each write with its outcome, once all are sent.</summary>
    public IEnumerable<(BulkItem Item, BulkOutcome Outcome)> Outcomes => _sent.SelectMany(s => s.Key.Items.Select(i => (i, s.Value[i.Number])));

    /// <summary>What became of a write, once all are sent.</summary>
    public BulkOutcome Outcome((Bulk Bulk, BulkItem Item) write) => _sent[write.Bulk][write.Item.Number];

    /// <summary>Begins to send as soon as what was given before is done.</summary>
    /// <exception cref="ArchiveException">What was given before could not be sent.</exception>
    public void Send(Bulk bulk)
    {
        Finish();
        _last = Task.Run(() => _sent[bulk] = store.Send(bulk));
    }

    /// <summary>Waits until all is sent.</summary>
    /// <exception cref="ArchiveException">It could not be.</exception>
    public void Finish() => _last.GetAwaiter().GetResult();
}
