using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Pipeline.Web.Accounts;

namespace Pipeline.Web.Tests;

/// <summary>Who is signed in may do what the roles allow, and sees secret papers only with a clearance.</summary>
[Collection(DeskTests.Name)]
public sealed class AccountTests(DeskFixture desk) : IAsyncLifetime
{
    private const string Password = "mười hai con giáp";
    private Process? _server;
    private Uri _address = null!;

    public async Task InitializeAsync()
    {
        using (var store = Store())
            foreach (
                var (name, roles, clearance) in new (string, string[], string?)[]
                {
                    ("doc", ["reader"], null),
                    ("vanthu", ["secretary"], null),
                    ("kiemtra", ["auditor", "analyst"], null),
                    ("mat", ["reader"], "mat"),
                    ("kin", ["secretary"], Account.TopSecret),
                }
            )
                (await store.AddAsync(name, roles, clearance, Password)).ShouldBeNull();
        _server = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [DeskFixture.Program, "serve", "--listen", "127.0.0.1:0", "--accounts", "sqlite:accounts.db"]
            )
            {
                WorkingDirectory = desk.Folder,
                RedirectStandardOutput = true,
            }
        )!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        var line = await _server.StandardOutput.ReadLineAsync(patience.Token) ?? "";
        line.ShouldNotContain("key=");
        _address = new Uri(line);
    }

    public async Task DisposeAsync()
    {
        if (_server is null)
            return;
        _server.Kill(entireProcessTree: true);
        await _server.WaitForExitAsync();
        _server.Dispose();
    }

    [Fact]
    public async Task Without_a_session_nothing_but_the_way_in_is_shown()
    {
        using var client = Client();
        using var page = await client.GetAsync("/?q=mật");
        page.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        page.Headers.Location!.ToString().ShouldStartWith("/dang-nhap?back=");
        (await client.GetAsync("/api/v1/findings")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await client.GetAsync($"/?key={desk.Key}")).StatusCode.ShouldBe(HttpStatusCode.Redirect, "no start key opens");
        client.DefaultRequestHeaders.Authorization = new("Bearer", desk.Key);
        (await client.GetAsync("/api/v1/findings")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_session_lives_in_a_cookie_that_no_script_reads_and_ends_when_asked()
    {
        using var client = Client();
        using var entered = await SignInAsync(client, "doc", Password);
        entered.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var cookie = entered.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("pipeline_session="));
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        var home = await client.GetStringAsync("/");
        home.ShouldContain("doc");
        using var out_ = await client.PostAsync("/dang-xuat", Form(("__RequestVerificationToken", Token(home))));
        out_.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await client.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    public async Task One_is_led_nowhere_else_after_signing_in(string back)
    {
        using var client = Client();
        using var entered = await SignInAsync(client, "doc", Password, back);
        entered.Headers.Location!.ToString().ShouldBe("/");
    }

    [Fact]
    public async Task Guessing_is_slowed_and_an_unknown_name_is_answered_alike()
    {
        using var client = Client();
        using var unknown = await SignInAsync(client, "khong-co", "sai sai sai sai");
        using var wrong = await SignInAsync(client, "kiemtra", "sai sai sai sai");
        unknown.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        wrong.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        for (var turn = 0; turn < 5; turn++)
            (await SignInAsync(client, "kiemtra", "sai sai sai sai")).Dispose();
        // The right one comes too late: the account is closed for a while.
        (await SignInAsync(client, "kiemtra", Password)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        HttpStatusCode last = default;
        for (var turn = 0; turn < 20 && last != HttpStatusCode.TooManyRequests; turn++)
            last = (await SignInAsync(client, "ai-do", "sai sai sai sai")).StatusCode;
        last.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task A_role_opens_its_changes_alone()
    {
        foreach (
            var (name, change, status) in new[]
            {
                ("doc", "set", 403),
                ("doc", "decide", 403),
                ("doc", "link", 403),
                ("doc", "ingest?name=a.txt", 403),
                ("vanthu", "set", 400),
                ("vanthu", "decide", 403),
                ("vanthu", "unlink", 403),
                ("kiemtra", "decide", 400),
                ("kiemtra", "link", 400),
                ("kiemtra", "unset", 403),
                ("vanthu", "whatever", 403),
            }
        )
        {
            using var client = await ProgramAsync(name);
            using var answer = await client.PostAsync(
                $"/api/v1/{change}",
                new StringContent("{}", Encoding.UTF8, "application/json")
            );
            ((int)answer.StatusCode).ShouldBe(status, $"{name} {change}: {await answer.Content.ReadAsStringAsync()}");
        }
    }

    [Fact]
    public async Task Pages_keep_to_the_roles_too()
    {
        using var client = Client();
        (await SignInAsync(client, "doc", Password)).Dispose();
        var token = Token(await client.GetStringAsync("/"));
        foreach (
            var path in new[]
            {
                "/phat-hien?handler=Decide",
                "/can-xem?handler=Settle",
                "/so-sanh?handler=Link",
            }.Append($"/van-ban/{desk.IdOf("mo.txt")}?handler=Set")
        )
            (await client.PostAsync(path, Form(("__RequestVerificationToken", token)))).StatusCode.ShouldBe(
                HttpStatusCode.Forbidden,
                path
            );
    }

    [Fact]
    public async Task A_change_bears_the_name_of_the_account()
    {
        using var client = await ProgramAsync("vanthu");
        var id = desk.IdOf("ma-doc.txt");
        using var answer = await client.PostAsync(
            "/api/v1/set",
            new StringContent(
                $$$"""{"id": "{{{id}}}", "values": {"place": "Huế"}}""",
                Encoding.UTF8,
                "application/json"
            )
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        (await desk.RunAsync("audit", "--who", "vanthu")).Output.ShouldContain("place=Huế");
    }

    [Theory]
    [InlineData("doc")]
    [InlineData("mat")]
    public async Task Who_lacks_the_clearance_is_shown_no_secret_paper(string name)
    {
        using var client = await ProgramAsync(name);
        (await client.GetAsync($"/api/v1/documents/{desk.IdOf("bi-mat.txt")}")).StatusCode.ShouldBe(
            HttpStatusCode.NotFound
        );
        (await client.GetStringAsync($"/api/v1/documents/{desk.IdOf("mo.txt")}")).ShouldNotContain("hầm ngầm");
    }

    [Fact]
    public async Task Who_has_the_clearance_is_shown_them_and_each_look_is_written_down()
    {
        var (open, secret) = (desk.IdOf("mo.txt"), desk.IdOf("bi-mat.txt"));
        using var cleared = await ProgramAsync("kin");
        using var other = await ProgramAsync("doc");
        (await cleared.GetStringAsync($"/api/v1/documents/{secret}")).ShouldContain("27/KH-CĐXD");
        (await cleared.GetStringAsync($"/api/v1/documents/{open}")).ShouldContain("hầm ngầm");
        (await cleared.GetStringAsync("/api/v1/review")).ShouldNotContain(secret);
        (await cleared.GetAsync($"/api/v1/documents/{open}/pages/1.png")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await desk.RunAsync("audit", "--who", "kin", "--secret")).Output.ShouldContain(
            $"pipeline serve GET /api/v1/documents/{secret}"
        );
        (await desk.RunAsync("audit", "--who", "kin")).Output.ShouldNotContain(secret);
        // What the one was shown is not kept for the other.
        foreach (var rest in new[] { "", "/text", "/places", "/chain" })
            (await other.GetStringAsync($"/api/v1/documents/{open}{rest}")).ShouldNotContain("ngầm");
        (await other.GetAsync($"/api/v1/documents/{secret}/pages/1.png")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.GetStringAsync("/api/v1/search?q=27/KH-CĐXD")).ShouldNotContain(secret);
        // A change by the one leaves no finding about secret papers for the other.
        using var said = await cleared.PostAsync(
            "/api/v1/set",
            new StringContent(
                $$$"""{"id": "{{{open}}}", "values": {"place": "Hà Nội"}}""",
                Encoding.UTF8,
                "application/json"
            )
        );
        said.StatusCode.ShouldBe(HttpStatusCode.OK, await said.Content.ReadAsStringAsync());
        (await other.GetStringAsync("/api/v1/findings")).ShouldNotContain("27/KH-CĐXD");
    }

    [Fact]
    public async Task What_cannot_be_written_down_is_not_shown()
    {
        var log = Path.Combine(desk.Folder, ".pipeline", "secret.log");
        using var cleared = await ProgramAsync("kin");
        (await cleared.GetAsync("/api/v1/findings")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var kept = log + ".kept";
        File.Move(log, kept);
        Directory.CreateDirectory(log);
        try
        {
            using var answer = await cleared.GetAsync($"/api/v1/documents/{desk.IdOf("bi-mat.txt")}");
            answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            (await answer.Content.ReadAsStringAsync()).ShouldNotContain("27/KH");
        }
        finally
        {
            Directory.Delete(log);
            File.Move(kept, log);
        }
    }

    [Fact]
    public async Task An_account_that_is_taken_away_or_changed_is_out_at_once()
    {
        (await AccountsAsync(Password + "\n", ["add", "tam"])).Code.ShouldBe(0);
        var (code, token) = await AccountsAsync("", ["token", "tam"]);
        code.ShouldBe(0, token);
        using var program = Client();
        program.DefaultRequestHeaders.Authorization = new("Bearer", token.Trim());
        using var person = Client();
        (await SignInAsync(person, "tam", Password)).Dispose();
        (await person.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await AccountsAsync("một mật khẩu khác\n", ["add", "tam"])).Code.ShouldBe(0);
        (await person.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.Redirect, "its sessions end");
        (await program.GetAsync("/api/v1/findings")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await AccountsAsync("", ["remove", "tam"])).Code.ShouldBe(0);
        (await program.GetAsync("/api/v1/findings")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("0.0.0.0:0", false, "without accounts")]
    [InlineData("0.0.0.0:0", true, "--certificate")]
    public async Task Beyond_this_machine_accounts_and_a_certificate_are_needed(
        string listen,
        bool accounts,
        string why
    )
    {
        string[] more = accounts ? ["--accounts", "sqlite:accounts.db"] : [];
        var (code, output) = await desk.RunAsync(["serve", "--listen", listen, .. more]);
        code.ShouldBe(2, output);
        output.ShouldContain(why);
    }

    [Theory]
    [InlineData("ngan", "ngắn\n", "12")]
    [InlineData("tên có dấu", Password + "\n", "invalid")]
    public async Task A_bad_name_or_password_is_no_account(string name, string input, string why)
    {
        var (code, output) = await AccountsAsync(input, ["add", name]);
        code.ShouldBe(2, output);
        output.ShouldContain(why);
    }

    [BrowserFact]
    public async Task One_signs_in_by_keyboard()
    {
        var context = await (await desk.BrowserAsync()).NewContextAsync(new() { BaseURL = _address.ToString() });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/han");
        await page.Keyboard.TypeAsync("doc");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(Password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/han");
        if (Environment.GetEnvironmentVariable("PIPELINE_SCREENSHOTS") is { } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, "dang-nhap-xong.png") });
        await page.Locator("button:has-text('Đăng xuất')").ClickAsync();
        await page.WaitForURLAsync("**/dang-nhap*");
        if (Environment.GetEnvironmentVariable("PIPELINE_SCREENSHOTS") is { } also)
            await page.ScreenshotAsync(new() { Path = Path.Combine(also, "dang-nhap.png") });
    }

    private AccountStore Store() => new("sqlite:" + Path.Combine(desk.Folder, "accounts.db"));

    private HttpClient Client() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
        {
            BaseAddress = _address,
            Timeout = TimeSpan.FromSeconds(120),
        };

    private async Task<HttpClient> ProgramAsync(string name)
    {
        using var store = Store();
        var client = Client();
        client.DefaultRequestHeaders.Authorization = new(
            "Bearer",
            await store.CreateTokenAsync(name, TimeSpan.FromDays(1))
        );
        return client;
    }

    private static async Task<HttpResponseMessage> SignInAsync(
        HttpClient client,
        string name,
        string password,
        string back = "/"
    ) =>
        await client.PostAsync(
            "/dang-nhap",
            Form(
                ("__RequestVerificationToken", Token(await client.GetStringAsync("/dang-nhap"))),
                ("name", name),
                ("password", password),
                ("back", back)
            )
        );

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));

    private static string Token(string page) =>
        Regex.Match(page, "name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"").Groups[1].Value;

    private async Task<(int Code, string Output)> AccountsAsync(string input, string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [DeskFixture.Program, "accounts", .. arguments, "--accounts", "sqlite:accounts.db"]
            )
            {
                WorkingDirectory = desk.Folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }
}
