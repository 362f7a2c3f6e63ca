namespace Pipeline.Cli.Tests;

/// <summary>
/// The words of a secret paper are in no output of a command without --secret, and each use of --secret is written
/// down.
/// </summary>
public sealed class SecretTests : IDisposable
{
    private readonly Workplace _here = new();

    public SecretTests()
    {
        _here.Write(
            "in/open.txt",
            "TỔNG CÔNG TY MẪU\n\nSố: 31/BC-CĐXD\n\nHà Nội, ngày 9 tháng 3 năm 2021\n\nBÁO CÁO\nKết quả công tác an toàn\n\nThực hiện Kế hoạch số 27/KH-CĐXD ngày 05/3/2021 của Công đoàn Xây dựng về bảo vệ hầm ngầm trọng yếu, các đơn vị gửi báo cáo kết quả thực hiện Kế hoạch số 27/KH-CĐXD trước ngày 20/4/2021.\nThực hiện Kế hoạch số 28/KH-CĐXD ngày 06/3/2021 về tổ chức hội thao.\n\nNơi nhận:\n- Lưu: VT.\n"
        );
        _here.Write(
            "in/secret.txt",
            "TỔNG CÔNG TY MẪU\n\nSố: 27/KH-CĐXD\n\nMẬT\n\nHà Nội, ngày 5 tháng 3 năm 2021\n\nKẾ HOẠCH\nBảo vệ hầm ngầm trọng yếu\n\nHoàn thành trước ngày 20/4/2021. Tổng số 345 lượt tuần tra.\nThực hiện Báo cáo số 31/BC-CĐXD ngày 09/3/2021.\n"
        );
        _here.Run("ingest", "in").Code.ShouldBe(0);
    }

    public void Dispose() => _here.Dispose();

    [Theory]
    [InlineData("find|27/KH-CĐXD", 0)]
    [InlineData("find|ham ngam", 0)]
    [InlineData("find|72/KH-CĐXD", 0)]
    [InlineData("show|27/KH-CĐXD", 1)]
    [InlineData("show|31/BC-CĐXD", 0)]
    [InlineData("show|31/BC-CĐXD|--json", 0)]
    [InlineData("show|31/BC-CĐXD|--text", 0)]
    [InlineData("find|an toàn|--json", 0)]
    [InlineData("find|trọng yếu", 0)]
    [InlineData("deadlines|--json", 0)]
    [InlineData("status|--eye|--json", 0)]
    [InlineData("export|findings|--format|csv|--out|/dev/stdout", 0)]
    [InlineData("export|deadlines|--format|csv|--out|/dev/stdout", 0)]
    [InlineData("page|27/KH-CĐXD|1|--out|page.png", 1)]
    [InlineData("check|--json", 0)]
    [InlineData("check|--json|--verdicts", 0)]
    [InlineData("check", 0)]
    [InlineData("status", 0)]
    [InlineData("audit", 0)]
    [InlineData("find|sơn|--json", 0)]
    [InlineData("find|\"bảo vệ hầm\"", 0)]
    [InlineData("deadlines", 0)]
    [InlineData("indicators", 0)]
    [InlineData("compare|lượt tuần tra", 0)]
    [InlineData("export|register|--direction|out|--format|csv|--out|/dev/stdout", 0)]
    [InlineData("export|deadlines|--format|ics|--out|/dev/stdout", 0)]
    public void No_command_says_its_words(string arguments, int code)
    {
        var outcome = _here.Run(arguments.Split('|'));
        outcome.Code.ShouldBe(code);
        outcome.Errors.ShouldContain("pipeline: 1 secret document(s) left out; --secret includes them");
        string[] all = [.. outcome.Out, .. outcome.Errors];
        foreach (var word in (string[])["hầm ngầm", "tuần tra", "secret.txt", "27/KH-CĐXD", Id])
            all.Where(l =>
                    !arguments.Contains(word, StringComparison.Ordinal) && l.Contains(word, StringComparison.Ordinal)
                )
                .ShouldBeEmpty();
    }

