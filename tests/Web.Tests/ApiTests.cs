using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Pipeline.Web.Tests;

/// <summary>/api/v1 answers with the JSON of the commands.</summary>
[Collection(DeskTests.Name)]
public sealed class ApiTests(DeskFixture desk)
{
    [Fact]
    public async Task Search_gives_the_hits_of_find()
    {
        var answer = await desk.AskAsync("/api/v1/search?q=31/BC-CĐXD");
        var (_, line) = await desk.RunAsync("find", "31/BC-CĐXD", "--json");
        JsonNode.DeepEquals(answer["items"]![0], JsonNode.Parse(line.Split('\n')[0])).ShouldBeTrue(line);
        answer["total"]!.GetValue<int>().ShouldBe(answer["items"]!.AsArray().Count);
        answer["next"].ShouldBeNull();
    }

    [Fact]
    public async Task A_list_is_read_to_its_end_part_by_part()
    {
        var seen = new List<string>();
        for (string? after = null; ; )
        {
            var answer = await desk.AskAsync(
                $"/api/v1/search?type=TTr&limit=7{(after is null ? "" : $"&after={after}")}"
            );
            seen.AddRange(answer["items"]!.AsArray().Select(i => i!["id"]!.GetValue<string>()));
            if ((after = answer["next"]?.GetValue<string>()) is null)
                break;
        }
        seen.Count.ShouldBe(DeskFixture.Waiting);
        seen.Distinct().Count().ShouldBe(DeskFixture.Waiting);
    }

    [Fact]
    public async Task A_document_is_what_show_prints()
    {
        var id = desk.IdOf("24-self-score-unit1.pdf");
        var answer = (await desk.AskAsync($"/api/v1/documents/{id}")).AsObject();
        var (_, line) = await desk.RunAsync("show", id, "--json");
        answer.Remove("version");
        JsonNode.DeepEquals(answer, JsonNode.Parse(line.Split('\n')[0])).ShouldBeTrue();
    }

    [Theory]
    [InlineData("/api/v1/search", 400, "nothing is asked; give q, type, issuer, from or to")]
    [InlineData("/api/v1/search?q=a&limit=0", 400, "limit cannot be used; give a number from 1 to 1000")]
    [InlineData("/api/v1/documents/ffff", 404, "not held; search looks by parts and by words")]
    [InlineData("/api/v1/documents/..%2F..%2Fetc%2Fpasswd", 404, null)]
    [InlineData("/api/v1/documents/..%2F..%2Fetc%2Fpasswd/original", 404, null)]
    [InlineData("/api/v1/documents/%01/pages/1.png", 404, null)]
    [InlineData("/api/v1/findings?severity=bad", 400, "severity cannot be used; give error, warning or info")]
    [InlineData("/api/v1/register?direction=up", 400, "no direction is named; give in or out")]
    [InlineData("/api/v1/compare", 400, "no indicator is named; give indicator")]
    [InlineData("/api/v1/nothing", 404, null)]
    public async Task Errors_are_one_line(string address, int status, string? error)
    {
        using var client = desk.Client(withKey: true);
        using var answer = await client.GetAsync(address);
        ((int)answer.StatusCode).ShouldBe(status);
        var told = (await answer.Content.ReadFromJsonAsync<JsonObject>())!["error"]!.GetValue<string>();
        if (error is not null)
            told.ShouldBe(error);
        told.ShouldContain(";");
    }

