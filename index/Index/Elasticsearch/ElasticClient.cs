using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Pipeline.Index.Elasticsearch;

/// <summary>An answer of the server.</summary>
/// <param name="Status">Status of HTTP.</param>
/// <param name="Body">The JSON; undefined where there is none.</param>
internal readonly record struct ElasticAnswer(HttpStatusCode Status, JsonElement Body)
{
    public bool Ok => (int)Status is >= 200 and < 300;
    public bool Absent => Status == HttpStatusCode.NotFound;
}

/// <summary>
/// Requests to a cluster: the next host where one does not answer, again with growing pauses where none does or all are busy.
/// Everything that is sent may be sent twice: ids are the senders', and what must not happen twice carries its own proof.
/// </summary>
internal sealed class ElasticClient : IDisposable
{
    // At first a wrong address must be told soon; later a server that restarts is waited for.
    private static readonly TimeSpan FirstPatience = TimeSpan.FromSeconds(3), Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private const int ExpectContinueBytes = 1 << 24;
    private const int FirstPauseMilliseconds = 100, LongestPauseMilliseconds = 4000;

    private readonly ElasticAddress _address;
    private readonly HttpClient _http;
    private int _host;
    private volatile bool _reached;

    /// <summary>Prepares requests; sends none.</summary>
    public ElasticClient(ElasticAddress address)
    {
        _address = address;
        _http = new HttpClient(ElasticTransport.Handler(address)) { Timeout = Longest };
        _http.DefaultRequestHeaders.Authorization = ElasticTransport.Credentials(address);
        _http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
    }

    /// <summary>Hears the path and the body of every request.</summary>
    public Action<string, ReadOnlyMemory<byte>>? Watch { get; init; }

    /// <summary>The address as people may see it.</summary>
    public string Shown => _address.Shown;

    /// <summary>Hosts that answer now, and all that were named.</summary>
    public (int Answer, int All) Hosts() => (_address.Hosts.Count(h => Try(h, HttpMethod.Get, "/_cluster/health?local=true", default, out _) is { Ok: true }), _address.Hosts.Count);

    /// <summary>Sends a request until it is answered.</summary>
    /// <exception cref="ArchiveException">Nobody answers, or the server refuses what would be refused again.</exception>
    public ElasticAnswer Send(HttpMethod method, string path, ReadOnlyMemory<byte> body = default)
    {
        Watch?.Invoke(path, body);
        var start = DateTime.UtcNow;
        for (var attempt = 0; ; attempt++)
        {
            var host = Volatile.Read(ref _host);
            var answer = Try(_address.Hosts[host % _address.Hosts.Count], method, path, body, out var failure);
            if (answer is { } given)
            {
                ElasticErrors.ThrowWhereFinal(given, Shown);
                if (!IsPassing(given)) { _reached = true; return given; }
            }
            else if (ElasticErrors.Untrusted(failure!)) throw ElasticErrors.Unreachable(failure!, Shown);
            Interlocked.CompareExchange(ref _host, host + 1, host);
            // The other hosts are asked at once, all of them again after a pause.
            if ((attempt + 1) % _address.Hosts.Count != 0 && answer?.Status != HttpStatusCode.TooManyRequests) continue;
            // A cluster that says itself that it is not ready is at the right address.
            var patience = _reached || answer?.Body.ValueKind == JsonValueKind.Object ? Patience : FirstPatience;
            if (DateTime.UtcNow >= start + patience) throw answer is { } last ? ElasticErrors.Busy(last, Shown) : ElasticErrors.Unreachable(failure!, Shown);
            Pause(attempt / _address.Hosts.Count);
        }
    }

    /// <summary>The body of an answer that is good.</summary>
    /// <exception cref="ArchiveException">It is not.</exception>
    public JsonElement Good(HttpMethod method, string path, ReadOnlyMemory<byte> body = default)
    {
        var answer = Send(method, path, body);
        return answer.Ok ? answer.Body : throw ElasticErrors.Refused(answer, Shown);
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Waits before another attempt: longer each time, and not all who wait for the same time.</summary>
    public static void Pause(int attempt) =>
        Thread.Sleep((int)(Math.Min(FirstPauseMilliseconds << Math.Min(attempt, 10), LongestPauseMilliseconds) * (0.5 + (0.5 * Random.Shared.NextDouble()))));

    private static bool IsPassing(ElasticAnswer answer) => ElasticErrors.IsClosedForAWhile(answer.Body) ||
        answer.Status is HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout or HttpStatusCode.TooManyRequests;

    private ElasticAnswer? Try(Uri host, HttpMethod method, string path, ReadOnlyMemory<byte> body, out Exception? failure)
    {
        failure = null;
        try
        {
            using var request = new HttpRequestMessage(method, new Uri(host, path));
            if (!body.IsEmpty)
            {
                request.Content = new ReadOnlyMemoryContent(body);
                request.Content.Headers.ContentType = new MediaTypeHeaderValue(path.StartsWith("/_bulk", StringComparison.Ordinal) ? "application/x-ndjson" : "application/json");
                // A server that takes no more than so much says so before it is sent.
                request.Headers.ExpectContinue = body.Length > ExpectContinueBytes;
            }
            using var response = _http.Send(request, HttpCompletionOption.ResponseContentRead);
            using var content = response.Content.ReadAsStream();
            var bytes = new byte[content.Length];
            content.ReadExactly(bytes);
            return new ElasticAnswer(response.StatusCode, Parse(bytes));
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException) { failure = e; return null; }
    }

    private static JsonElement Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return default;
        var reader = new Utf8JsonReader(bytes);
        try { return JsonElement.ParseValue(ref reader); }
        catch (JsonException) { return default; }
    }
}
