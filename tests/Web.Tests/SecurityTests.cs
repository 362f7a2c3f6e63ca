using System.Net;
using System.Net.Http.Json;
using System.Text;

namespace Pipeline.Web.Tests;

/// <summary>What strangers, forged posts and hostile papers can not do.</summary>
[Collection(DeskTests.Name)]
public sealed class SecurityTests(DeskFixture desk)
{
    private static readonly string[] Pages =
    [
        "/",
        "/?q=an+toàn",
        "/can-xem",
        "/phat-hien",
        "/so-van-ban",
        "/han",
        "/so-sanh",
        "/so-sanh?indicator=lượt",
    ];

    [Theory]
    [InlineData("/")]
    [InlineData("/can-xem")]
    [InlineData("/?key=wrong")]
    [InlineData("/api/v1/search?q=a")]
    [InlineData("/api/v1/search?q=a&key=wrong")]
    [InlineData("/van-ban/ffff")]
    public async Task A_stranger_sees_nothing(string address)
    {
        using var client = desk.Client(withKey: false);
        using var answer = await client.GetAsync(address);
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("CĐ");
    }

    [Fact]
    public async Task A_key_becomes_a_cookie_that_no_script_reads_and_leaves_the_address()
    {
        using var client = desk.Client(withKey: false);
        using var answer = await client.GetAsync($"/?key={desk.Key}&q=31");
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldBe("/?q=31");
        var cookie = answer.Headers.GetValues("Set-Cookie").Single().ToLowerInvariant();
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        cookie.ShouldNotContain(desk.Key.ToLowerInvariant());
    }

    [Fact]
    public async Task Another_sites_name_for_this_address_is_refused()
    {
        using var client = desk.Client(withKey: true);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/search?q=a");
        request.Headers.Host = "evil.example";
        using var answer = await client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Every_page_forbids_what_it_does_not_serve_itself()
    {
        using var client = await desk.PersonAsync();
        foreach (var page in Pages.Append($"/van-ban/{desk.IdOf("mo.txt")}"))
        {
            using var answer = await client.GetAsync(page);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, page);
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            policy.ShouldStartWith("default-src 'none'; script-src 'self';");
            policy.ShouldNotContain("unsafe");
            var html = await answer.Content.ReadAsStringAsync();
            html.ShouldNotContain(" style=");
            html.ShouldNotContain(" onclick=\"");
            html.ShouldNotContain("<script>");
            html.Length.ShouldBeLessThan(300_000, page);
        }
    }

    [Theory]
    [InlineData("/phat-hien?handler=Decide")]
    [InlineData("/can-xem?handler=Settle")]
    [InlineData("/so-sanh?handler=Link")]
    public async Task A_forged_post_changes_nothing(string address)
    {
        using var client = await desk.PersonAsync();
        using var answer = await client.PostAsync(
            address,
            new FormUrlEncodedContent([
                KeyValuePair.Create("finding", "a"),
                KeyValuePair.Create("verdict", "accept"),
                KeyValuePair.Create("key", "a"),
            ])
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_forged_post_to_the_interface_for_programs_changes_nothing()
    {
        using var client = await desk.PersonAsync();
        using var answer = await client.PostAsync(
            "/api/v1/set",
            new StringContent(
                """{"id": "ID", "values": {"place": "Huế"}}""".Replace(
                    "ID",
                    desk.IdOf("mo.txt"),
                    StringComparison.Ordinal
                ),
                Encoding.UTF8,
                "application/json"
            )
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await desk.AskAsync($"/api/v1/documents/{desk.IdOf("mo.txt")}"))["document"]!["place"]!
            .GetValue<string>()
            .ShouldBe("Hà Nội");
    }

    [Fact]
    public async Task Script_in_a_paper_is_text()
    {
        using var program = desk.Client(withKey: true);
        var body = new
        {
            id = desk.IdOf("ma-doc.txt"),
            values = new Dictionary<string, string>
            {
                ["subject"] = $"{DeskFixture.Hostile} lịch nghỉ lễ",
                ["signer.name"] = "\" onclick=\"alert(1)",
            },
            note = DeskFixture.Hostile,
        };
        (await program.PostAsJsonAsync("/api/v1/set", body)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var client = await desk.PersonAsync();
        foreach (var page in new[] { "/?q=lịch+nghỉ+lễ", $"/van-ban/{desk.IdOf("ma-doc.txt")}", "/so-van-ban" })
        {
            var html = await client.GetStringAsync(page);
            html.ShouldNotContain(DeskFixture.Hostile);
            html.ShouldNotContain(" onclick=\"");
            html.Contains("&lt;script&gt;", StringComparison.Ordinal).ShouldBeTrue(page);
        }
    }

    [Fact]
    public async Task Assets_are_found_by_their_exact_names_alone()
    {
        using var client = desk.Client(withKey: false);
        (await client.GetAsync("/assets/site.css")).StatusCode.ShouldBe(HttpStatusCode.OK);
        foreach (
            var name in new[]
            {
                "..%2Fsite.css",
                "vendor/../../Pipeline.Cli.dll",
                "%2e%2e/%2e%2e/etc/passwd",
                "vendor/",
                "",
            }
        )
            (await client.GetAsync($"/assets/{name}")).StatusCode.ShouldBeOneOf(
                HttpStatusCode.NotFound,
                HttpStatusCode.Unauthorized,
                HttpStatusCode.BadRequest
            );
    }

    [Theory]
    [InlineData("0.0.0.0:8600")]
    [InlineData("[::]:8600")]
    [InlineData("192.0.2.7:8600")]
    public async Task Without_accounts_it_listens_here_alone(string listen)
    {
        var (code, output) = await desk.RunAsync("serve", "--listen", listen);
        code.ShouldBe(2);
        output.ShouldContain("without accounts serve listens on this machine alone");
    }
}