    [Theory]
    [InlineData("24-self-score-unit1.pdf")]
    [InlineData("14-report-unit0.docx")]
    [InlineData("25-self-score-unit2.xlsx")]
    [InlineData("26-self-score-unit3.html")]
    [InlineData("18-report-unit4.txt")]
    public async Task A_paper_of_every_format_has_pages_and_places(string name)
    {
        using var client = desk.Client(withKey: true);
        var places = await desk.AskAsync($"/api/v1/documents/{desk.IdOf(name)}/places");
        var number = places["places"]!.AsArray().First(p => p!["field"]!.GetValue<string>() == "number")!;
        number["page"]!.GetValue<int>().ShouldBe(1);
        foreach (var boxes in new[] { "", "?boxes=1" })
        {
            using var picture = await client.GetAsync($"/api/v1/documents/{desk.IdOf(name)}/pages/1.png{boxes}");
            picture.StatusCode.ShouldBe(HttpStatusCode.OK);
            picture.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");
            (await picture.Content.ReadAsByteArrayAsync())[1..4].ShouldBe("PNG"u8.ToArray());
        }
        using var none = await client.GetAsync($"/api/v1/documents/{desk.IdOf(name)}/pages/999.png");
        none.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_box_of_a_value_is_the_anchor_of_the_record()
    {
        var id = desk.IdOf("24-self-score-unit1.pdf");
        var anchor = (await desk.AskAsync($"/api/v1/documents/{id}"))["document"]!["number"]!["anchor"]!["box"]!
            .AsArray()
            .Select(v => v!.GetValue<double>())
            .ToArray();
        var box = (await desk.AskAsync($"/api/v1/documents/{id}/places"))["places"]!
            .AsArray()
            .First(p => p!["field"]!.GetValue<string>() == "number")!["box"]!
            .AsArray()
            .Select(v => v!.GetValue<double>())
            .ToArray();
        for (var i = 0; i < 4; i++)
            box[i].ShouldBe(anchor[i], 4);
    }

    [Fact]
    public async Task An_original_is_only_ever_saved()
    {
        using var client = desk.Client(withKey: true);
        using var answer = await client.GetAsync($"/api/v1/documents/{desk.IdOf("26-self-score-unit3.html")}/original");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/octet-stream");
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(
            await File.ReadAllBytesAsync(Path.Combine(desk.Folder, "in", "26-self-score-unit3.html"))
        );
    }

    [Fact]
    public async Task A_change_is_kept_and_who_looked_at_an_older_state_is_told()
    {
        var id = desk.IdOf("ma-doc.txt");
        using var client = desk.Client(withKey: true);
        var version = (await desk.AskAsync($"/api/v1/documents/{id}"))["version"]!.GetValue<string>();
        using var first = await client.PostAsJsonAsync(
            "/api/v1/set",
            new
            {
                id,
                values = new Dictionary<string, string> { ["place"] = "Huế" },
                note = "theo dấu",
                version,
            }
        );
        first.StatusCode.ShouldBe(HttpStatusCode.OK, await first.Content.ReadAsStringAsync());
        using var second = await client.PostAsJsonAsync(
            "/api/v1/set",
            new
            {
                id,
                values = new Dictionary<string, string> { ["place"] = "Đà Nẵng" },
                version,
            }
        );
        second.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await desk.AskAsync($"/api/v1/documents/{id}"))["document"]!["place"]!.GetValue<string>().ShouldBe("Huế");
        using var back = await client.PostAsJsonAsync("/api/v1/unset", new { id, fields = new[] { "place" } });
        back.StatusCode.ShouldBe(HttpStatusCode.OK, await back.Content.ReadAsStringAsync());
        (await desk.AskAsync($"/api/v1/documents/{id}"))["document"]!["place"]!.GetValue<string>().ShouldBe("Hà Nội");
    }

    [Theory]
    [InlineData("/api/v1/set", """{"id": "ffff", "values": {"place": "Huế"}}""", 404)]
    [InlineData("/api/v1/set", """{"values": {"place": "Huế"}}""", 400)]
    [InlineData("/api/v1/set", "nothing", 400)]
    [InlineData("/api/v1/set", """{"id": "ffff", "values": {}, "more": 1}""", 400)]
    [InlineData("/api/v1/decide", """{"finding": "ffff", "verdict": "accept"}""", 404)]
    [InlineData("/api/v1/decide", """{"finding": "ffff", "verdict": "perhaps"}""", 400)]
    [InlineData("/api/v1/link", """{"kind": "indicator", "one": "a", "other": "a"}""", 400)]
    public async Task A_change_that_cannot_be_done_says_why(string address, string body, int status)
    {
        using var client = desk.Client(withKey: true);
        using var answer = await client.PostAsync(
            address,
            new StringContent(body, System.Text.Encoding.UTF8, "application/json")
        );
        ((int)answer.StatusCode).ShouldBe(status);
        (await answer.Content.ReadFromJsonAsync<JsonObject>())!["error"]!.GetValue<string>().ShouldContain(";");
    }

    [Fact]
    public async Task A_finding_is_judged_once_and_the_judgement_is_seen()
    {
        var finding = (await desk.AskAsync("/api/v1/findings?decision=none&limit=1"))["items"]![0]![
            "finding_id"
        ]!.GetValue<string>();
        using var client = desk.Client(withKey: true);
        using var answer = await client.PostAsJsonAsync(
            "/api/v1/decide",
            new
            {
                finding,
                verdict = "dismiss",
                note = "đã hỏi đơn vị",
            }
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await desk.AskAsync("/api/v1/findings?decision=dismiss"))["items"]!
            .AsArray()
            .ShouldContain(f => f!["finding_id"]!.GetValue<string>() == finding);
    }

    [Fact]
    public async Task Health_and_metrics_need_no_key_here()
    {
        using var client = desk.Client(withKey: false);
        (await client.GetStringAsync("/health")).ShouldContain("\"ok\"");
        (await client.GetStringAsync("/metrics")).ShouldContain("pipeline_records ");
    }
}
