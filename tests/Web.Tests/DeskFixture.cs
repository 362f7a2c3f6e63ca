using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Pipeline.Web.Tests;

/// <summary>
/// One desk for many tests: papers of every format taken in by the real program, which then serves them.
/// </summary>
public sealed class DeskFixture : IAsyncLifetime
{
    /// <summary>Papers whose number waits for a person.</summary>
    public const int Waiting = 24;

    /// <summary>What a paper says in its subject to whoever would run it.</summary>
    public const string Hostile = "<script>document.title='taken'</script>";

    internal static readonly string Program =
        Environment.GetEnvironmentVariable("PIPELINE_TEST_PROGRAM")
        ?? Path.Combine(AppContext.BaseDirectory, "Pipeline.Cli.dll");
    private static readonly string[] Formats =
    [
        "2021/24-self-score-unit1.pdf",
        "2021/14-report-unit0.docx",
        "2021/25-self-score-unit2.xlsx",
        "2021/26-self-score-unit3.html",
        "2021/18-report-unit4.txt",
        "2021/03-plan-federation.docx",
    ];
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);
    private Process? _server;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The folder that the desk lives in.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("pipeline-web-").FullName;

    /// <summary>Scheme, host and port.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>The start key.</summary>
    public string Key { get; private set; } = "";

    /// <summary>Words of a secret paper that nobody may see, its file's name and its id among them.</summary>
    public IReadOnlyList<string> SecretWords =>
        ["hầm ngầm", "ham ngam", "tuần tra", "bi-mat.txt", "27/KH-CĐXD", "27/KH-CDXD", IdOf("bi-mat.txt")];

    /// <summary>Id of the record of a file of the desk.</summary>
    public string IdOf(string name) => _ids[name];

    public async Task InitializeAsync()
    {
        var samples = Path.Combine(Root(AppContext.BaseDirectory), "corpus", "samples");
        var inbox = Directory.CreateDirectory(Path.Combine(Folder, "in")).FullName;
        foreach (var format in Formats)
            File.Copy(Path.Combine(samples, format), Path.Combine(inbox, Path.GetFileName(format)));
        Write(
            "mo.txt",
            "TỔNG CÔNG TY MẪU\n\nSố: 31/BC-CĐXD\n\nHà Nội, ngày 9 tháng 3 năm 2021\n\nBÁO CÁO\nKết quả công tác an toàn\n\nThực hiện Kế hoạch số 27/KH-CĐXD ngày 05/3/2021 của Công đoàn Xây dựng về bảo vệ hầm ngầm trọng yếu, các đơn vị gửi báo cáo trước ngày 20/4/2021.\nThực hiện Kế hoạch số 28/KH-CĐXD ngày 06/3/2021 về tổ chức hội thao.\n\nNơi nhận:\n- Lưu: VT.\n"
        );
        Write(
            "bi-mat.txt",
            "TỔNG CÔNG TY MẪU\n\nSố: 27/KH-CĐXD\n\nMẬT\n\nHà Nội, ngày 5 tháng 3 năm 2021\n\nKẾ HOẠCH\nBảo vệ hầm ngầm trọng yếu\n\nHoàn thành trước ngày 20/4/2021. Tổng số 345 lượt tuần tra.\nThực hiện Báo cáo số 31/BC-CĐXD ngày 09/3/2021.\n"
        );
        Write(
            "ma-doc.txt",
            $"CÔNG ĐOÀN MẪU\n\nSố: 44/TB-CĐM\n\nHà Nội, ngày 7 tháng 4 năm 2021\n\nTHÔNG BÁO\nVề lịch nghỉ lễ\n\nNội dung thông báo {Hostile} gửi các đơn vị.\n\nNơi nhận:\n- Lưu: VT.\n"
        );
        // A chain: what is carried out, who carries it out, and the report of that.
        Write(
            "goc.txt",
            "LIÊN ĐOÀN MẪU\n\nSố: 61/KH-LĐM\n\nHà Nội, ngày 3 tháng 2 năm 2021\n\nKẾ HOẠCH\nTháng an toàn vệ sinh lao động năm 2021\n\nThực hiện Chỉ thị số 12/CT-TLĐ ngày 05/01/2021 về công tác an toàn.\nCác đơn vị gửi báo cáo kết quả về Liên đoàn trước ngày 30/6/2021.\n\nNơi nhận:\n- Lưu: VT.\n"
        );
        Write(
            "giua.txt",
            "CÔNG ĐOÀN NGÀNH MẪU\n\nSố: 17/KH-CĐNM\n\nHà Nội, ngày 20 tháng 2 năm 2021\n\nKẾ HOẠCH\nTriển khai tháng an toàn\n\nThực hiện Kế hoạch số 61/KH-LĐM ngày 03/02/2021 của Liên đoàn Mẫu, Công đoàn ngành xây dựng kế hoạch như sau.\n\nNơi nhận:\n- Lưu: VT.\n"
        );
        Write(
            "cuoi.txt",
            "CÔNG ĐOÀN NGÀNH MẪU\n\nSố: 88/BC-CĐNM\n\nHà Nội, ngày 25 tháng 6 năm 2021\n\nBÁO CÁO\nKết quả tháng an toàn\n\nThực hiện Kế hoạch số 17/KH-CĐNM ngày 20/02/2021, Công đoàn ngành báo cáo như sau.\n\nNơi nhận:\n- Lưu: VT.\n"
        );
        // Their numbers are not written yet: they wait for a person. More than there are sessions in these tests, each
        // of which takes one.
        for (var i = 0; i < Waiting; i++)
            Write(
                $"{201 + i}_TTr-CDM.txt",
                $"CÔNG ĐOÀN MẪU\n\nSố:       /TTr-CĐM\n\nHà Nội, ngày {1 + i} tháng 5 năm 2021\n\nTỜ TRÌNH\nVề việc mua sắm thiết bị đợt {i}\n\nCông đoàn Mẫu kính trình về việc mua sắm đợt {i}.\n\nNơi nhận:\n- Lưu: VT.\n"
            );
        var (code, output) = await RunAsync("ingest", "in");
        code.ShouldBe(0, output);
        await StartAsync();
    }

    /// <summary>Starts the server; its first line is the address.</summary>
    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Program, "serve", "--listen", "127.0.0.1:0"])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
        };
        start.Environment["ASPNETCORE_URLS"] = "http://0.0.0.0:9"; // what stands in the environment does not open it
        _server = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        var line = await _server.StandardOutput.ReadLineAsync(patience.Token);
        var match = Regex.Match(line ?? "", "^(http://127\\.0\\.0\\.1:[0-9]+)/\\?key=([A-Za-z0-9_-]{43})$");
        match.Success.ShouldBeTrue(line);
        (Address, Key) = (new Uri(match.Groups[1].Value), match.Groups[2].Value);
        foreach (var path in Directory.GetFiles(Path.Combine(Folder, "in")))
            _ids[Path.GetFileName(path)] = Convert.ToHexStringLower(
                System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(path))
            );
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_server is not null)
        {
            _server.Kill(entireProcessTree: true);
            await _server.WaitForExitAsync();
            _server.Dispose();
        }
        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (IOException)
        { /* The system clears it. */
        }
    }

    /// <summary>The one browser of all tests.</summary>
    public async Task<IBrowser> BrowserAsync()
    {
        _playwright ??= await Playwright.CreateAsync();
        return _browser ??= await _playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = BrowserFactAttribute.Chromium,
                Args = ["--no-sandbox", "--disable-background-networking", "--disable-dev-shm-usage"],
                Timeout = 120_000,
            }
        );
    }

    /// <summary>Runs a command in the desk's folder.</summary>
    public async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", [Program, .. arguments])
            {
                WorkingDirectory = Folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }

    /// <summary>A program's client: it gives the key as a token; without it, a stranger's.</summary>
    public HttpClient Client(bool withKey)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = Address,
            Timeout = TimeSpan.FromSeconds(120),
        };
        if (withKey)
            client.DefaultRequestHeaders.Authorization = new("Bearer", Key);
        return client;
    }

    /// <summary>A person's client: it has exchanged the key for a cookie.</summary>
    public async Task<HttpClient> PersonAsync()
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() })
        {
            BaseAddress = Address,
            Timeout = TimeSpan.FromSeconds(120),
        };
        (await client.GetAsync($"/?key={Key}")).EnsureSuccessStatusCode();
        return client;
    }

    /// <summary>What an address answers to a program, as JSON.</summary>
    public async Task<JsonNode> AskAsync(string address)
    {
        using var client = Client(withKey: true);
        using var answer = await client.GetAsync(address);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return JsonNode.Parse(text)!;
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(Folder, "in", name), text);

    private static string Root(string folder) =>
        File.Exists(Path.Combine(folder, "Pipeline.sln")) ? folder : Root(Path.GetDirectoryName(folder)!);
}

/// <summary>Tests that share the desk, one after another.</summary>
[CollectionDefinition(Name)]
public sealed class DeskTests : ICollectionFixture<DeskFixture>
{
    public const string Name = "desk";
}
