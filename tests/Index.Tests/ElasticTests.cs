using System.Text;
using Pipeline.Index.Tests.Contract;

namespace Pipeline.Index.Tests;

/// <summary>An archive of its own on the test engine for each test, deleted afterwards.</summary>
internal sealed class TestIndices : IDisposable
{
    public const string Variable = "PIPELINE_TEST_ELASTICSEARCH";

    private readonly string _name = $"test-{Guid.NewGuid():N}";

    public static string Server => Environment.GetEnvironmentVariable(Variable)!.TrimEnd('/');

    public string Address => $"{Server}/{_name}";

    public IArchive Open(bool secret = false) => ArchiveFactory.Open(Address, create: true, secret);

    public string Index(string kind) => $"{_name}-{kind}";

    /// <summary>Asks the server itself.</summary>
    public static string Send(HttpMethod method, string path, string? body = null)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(method, $"{Server}/{path}");
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = http.Send(request);
        using var reader = new StreamReader(response.Content.ReadAsStream());
        return reader.ReadToEnd();
    }

    public void Dispose()
    {
        foreach (
            var index in System
                .Text.Json.JsonDocument.Parse(
                    Send(HttpMethod.Get, $"{_name}-*/_settings?filter_path=*.settings.index.uuid")
                )
                .RootElement.EnumerateObject()
        )
            Send(HttpMethod.Delete, index.Name);
    }
}

[NeedsEngine(TestIndices.Variable)]
public sealed class ElasticFindTests : FindContract
{
    private readonly TestIndices _indices = new();

    protected override IArchive Open() => _indices.Open();

    public override void Dispose()
    {
        base.Dispose();
        _indices.Dispose();
    }
}

[NeedsEngine(TestIndices.Variable)]
public sealed class ElasticLedgerTests : LedgerContract
{
    private readonly TestIndices _indices = new();

    protected override IArchive Open() => _indices.Open();

    public override void Dispose()
    {
        base.Dispose();
        _indices.Dispose();
    }
}

[NeedsEngine(TestIndices.Variable)]
public sealed class ElasticRecordTests : RecordContract
{
    private readonly TestIndices _indices = new();

    protected override IArchive Open() => _indices.Open();

    public override void Dispose()
    {
        base.Dispose();
        _indices.Dispose();
    }
}

[NeedsEngine(TestIndices.Variable)]
public sealed class ElasticFindingTests : FindingContract
{
    private readonly TestIndices _indices = new();

    protected override IArchive Open() => _indices.Open();

    public override void Dispose()
    {
        base.Dispose();
        _indices.Dispose();
    }
}

[NeedsEngine(TestIndices.Variable)]
public sealed class ElasticAmendmentTests : AmendmentContract
{
    private readonly TestIndices _indices = new();

    protected override IArchive Open() => _indices.Open();

    public override void Dispose()
    {
        base.Dispose();
        _indices.Dispose();
    }
}

[NeedsEngine(TestIndices.Variable)]
public sealed class ElasticLinkTests : LinkContract
{
    private readonly TestIndices _indices = new();

    protected override IArchive Open() => _indices.Open();

    public override void Dispose()
    {
        base.Dispose();
        _indices.Dispose();
    }
}

[NeedsEngine(TestIndices.Variable)]
public sealed class ElasticContentsTests : ContentsContract
{
    private readonly TestIndices _indices = new();

    protected override IArchive Open() => _indices.Open(secret: true);

    public override void Dispose()
    {
        base.Dispose();
        _indices.Dispose();
    }
}

[NeedsEngine(TestIndices.Variable)]
public sealed class ElasticSecretTests : SecretContract
{
    private TestIndices? _indices;

    // The base class opens before this one's fields would be set.
    protected override IArchive Open(bool secret) => (_indices ??= new TestIndices()).Open(secret);

    public override void Dispose()
    {
        base.Dispose();
        _indices?.Dispose();
    }
}
