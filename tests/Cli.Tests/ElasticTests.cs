namespace Pipeline.Cli.Tests;

/// <summary>A test that needs Elasticsearch; reported as skipped where its address is not given.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ElasticFactAttribute : FactAttribute
{
    public const string Variable = "PIPELINE_TEST_ELASTICSEARCH";

    public ElasticFactAttribute()
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable)))
            Skip = $"needs an engine: set {Variable} to its address (.ci/run starts one from ../shared/engines)";
    }
}

/// <summary>The same commands on both engines, over the project's own samples.</summary>
public sealed partial class ElasticTests : IDisposable
{
    private const string Embedded = "sqlite:a.db";

    private readonly Workplace _here = new();
    private readonly string _server = (Environment.GetEnvironmentVariable(ElasticFactAttribute.Variable) ?? "").TrimEnd(
        '/'
    );
    private readonly string _name = $"test-{Guid.NewGuid():N}";

    private string Elastic => $"{_server}/{_name}";

    public void Dispose()
    {
        _here.Dispose();
        if (_server.Length == 0)
            return;
        using var http = new HttpClient();
        using var listed = http.Send(
            new HttpRequestMessage(HttpMethod.Get, $"{_server}/{_name}-*/_settings?filter_path=*.settings.index.uuid")
        );
        using var reader = new StreamReader(listed.Content.ReadAsStream());
        foreach (var index in System.Text.Json.JsonDocument.Parse(reader.ReadToEnd()).RootElement.EnumerateObject())
            http.Send(new HttpRequestMessage(HttpMethod.Delete, $"{_server}/{index.Name}")).Dispose();
    }

    [ElasticFact]
    public void Both_engines_answer_alike()
    {
        // Papers that need no OCR, and a secret one.
        _here.Write(
            "in/secret.txt",
            "TỔNG CÔNG TY MẪU\n\nSố: 27/KH-CĐXD\n\nMẬT\n\nHà Nội, ngày 5 tháng 3 năm 2021\n\nKẾ HOẠCH\nBảo vệ hầm ngầm trọng yếu\n\nThực hiện Kế hoạch số 42/KH-SGDĐT.\n"
        );
        string[] samples =
        [
            .. Directory
                .EnumerateFiles(Samples(), "*", SearchOption.AllDirectories)
                .Where(f => Path.GetExtension(f) is ".docx" or ".xlsx" or ".html" or ".txt")
                .Order(StringComparer.Ordinal),
        ];
        samples.Length.ShouldBeGreaterThan(20);
        _here.Run(["ingest", "in", .. samples, "--index", Embedded]).Code.ShouldBe(0);
        _here
            .Run("copy", "--from", Embedded, "--to", Elastic, "--to-blobs", "blobs")
            .ShouldSatisfyAllConditions(
                o => o.Out.Single().ShouldEndWith("originals missing 0, verified: both hold the same"),
                o => o.Errors.ShouldBeEmpty(),
                o => o.Code.ShouldBe(0)
            );
        Commands().Count(Same).ShouldBeGreaterThan(40, "most commands have something to say");
        // What persons say is said to each engine by the same commands; then both answer alike again.
        Sayings().Count(Same).ShouldBeGreaterThan(10);
        Commands().Count(Same).ShouldBeGreaterThan(40);
        _here.Run("copy", "--from", Elastic, "--from-blobs", "blobs", "--to", "sqlite:b.db").Code.ShouldBe(0);
        var back = _here.Run("check", "--json", "--verdicts", "--index", "sqlite:b.db");
        back.Out.ShouldBe(_here.Run("check", "--json", "--verdicts", "--index", Embedded).Out);
        _here
            .Run("copy", "--from", Elastic, "--from-blobs", "blobs", "--to", "sqlite:b.db")
            .Out.Single()
            .ShouldContain("copied 0");
    }

