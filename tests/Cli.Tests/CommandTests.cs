namespace Pipeline.Cli.Tests;

public sealed class CommandTests : IDisposable
{
    private readonly Workplace _here = new();

    public void Dispose() => _here.Dispose();

    [Theory]
    [InlineData("bogus", "pipeline: Unrecognized command or argument 'bogus'; see ./pipeline --help")]
    [InlineData(
        "extract",
        "pipeline: Required argument 'FILE' missing for command: 'extract'; see ./pipeline extract --help"
    )]
    [InlineData(
        "extract --limit pages=none a",
        "pipeline: the limit pages needs a number above 0, as in pages=100; see ./pipeline extract --help"
    )]
    [InlineData("extract --jobs 0 a", "pipeline: --jobs needs a number above 0; see ./pipeline extract --help")]
    [InlineData("extract --settings none.json a", "pipeline: no settings file none.json")]
    [InlineData(
        "decide x reject --by Lan",
        "pipeline: Argument 'reject' not recognized. Must be one of: 'accept', 'dismiss'; see ./pipeline decide --help"
    )]
    [InlineData(
        "export findings --format csv --pictures",
        "pipeline: --pictures is for export findings --format xlsx only; see ./pipeline export --help"
    )]
    [InlineData(
        "export register --direction out --pictures",
        "pipeline: --pictures is for export findings --format xlsx only; see ./pipeline export --help"
    )]
    [InlineData(
        "serve --listen 0.0.0.0:8600",
        "pipeline: without accounts serve listens on this machine alone: write --listen 127.0.0.1:8600, not '0.0.0.0:8600'; see ./pipeline serve --help"
    )]
    [InlineData(
        "serve --listen here",
        "pipeline: 'here' is no HOST:PORT: write it as 127.0.0.1:8600; see ./pipeline serve --help"
    )]
    public void Unusable_arguments_are_one_line(string arguments, string line)
    {
        var outcome = _here.Run(arguments.Split(' '));
        outcome.Errors.ShouldBe([line]);
        (outcome.Code, outcome.Out.Length).ShouldBe((2, 0));
    }

    [Fact]
    public void Help_calls_the_program_as_people_do()
    {
        _here.Run("--help").Out.ShouldContain("  ./pipeline [command] [options]");
        var page = _here.Run("page", "--help");
        page.Out.ShouldContain("  ./pipeline page <ID|NUMBER> <N> [options]");
        (page.Code, page.Errors.Length).ShouldBe((0, 0));
        _here.Run("--version").Out[0].ShouldStartWith("1.");
    }

    [Theory]
    [InlineData(
        "{\"names\": [\"A\"],\n \"simbols\": [\"B\"]}",
        "line 2: no setting is named 'simbols': use names, symbols, units, collects, limits, log, log-level"
    )]
    [InlineData("{\"names\": \"A\"}", "line 1: 'names' must be a list of texts, as in [\"Liên đoàn Lao động tỉnh A\"]")]
    [InlineData("{\"names\": [\"A\"],\n\"names\": [\"B\"]}", "line 1: 'names' stands there twice: join the two")]
    [InlineData(
        "{\"limits\": {\"pages\": \"many\"}}",
        "line 1: the limit pages needs a number above 0, as in pages=100"
    )]
    [InlineData(" ", "line 1: it is empty: settings stand in braces, as in {\"collects\": [\"TLĐ\"]}")]
    [InlineData("{\"names\": [\"A\",}", "line 1: it is no JSON: '}' is an invalid start of a value")]
    public void A_slip_in_the_settings_is_one_line(string settings, string says)
    {
        _here.Write("pipeline.json", settings);
        _here
            .Run("ingest", _here.WriteGood("in/good.txt"), "--settings", _here.Write("none.json", "{}"))
            .Code.ShouldBe(0);
        foreach (
            var command in (string[])
                [
                    "status",
                    "show 27/KH-CĐXD",
                    "check",
                    "deadlines",
                    "set 27/KH-CĐXD place=X --by Lan",
                    "export register --direction out --format csv",
                ]
        )
        {
            var outcome = _here.Run(command.Split(' '));
            outcome.Errors.ShouldBe([$"pipeline: pipeline.json, {says}"], command);
            outcome.Code.ShouldBe(2, command);
        }
        _here.Run("show", "27/KH-CĐXD", "--json", "--settings", "none.json").Out[0].ShouldNotContain("\"Lan\"");
    }

    [Fact]
    public void Records_come_in_the_order_of_the_arguments()
    {
        string[] files = [.. Enumerable.Range(1, 12).Select(i => _here.WriteGood($"{i}.txt", i))];
        File.AppendAllText(
            Path.Combine(_here.Folder, files[0]),
            string.Concat(Enumerable.Repeat("Nội dung của kế hoạch.\n", 20_000))
        );
        var outcome = _here.Run(["extract", "--json", .. files]);
        outcome.Errors.ShouldBeEmpty();
        outcome.Code.ShouldBe(0);
        outcome
            .Out.Select(l =>
                System.Text.Json.JsonDocument.Parse(l).RootElement.GetProperty("source").GetProperty("path").GetString()
            )
            .ShouldBe(files);
    }

    [Fact]
    public void Limits_stand_in_the_settings_and_on_the_command_line()
    {
        var good = _here.WriteGood();
        _here.Write("pipeline.json", """{ "limits": { "file-bytes": 10 } }""");
        _here.Run("extract", good).Errors[0].ShouldContain("raise the limit file-bytes");
        _here.Run("extract", good, "--limit", "file-bytes=100000").Code.ShouldBe(0);
        _here.Write("pipeline.json", """{ "limits": { "fil": 10 } }""");
        var outcome = _here.Run("extract", good);
        outcome.Errors[0].ShouldStartWith("pipeline: pipeline.json, line 1: no limit is named 'fil': use seconds, ");
        outcome.Code.ShouldBe(2);
    }

    [Fact]
    public void Parts_know_their_parent_and_an_archive_is_no_record()
    {
        using var stream = new MemoryStream();
        using (
            var zip = new System.IO.Compression.ZipArchive(
                stream,
                System.IO.Compression.ZipArchiveMode.Create,
                leaveOpen: true
            )
        )
        {
            using (var text = new StreamWriter(zip.CreateEntry("thư/số 1.txt").Open()))
                text.Write("Số: 1/KH-CĐXD\n\nKẾ HOẠCH\nnăm 2021");
            using var mail = new StreamWriter(zip.CreateEntry("m.eml").Open());
            mail.Write(
                "From: a@b.vn\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain; charset=utf-8\n\nKính gửi các đơn vị\n--x\nContent-Disposition: attachment; filename=\"2.txt\"\n\nSố: 2/BC-CĐXD\n--x--\n"
            );
        }
        _here.Write("a.zip", stream.ToArray());
        var outcome = _here.Run("extract", "--json", "a.zip");
        outcome.Errors.ShouldBeEmpty();
        var records = outcome.Out.Select(l => System.Text.Json.JsonDocument.Parse(l).RootElement).ToArray();
        records
            .Select(r =>
                (
                    r.GetProperty("source").GetProperty("path").GetString(),
                    r.GetProperty("source").GetProperty("format").GetString()
                )
            )
            .ShouldBe([("a.zip!/thư/số 1.txt", "text"), ("a.zip!/m.eml", "eml"), ("a.zip!/m.eml!/2.txt", "text")]);
        var archive = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(stream.ToArray()));
        records
            .Select(r => r.GetProperty("source").GetProperty("parent").GetString())
            .ShouldBe([archive, archive, records[1].GetProperty("id").GetString()]);
    }
}
