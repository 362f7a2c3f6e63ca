using System.Net;
using System.Text.Json;
using Elastic.Clients.Elasticsearch;
using Elastic.Transport;
using Microsoft.Extensions.Logging;
using Method = System.Net.Http.HttpMethod;

namespace Pipeline.Index.Elasticsearch.Client;

/// <summary>An answer of the server.</summary>
/// <param name="Status">Status of HTTP.</param>
/// <param name="Body">The JSON; undefined where there is none.</param>
internal readonly record struct ElasticResponse(HttpStatusCode Status, JsonElement Body)
{
    public bool Ok => (int)Status is >= 200 and < 300;
    public bool Absent => Status == HttpStatusCode.NotFound;
}

/// <summary>
/// Requests to a cluster by the official client: its transport keeps connections, chooses the node (the next where one
/// does not
/// answer) and proves who asks. Here they are sent again with growing pauses where no node answers or all are busy.
/// Everything that is sent may be sent twice: ids are the senders', and what must not happen twice carries its own
/// proof.
/// </summary>
internal sealed partial class ElasticClient : IDisposable
{
    // At first a wrong address must be told soon; later a server that restarts is waited for.
    private static readonly TimeSpan FirstPatience = TimeSpan.FromSeconds(3),
        Patience = TimeSpan.FromSeconds(90);
    private const int FirstPauseMilliseconds = 100,
        LongestPauseMilliseconds = 4000;

    private readonly ElasticAddress _address;
    private readonly ElasticsearchClientSettings _settings;
    private readonly ITransport _transport;
    private volatile bool _reached;

    /// <summary>Prepares requests; sends none.</summary>
    /// <exception cref="ArchiveException">The authority's file cannot be read.</exception>
    public ElasticClient(ElasticAddress address)
    {
        _address = address;
        _settings = ElasticTransport.Settings(address);
        _transport = new ElasticsearchClient(_settings).Transport;
    }

    /// <summary>Hears the path and the body of every request.</summary>
    public Action<string, ReadOnlyMemory<byte>>? Watch { get; init; }

    /// <summary>The address as people may see it.</summary>
    public string Shown => _address.Shown;

    /// <summary>Hosts that answer now, and all that were named.</summary>
    public (int Answer, int All) CountReachableHosts() =>
        (
            _address.Hosts.Count(h =>
                Try(Method.Get, "/_cluster/health?local=true", default, out _, h) is { Ok: true }
            ),
            _address.Hosts.Count
        );

    /// <summary>Sends a request until it is answered.</summary>
    /// <exception cref="ArchiveException">Nobody answers, or the server refuses what would be refused
    /// again.</exception>
    public ElasticResponse Send(Method method, string path, ReadOnlyMemory<byte> body = default)
    {
        Watch?.Invoke(path, body);
        using var timed = IndexMeter.Time(Operation(path));
        var start = DateTime.UtcNow;
        for (var attempt = 0; ; attempt++)
        {
            var answer = Try(method, path, body, out var failure);
            if (answer is { } given)
            {
                ElasticErrors.ThrowWhereFinal(given, Shown);
                if (!IsPassing(given))
                {
                    _reached = true;
                    return given;
                }
            }
            else if (ElasticErrors.IsUntrustedCertificate(failure!))
                throw ElasticErrors.Unreachable(failure!, Shown);
            // The other hosts are asked at once, all of them again after a pause.
            if ((attempt + 1) % _address.Hosts.Count != 0 && answer?.Status != HttpStatusCode.TooManyRequests)
                continue;
            // A cluster that says itself that it is not ready is at the right address.
            var patience = _reached || answer?.Body.ValueKind == JsonValueKind.Object ? Patience : FirstPatience;
            if (DateTime.UtcNow >= start + patience)
                throw answer is { } last ? ElasticErrors.Busy(last, Shown) : ElasticErrors.Unreachable(failure!, Shown);
            Waits(
                ArchiveFactory.Log(),
                Shown,
                Operation(path),
                attempt + 1,
                answer is { } busy ? (int)busy.Status : 0,
                failure?.GetType().Name
            );
            Pause(attempt / _address.Hosts.Count);
        }
    }

    /// <summary>The body of an answer that is good.</summary>
    /// <exception cref="ArchiveException">It is not.</exception>
    public JsonElement SendExpectingSuccess(Method method, string path, ReadOnlyMemory<byte> body = default)
    {
        var answer = Send(method, path, body);
        return answer.Ok ? answer.Body : throw ElasticErrors.Refused(answer, Shown);
    }

    public void Dispose() => ((IDisposable)_settings).Dispose();

    /// <summary>Waits before another attempt: longer each time, and not all who wait for the same time.</summary>
    public static void Pause(int attempt) =>
        Thread.Sleep(
            (int)(
                Math.Min(FirstPauseMilliseconds << Math.Min(attempt, 10), LongestPauseMilliseconds)
                * (0.5 + (0.5 * Random.Shared.NextDouble()))
            )
        );

    private static bool IsPassing(ElasticResponse answer) =>
        ElasticErrors.IsClosedForAWhile(answer.Body)
        || answer.Status
            is HttpStatusCode.BadGateway
                or HttpStatusCode.ServiceUnavailable
                or HttpStatusCode.GatewayTimeout
                or HttpStatusCode.TooManyRequests;

    // One attempt at one node: that which is told, else the one that the transport takes to be alive.
    private ElasticResponse? Try(
        Method method,
        string path,
        ReadOnlyMemory<byte> body,
        out Exception? failure,
        Uri? host = null
    )
    {
        failure = null;
        // A server refuses one header in plain JSON and the other in its own type.
        var how = path.StartsWith("/_bulk", StringComparison.Ordinal)
            ? new RequestConfiguration
            {
                ForceNode = host,
                ContentType = ElasticTransport.Lines,
                Accept = ElasticTransport.Plain,
            }
            : new RequestConfiguration { ForceNode = host };
        try
        {
            var verb = Enum.Parse<Elastic.Transport.HttpMethod>(method.Method);
            var response = _transport.Request<BytesResponse>(
                new EndpointPath(verb, path),
                body.IsEmpty ? null : PostData.ReadOnlyMemory(body),
                null,
                how
            );
            if (response.ApiCallDetails.HttpStatusCode is { } status)
                return new ElasticResponse((HttpStatusCode)status, Parse(response.Body));
            failure = ElasticErrors.Cause(response.ApiCallDetails.OriginalException);
        }
        catch (Exception e)
            when (e is TransportException or HttpRequestException or IOException or OperationCanceledException)
        {
            failure = ElasticErrors.Cause(e);
        }
        return null;
    }

    // "/pipeline-records/_search?x" is a "_search".
    private static string Operation(string path)
    {
        var end = path.IndexOf('?', StringComparison.Ordinal);
        var parts = (end < 0 ? path : path[..end]).Split('/', StringSplitOptions.RemoveEmptyEntries);
        return "elasticsearch " + (parts.LastOrDefault(p => p[0] == '_') ?? "index");
    }

    private static JsonElement Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return default;
        var reader = new Utf8JsonReader(bytes);
        try
        {
            return JsonElement.ParseValue(ref reader);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    [LoggerMessage(
        EventId = 200,
        Level = LogLevel.Information,
        Message = "Elasticsearch at {Address}: {Operation} waits after attempt {Attempt}: status {Status}, {Failure}"
    )]
    private static partial void Waits(
        ILogger log,
        string address,
        string operation,
        int attempt,
        int status,
        string? failure
    );
}
