using System.Diagnostics;
using System.Text.Json;

namespace Pipeline.Ingest.Tests;

/// <summary>An archive filled by the real program.</summary>
public sealed class FilledArchive : IDisposable
{
    private readonly Desk _desk = new();

    public FilledArchive()
    {
        _desk.Write(
            "604.txt",
            "CÔNG ĐOÀN DẦU MẪU\n\nSố: 604/CĐDM-CSQH\n\nHà Nội, ngày 04 tháng 11 năm 2022\n\nV/v đẩy mạnh sáng kiến\n\nKính gửi: Các đơn vị\n\nThực hiện Kế hoạch số 87/KH-CĐM ngày 27/02/2020 về đổi mới thi đua.\n"
        );
        _desk.Write(
            "87.txt",
            "CÔNG ĐOÀN MẪU\n\nSố: 87/KH-CĐM\n\nHà Nội, ngày 27 tháng 02 năm 2020\n\nKẾ HOẠCH\nVề đổi mới thi đua\n\nCông tác thi đua, khen thưởng.\n"
        );
        Code = Run("ingest", _desk.Files, "--json").Code;
    }

    public int Code { get; }

    public void Dispose() => _desk.Dispose();

    public (int Code, string Output, string Error) Run(params string[] arguments) =>
        RunBare([.. arguments, "--index", _desk.Address]);

    public static (int Code, string Output, string Error) RunBare(params string[] arguments)
    {
        using var run = Process.Start(
            new ProcessStartInfo("dotnet", [Desk.Program, .. arguments])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = Path.GetTempPath(),
            }
        )!;
        var error = run.StandardError.ReadToEndAsync();
        var output = run.StandardOutput.ReadToEnd();
        run.WaitForExit(60_000).ShouldBeTrue("the command hangs");
        return (run.ExitCode, output, error.Result);
    }
}

public sealed class CommandTests(FilledArchive archive) : IClassFixture<FilledArchive>
{
    [Fact]
    public void Ingest_ends_well() => archive.Code.ShouldBe(0);

    [Theory]
    [InlineData("604/CĐDM-CSQH", "604/CĐDM-CSQH", false)]
    [InlineData("ke hoach 87 2020", "87/KH-CĐM", false)]
    [InlineData("khen thuong", "87/KH-CĐM", false)]
    [InlineData("64/CĐDM-CSQH", "604/CĐDM-CSQH", true)]
    public void Find_prints_the_contract(string question, string key, bool near)
    {
        var (code, output, _) = archive.Run("find", question, "--json", "--limit", "1");
        code.ShouldBe(0);
        using var hit = JsonDocument.Parse(output);
        hit.RootElement.EnumerateObject()
            .Select(p => p.Name)
            .ShouldBe([
                "number",
                "key",
                "type",
                "date",
                "issuer",
                "subject",
                "score",
                "snippet",
                "id",
                .. near ? (string[])["near", "diff"] : [],
            ]);
        hit.RootElement.GetProperty("key").GetString().ShouldBe(key);
        hit.RootElement.GetProperty("snippet").GetString()!.ShouldContain("<mark>");
        if (near)
            hit.RootElement.GetProperty("diff").GetString().ShouldBe("6[→0]4/CĐDM-CSQH");
    }

    [Fact]
    public void Show_resolves_what_is_cited_and_tells_who_cites()
    {
        using var letter = JsonDocument.Parse(archive.Run("show", "604/CĐDM-CSQH", "--json").Output);
        using var plan = JsonDocument.Parse(archive.Run("show", "87/KH-CĐM@2020", "--json").Output);
        var citation = letter.RootElement.GetProperty("citations")[0];
        citation.GetProperty("verdict").GetString().ShouldBe("resolved");
        citation.GetProperty("resolved").GetString().ShouldBe(plan.RootElement.GetProperty("id").GetString());
        citation.GetProperty("candidates").ValueKind.ShouldBe(JsonValueKind.Array);
        citation.GetProperty("why").GetString().ShouldNotBeNullOrEmpty();
        plan.RootElement.GetProperty("cited_by")[0].GetProperty("key").GetString().ShouldBe("604/CĐDM-CSQH");
        plan.RootElement.GetProperty("findings").ValueKind.ShouldBe(JsonValueKind.Array);
    }

    [Fact]
    public void Show_prints_for_people()
    {
        var (code, output, _) = archive.Run("show", "87/KH-CĐM");
        code.ShouldBe(0);
        output.ShouldStartWith("87/KH-CĐM  ·  Kế hoạch  ·  2020-02-27");
        output.ShouldContain("Cited by (1)");
    }

    [Fact]
    public void Status_counts()
    {
        using var status = JsonDocument.Parse(archive.Run("status", "--json").Output);
        status.RootElement.GetProperty("files").GetProperty("done").GetInt64().ShouldBe(2);
        status.RootElement.GetProperty("records").GetInt64().ShouldBe(2);
    }

    [Theory]
    [InlineData("show 999/KH-XX", 1, "999/KH-XX: not held")]
    [InlineData("remove nothere --by Lan", 1, "nothere: no one document has this id")]
    [InlineData("find x --limit 0", 2, "--limit must be a number above 0")]
    [InlineData("find x --from yesterday", 2, "'yesterday' is no date: write 2020, 2020-03 or 2020-03-15")]
    [InlineData("ingest nothere.txt", 1, "nothere.txt: no such file; check the path")]
    [InlineData("retry --kind crashed", 0, "no failure of kind crashed")]
    public void Tells_in_one_line(string command, int code, string error)
    {
        var run = archive.Run(command.Split(' '));
        run.Code.ShouldBe(code, run.Error);
        run.Error.ShouldContain(error);
        run.Error.Trim().Split('\n').Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("find x --index sqlite:/nowhere/archive.db", 3, "there is no archive at /nowhere/archive.db")]
    [InlineData("find x --index http", 2, "'http' is no address of an archive: write sqlite:PATH")]
    [InlineData("ingest x --index sqlite:/proc/archive.db", 3, "the archive /proc/archive.db cannot be opened")]
    public void Tells_what_is_wrong_with_the_archive(string command, int code, string error)
    {
        var run = FilledArchive.RunBare(command.Split(' '));
        run.Code.ShouldBe(code, run.Error);
        run.Error.ShouldContain(error);
        run.Error.Trim().Split('\n').Length.ShouldBe(1);
    }

    [Fact]
    public void A_file_too_large_for_the_disk_is_one_line_and_the_rest_is_taken_in()
    {
        using var desk = new Desk();
        desk.Write("big.txt", new string('x', 4_000_000));
        desk.Write("small.txt", Desk.Letter(1));
        using var run = Process.Start(
            new ProcessStartInfo(
                "bash",
                [
                    "-c",
                    "ulimit -f 3000; exec dotnet \"$0\" ingest \"$1\" --index \"$2\"",
                    Desk.Program,
                    desk.Files,
                    desk.Address,
                ]
            )
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
                Environment = { ["DOTNET_EnableWriteXorExecute"] = "0" },
            }
        )!;
        var error = run.StandardError.ReadToEnd();
        run.WaitForExit();
        run.ExitCode.ShouldBe(1, error);
        error
            .Trim()
            .ShouldEndWith(
                "big.txt: its bytes cannot be stored: the disk is full, or files may not grow so large; make room or raise the limit (ulimit -f), then ingest it again"
            );
        desk.Ids().Count.ShouldBe(1);
    }
}