    [ElasticFact]
    public void Files_are_taken_in_once_and_stay_removed()
    {
        string[] files = [.. Enumerable.Range(1, 12).Select(i => _here.WriteGood($"in/{i}.txt", i))];
        _here
            .Run("status", "--index", Elastic)
            .ShouldSatisfyAllConditions(
                o => o.Code.ShouldBe(3),
                o => o.Errors.Single().ShouldStartWith("pipeline: there is no archive at ")
            );
        _here
            .Run("ingest", "in", "--index", Elastic, "--json")
            .Out.Single()
            .ShouldStartWith("""{"read":12,"unchanged":0,"failed":0""");
        _here
            .Run("ingest", "in", "--index", Elastic, "--json")
            .Out.Single()
            .ShouldStartWith("""{"read":0,"unchanged":12,"failed":0""");
        var id = System
            .Text.Json.JsonDocument.Parse(_here.Run("find", "7/KH-CĐXD", "--json", "--index", Elastic).Out.Single())
            .RootElement.GetProperty("id")
            .GetString()!;
        _here.Run("remove", id, "--by", "Lan", "--index", Elastic).Code.ShouldBe(0);
        _here
            .Run("find", "7/KH-CĐXD", "--json", "--index", Elastic)
            .Out.Where(l => !l.Contains("\"near\":true", StringComparison.Ordinal))
            .ShouldBeEmpty();
        _here.Run("ingest", "in", "--verify", "--index", Elastic, "--json").Out.Single().ShouldContain("\"removed\":1");
        _here.Run("status", "--json", "--index", Elastic).Out.Single().ShouldContain("\"records\":11");
        files.Length.ShouldBe(12);
    }

    [Fact]
    public void An_engine_that_is_not_there_is_one_line()
    {
        var outcome = _here.Run("find", "x", "--index", "http://127.0.0.1:9");
        outcome.Errors.ShouldBe([
            "pipeline: Elasticsearch at http://127.0.0.1:9 does not answer: connection refused; check that it runs and that address and port are right, then do it again; nothing that was kept is lost",
        ]);
        (outcome.Code, outcome.Out.Length).ShouldBe((3, 0));
    }

    private static IEnumerable<string> Commands() =>
        [
            "status",
            "status|--json",
            "check",
            "check|--json|--verdicts",
            "indicators",
            "indicators|--json",
            "deadlines|--json",
            "compare|sáng kiến|--json",
            "compare|sáng kiến|--by|year",
            "export|findings|--format|json|--out|/dev/stdout",
            "export|figures|--format|csv|--out|/dev/stdout",
            "export|register|--direction|out|--format|csv|--out|/dev/stdout",
            "show|42/KH-SGDĐT",
            "show|42/KH-SGDĐT|--json",
            "show|27/KH-CĐXD",
            "show|27/KH-CĐXD|--secret|--json",
            "find|42/KH-SGDĐT|--json",
            "find|24/KH-SGDĐT|--json",
            "find|42|--json",
            "find|sgddt 2021|--json",
            "find|ke hoach 42 2021|--json",
            "find|27/KH-CĐXD|--json",
            "find|hầm ngầm|--secret|--json",
            "status|--eye",
            "status|--eye|--json",
            "status|--secret|--json",
            "status|--failures",
            "check|--rule|score|--json",
            "check|58/BC-CĐGD|--json",
            "check|--secret|--json",
            "compare|sáng kiến|--by|unit|--json",
            "deadlines|--from|2021|--to|2022",
            "deadlines|--unanswered|--on|2022-06-01|--json",
            "link|list|--json",
            "export|deadlines|--format|ics|--out|/dev/stdout",
            "export|deadlines|--format|csv|--out|/dev/stdout",
            "export|register|--direction|in|--year|2021|--format|json|--out|/dev/stdout",
            "export|findings|--format|csv|--out|/dev/stdout",
            "export|figures|--format|json|--out|/dev/stdout",
            "show|no such",
            "find|no such words at all",
            "find|5/KH-SGDĐT|--json",
            "find|kế hoạch issuer:giáo dục from:2021-02 to:2021-12|--json",
            "find|type:KH|--json|--limit|3",
            "find|sáng kiến|--json",
            "find|sang kien|--json",
            "find|\"thi đua khen thưởng\"|--json",
            "find|công tác|--json|--limit|50",
            "find|type:BC from:2021|--json",
            "find|an toàn issuer:sở|--json",
        ];

