using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Pipeline.Index.Tests;

namespace Pipeline.Cli.Tests.Cluster;

/// <summary>
/// What an administrator's Elasticsearch may answer: each one clear line, and nothing is lost. A door stands before the
/// real engine, as a gateway of an office does.
/// </summary>
public sealed class BadIndexTests : IDisposable
{
    private const string Word = "đúng:mật";

    private static readonly string[] Everything =
    [
        "ingest in",
        "status",
        "find x",
        "show 1/KH-CĐXD",
        "check",
        "compare x",
        "indicators",
        "deadlines",
        "export register --direction out",
        "export findings",
        "retry",
        "refresh",
        "remove 0 --by Lan",
        "set 1/KH-CĐXD subject=x --by Lan",
        "decide 0 accept --by Lan",
        "link indicator a b --by Lan",
        "page 0 1 --out x.png",
        "copy --from sqlite:a.db --to",
    ];

    private static readonly string _server = (
        Environment.GetEnvironmentVariable(ElasticFactAttribute.Variable) ?? "http://127.0.0.1:1"
    ).TrimEnd('/');

    private readonly Workplace _here = new();
    private readonly string _name = $"test-{Guid.NewGuid():N}";

    private string Elastic => $"{_server}/{_name}";

    public void Dispose()
    {
        _here.Dispose();
        if (Environment.GetEnvironmentVariable(ElasticFactAttribute.Variable) is not { Length: > 0 })
            return;
        foreach (
            var index in System
                .Text.Json.JsonDocument.Parse(
                    Send(HttpMethod.Get, $"{_name}-*/_settings?filter_path=*.settings.index.uuid")
                )
                .RootElement.EnumerateObject()
        )
            Send(HttpMethod.Delete, index.Name);
    }

    [ElasticFact]
    public void A_wrong_password_or_key_is_one_line_without_it()
    {
        using var door = new EngineDoor(_server);
        door.Rule = asked =>
            asked.Authorization is { } given
            && (
                given == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("elastic:" + Word))
                || given == "ApiKey a2V5OmtleQ=="
            )
                ? null
                : new DoorAnswer(
                    401,
                    """{"error":{"type":"security_exception","reason":"unable to authenticate user [elastic] for REST request [/]"},"status":401}"""
                );
        _here.WriteGood("in/1.txt", 1);
        _here.Run("ingest", "in", "--index", "sqlite:a.db").Code.ShouldBe(0);
        var line =
            $"pipeline: Elasticsearch at {door.Address}/{_name} does not accept the user, password or key; check PIPELINE_ELASTIC_PASSWORD or PIPELINE_ELASTIC_API_KEY, or the user and password in the address";
        foreach (var command in (string[])["ingest in", "status", "find x", "check", "copy --from sqlite:a.db --to"])
        {
            var outcome = Run(command, $"{door.Address}/{_name}", ("PIPELINE_ELASTIC_PASSWORD", "s3cret"));
            outcome.Errors.ShouldBe([line], command);
            outcome.Code.ShouldBe(3, command);
        }
        Run("status", $"{door.Address.Replace("://", "://elastic:s3cret@", StringComparison.Ordinal)}/{_name}")
            .Errors.ShouldBe([line]);
        Run("status", $"{door.Address}/{_name}", ("PIPELINE_ELASTIC_API_KEY", "s3cret")).Errors.ShouldBe([line]);
        // The right ones are let in, from the environment and from the address.
        Run("ingest in", $"{door.Address}/{_name}", ("PIPELINE_ELASTIC_PASSWORD", Word))
            .ShouldSatisfyAllConditions(o => o.Errors.ShouldBeEmpty(), o => o.Code.ShouldBe(0));
        Run("find 1/KH-CĐXD", $"{door.Address}/{_name}", ("PIPELINE_ELASTIC_API_KEY", "a2V5OmtleQ=="))
            .Out[0]
            .ShouldStartWith("1/KH-CĐXD");
        Run(
                "status",
                $"{door.Address.Replace("://", $"://elastic:{Uri.EscapeDataString(Word)}@", StringComparison.Ordinal)}/{_name}"
            )
            .ShouldSatisfyAllConditions(o => o.Errors.ShouldBeEmpty(), o => o.Code.ShouldBe(0));
    }

