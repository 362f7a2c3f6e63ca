using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Pipeline.Web.Tests;

/// <summary>Files that are sent go through the stages of ingest, and what becomes of them is told.</summary>
[Collection(DeskTests.Name)]
public sealed class IntakeTests(DeskFixture desk)
{
    [Fact]
    public async Task A_file_that_a_program_sends_is_in_the_archive_when_its_job_is_done()
    {
        var text = Paper("511/BC-CĐNP", "Kết quả nạp qua mạng");
        var job = await SendAsync("bao cao nap.txt", text);
        var done = await FinishedAsync(job);
        done["state"]!.GetValue<string>().ShouldBe("done");
        done["stage"]!.GetValue<string>().ShouldBe("check");
        var record = await desk.AskAsync($"/api/v1/documents/{done["id"]!.GetValue<string>()}");
        record["document"]!["number"]!["key"]!.GetValue<string>().ShouldBe("511/BC-CĐNP");
        record["source"]!["path"]!.GetValue<string>().ShouldBe("bao cao nap.txt");
        Incoming().ShouldBeEmpty("its bytes are kept by hash");
        (await FinishedAsync(await SendAsync("bao cao nap.txt", text)))["state"]!
            .GetValue<string>()
            .ShouldBe("unchanged");
    }

    [Fact]
    public async Task Two_files_of_one_name_are_two_papers()
    {
        var first = await FinishedAsync(await SendAsync("trung.txt", Paper("521/TB-CĐNP", "Bản thứ nhất")));
        var second = await FinishedAsync(await SendAsync("trung.txt", Paper("522/TB-CĐNP", "Bản thứ hai")));
        foreach (var job in new[] { first, second })
            (await desk.AskAsync($"/api/v1/documents/{job["id"]!.GetValue<string>()}"))["source"]!
                ["replaced"]
                ?.GetValue<bool>()
                .ShouldBeFalse();
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_says_why_and_can_be_tried_again()
    {
        using var client = desk.Client(withKey: true);
        var job = await SendAsync("hong.pdf", "%PDF-1.7 nothing follows");
        var failed = await FinishedAsync(job);
        failed["state"]!.GetValue<string>().ShouldBe("failed");
        failed["error"]!.GetValue<string>().ShouldContain(";");
        failed["kind"].ShouldNotBeNull();
        failed["told"]!.GetValue<string>().ShouldStartWith("lỗi");
        (await client.PostAsync($"/api/v1/ingest/{job}/retry", null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await FinishedAsync(job))["state"]!.GetValue<string>().ShouldBe("failed");
        (await client.PostAsync("/api/v1/ingest/none/retry", null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_secret_paper_that_is_sent_is_kept_and_not_shown()
    {
        var job = await FinishedAsync(
            await SendAsync(
                "kin.txt",
                "TỔNG CÔNG TY MẪU\n\nSố: 533/KH-CĐNP\n\nMẬT\n\nHà Nội, ngày 5 tháng 3 năm 2021\n\nKẾ HOẠCH\nKho thuốc\n"
            )
        );
        job["state"]!.GetValue<string>().ShouldBe("done");
        job["id"].ShouldBeNull();
        (await KeysAsync("533/KH-CĐNP")).ShouldNotContain("533/KH-CĐNP");
    }

    [Theory]
    [InlineData("../../etc/ten.txt")]
    [InlineData("..\\..\\ten.txt")]
    [InlineData("a!/b/ten.txt")]
    [InlineData("/ten.txt")]
    [InlineData("ten.txt\u0000")]
    public async Task A_name_leads_nowhere(string name)
    {
        var job = await SendAsync(name, Paper("541/TB-CĐNP", "Tên tệp " + name.Length));
        var done = await FinishedAsync(job);
        done["name"]!.GetValue<string>().ShouldStartWith("ten.txt");
        File.Exists(Path.Combine(desk.Folder, "ten.txt")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_post_without_the_token_of_a_page_takes_nothing_in()
    {
        using var person = await desk.PersonAsync();
        using var form = new MultipartFormDataContent
        {
            { new StringContent(Paper("551/TB-CĐNP", "Giả mạo")), "file", "gia.txt" },
        };
        (await person.PostAsync("/api/v1/ingest", form)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var stranger = desk.Client(withKey: false);
        (await stranger.PostAsync("/api/v1/ingest?name=a.txt", new StringContent("a"))).StatusCode.ShouldBe(
            HttpStatusCode.Unauthorized
        );
        (await KeysAsync("551/TB-CĐNP")).ShouldNotContain("551/TB-CĐNP");
    }

    [Fact]
    public async Task Events_tell_each_step()
    {
        var job = await SendAsync("su-kien.txt", Paper("561/TB-CĐNP", "Sự kiện"));
        using var client = desk.Client(withKey: true);
        using var answer = await client.GetAsync("/api/v1/ingest/events", HttpCompletionOption.ResponseHeadersRead);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (await reader.ReadLineAsync(patience.Token) is { } line)
            if (
                line.StartsWith("data: ", StringComparison.Ordinal)
                && JsonNode.Parse(line[6..])!["job"]!.GetValue<string>() == job
                && JsonNode.Parse(line[6..])!["state"]!.GetValue<string>() == "done"
            )
                return;
        Assert.Fail("the end of the job was not told");
    }

    [BrowserFact]
    public async Task Files_that_are_chosen_are_sent_and_followed()
    {
        var context = await (await desk.BrowserAsync()).NewContextAsync(
            new()
            {
                BaseURL = desk.Address.ToString(),
                ViewportSize = new() { Width = 1440, Height = 900 },
            }
        );
        context.SetDefaultTimeout(90_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"/?key={desk.Key}");
        await page.GotoAsync("/nap");
        await page.Locator("#files")
            .SetInputFilesAsync([
                new Microsoft.Playwright.FilePayload
                {
                    Name = "nap-1.txt",
                    MimeType = "text/plain",
                    Buffer = Encoding.UTF8.GetBytes(Paper("571/TB-CĐNP", "Nạp bằng trình duyệt")),
                },
                new Microsoft.Playwright.FilePayload
                {
                    Name = "nap-2.pdf",
                    MimeType = "application/pdf",
                    Buffer = "%PDF-1.7 not one"u8.ToArray(),
                },
            ]);
        await page.WaitForSelectorAsync("tr[data-state=done]:has-text('nap-1.txt') a:has-text('Mở')");
        await page.WaitForSelectorAsync("tr[data-state=failed]:has-text('nap-2.pdf') button:has-text('Thử lại')");
        if (Environment.GetEnvironmentVariable("PIPELINE_SCREENSHOTS") is { } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, "nap.png") });
    }

    // What is near is found too.
    private async Task<string?[]> KeysAsync(string number) =>
        [
            .. (await desk.AskAsync($"/api/v1/search?q={number}"))["items"]!
                .AsArray()
                .Select(i => i!["key"]?.GetValue<string>()),
        ];

    private string[] Incoming()
    {
        var folder = Path.Combine(desk.Folder, ".pipeline", "incoming");
        return Directory.Exists(folder) ? Directory.GetDirectories(folder) : [];
    }

    private async Task<string> SendAsync(string name, string text)
    {
        using var client = desk.Client(withKey: true);
        using var answer = await client.PostAsync(
            $"/api/v1/ingest?name={Uri.EscapeDataString(name)}",
            new StringContent(text)
        );
        var said = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted, said);
        return JsonNode.Parse(said)!["items"]![0]!["job"]!.GetValue<string>();
    }

    private async Task<JsonNode> FinishedAsync(string job)
    {
        for (var turn = 0; turn < 300; turn++)
        {
            var found = (await desk.AskAsync("/api/v1/ingest?limit=1000"))["items"]!
                .AsArray()
                .First(i => i!["job"]!.GetValue<string>() == job)!;
            if (found["state"]!.GetValue<string>() is not ("waiting" or "reading"))
                return found;
            await Task.Delay(300);
        }
        throw new TimeoutException(job);
    }

    private static string Paper(string number, string subject) =>
        $"CÔNG ĐOÀN NẠP MẪU\n\nSố: {number}\n\nHà Nội, ngày 12 tháng 5 năm 2021\n\nBÁO CÁO\n{subject}\n\nNội dung.\n\nNơi nhận:\n- Lưu: VT.\n";
}
