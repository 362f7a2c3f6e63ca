using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Pipeline.Index.Tests;

/// <summary>What comes to the door.</summary>
internal sealed record Asked(string Method, string Path, string? Authorization, byte[] Body);

/// <summary>What the door does with it, where it does not simply let it through.</summary>
/// <param name="Status">It is answered so; 0 breaks the connection off.</param>
/// <param name="Body">With these words.</param>
/// <param name="Through">The engine does it all the same; only its answer is lost.</param>
internal sealed record DoorAnswer(int Status, string Body = "", bool Through = false);

/// <summary>
/// A door in front of the real engine, as a gateway of an office is one: it lets requests through, answers some itself,
/// or breaks off.
/// With a certificate it speaks TLS.
/// </summary>
internal sealed class EngineDoor : IDisposable
{
    private readonly Uri _engine;
    private readonly X509Certificate2? _certificate;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly HttpClient _http = new();

    public EngineDoor(string engine, X509Certificate2? certificate = null)
    {
        (_engine, _certificate) = (new Uri(engine), certificate);
        _listener.Start();
        // Away from the few threads of the test runner, which wait for what comes through here.
        _ = Task.Run(AcceptAsync);
    }

    /// <summary>Decides what becomes of a request; null lets it through.</summary>
    public Func<Asked, DoorAnswer?> Rule { get; set; } = _ => null;

    public string Address =>
        $"{(_certificate is null ? "http" : "https")}://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public void Dispose()
    {
        _listener.Stop();
        _http.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
            try
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync());
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return;
            }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
            try
            {
                Stream stream = client.GetStream();
                if (_certificate is not null)
                {
                    var tls = new SslStream(stream);
                    await tls.AuthenticateAsServerAsync(_certificate);
                    stream = tls;
                }
                await using (stream)
                    while (await ReadAsync(stream) is { } asked)
                    {
                        var rule = Rule(asked);
                        var answer = rule is null or { Through: true }
                            ? await PassAsync(asked)
                            : (rule.Status, Encoding.UTF8.GetBytes(rule.Body));
                        if (rule is { Through: true } or { Status: 0 })
                            return;
                        await stream.WriteAsync(
                            Encoding.ASCII.GetBytes(
                                $"HTTP/1.1 {answer.Item1} X\r\ncontent-type: application/json\r\ncontent-length: {answer.Item2.Length}\r\n\r\n"
                            )
                        );
                        await stream.WriteAsync(answer.Item2);
                    }
            }
            catch (Exception e)
                when (e
                        is IOException
                            or SocketException
                            or ObjectDisposedException
                            or System.Security.Authentication.AuthenticationException
                            or HttpRequestException
                )
            { /* The other side went away. */
            }
    }

    private async Task<(int, byte[])> PassAsync(Asked asked)
    {
        using var request = new HttpRequestMessage(new HttpMethod(asked.Method), new Uri(_engine, asked.Path));
        if (asked.Body.Length > 0)
        {
            request.Content = new ByteArrayContent(asked.Body);
            request.Content.Headers.ContentType = new(
                asked.Path.StartsWith("/_bulk", StringComparison.Ordinal) ? "application/x-ndjson" : "application/json"
            );
        }
        using var response = await _http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync());
    }

    /// <summary>One request; null where the other side has ended.</summary>
    private static async Task<Asked?> ReadAsync(Stream stream)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (!(head.Count >= 4 && head[^1] == '\n' && head[^2] == '\r' && head[^3] == '\n'))
        {
            if (await stream.ReadAsync(one) == 0)
                return null;
            head.Add(one[0]);
        }
        var lines = Encoding.ASCII.GetString([.. head]).Split("\r\n");
        var headers = lines
            .Skip(1)
            .Where(l => l.Contains(':', StringComparison.Ordinal))
            .ToDictionary(
                l => l[..l.IndexOf(':', StringComparison.Ordinal)].ToLowerInvariant(),
                l => l[(l.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim(),
                StringComparer.Ordinal
            );
        if (headers.ContainsKey("expect"))
            await stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray());
        var body = new byte[
            headers.TryGetValue("content-length", out var length)
                ? int.Parse(length, System.Globalization.CultureInfo.InvariantCulture)
                : 0
        ];
        await stream.ReadExactlyAsync(body);
        return new Asked(
            lines[0].Split(' ')[0],
            lines[0].Split(' ')[1],
            headers.GetValueOrDefault("authorization"),
            body
        );
    }
}
