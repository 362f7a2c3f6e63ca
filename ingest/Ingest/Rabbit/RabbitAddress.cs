using RabbitMQ.Client;

namespace Pipeline.Ingest.Rabbit;

/// <summary>
/// Where a broker is: amqp://user:password@host:port/vhost, amqps:// with TLS; ?name=WORD keeps several archives apart
/// on one broker.
/// A password may come by the environment instead.
/// </summary>
public sealed record RabbitAddress
{
    /// <summary>Variable of the environment that a password is taken from where the address has none.</summary>
    public const string PasswordVariable = "PIPELINE_AMQP_PASSWORD";

    private const string NameQuery = "?name=";

    private readonly Uri _uri;

    private RabbitAddress(Uri uri) => _uri = uri;

    /// <summary>What the names of its queues begin with.</summary>
    public string Name =>
        _uri.Query.Length > NameQuery.Length ? Uri.UnescapeDataString(_uri.Query[NameQuery.Length..]) : "pipeline";

    /// <summary>The address; null, with the reason, where it is none.</summary>
    public static RabbitAddress? Parse(string text, out string? why)
    {
        why =
            Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && uri is { Scheme: "amqp" or "amqps", Host.Length: > 0, Segments.Length: <= 2 }
            && (uri.Query.Length == 0 || uri.Query.StartsWith(NameQuery, StringComparison.Ordinal))
                ? null
                : $"'{Hide(text)}' is no address of a queue: write amqp://host, or "
                    + $"amqp://user:password@host:port/vhost?name=WORD";
        return why is null ? new RabbitAddress(uri!) : null;
    }

    /// <summary>As it may be shown: without the password.</summary>
    public override string ToString() => Hide(_uri.ToString());

    /// <summary>Who asks.</summary>
    internal string User =>
        _uri.UserInfo.Length == 0 ? ConnectionFactory.DefaultUser : Uri.UnescapeDataString(_uri.UserInfo.Split(':')[0]);

    /// <summary>What makes connections to it.</summary>
    internal ConnectionFactory CreateConnectionFactory()
    {
        var factory = new ConnectionFactory { Uri = new Uri(_uri.GetLeftPart(UriPartial.Path)) };
        if (
            !_uri.UserInfo.Contains(':', StringComparison.Ordinal)
            && Environment.GetEnvironmentVariable(PasswordVariable) is { Length: > 0 } password
        )
            factory.Password = password;
        return factory;
    }

    private static string Hide(string address)
    {
        var (start, at) = (address.IndexOf("//", StringComparison.Ordinal) + 2, address.LastIndexOf('@'));
        return start > 1 && at > start && address.IndexOf(':', start) is var colon && colon > 0 && colon < at
            ? $"{address[..colon]}:***{address[at..]}"
            : address;
    }
}
