using System.Text;
using System.Text.Json.Nodes;
using Pipeline.Index.Model;
using Pipeline.Index.Tests.Contract;

namespace Pipeline.Index.Tests;

/// <summary>
/// A way to the engine that is not smooth: what passes is waited for, what is said twice changes nothing, one refused
/// write does not take others along.
/// </summary>
[NeedsEngine(TestIndices.Variable)]
public sealed class ElasticRoughWayTests : IDisposable
{
    private const string Busy =
        """{"error":{"type":"es_rejected_execution_exception","reason":"rejected execution"},"status":429}""";

    private readonly TestIndices _indices = new();
    private readonly EngineDoor _door = new(TestIndices.Server);

    private string Address => _door.Address + _indices.Address[TestIndices.Server.Length..];

    public void Dispose()
    {
        _door.Dispose();
        _indices.Dispose();
    }

    [Theory]
    [InlineData(429, Busy)]
    [InlineData(502, "<html>bad gateway</html>")]
    [InlineData(503, "")]
    [InlineData(504, "")]
    [InlineData(0, "")]
    public void What_passes_is_waited_for(int status, string body)
    {
        using var archive = ArchiveFactory.Open(Address, create: true);
        var asked = 0;
        // Every request is turned away once.
        _door.Rule = _ => ++asked % 2 == 1 ? new DoorAnswer(status, body) : null;
        archive.Keep(Several());
        archive.Find(new FindQuery("công tác")).Count.ShouldBe(20);
        archive.GetStatus().Records.ShouldBe(30);
        asked.ShouldBeGreaterThan(8);
    }

    [Fact]
    public void What_was_done_though_its_answer_was_lost_is_done_once()
    {
        using var archive = ArchiveFactory.Open(Address, create: true);
        // In no rhythm: one that fits a loop of the program would never let it through.
        var (random, lost) = (new Random(8), 0);
        _door.Rule = _ => random.Next(5) < 2 && ++lost > 0 ? new DoorAnswer(0, Through: true) : null;
        archive.Keep(Several());
        archive.TryClaim(Sample.Hash("x"), "one", TimeSpan.FromMinutes(1)).ShouldBeTrue();
        archive.TryClaim(Sample.Hash("x"), "two", TimeSpan.FromMinutes(1)).ShouldBeFalse();
        archive.Write([
            new FailureWrite(
                new FileFailure
                {
                    Path = "/in/shut.pdf",
                    Stage = "open",
                    Kind = "no-access",
                    Message = "m",
                    Advice = "a",
                }
            ),
        ]);
        archive.ListFailures().Single().Attempts.ShouldBe(1);
        archive.Remove(Sample.Hash("f3"), new Tombstone("Lan", null, "2026-01-01T00:00:00Z"));
        _door.Rule = _ => null;
        archive
            .GetStatus()
            .ShouldSatisfyAllConditions(
                s => s.Records.ShouldBe(29),
                s => s.Names.ShouldBe(30),
                s => s.Copies.ShouldBe(0)
            );
        archive.Get(Sample.Hash("f3")).ShouldBeNull();
        lost.ShouldBeGreaterThan(5);
    }

    [Fact]
    public void A_write_that_the_server_had_no_room_for_is_sent_again_alone()
    {
        using var archive = ArchiveFactory.Open(Address, create: true);
        var sent = new List<string[]>();
        var held = false;
        _door.Rule = asked =>
        {
            if (!asked.Path.StartsWith("/_bulk", StringComparison.Ordinal))
                return null;
            var ids = Ids(asked.Body);
            sent.Add(ids);
            if (held || !ids.Contains(Sample.Hash("f3")))
                return null;
            held = true;
            // As a server answers that has done all but one.
            using var http = new HttpClient();
            var others = Without(asked.Body, Sample.Hash("f3"));
            var answer = JsonNode.Parse(
                TestIndices.Send(HttpMethod.Post, asked.Path.TrimStart('/'), Encoding.UTF8.GetString(others))
            )!;
            answer["items"]!
                .AsArray()
                .Insert(
                    Array.IndexOf(ids, Sample.Hash("f3")),
                    new JsonObject
                    {
                        ["index"] = new JsonObject
                        {
                            ["status"] = 429,
                            ["error"] = new JsonObject
                            {
                                ["type"] = "es_rejected_execution_exception",
                                ["reason"] = "rejected",
                            },
                        },
                    }
                );
            return new DoorAnswer(200, answer.ToJsonString());
        };
        archive.Keep(Several());
        archive.GetStatus().Records.ShouldBe(30);
        sent.Count(ids => ids.Contains(Sample.Hash("f4"))).ShouldBe(1);
        sent.Where(ids => ids.Contains(Sample.Hash("f3"))).Last().ShouldBe([Sample.Hash("f3")]);
    }

    [Fact]
    public void A_record_that_is_too_large_fails_alone_and_comes_in_once_the_limit_is_raised()
    {
        using var archive = ArchiveFactory.Open(Address, create: true);
        _door.Rule = asked =>
            asked.Body.Length > 100_000 ? new DoorAnswer(413, "<html>Request Entity Too Large</html>") : null;
        var large = Sample.Record(
            "99/KH-CĐM",
            "2021-01-01",
            "Lớn",
            string.Concat(Enumerable.Repeat("nội dung dài ", 20_000)),
            file: "large"
        );
        archive.Keep([.. Several(), large]);
        archive
            .GetStatus()
            .ShouldSatisfyAllConditions(
                s => s.Records.ShouldBe(30),
                s => s.Files["done"].ShouldBe(30),
                s => s.Files["failed"].ShouldBe(1)
            );
        archive
            .ListFailures()
            .Single()
            .ShouldSatisfyAllConditions(
                f => f.Kind.ShouldBe("too-large"),
                f => f.Hash.ShouldBe(large.Id),
                f => f.Message.ShouldContain("larger than the server takes")
            );
        _door.Rule = _ => null;
        archive.RequeueFailures(null).ShouldBe(1);
        archive.Keep(large);
        archive.ListFailures().ShouldBeEmpty();
        archive.Find(new FindQuery("99/KH-CĐM")).Single().Record.Id.ShouldBe(large.Id);
    }

    private static Pipeline.Records.DocumentRecord[] Several() =>
        [
            .. Enumerable
                .Range(1, 30)
                .Select(i =>
                    Sample.Record(
                        $"{i}/KH-CĐM",
                        "2021-01-01",
                        "Công tác",
                        "công tác năm",
                        file: $"f{i}",
                        cites: "07/NQ-TLĐ"
                    )
                ),
        ];

    private static string[] Ids(byte[] bulk) => [.. Writes(bulk).Select(w => w.Id)];

    private static byte[] Without(byte[] bulk, string id) =>
        Encoding.UTF8.GetBytes(string.Concat(Writes(bulk).Where(w => w.Id != id).Select(w => w.Lines)));

    private static IEnumerable<(string Id, string Lines)> Writes(byte[] bulk)
    {
        using var lines = new StringReader(Encoding.UTF8.GetString(bulk));
        while (lines.ReadLine() is { } line)
        {
            var (action, about) = JsonNode.Parse(line)!.AsObject().First();
            yield return ((string)about!["_id"]!, action == "delete" ? line + "\n" : $"{line}\n{lines.ReadLine()}\n");
        }
    }
}
