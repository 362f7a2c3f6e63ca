using Pipeline.Records;

namespace Pipeline.Index.Tests.Contract;

public abstract class FindingContract : ArchiveContract
{
    private static Finding Finding(string record, string rule, string severity = "error", string facts = "") =>
        new()
        {
            Id = Sample.Hash(record),
            FindingId = $"{rule}-{record}{facts}",
            Rule = rule,
            Severity = severity,
            Document = record,
            Message = "Không khớp",
            Expected = 195,
            Found = 200,
        };

    private static string[] Ids(params string[] records) => [.. records.Select(Sample.Hash)];

    [Fact]
    public void Findings_of_a_record_are_replaced_by_rule()
    {
        Archive.PutFindings(
            Ids("a", "b"),
            "",
            [Finding("a", "score.sum"), Finding("a", "citation.unresolved", "info"), Finding("b", "score.sum")]
        );
        Archive.PutFindings(Ids("a"), "score.", [Finding("a", "score.total", "warning")]);
        Archive
            .FindFindings(new FindingQuery { RecordId = Sample.Hash("a") })
            .Select(f => f.Rule)
            .ShouldBe(["citation.unresolved", "score.total"]);
        Archive.FindFindings(new FindingQuery { RulePrefix = "score." }).Count.ShouldBe(2);
        Archive
            .FindFindings(new FindingQuery { Severity = "error" })
            .Select(f => f.FindingId)
            .ShouldBe(["score.sum-b"]);
        Archive.FindFindings(new FindingQuery { Limit = 1 }).Count.ShouldBe(1);
        Archive
            .GetStatus()
            .Findings.ShouldBe(
                new Dictionary<string, long>
                {
                    ["error"] = 1,
                    ["info"] = 1,
                    ["warning"] = 1,
                },
                ignoreOrder: true
            );
    }

    [Fact]
    public void A_finding_comes_back_as_it_was()
    {
        var finding = Finding("a", "score.sum") with
        {
            Anchors =
            [
                new Anchor
                {
                    Page = 2,
                    Text = "200",
                    Start = 3,
                    End = 6,
                },
            ],
        };
        Archive.PutFindings(Ids("a"), "", [finding]);
        RecordJson.Print(Archive.FindFindings(new FindingQuery())[0]).ShouldBe(RecordJson.Print(finding));
    }

    [Fact]
    public void A_decided_finding_stays_decided_when_it_is_found_again()
    {
        Archive.PutFindings(Ids("a"), "", [Finding("a", "score.sum")]);
        var decision = new Decision("dismiss", "Lan", "2026-01-01T00:00:00Z", "đã xem");
        Archive.Decide("score.sum-a", decision).ShouldBeTrue();
        Archive.Decide("none", decision).ShouldBeFalse();
        Archive.PutFindings(Ids("a"), "", []);
        Archive.FindFindings(new FindingQuery()).ShouldBeEmpty();
        Archive.PutFindings(Ids("a"), "", [Finding("a", "score.sum"), Finding("a", "score.sum", facts: "other")]);
        Archive.FindFindings(new FindingQuery { FindingId = "score.sum-a" })[0].Decision.ShouldBe(decision);
        Archive
            .FindFindings(new FindingQuery { Dismissed = false })
            .Select(f => f.FindingId)
            .ShouldBe(["score.sum-aother"]);
    }
}
