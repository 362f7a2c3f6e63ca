using System.Buffers;
using System.Net;
using System.Text.Json;

namespace Pipeline.Index.Elasticsearch.Client;

/// <summary>What became of a write.</summary>
/// <param name="Status">Status of HTTP: 200 and 201 are good, 404 found nothing, 409 found another state.</param>
/// <param name="Reason">The server's words where it is not good.</param>
internal readonly record struct BulkOutcome(int Status, string? Reason)
{
    public const int Conflict = 409,
        Absent = 404,
        TooLarge = 413;
    public bool Ok => Status is >= 200 and < 300;
}

/// <summary>
/// Sends writes in requests of a bounded size, those again that the server had no room for, and tells what became of
/// each.
/// </summary>
internal sealed class BulkSender(ElasticClient client, bool aliased = true)
{
    /// <summary>Bytes of a request; one write that is longer goes alone.</summary>
    private const int Budget = 8 << 20;
    private const int MostAttempts = 30;

    /// <summary>Where they are sent; of the answer comes what became of each write.</summary>
    public const string Path = "/_bulk?filter_path=errors,items.*.status,items.*.error.type,items.*.error.reason";

    /// <summary>Sends all; outcomes stand in the order of the writes.</summary>
    /// <exception cref="ArchiveException">The server cannot be reached, has no room, or stays too busy.</exception>
    public BulkOutcome[] Send(BulkWrites bulk)
    {
        var outcomes = new BulkOutcome[bulk.Items.Count];
        IReadOnlyList<BulkItem> left = bulk.Items;
        for (var attempt = 0; left.Count > 0; attempt++)
        {
            if (attempt > 0)
                ElasticClient.Pause(attempt);
            var again = new List<BulkItem>();
            foreach (var request in SplitIntoRequests(left))
                Send(bulk, request, outcomes, again);
            if (again.Count > 0 && attempt >= MostAttempts)
                throw new ArchiveException(
                    $"Elasticsearch at {client.Shown} is too busy: {outcomes[again[0].Number].Reason}",
                    "look at the cluster's health, then do it again; nothing that was kept is lost"
                );
            left = again;
        }
        return outcomes;
    }

    private static IEnumerable<List<BulkItem>> SplitIntoRequests(IReadOnlyList<BulkItem> items)
    {
        var (request, size) = (new List<BulkItem>(), 0);
        foreach (var item in items)
        {
            if (request.Count > 0 && size + item.Length > Budget)
            {
                yield return request;
                (request, size) = ([], 0);
            }
            request.Add(item);
            size += item.Length;
        }
        if (request.Count > 0)
            yield return request;
    }

    private void Send(BulkWrites bulk, List<BulkItem> request, BulkOutcome[] outcomes, List<BulkItem> again)
    {
        var answer = client.Send(HttpMethod.Post, aliased ? Path + "&require_alias=true" : Path, Body(bulk, request));
        if (answer.Status == HttpStatusCode.RequestEntityTooLarge)
        {
            if (request.Count == 1)
                outcomes[request[0].Number] = new BulkOutcome(
                    BulkOutcome.TooLarge,
                    "larger than the server takes (http.max_content_length)"
                );
            else
                foreach (var half in request.Chunk((request.Count + 1) / 2))
                    Send(bulk, [.. half], outcomes, again);
            return;
        }
        if (!answer.Ok)
            throw ElasticErrors.Refused(answer, client.Shown);
        var number = 0;
        foreach (var item in answer.Body.GetList("items"))
        foreach (var action in item.EnumerateObject())
        {
            var write = request[number++];
            outcomes[write.Number] = ReadOutcome(action.Value);
            if (
                outcomes[write.Number].Status is 429 or 502 or 503 or 504
                || ElasticErrors.IsClosedForAWhile(action.Value)
            )
                again.Add(write);
        }
    }

    private BulkOutcome ReadOutcome(JsonElement result)
    {
        var status = (int)result.GetNumber("status");
        if (!result.TryGetProperty("error", out _))
            return new BulkOutcome(status, null);
        if (ElasticErrors.IsBlock(result) && !ElasticErrors.IsClosedForAWhile(result))
            throw ElasticErrors.Blocked(ElasticErrors.ReadReason(result), client.Shown);
        return new BulkOutcome(status, ElasticErrors.ReadReason(result));
    }

    private static ReadOnlyMemory<byte> Body(BulkWrites bulk, List<BulkItem> request)
    {
        if (request.Count == bulk.Items.Count)
            return bulk.All;
        var body = new ArrayBufferWriter<byte>(request.Sum(i => i.Length));
        foreach (var item in request)
            body.Write(bulk.Bytes(item).Span);
        return body.WrittenMemory;
    }
}

/// <summary>Sends one bulk while the next is made, one after another; then tells what became of each write.</summary>
internal sealed class BulkPipeline(ElasticStore store)
{
    private readonly Dictionary<BulkWrites, BulkOutcome[]> _sent = [];
    private Task _last = Task.CompletedTask;

    /// <summary>Each write with its outcome, once all are sent.</summary>
    public IEnumerable<(BulkItem Item, BulkOutcome Outcome)> Outcomes =>
        _sent.SelectMany(s => s.Key.Items.Select(i => (i, s.Value[i.Number])));

    /// <summary>What became of a write, once all are sent.</summary>
    public BulkOutcome GetOutcome((BulkWrites Bulk, BulkItem Item) write) => _sent[write.Bulk][write.Item.Number];

    /// <summary>Begins to send as soon as what was given before is done.</summary>
    /// <exception cref="ArchiveException">What was given before could not be sent.</exception>
    public void Send(BulkWrites bulk)
    {
        WaitForAll();
        _last = Task.Run(() => _sent[bulk] = store.Send(bulk));
    }

    /// <summary>Waits until all is sent.</summary>
    /// <exception cref="ArchiveException">It could not be.</exception>
    public void WaitForAll() => _last.GetAwaiter().GetResult();
}
