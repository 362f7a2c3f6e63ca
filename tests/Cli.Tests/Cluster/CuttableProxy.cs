using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Pipeline.Cli.Tests.Cluster;

/// <summary>
/// A way to an engine that can be cut: then what is connected is broken off and nobody is let through.
/// </summary>
internal sealed class CuttableProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, byte> _open = [];
    private readonly DnsEndPoint _target;
    private volatile bool _cut;

    public CuttableProxy(Uri target)
    {
        _target = new DnsEndPoint(target.Host, target.Port);
        _listener.Start();
        // Away from the few threads of the test runner: they may all be taken while the workers need their way.
        _ = Task.Run(AcceptAsync);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Cuts the way for a while.</summary>
    public async Task CutAsync(TimeSpan time)
    {
        _cut = true;
        foreach (var client in _open.Keys)
            client.Close();
        await Task.Delay(time);
        _cut = false;
    }

    public void Dispose()
    {
        _listener.Stop();
        foreach (var client in _open.Keys)
            client.Close();
    }

    private async Task AcceptAsync()
    {
        while (true)
            try
            {
                _ = PassAsync(await _listener.AcceptTcpClientAsync());
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return;
            }
    }

    private async Task PassAsync(TcpClient from)
    {
        using var to = new TcpClient();
        using (from)
            try
            {
                if (_cut)
                    return;
                await to.ConnectAsync(_target.Host, _target.Port);
                _open[from] = _open[to] = 0;
                await Task.WhenAny(
                    from.GetStream().CopyToAsync(to.GetStream()),
                    to.GetStream().CopyToAsync(from.GetStream())
                );
            }
            catch (Exception e)
                when (e is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
            { /* Cut. */
            }
            finally
            {
                _open.TryRemove(from, out _);
                _open.TryRemove(to, out _);
            }
    }
}