    [ElasticFact]
    public void A_certificate_is_trusted_by_the_authority_that_is_named()
    {
        using var authority = Certificate("CN=Office", null);
        using var certificate = Certificate("CN=127.0.0.1", authority);
        using var door = new EngineDoor(_server, certificate);
        File.WriteAllText(Path.Combine(_here.Folder, "office.pem"), authority.ExportCertificatePem());
        File.WriteAllText(
            Path.Combine(_here.Folder, "broken.pem"),
            "-----BEGIN CERTIFICATE-----\nno\n-----END CERTIFICATE-----\n"
        );
        _here.WriteGood("in/1.txt", 1);
        Run("ingest in", $"{door.Address}/{_name}?ca=office.pem")
            .ShouldSatisfyAllConditions(o => o.Errors.ShouldBeEmpty(), o => o.Code.ShouldBe(0));
        Run(
            "find 1/KH-CĐXD",
            $"{door.Address}/{_name}",
            ("PIPELINE_ELASTIC_CA", Path.Combine(_here.Folder, "office.pem"))
        )
            .Out[0]
            .ShouldStartWith("1/KH-CĐXD");
        var untrusted = Run("status", $"{door.Address}/{_name}");
        untrusted.Errors.ShouldBe([
            $"pipeline: the certificate of Elasticsearch at {door.Address}/{_name} is not trusted; name the authority's file: PIPELINE_ELASTIC_CA=FILE, or ?ca=FILE in the address",
        ]);
        untrusted.Code.ShouldBe(3);
        foreach (var file in (string[])["none.pem", "broken.pem", "in/1.txt"])
        {
            var refused = Run("status", $"{door.Address}/{_name}?ca={file}");
            refused.Errors.Single().ShouldStartWith($"pipeline: the certificate file {file} cannot be read: ");
            refused.Code.ShouldBe(3);
        }
    }

    [ElasticFact]
    public void Several_hosts_stand_in_for_one_another()
    {
        _here.WriteGood("in/1.txt", 1);
        var hosts = $"http://127.0.0.1:1,127.0.0.1:2,{new Uri(_server).Authority}/{_name}";
        Run("ingest in", hosts).ShouldSatisfyAllConditions(o => o.Errors.ShouldBeEmpty(), o => o.Code.ShouldBe(0));
        Run("find 1/KH-CĐXD", hosts).Out[0].ShouldStartWith("1/KH-CĐXD");
        Run("status", hosts).Out[0].ShouldStartWith("index      1 of 3 nodes answer, searches go on, ");
        Run("status", $"http://127.0.0.1:1,127.0.0.1:2/{_name}")
            .ShouldSatisfyAllConditions(
                o => o.Code.ShouldBe(3),
                o =>
                    o.Errors.ShouldBe([
                        $"pipeline: Elasticsearch at http://127.0.0.1:1,http://127.0.0.1:2/{_name} does not answer: connection refused; check that it runs and that address and port are right, then do it again; nothing that was kept is lost",
                    ])
            );
    }

    [ElasticFact]
    public void A_foreign_index_of_the_same_name_is_left_alone()
    {
        Send(HttpMethod.Put, $"{_name}-records/_doc/1?refresh", """{"name":"theirs"}""");
        _here.WriteGood("in/1.txt", 1);
        _here.Run("ingest", "in", "--index", "sqlite:a.db").Code.ShouldBe(0);
        foreach (var command in Everything)
        {
            var outcome = Run(command, Elastic);
            outcome.Errors.ShouldBe(
                [
                    $"pipeline: the index {_name}-records at {Elastic} is another program's; give the archive a name of its own: --index http://host:9200/NAME",
                ],
                command
            );
            outcome.Code.ShouldBe(3, command);
        }
        Send(HttpMethod.Get, $"{_name}-*/_count").ShouldContain("\"count\":1,");
    }

