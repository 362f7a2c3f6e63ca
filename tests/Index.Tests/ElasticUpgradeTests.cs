using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Index.Elasticsearch.Client;
using Pipeline.Index.Elasticsearch.Schema;
using Pipeline.Index.Elasticsearch.Writing;
using Pipeline.Index.Tests.Contract;

namespace Pipeline.Index.Tests;

/// <summary>Indices that an older, a newer or another program made.</summary>
[NeedsEngine(TestIndices.Variable)]
public sealed class ElasticUpgradeTests : IDisposable
{
    private const int Records = 1200; // more than two pages of the filling

    private readonly TestIndices _indices = new();

    private string Alias => _indices.Index("records");
    private string Today => $"{Alias}-v{IndexMappings.Records.Version}";

    public void Dispose() => _indices.Dispose();

    [Fact]
    public void An_older_index_is_brought_up_to_date_while_searches_go_on()
    {
        var status = FillAndAge();
        var (stop, missed, asked) = (false, new List<string>(), 0);
        var searching = new Thread(() =>
        {
            for (; !Volatile.Read(ref stop); asked++)
                if (
                    TestIndices.Send(HttpMethod.Post, $"{Alias}/_search", Query(Sample.Hash("f7"))) is var answer
                    && !answer.Contains("\"hits\":[{", StringComparison.Ordinal)
                )
                    missed.Add(answer);
        });
        searching.Start();
        var told = new List<UpgradeProgress>();
        using (var archive = ArchiveFactory.Open(_indices.Address, upgrade: new Heard(told)))
        {
            told.Select(t => (t.Index, t.Done, t.Total))
                .ShouldBe([(Alias, 500, Records), (Alias, 1000, Records), (Alias, Records, Records)]);
            Volatile.Write(ref stop, true);
            searching.Join();
            missed.ShouldBeEmpty();
            asked.ShouldBeGreaterThan(0);
            Told(archive).ShouldBe(status);
            archive.Find(new FindQuery("1100/KH-CĐM")).Single().Record.Id.ShouldBe(Sample.Hash("f1100"));
            archive.FindCitations("07/NQ-TLD").Count.ShouldBe(Records);
        }
        Behind().ShouldBe([Today]);
    }

    [Fact]
    public void An_upgrade_that_ended_halfway_or_is_done_by_several_loses_nothing_and_keeps_what_was_written_since()
    {
        var status = FillAndAge();
        // A process that ended halfway has left a part, of which one was changed since where the block was lifted.
        new ElasticIndices(
            new ElasticClient(ElasticAddress.Parse(_indices.Address).Address!),
            _indices.Address.Split('/')[^1]
        ).Create(IndexMappings.Records, aliased: false);
        TestIndices.Send(
            HttpMethod.Put,
            $"{Today}/_doc/{Sample.Hash("f5")}?version=1&version_type=external_gte&refresh",
            Document(Sample.Record("5/KH-CĐM", "2021-01-01", "Cũ", file: "f5"), 5)
        );
        Parallel.For(
            0,
            4,
            _ =>
            {
                using var archive = _indices.Open();
            }
        );
        using var last = _indices.Open();
        Told(last).ShouldBe(status);
        last.Get(Sample.Hash("f5"))!.Document.Subject.ShouldBe("Công tác");
        // One that was late would take the old document over: the server refuses, for a later one is held.
        last.Keep(Sample.Record("6/KH-CĐM", "2021-01-01", "Mới", file: "f6"));
        TestIndices
            .Send(
                HttpMethod.Put,
                $"{Today}/_doc/{Sample.Hash("f6")}?version=6&version_type=external_gte",
                Document(Sample.Record("6/KH-CĐM", "2021-01-01", "Công tác", file: "f6"), 6)
            )
            .ShouldContain("version_conflict");
        last.Get(Sample.Hash("f6"))!.Document.Subject.ShouldBe("Mới");
    }