    [Fact]
    public void A_secret_paper_is_told_as_such() =>
        _here
            .Run("show", "27/KH-CĐXD")
            .Errors.ShouldBe([
                "27/KH-CĐXD: a secret document; --secret shows it",
                "pipeline: 1 secret document(s) left out; --secret includes them",
            ]);

    [Fact]
    public void What_an_open_paper_says_of_it_is_blotted_and_the_rest_stays()
    {
        var shown = _here.Run("show", "31/BC-CĐXD").Out;
        shown.ShouldContain(l => l.TrimEnd() == "  unreadable     ██████  thực hiện");
        shown.ShouldContain(l =>
            l.Contains("28/KH-CĐXD  2021-03-06  thực hiện  “tổ chức hội thao”", StringComparison.Ordinal)
        );
        _here
            .Run("show", "31/BC-CĐXD", "--secret")
            .Out.ShouldContain(l => l.Contains("resolved       27/KH-CĐXD", StringComparison.Ordinal));
        // What a person fills in beside it changes nothing of it.
        _here.Run("set", "31/BC-CĐXD", "place=Hà Nam", "--by", "Lan").Code.ShouldBe(0);
        _here
            .Run("show", "31/BC-CĐXD", "--secret")
            .Out.ShouldContain(l =>
                l.Contains("27/KH-CĐXD  2021-03-05  thực hiện  “bảo vệ hầm ngầm trọng yếu", StringComparison.Ordinal)
            );
    }

    [Fact]
    public void On_a_picture_it_is_covered()
    {
        int Black()
        {
            var picture = Pipeline.Cli.Tests.Pages.PngPicture.Read(
                File.ReadAllBytes(Path.Combine(_here.Folder, "page.png"))
            );
            return picture.Ink(0, 0, picture.Width - 420, picture.Height - 1);
        }
        _here.Run("page", "31/BC-CĐXD", "1", "--out", "page.png", "--secret").Code.ShouldBe(0);
        var open = Black();
        _here.Run("page", "31/BC-CĐXD", "1", "--out", "page.png").Code.ShouldBe(0);
        Black().ShouldBeGreaterThan(open + 3000);
    }

    [Fact]
    public void Each_use_of_secret_is_written_down()
    {
        _here.Run("find", "ham ngam", "--secret", "--json").Out.Length.ShouldBe(2);
        _here
            .Run("show", "27/KH-CĐXD", "--secret")
            .Out.ShouldContain(l => l.Contains("hầm ngầm", StringComparison.Ordinal));
        var log = File.ReadAllLines(Path.Combine(_here.Folder, ".pipeline", "secret.log"))
            .Select(l => l.Split('\t'))
            .ToArray();
        log.Select(l => (l.Length, l[1], l[2]))
            .ShouldBe([
                (3, Environment.UserName, "pipeline find 'ham ngam' --secret --json"),
                (3, Environment.UserName, "pipeline show 27/KH-CĐXD --secret"),
            ]);
        DateTimeOffset
            .Parse(log[0][0], System.Globalization.CultureInfo.InvariantCulture)
            .ShouldBeInRange(DateTimeOffset.UtcNow.AddMinutes(-10), DateTimeOffset.UtcNow.AddMinutes(1));
    }

    [Fact]
    public void An_empty_archive_says_so()
    {
        _here.Write("none/broken.pdf", "");
        _here.Run("ingest", "none", "--index", "sqlite:e.db");
        var outcome = _here.Run("find", "kế hoạch", "--index", "sqlite:e.db");
        outcome.Errors.ShouldBe(["no hits: the archive holds no documents yet; ingest files first"]);
        outcome.Code.ShouldBe(0);
    }

    private string Id =>
        Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData(
                File.ReadAllBytes(Path.Combine(_here.Folder, "in", "secret.txt"))
            )
        )[..12];
}
