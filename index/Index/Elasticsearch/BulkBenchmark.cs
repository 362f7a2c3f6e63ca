using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using Pipeline.Index.Elasticsearch.Client;
using Pipeline.Index.Elasticsearch.Schema;
using Pipeline.Index.Model;

namespace Pipeline.Index.Elasticsearch;

/// <summary>
/// What keeping costs beside sending: the program writes batches into an archive of its own, then the very bodies that
/// it sent go to
/// another one bare, by turns. Both are deleted afterwards.
/// </summary>
public sealed class BulkBenchmark : IDisposable
{
    private readonly ElasticAddress _server;
    private readonly IReadOnlyList<IReadOnlyList<ArchiveWrite>> _batches;
    private readonly string _watched = NewName();
    private readonly List<byte[]> _sent = [];

    /// <summary>Writes the batches once, unmeasured, and notes what is sent.</summary>
    /// <param name="server">The server; the archive that the address names is not touched.</param>
    /// <param name="batches">What is written.</param>
    public BulkBenchmark(ElasticAddress server, IReadOnlyList<IReadOnlyList<ArchiveWrite>> batches)
    {
        (_server, _batches) = (server, batches);
        Write(
            _watched,
            (path, body) =>
            {
                if (path.StartsWith(BulkSender.Path, StringComparison.Ordinal))
                    _sent.Add(body.ToArray());
            }
        );
    }

    /// <summary>Requests that one writing takes.</summary>
    public int Requests => _sent.Count;

    /// <summary>Bytes of their bodies.</summary>
    public long Bytes => _sent.Sum(b => (long)b.Length);

    /// <summary>Seconds that the program takes.</summary>
    public double MeasureProgram() => InNew(name => Write(name, null));

    /// <summary>Seconds that the bodies take, sent one after another by nothing but an HTTP client.</summary>
    public double MeasureBareClient() =>
        InNew(name =>
        {
            using (ElasticArchive.Open(_server with { Name = name }, create: true))
            { /* The same mappings. */
            }
            // Names are of one length, so the bodies stay what they were but for the name.
            var bodies = _sent.ConvertAll(b =>
                WithIndexName(b, Encoding.ASCII.GetBytes(_watched), Encoding.ASCII.GetBytes(name))
            );
            using var http = ElasticTransport.Bare(_server);
            var start = Stopwatch.GetTimestamp();
            foreach (var body in bodies)
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_server.Hosts[0], BulkSender.Path))
                {
                    Content = new ByteArrayContent(body),
                };
                request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
                using var response = http.Send(request);
                if (!response.IsSuccessStatusCode)
                    throw new ArchiveException(
                        $"the bare _bulk was answered with {(int)response.StatusCode}",
                        "look at the server's log"
                    );
            }
            return Stopwatch.GetElapsedTime(start).TotalSeconds;
        });

    /// <inheritdoc/>
    public void Dispose() => Delete(_watched);

    private double Write(string name, Action<string, ReadOnlyMemory<byte>>? watch)
    {
        using var archive = ElasticArchive.Open(_server with { Name = name }, create: true, secret: false, watch);
        var start = Stopwatch.GetTimestamp();
        foreach (var batch in _batches)
            archive.Write(batch);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private double InNew(Func<string, double> run)
    {
        var name = NewName();
        try
        {
            return run(name);
        }
        finally
        {
            Delete(name);
        }
    }

    private void Delete(string name)
    {
        using var client = new ElasticClient(_server);
        var indices = new ElasticIndices(client, name);
        foreach (var kind in IndexMappings.All)
            client.Send(HttpMethod.Delete, "/" + indices.Index(kind));
    }

    private static string NewName() => $"measure-{Guid.NewGuid():N}";

    private static byte[] WithIndexName(byte[] body, byte[] from, byte[] to)
    {
        var renamed = body.AsSpan().ToArray();
        for (var at = 0; body.AsSpan(at).IndexOf(from) is var next and >= 0; at += next + from.Length)
            to.CopyTo(renamed, at + next);
        return renamed;
    }
}