    private IEnumerable<string> Sayings()
    {
        string[] findings =
        [
            .. _here
                .Run("check", "--json", "--index", Embedded)
                .Out.Select(l =>
                    System.Text.Json.JsonDocument.Parse(l).RootElement.GetProperty("finding_id").GetString()!
                ),
        ];
        findings.Length.ShouldBeGreaterThan(2);
        return
        [
            "set|42/KH-SGDĐT|subject=Kiểm tra và giám sát|date=12/4/2021|--by|Lan|--note|theo bản giấy",
            "set|42/KH-SGDĐT|signer.name=Phạm Quốc Tam|--by|Minh",
            "unset|42/KH-SGDĐT|signer.name|--by|Lan",
            "set|42/KH-SGDĐT|date=31/2/2021|--by|Lan",
            "set|no such|subject=x|--by|Lan",
            $"decide|{findings[0]}|dismiss|--by|Lan|--note|đã xem",
            $"decide|{findings[1]}|accept|--by|Lan",
            "decide|nosuch|accept|--by|Lan",
            "link|indicator|số sáng kiến|sáng kiến được công nhận|--by|Lan",
            "link|organisation|Sở Giáo dục|Sở Giáo dục và Đào tạo tỉnh Yên Châu|--by|Lan",
            "unlink|indicator|số sáng kiến|giá trị làm lợi|--by|Lan|--note|khác nhau",
            "remove|58/BC-CĐGD|--by|Lan|--note|nhầm",
            "remove|nosuch|--by|Lan",
            "check",
        ];
    }

    /// <summary>Whether both said anything; it is the same.</summary>
    private bool Same(string command)
    {
        var (one, other) = (
            _here.Run([.. command.Split('|'), "--index", Embedded]),
            _here.Run([.. command.Split('|'), "--index", Elastic])
        );
        Told(other).ShouldBe(Told(one), command);
        other.Errors.ShouldBe(one.Errors, command);
        other.Code.ShouldBe(one.Code, command);
        return one.Out.Length + one.Errors.Length > 0;
    }

    // How each engine itself stands, and what it took, is its own to say; all else is the same.
    private static IEnumerable<string> Told(Outcome outcome) =>
        outcome
            .Out.Where(l =>
                !l.StartsWith("index  ", StringComparison.Ordinal) && !l.StartsWith("times  ", StringComparison.Ordinal)
            )
            .Select(l => Moments().Replace(Speeds().Replace(Health().Replace(l, "{"), ""), "now"));

    [System.Text.RegularExpressions.GeneratedRegex(
        """,?"speeds":\[[^\]]*\]""",
        System.Text.RegularExpressions.RegexOptions.NonBacktracking
    )]
    private static partial System.Text.RegularExpressions.Regex Speeds();

    // When a person said something is told to the second, and each engine heard it at its own.
    [System.Text.RegularExpressions.GeneratedRegex(
        @"\b20[2-9]\d-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?Z?",
        System.Text.RegularExpressions.RegexOptions.NonBacktracking
    )]
    private static partial System.Text.RegularExpressions.Regex Moments();

    [System.Text.RegularExpressions.GeneratedRegex(
        """^\{"health":"[^"]*",""",
        System.Text.RegularExpressions.RegexOptions.NonBacktracking
    )]
    private static partial System.Text.RegularExpressions.Regex Health();

    internal static string Samples()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            if (Directory.Exists(Path.Combine(folder, "corpus", "samples")))
                return Path.Combine(folder, "corpus", "samples");
        throw new DirectoryNotFoundException("corpus/samples");
    }
}