    [ElasticFact]
    public void An_index_that_the_server_made_read_only_takes_no_writes_answers_questions_and_loses_nothing()
    {
        for (var i = 1; i <= 5; i++)
            _here.WriteGood($"in/{i}.txt", i);
        Run("ingest in", Elastic).Code.ShouldBe(0);
        Send(HttpMethod.Put, $"{_name}-*/_settings", """{"index.blocks.read_only_allow_delete":true}""")
            .ShouldContain("true");
        for (var i = 6; i <= 10; i++)
            _here.WriteGood($"in/{i}.txt", i);
        const string Full =
            " takes no more writes: its disk is nearly full (flood stage); make room there, lift index.blocks.read_only_allow_delete where the server does not do it by itself, then do it again; nothing that was kept is lost";
        foreach (
            var command in (string[])["ingest in", "set 1/KH-CĐXD subject=x --by Lan", "link indicator a b --by Lan"]
        )
        {
            var outcome = Run(command, Elastic);
            outcome.Errors.ShouldBe([$"pipeline: Elasticsearch at {Elastic}{Full}"], command);
            outcome.Code.ShouldBe(1, command);
        }
        Run("find 1/KH-CĐXD", Elastic)
            .ShouldSatisfyAllConditions(o => o.Out[0].ShouldStartWith("1/KH-CĐXD"), o => o.Errors.ShouldBeEmpty());
        Run("status", Elastic).Out.ShouldContain("records    5 (0 copies), 0 citations, 0 without a readable number");
        Send(HttpMethod.Put, $"{_name}-*/_settings", """{"index.blocks.read_only_allow_delete":null}""")
            .ShouldContain("true");
        Run("ingest in --json", Elastic).Out.Single().ShouldStartWith("""{"read":5,"unchanged":5,"failed":0""");
        Run("status", Elastic).Out.ShouldContain("records    10 (0 copies), 0 citations, 0 without a readable number");
    }

    [ElasticFact]
    public void A_record_over_the_servers_limit_is_one_line_and_the_others_come_in()
    {
        using var door = new EngineDoor(_server);
        door.Rule = asked =>
            asked.Body.Length > 200_000 ? new DoorAnswer(413, "<html>Request Entity Too Large</html>") : null;
        for (var i = 1; i <= 5; i++)
            _here.WriteGood($"in/{i}.txt", i);
        _here.Write(
            "in/6.txt",
            "Số: 6/KH-CĐXD\n\nHà Nội, ngày 5 tháng 3 năm 2021\n\nKẾ HOẠCH\nKiểm tra\n\n"
                + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"Mục thứ {i} của kế hoạch kiểm tra.\n"))
        );
        var outcome = Run("ingest in", $"{door.Address}/{_name}");
        outcome
            .Errors.Single()
            .ShouldBe(
                "in/6.txt: Elasticsearch does not take its record: larger than the server takes (http.max_content_length); its bytes are kept; have the server's limit raised or report the file, then pipeline retry"
            );
        (outcome.Code, outcome.Out[0].StartsWith("read 5, unchanged 0, failed 1, ", StringComparison.Ordinal)).ShouldBe(
            (1, true),
            outcome.Out[0]
        );
        Run("status", $"{door.Address}/{_name}").Out.ShouldContain("failures   too-large 1");
        door.Rule = _ => null;
        Run("retry", $"{door.Address}/{_name}").Out[0].ShouldStartWith("read 1, unchanged 0, failed 0");
        Run("find 6/KH-CĐXD", $"{door.Address}/{_name}").Out[0].ShouldStartWith("6/KH-CĐXD");
    }

    private Outcome Run(string command, string archive, params (string Name, string Value)[] settings) =>
        Workplace.Finish(
            _here.Start(
                [
                    .. Workplace.Command,
                    .. command.Split(' '),
                    .. command.StartsWith("copy", StringComparison.Ordinal) ? new[] { archive } : ["--index", archive],
                ],
                settings.ToDictionary(s => s.Name, s => s.Value, StringComparer.Ordinal)
            )
        );

    private static string Send(HttpMethod method, string path, string? body = null)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(method, $"{_server}/{path}");
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = http.Send(request);
        using var reader = new StreamReader(response.Content.ReadAsStream());
        return reader.ReadToEnd();
    }

    private static X509Certificate2 Certificate(string name, X509Certificate2? authority)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        var (from, to) = (DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(1));
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(authority is null, false, 0, true));
        if (authority is null)
            return request.CreateSelfSigned(from, to);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var signed = request.Create(authority, from, to, [1, 2, 3, 4]);
        using var whole = signed.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pfx), null);
    }
}
