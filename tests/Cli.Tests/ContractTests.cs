using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pipeline.Cli.Tests;

/// <summary>What is printed of the project's own samples, and of the seeds where they are, obeys CONTRACT.md.</summary>
public sealed class ContractTests : IDisposable
{
    private readonly Workplace _here = new();

    public void Dispose() => _here.Dispose();

    [Fact]
    public void Every_record_obeys_the_contract()
    {
        var samples = ElasticTests.Samples();
        var seeds = Path.Combine(samples, "..", "..", "..", "shared", "seeds");
        string[] files =
        [
            .. new[] { samples, seeds }
                .Where(Directory.Exists)
                .SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories))
                .Where(f => Path.GetExtension(f) is not (".jsonl" or ".json" or ".md"))
                .Order(StringComparer.Ordinal),
        ];
        files.Length.ShouldBeGreaterThan(50);
        var outcome = _here.Run(["extract", "--text", .. files]);
        outcome.Code.ShouldBe(0, string.Join('\n', outcome.Errors));
        outcome.Out.Length.ShouldBeGreaterThanOrEqualTo(files.Length - 5);
        outcome
            .Out.Select(l => JsonDocument.Parse(l).RootElement)
            .SelectMany(r =>
                ContractChecker.Complaints(r).Select(c => $"{r.GetProperty("source").GetProperty("path")} {c}")
            )
            .ShouldBeEmpty();
    }

    public static TheoryData<string, string> Breaches =>
        new()
        {
            { "document.place", "\"\"" },
            { "document.subject", "\"Co\u0302ng đoàn\"" },
            { "document.date", "\"05/3/2021\"" },
            { "document.period", "\"năm 2021\"" },
            { "document.number.anchor.start", "1" },
            { "document.number.anchor.text", "\"28/KH-CĐXD\"" },
            { "citations.0.confidence", "2" },
            { "citations.0.of", "7" },
            { "citations.0.fold", "null" },
            { "citations.0.anchor.box", "[1, 2, 0, 4]" },
            { "document.number.key", "null" },
        };

    [Theory]
    [MemberData(nameof(Breaches))]
    public void A_breach_is_told(string path, string value)
    {
        var good = _here.Write(
            "good.txt",
            "CÔNG ĐOÀN XÂY DỰNG\n\nSố: 27/KH-CĐXD\n\nHà Nội, ngày 5 tháng 3 năm 2021\n\nKẾ HOẠCH\nKiểm tra an toàn\n\nThực hiện Kế hoạch số 5/KH-TLĐ ngày 05/01/2021.\n"
        );
        var record = JsonNode.Parse(_here.Run("extract", "--text", good).Out[0])!;
        ContractChecker.Complaints(JsonSerializer.SerializeToElement(record)).ShouldBeEmpty();
        var steps = path.Split('.');
        var parent = steps[..^1]
            .Aggregate(record, (node, step) => int.TryParse(step, out var index) ? node[index]! : node[step]!);
        parent[steps[^1]] = JsonNode.Parse(value);
        ContractChecker.Complaints(JsonSerializer.SerializeToElement(record)).ShouldNotBeEmpty();
    }
}
