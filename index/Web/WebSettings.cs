using System.Net;
using Pipeline.Crosscheck;
using Pipeline.Output.Pages;

namespace Pipeline.Web;

/// <summary>What the web application is started with.</summary>
public sealed record WebSettings
{
    /// <summary>Where it listens; port 0 takes a free one.</summary>
    public required IPEndPoint Listen { get; init; }

    /// <summary>Address of the archive; it is made where there is none.</summary>
    public required string Index { get; init; }

    /// <summary>Folder of original bytes; null for the archive's own.</summary>
    public string? Blobs { get; init; }

    /// <summary>The own office.</summary>
    public OfficeScope Office { get; init; } = OfficeScope.Unknown;

    /// <summary>What pages are drawn with.</summary>
    public required IPageEngine Engine { get; init; }

    /// <summary>Name of the one person who works here without accounts.</summary>
    public string Person { get; init; } = Environment.UserName;

    /// <summary>Reads HOST:PORT; null where it is none.</summary>
    public static IPEndPoint? ParseListen(string text)
    {
        var at = text.LastIndexOf(':');
        if (at < 1 || !ushort.TryParse(text.AsSpan(at + 1), out var port))
            return null;
        var host = text[..at].Trim('[', ']');
        if (host == "localhost")
            return new IPEndPoint(IPAddress.Loopback, port);
        return IPAddress.TryParse(host, out var address) ? new IPEndPoint(address, port) : null;
    }
}
