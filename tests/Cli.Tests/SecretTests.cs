namespace Pipeline.Cli.Tests;

/// <summary>The words of a secret paper are in no output of a command without --secret, and each use of --secret is written down.</summary>
public sealed class SecretTests : IDisposable
{
    private readonly Workplace _here = new();

    public SecretTests()
    {
        _here.Write("in/open.txt", "TỔNG CÔNG TY MẪU\n\nSố: 31/BC-CĐXD\n\nHà Nội, ngày 9 tháng 3 năm 2021\n\nBÁO CÁO\nKết quả công tác an toàn\n\nThực hiện Kế hoạch số 27/KH-CĐXD ngày 05/3/2021.\n");
        _here.Write("in/secret.txt", "TỔNG CÔNG TY MẪU\n\nSố: 27/KH-CĐXD\n\nMẬT\n\nHà Nội, ngày 5 tháng 3 năm 2021\n\nKẾ HOẠCH\nBảo vệ hầm ngầm trọng yếu\n\nHoàn thành trước ngày 20/4/2021. Tổng số 345 lượt tuần tra.\nThực hiện Báo cáo số 31/BC-CĐXD ngày 09/3/2021.\n");
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
    [InlineData("page|27/KH-CĐXD|1|--out|page.png", 1)]
    [InlineData("check|--json", 0)]
    [InlineData("check|--json|--verdicts", 0)]
    [InlineData("check", 0)]
    [InlineData("status", 0)]
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
        foreach (var word in (string[])["hầm ngầm", "tuần tra", "secret.txt", Id])
            all.Where(l => !arguments.Contains(word, StringComparison.Ordinal) && l.Contains(word, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void A_secret_paper_is_told_as_such() =>
        _here.Run("show", "27/KH-CĐXD").Errors.ShouldBe(["27/KH-CĐXD: a secret document; --secret shows it", "pipeline: 1 secret document(s) left out; --secret includes them"]);

    [Fact]
    public void Each_use_of_secret_is_written_down()
    {
        _here.Run("find", "ham ngam", "--secret", "--json").Out.Length.ShouldBe(1);
        _here.Run("show", "27/KH-CĐXD", "--secret").Out.ShouldContain(l => l.Contains("hầm ngầm", StringComparison.Ordinal));
        var log = File.ReadAllLines(Path.Combine(_here.Folder, ".pipeline", "secret.log")).Select(l => l.Split('\t')).ToArray();
        log.Select(l => (l.Length, l[1], l[2])).ShouldBe([(3, Environment.UserName, "pipeline find 'ham ngam' --secret --json"), (3, Environment.UserName, "pipeline show 27/KH-CĐXD --secret")]);
        DateTimeOffset.Parse(log[0][0], System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(DateTimeOffset.UtcNow.AddMinutes(-10), DateTimeOffset.UtcNow.AddMinutes(1));
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

    private string Id => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(Path.Combine(_here.Folder, "in", "secret.txt"))))[..12];
}
