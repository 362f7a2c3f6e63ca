namespace Pipeline.Index.Elasticsearch.Client;

/// <summary>
/// Where an archive in Elasticsearch is: http://host:9200, https://user:password@host:9200/name?ca=FILE, several hosts
/// of one
/// cluster with commas between: http://a:9200,b:9200/name. The name begins its indices; "pipeline" where none is given.
/// </summary>
public sealed record ElasticAddress
{
    /// <summary>Name of an archive whose address gives none.</summary>
    public const string DefaultName = "pipeline";

    private const int DefaultPort = 9200;
    private const int MaxNameLength = 100;
    private const string Grammar =
        "write http://host:9200 or https://user:password@host:9200, more hosts after a comma, then /NAME of "
        + "the archive where it has one";

    /// <summary>The nodes, without user and password.</summary>
    public required IReadOnlyList<Uri> Hosts { get; init; }

    /// <summary>What the names of the indices begin with.</summary>
    public required string Name { get; init; }

    /// <summary>User; null where none is given.</summary>
    public string? User { get; init; }

    /// <summary>Password; null where none is given.</summary>
    public string? Password { get; init; }

    /// <summary>
    /// File with the certificate of the authority that signed those of the hosts; null for the system's.
    /// </summary>
    public string? CaFile { get; init; }

    /// <summary>Hosts and name as people may see them: never the password.</summary>
    public string Shown =>
        string.Join(',', Hosts.Select(h => h.GetLeftPart(UriPartial.Authority)))
        + (Name == DefaultName ? "" : "/" + Name);

    /// <summary>True where an address is one of these at all.</summary>
    public static bool IsOne(string address) =>
        address.StartsWith("http://", StringComparison.Ordinal)
        || address.StartsWith("https://", StringComparison.Ordinal);

    /// <summary>Reads an address; where it is none, says why.</summary>
    public static (ElasticAddress? Address, string? Why) Parse(string address)
    {
        var scheme = address[..(address.IndexOf("://", StringComparison.Ordinal) + 3)];
        var rest = address[scheme.Length..];
        var end = rest.IndexOfAny(['/', '?']);
        var (hosts, tail) = end < 0 ? (rest, "") : (rest[..end], rest[end..]);
        // Hosts after a comma may be whole addresses or share the first one's scheme: "http://a:9200,http://b:9200"
        // holds strokes of its own.
        while (tail.StartsWith("//", StringComparison.Ordinal) && hosts.EndsWith(':'))
        {
            (hosts, rest) = (hosts[..(hosts.LastIndexOf(',') + 1)], tail[2..]);
            end = rest.IndexOfAny(['/', '?']);
            (hosts, tail) = end < 0 ? (hosts + rest, "") : (hosts + rest[..end], rest[end..]);
        }
        return Read(scheme, hosts.Split(','), tail);
    }

    private static (ElasticAddress?, string?) Read(string scheme, string[] hosts, string tail)
    {
        string? user = null,
            password = null;
        var uris = new List<Uri>();
        foreach (var host in hosts)
        {
            if (!Uri.TryCreate(scheme + host, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
                return (null, $"'{host.Split('@')[^1]}' is no host: {Grammar}");
            if (uri.UserInfo.Split(':', 2) is [{ Length: > 0 } name, .. var word])
                (user, password) = (
                    Uri.UnescapeDataString(name),
                    word is [var secret] ? Uri.UnescapeDataString(secret) : null
                );
            uris.Add(
                new UriBuilder(
                    uri.Scheme,
                    uri.Host,
                    host.Split('@')[^1].Contains(':', StringComparison.Ordinal) ? uri.Port : DefaultPort
                ).Uri
            );
        }
        var (path, query) = tail.Split('?', 2) is [var p, .. var q]
            ? (p.Trim('/'), q is [var options] ? options : "")
            : ("", "");
        string? ca = null;
        foreach (var option in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
            if (option.Split('=', 2) is ["ca", { Length: > 0 } file])
                ca = Uri.UnescapeDataString(file);
            else
                return (null, $"'{option.Split('=')[0]}' is no option of an address: there is ca=FILE");
        if (path.Length > 0 && !IsName(path))
            return (
                null,
                $"'{path}' is no name of an archive: up to {MaxNameLength} lower-case letters, digits, '-' "
                    + $"and '_', a letter first"
            );
        return (
            new ElasticAddress
            {
                Hosts = uris,
                Name = path.Length == 0 ? DefaultName : path,
                User = user,
                Password = password,
                CaFile = ca,
            },
            null
        );
    }

    private static bool IsName(string name) =>
        name.Length <= MaxNameLength
        && char.IsAsciiLetterLower(name[0])
        && name.AsSpan().IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyz0123456789-_") < 0;
}
