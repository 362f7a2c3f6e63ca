using System.Net;
using System.Security.Cryptography.X509Certificates;
using Pipeline.Crosscheck;
using Pipeline.Output.Pages;
using Pipeline.Web.Accounts;
using Pipeline.Web.Intake;

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

    /// <summary>What takes files in; null where nothing is taken in.</summary>
    public IIntake? Intake { get; init; }

    /// <summary>Accounts; null where one person works with the start key.</summary>
    public AccountStore? Accounts { get; init; }

    /// <summary>Certificate of HTTPS; null for HTTP.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>
    /// Is told who looks at the archive with its secret papers, and what is asked; throws where it cannot be written
    /// down, and then nothing is shown. Null where nobody may see secret papers here.
    /// </summary>
    public Action<string, string>? SecretSeen { get; init; }

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
