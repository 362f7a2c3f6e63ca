using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Pipeline.Index.Elasticsearch;

/// <summary>Who asks, and whom it trusts. What the environment holds stays out of the list of processes.</summary>
internal static class ElasticTransport
{
    private const string ApiKey = "PIPELINE_ELASTIC_API_KEY", User = "PIPELINE_ELASTIC_USER", Password = "PIPELINE_ELASTIC_PASSWORD", Authority = "PIPELINE_ELASTIC_CA";
    private const string DefaultUser = "elastic";
    private static readonly TimeSpan Connecting = TimeSpan.FromSeconds(10), Kept = TimeSpan.FromMinutes(2);

    /// <summary>Connections to the hosts.</summary>
    /// <exception cref="ArchiveException">The authority's file cannot be read.</exception>
    public static SocketsHttpHandler Handler(ElasticAddress address)
    {
        var handler = new SocketsHttpHandler { ConnectTimeout = Connecting, PooledConnectionIdleTimeout = Kept, UseProxy = false, UseCookies = false, AllowAutoRedirect = false };
        if ((address.CaFile ?? Variable(Authority)) is { } file)
            handler.SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = Trusting(file) };
        return handler;
    }

    /// <summary>The key or password, of the address or else of the environment; null where there is none.</summary>
    public static AuthenticationHeaderValue? Credentials(ElasticAddress address)
    {
        if (address.Password is null && Variable(ApiKey) is { } key) return new AuthenticationHeaderValue("ApiKey", key);
        return (address.Password ?? Variable(Password)) is { } password
            ? new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{address.User ?? Variable(User) ?? DefaultUser}:{password}")))
            : null;
    }

    private static X509ChainPolicy Trusting(string file)
    {
        try
        {
            var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            policy.CustomTrustStore.ImportFromPemFile(file);
            return policy.CustomTrustStore.Count > 0 ? policy : throw new CryptographicException("it holds no certificate");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new ArchiveException($"the certificate file {file} cannot be read: {e.Message.TrimEnd('.')}", $"name the authority's PEM file with ?ca=FILE or {Authority}", e);
        }
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
