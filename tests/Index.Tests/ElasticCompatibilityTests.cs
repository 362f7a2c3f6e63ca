using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Pipeline.Index.Elasticsearch.Client;

namespace Pipeline.Index.Tests;

/// <summary>
/// The client speaks with servers 8 and 9, told apart by how they answer its media type; no engine is needed.
/// </summary>
public sealed class ElasticCompatibilityTests
{
    private const string Nine = "application/vnd.elasticsearch+json; compatible-with=9",
        Eight = "application/vnd.elasticsearch+json; compatible-with=8",
        Plain = "application/json";

    [Theory]
    [InlineData(9, 200, Nine)]
    [InlineData(8, 200, Eight)]
    [InlineData(9, 403, Plain)] // not allowed to ask for the health
    [InlineData(8, 404, Plain)] // behind a gateway that lets only some paths through
    public void Requests_are_sent_in_a_type_that_the_server_takes(int version, int health, string type)
    {
        using var server = new StubServer(version, health);
        using var client = server.Client();
        client
            .SendExpectingSuccess(HttpMethod.Post, "/pipeline-records/_search", "{}"u8.ToArray())
            .GetNumber("took")
            .ShouldBe(3);
        client.SendExpectingSuccess(HttpMethod.Get, "/pipeline-records/_mapping").GetNumber("took").ShouldBe(3);
        client.SendExpectingSuccess(HttpMethod.Post, "/_bulk", "{}\n"u8.ToArray()).GetNumber("took").ShouldBe(3);
        server
            .Heard.Where(h => !h.Path.StartsWith("/_cluster", StringComparison.Ordinal))
            .Select(h => (h.Path, h.Accept, h.Type))
            .ShouldBe([
                ("/pipeline-records/_search", type, type),
                ("/pipeline-records/_mapping", type, ""),
                ("/_bulk", Plain, "application/x-ndjson"),
            ]);
        server
            .Heard.Count(h => h.Path.StartsWith("/_cluster", StringComparison.Ordinal))
            .ShouldBe(1, "each server is asked once");
    }

    [Fact]
    public void A_server_that_is_not_ready_is_asked_again()
    {
        using var server = new StubServer(8, 200) { NotReady = 2 };
        using var client = server.Client();
        client.SendExpectingSuccess(HttpMethod.Get, "/pipeline-records/_mapping").GetNumber("took").ShouldBe(3);
        server.Heard.Last().Accept.ShouldBe(Eight);
    }

    [Fact]
    public void Who_asks_is_proved_in_every_request()
    {
        using var server = new StubServer(9, 200);
        using var client = new ElasticClient(
            ElasticAddress.Parse(server.Address.Replace("://", "://lan:mật@", StringComparison.Ordinal)).Address!
        );
        client.SendExpectingSuccess(HttpMethod.Get, "/pipeline-records/_mapping");
        server
            .Heard.Select(h => h.Authorization)
            .ShouldAllBe(a => a == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("lan:mật")));
        server.Heard.Count.ShouldBe(2);
    }

    [Fact]
    public void The_next_node_is_asked_where_one_is_away_and_stays_the_one()
    {
        using var server = new StubServer(9, 200);
        using var client = new ElasticClient(
            ElasticAddress.Parse($"http://127.0.0.1:1,{server.Address["http://".Length..]}").Address!
        );
        for (var i = 0; i < 3; i++)
            client.SendExpectingSuccess(HttpMethod.Get, "/pipeline-records/_mapping").GetNumber("took").ShouldBe(3);
        client.CountReachableHosts().ShouldBe((1, 2));
    }

    /// <summary>
    /// Answers as a server of a version does that takes its own media type and plain JSON, with its headers.
    /// </summary>
    private sealed class StubServer : IDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly int _version,
            _health;

        public StubServer(int version, int health)
        {
            (_version, _health) = (version, health);
            using (var free = new TcpListener(IPAddress.Loopback, 0))
            {
                free.Start();
                Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}";
            }
            _listener.Prefixes.Add(Address + "/");
            _listener.Start();
            new Thread(Serve) { IsBackground = true }.Start();
        }

        public string Address { get; }

        /// <summary>So many requests are turned away at first.</summary>
        public int NotReady { get; set; }

        public ConcurrentQueue<(string Path, string Accept, string Type, string? Authorization)> Heard { get; } = new();

        public ElasticClient Client() => new(ElasticAddress.Parse(Address).Address!);

        public void Dispose() => _listener.Close();

        private void Serve()
        {
            try
            {
                while (true)
                    Answer(_listener.GetContext());
            }
            catch (Exception e)
                when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            { /* It is closed. */
            }
        }

        private void Answer(HttpListenerContext context)
        {
            var (request, response) = (context.Request, context.Response);
            var (path, accept, type) = (
                request.Url!.AbsolutePath,
                Spaced(request.Headers["Accept"]),
                Spaced(request.ContentType)
            );
            Heard.Enqueue((path, accept, type, request.Headers["Authorization"]));
            var foreign = $"compatible-with={(_version == 9 ? 7 : 9)}";
            var (status, body) =
                NotReady-- > 0 ? (503, "{\"error\":{\"type\":\"not_ready\",\"reason\":\"starts\"}}")
                : path.StartsWith("/_cluster", StringComparison.Ordinal) && _health != 200 ? (_health, "{}")
                : accept.Contains(foreign, StringComparison.Ordinal) || type.Contains(foreign, StringComparison.Ordinal)
                    ? (
                        400,
                        "{\"error\":{\"type\":\"media_type_header_exception\",\"reason\":\"Invalid media-type value\"},\"status\":400}"
                    )
                : (200, "{\"took\":3,\"status\":\"green\"}");
            response.StatusCode = status;
            response.Headers["X-Elastic-Product"] = "Elasticsearch";
            response.ContentType = accept.Contains("vnd.elasticsearch", StringComparison.Ordinal)
                ? $"application/vnd.elasticsearch+json;compatible-with={_version}"
                : Plain;
            response.Close(Encoding.UTF8.GetBytes(body), willBlock: true);
        }

        private static string Spaced(string? header) =>
            (header ?? "").Replace("; ", ";", StringComparison.Ordinal).Replace(";", "; ", StringComparison.Ordinal);
    }
}
