using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;

namespace Pipeline.Index.Elasticsearch.Client;

/// <summary>
/// Lets the client of version 9 speak with servers 8 too. It asks in the media type "compatible-with=9", which a server
/// 8 refuses
/// (media_type_header_exception): there the type says 8. Each server is asked once which it is; where that is not told,
/// as by
/// a gateway or to a user without that right, plain JSON is sent, which both take.
/// (https://www.elastic.co/docs/reference/elasticsearch/rest-apis/compatibility)
/// </summary>
internal sealed class CompatibleVersionHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const string Vendor = "application/vnd.elasticsearch+json",
        Parameter = "compatible-with",
        Newer = "9",
        Older = "8",
        Plain = "application/json";
    private const string Question = "/_cluster/health?local=true&filter_path=status";
    private const long ExpectContinueBytes = 1 << 24;

    // By host and port: "9", "8", or "" for plain JSON.
    private readonly ConcurrentDictionary<string, string> _speaks = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var authority = request.RequestUri!.Authority;
        if (!_speaks.TryGetValue(authority, out var version))
        {
            using var asked = base.Send(Probe(request), cancellationToken);
            version = Learn(authority, asked.StatusCode);
        }
        return base.Send(Adapt(request, version), cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var authority = request.RequestUri!.Authority;
        if (!_speaks.TryGetValue(authority, out var version))
        {
            using var asked = await base.SendAsync(Probe(request), cancellationToken);
            version = Learn(authority, asked.StatusCode);
        }
        return await base.SendAsync(Adapt(request, version), cancellationToken);
    }

    private static HttpRequestMessage Probe(HttpRequestMessage request)
    {
        var probe = new HttpRequestMessage(HttpMethod.Get, new Uri(request.RequestUri!, Question));
        probe.Headers.Authorization = request.Headers.Authorization;
        probe.Headers.Accept.Add(Accepting(Newer));
        return probe;
    }

    // A server that is busy or not ready is asked again with the next request.
    private string Learn(string authority, HttpStatusCode status)
    {
        if ((int)status is 429 or >= 500)
            return "";
        var version =
            (int)status is >= 200 and < 300 ? Newer
            : status == HttpStatusCode.BadRequest ? Older
            : "";
        return _speaks[authority] = version;
    }

    private static HttpRequestMessage Adapt(HttpRequestMessage request, string version)
    {
        if (request.Headers.Accept.Any(IsVendor) && version != Newer)
        {
            request.Headers.Accept.Clear();
            request.Headers.Accept.Add(Accepting(version));
        }
        if (request.Content is not { } content)
            return request;
        if (content.Headers.ContentType is { } type && IsVendor(type) && version != Newer)
            content.Headers.ContentType = Accepting(version);
        // A server that takes no more than so much says so before it is sent.
        if (content.Headers.ContentLength > ExpectContinueBytes)
            request.Headers.ExpectContinue = true;
        return request;
    }

    private static bool IsVendor(MediaTypeHeaderValue type) =>
        type.MediaType == Vendor && type.Parameters.Any(p => p.Name == Parameter && p.Value == Newer);

    private static MediaTypeWithQualityHeaderValue Accepting(string version)
    {
        if (version.Length == 0)
            return new MediaTypeWithQualityHeaderValue(Plain);
        var type = new MediaTypeWithQualityHeaderValue(Vendor);
        type.Parameters.Add(new NameValueHeaderValue(Parameter, version));
        return type;
    }
}
