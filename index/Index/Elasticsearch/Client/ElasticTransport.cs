using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Elastic.Clients.Elasticsearch;
using Elastic.Transport;

namespace Pipeline.Index.Elasticsearch.Client;

/// <summary>
/// Settings of the official client: the nodes, who asks, and whom it trusts. What the environment holds stays out of
/// the list of processes.
/// </summary>
internal static class ElasticTransport
{
    /// <summary>Type of a body of lines of JSON.</summary>
    public const string Lines = "application/x-ndjson";

    /// <summary>Type of an answer to them.</summary>
    public const string Plain = "application/json";

    private const string ApiKey = "PIPELINE_ELASTIC_API_KEY",
        User = "PIPELINE_ELASTIC_USER",
        Password = "PIPELINE_ELASTIC_PASSWORD",
        Authority = "PIPELINE_ELASTIC_CA";
    private const string DefaultUser = "elastic";
    private static readonly TimeSpan Connecting = TimeSpan.FromSeconds(10),
        Kept = TimeSpan.FromMinutes(2),
        Longest = TimeSpan.FromSeconds(60);

    // A node that did not answer is asked again soon where others do; at once where none does.
    private static readonly TimeSpan Dead = TimeSpan.FromSeconds(5),
        LongestDead = TimeSpan.FromSeconds(30);

    /// <summary>The settings.</summary>
    /// <exception cref="ArchiveException">The authority's file cannot be read.</exception>
    public static ElasticsearchClientSettings Settings(ElasticAddress address)
    {
        var authority = (address.CaFile ?? ReadVariable(Authority)) is { } file ? CreateChainPolicy(file) : null;
        NodePool nodes =
            address.Hosts.Count == 1 ? new SingleNodePool(address.Hosts[0]) : new StickyNodePool(address.Hosts);
        var settings = new ElasticsearchClientSettings(
            nodes,
            new HttpRequestInvoker((_, _) => new CompatibleVersionHandler(CreateHandler(authority)))
        )
            .MaximumRetries(0)
            .RequestTimeout(Longest)
            .DisablePing()
            .SniffOnStartup(false)
            .SniffOnConnectionFault(false)
            .DeadTimeout(Dead)
            .MaxDeadTimeout(LongestDead)
            .EnableHttpCompression(false)
            .DisableAuditTrail()
            .DisableAutomaticProxyDetection()
            .DisableMetaHeader();
        return ReadCredentials(address) is { } credentials ? settings.Authentication(credentials) : settings;
    }

    /// <summary>
    /// Nothing but an HTTP client with the same connections and proof of who asks: what the client is measured by.
    /// </summary>
    public static HttpClient Bare(ElasticAddress address)
    {
        var http = new HttpClient(
            CreateHandler((address.CaFile ?? ReadVariable(Authority)) is { } file ? CreateChainPolicy(file) : null)
        );
        if (ReadCredentials(address) is { } credentials && credentials.TryGetAuthorizationParameters(out var proof))
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(credentials.AuthScheme, proof);
        return http;
    }

    private static SocketsHttpHandler CreateHandler(X509ChainPolicy? authority)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectTimeout = Connecting,
            PooledConnectionIdleTimeout = Kept,
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
        };
        if (authority is not null)
            handler.SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = authority };
        return handler;
    }

    // The key or password, of the address or else of the environment; null where there is none.
    private static AuthorizationHeader? ReadCredentials(ElasticAddress address)
    {
        if (address.Password is null && ReadVariable(ApiKey) is { } key)
            return new ApiKey(key);
        return (address.Password ?? ReadVariable(Password)) is { } password
            ? new BasicAuthentication(address.User ?? ReadVariable(User) ?? DefaultUser, password)
            : null;
    }

    private static X509ChainPolicy CreateChainPolicy(string file)
    {
        try
        {
            var policy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
            };
            policy.CustomTrustStore.ImportFromPemFile(file);
            return policy.CustomTrustStore.Count > 0
                ? policy
                : throw new CryptographicException("it holds no certificate");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new ArchiveException(
                $"the certificate file {file} cannot be read: {e.Message.TrimEnd('.')}",
                $"name the authority's PEM file with ?ca=FILE or {Authority}",
                e
            );
        }
    }

    private static string? ReadVariable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