    [Theory]
    [InlineData(
        """{"_meta":{"program":"pipeline","kind":"records","version":99999}}""",
        "has version 99999, this program knows up to"
    )]
    [InlineData("""{"properties":{"name":{"type":"keyword"}}}""", "is another program's")]
    [InlineData("""{"_meta":{"program":"pipeline","kind":"ledger","version":1}}""", "is another program's")]
    public void An_index_that_is_not_ours_to_change_stays_as_it_is(string mapping, string why)
    {
        TestIndices.Send(
            HttpMethod.Put,
            $"{Alias}-other",
            $$"""{"mappings":{{mapping}},"aliases":{"{{Alias}}":{} } }"""
        );
        TestIndices.Send(HttpMethod.Put, $"{Alias}-other/_doc/1?refresh", """{"name":"theirs"}""");
        foreach (var create in (bool[])[true, false])
            Should
                .Throw<ArchiveException>(() => ArchiveFactory.Open(_indices.Address, create))
                .Message.ShouldSatisfyAllConditions(m => m.ShouldContain(why), m => m.ShouldContain($"{Alias}-other"));
        Behind().ShouldBe([$"{Alias}-other"]);
        TestIndices.Send(HttpMethod.Get, $"{Alias}-other/_count").ShouldContain("\"count\":1,");
        TestIndices
            .Send(HttpMethod.Get, $"{_indices.Address.Split('/')[^1]}-*/_settings?filter_path=*.settings.index.uuid")
            .ShouldNotContain("ledger");
    }

    [Fact]
    public void An_index_of_the_very_name_that_is_no_alias_is_another_programs()
    {
        TestIndices.Send(HttpMethod.Put, Alias);
        Should.Throw<ArchiveException>(() => _indices.Open()).Message.ShouldEndWith("is another program's");
    }

    /// <summary>
    /// An archive whose records stand in an index as an older program made it: fields of today are missing.
    /// </summary>
    private string FillAndAge()
    {
        string status;
        using (var archive = _indices.Open())
        {
            for (var i = 1; i <= Records; i += 300)
                archive.Keep([
                    .. Enumerable
                        .Range(i, 300)
                        .Select(n =>
                            Sample.Record(
                                $"{n}/KH-CĐM",
                                "2021-01-01",
                                "Công tác",
                                "công tác năm",
                                file: $"f{n}",
                                cites: "07/NQ-TLĐ"
                            )
                        ),
                ]);
            status = Told(archive);
        }
        var old = $"{Alias}-v1";
        var mapping = JsonNode.Parse(TestIndices.Send(HttpMethod.Get, $"{Today}/_mapping"))![Today]!["mappings"]!
            .DeepClone()
            .AsObject();
        mapping["_meta"]!["version"] = 1;
        mapping["properties"]!.AsObject().Remove("marks");
        mapping["properties"]!.AsObject().Remove("cited_pair");
        TestIndices.Send(HttpMethod.Put, old, new JsonObject { ["mappings"] = mapping }.ToJsonString());
        var bulk = new StringBuilder();
        foreach (
            var hit in JsonNode.Parse(TestIndices.Send(HttpMethod.Post, $"{Today}/_search", """{"size":5000}"""))![
                "hits"
            ]!["hits"]!.AsArray()
        )
        {
            bulk.Append(new JsonObject { ["index"] = new JsonObject { ["_id"] = (string)hit!["_id"]! } }.ToJsonString())
                .Append('\n');
            bulk.Append(hit["_source"]!.ToJsonString()).Append('\n');
        }
        TestIndices.Send(HttpMethod.Post, $"{old}/_bulk?refresh", bulk.ToString()).ShouldContain("\"errors\":false");
        TestIndices.Send(HttpMethod.Delete, Today);
        TestIndices
            .Send(
                HttpMethod.Post,
                "_aliases",
                $$"""{"actions":[{"add":{"index":"{{old}}","alias":"{{Alias}}","is_write_index":true} }]}"""
            )
            .ShouldContain("true");
        return status;
    }

    private sealed class Heard(List<UpgradeProgress> told) : IProgress<UpgradeProgress>
    {
        public void Report(UpgradeProgress value) => told.Add(value);
    }

    private static string Told(IArchive archive) =>
        archive.GetStatus() is var s
            ? $"{string.Join(' ', s.Files)} {s.Names} {s.Records} {s.Copies} {s.Citations} {s.Unread}"
            : "";

    private static string Query(string id) => $$"""{"query":{"term":{"id":"{{id}}"} } }""";

    private static string Document(Pipeline.Records.DocumentRecord record, long order)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
            RecordDocument.Write(json, record, record.Id, order, null);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private string[] Behind() =>
        [
            .. JsonDocument
                .Parse(TestIndices.Send(HttpMethod.Get, $"_alias/{Alias}"))
                .RootElement.EnumerateObject()
                .Select(o => o.Name),
        ];
}
