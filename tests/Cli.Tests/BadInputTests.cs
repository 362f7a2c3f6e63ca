namespace Pipeline.Cli.Tests;

/// <summary>Each bad file is one line that says what and what to do; the rest is read; exit code 1.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly Workplace _here = new();

    public void Dispose() => _here.Dispose();

    public static TheoryData<string, string, string> Cases =>
        new()
        {
            { "empty.pdf", "the file is empty; ask for it again", "" },
            { "missing.pdf", "no such file; check the path", "" },
            { "folder", "it is a folder, not a file; give its files, or ingest the folder", "" },
            { "noise.pdf", "no reader knows this format; convert it to PDF, DOCX or an image", "" },
            { "locked.docx", "an Office file under a password; take the password off and try again", "" },
            { "long.txt", "MiB", "" },
            { "torn.pdf", ";", "" },
            { "locked.pdf", "password", "" },
            { "pages.pdf", "20000 pages", "" },
            { "huge.png", "pixels", "" },
            {
                "bomb.zip",
                "it unpacks to more than 3 MiB; the rest is left out; unpack it by hand, or raise the limit unpacked-bytes",
                "unpacked-bytes=3145728"
            },
            { "nested.zip", "archives nested deeper than 5; unpack it by hand, or raise the limit nesting", "" },
            { "na\"me\n'.pdf", "na\"me\\n'.pdf: the file is empty; ask for it again", "" },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Is_one_line_and_the_rest_is_read(string name, string says, string limit)
    {
        Make(name);
        var good = _here.WriteGood();
        var outcome = _here.Run([
            "extract",
            "--json",
            name,
            good,
            .. limit.Length > 0 ? new[] { "--limit", limit } : [],
        ]);
        outcome.Errors.Length.ShouldBe(1, string.Join('\n', outcome.Errors));
        outcome.Errors[0].ShouldContain(says);
        outcome.Errors[0].ShouldContain("; ");
        outcome.Code.ShouldBe(1);
        outcome.Out[^1].ShouldContain("27/KH-CĐXD");
    }

    [Fact]
    public void A_file_without_permission_is_one_line()
    {
        _here.WriteGood("secret.txt");
        var good = _here.WriteGood();
        _here.Shell("chmod 000 secret.txt; chmod 755 .").Code.ShouldBe(0);
        var outcome = _here.Shell(
            Environment.UserName == "root"
                ? $"HOME=/tmp setpriv --reuid=65534 --regid=65534 --clear-groups $P extract --json secret.txt {good}"
                : $"$P extract --json secret.txt {good}"
        );
        outcome.Errors.ShouldBe(["secret.txt: permission denied; give this user the right to read it"]);
        (outcome.Code, outcome.Out.Length).ShouldBe((1, 1));
    }

    [Fact]
    public void Ingest_takes_the_rest()
    {
        foreach (var name in (string[])["in/empty.pdf", "in/noise.pdf", "in/torn.pdf", "in/na\"me\n'.pdf"])
            Make(name);
        _here.WriteGood("in/good.txt");
        var outcome = _here.Run("ingest", "in");
        outcome.Code.ShouldBe(1);
        outcome.Errors.Count(l => l.Contains("empty.pdf", StringComparison.Ordinal)).ShouldBe(1);
        outcome.Errors.ShouldNotContain(l => l.TrimStart().StartsWith("at ", StringComparison.Ordinal));
        _here
            .Run("find", "27/KH-CĐXD")
            .Out.ShouldContain(l =>
                l.Contains("27/KH-CĐXD", StringComparison.Ordinal) || l.Contains("<mark>", StringComparison.Ordinal)
            );
    }

    [Fact]
    public void A_pipe_among_the_files_is_told_and_keeps_nobody_waiting()
    {
        _here.WriteGood("in/good.txt");
        _here.Shell("mkfifo in/pipe").Code.ShouldBe(0);
        var outcome = _here.Shell("timeout 100 $P ingest in");
        outcome.Errors.ShouldBe(["in/pipe: is no file but a pipe, a socket or a device; take it out of the folder"]);
        outcome.Code.ShouldBe(1);
        outcome.Out[0].ShouldStartWith("read 1, unchanged 0, failed 1, ");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    public void A_full_disk_is_one_line(int blocks)
    {
        for (var i = 0; i < 30; i++)
            _here.WriteGood($"in/{i}.txt", 100 + i);
        var outcome = _here.Shell($"trap '' XFSZ; ulimit -f {blocks}; $P ingest in");
        outcome.Code.ShouldBe(1);
        outcome.Errors.Length.ShouldBeGreaterThan(0);
        outcome.Errors.ShouldNotContain(l =>
            l.TrimStart().StartsWith("at ", StringComparison.Ordinal)
            || l.Contains("Unhandled", StringComparison.Ordinal)
        );
        outcome.Errors[^1].ShouldContain(";");
    }

    private void Make(string name)
    {
        _ = Path.GetFileName(name) switch
        {
            "missing.pdf" => "",
            "folder" => Directory.CreateDirectory(Path.Combine(_here.Folder, name)).Name,
            "long.txt" => Long(name),
            "noise.pdf" => Put(name, [.. Enumerable.Range(0, 5000).Select(i => (byte)(i * 7919 >> 3))]),
            "locked.docx" => Put(name, BadFiles.LockedDocx()),
            "torn.pdf" => Put(name, BadFiles.Pdf(30)[..900]),
            "locked.pdf" => Put(name, BadFiles.Pdf(1, locked: true)),
            "pages.pdf" => Put(name, BadFiles.Pdf(20_000)),
            "huge.png" => Put(name, BadFiles.Png(30_000, 30_000)),
            "bomb.zip" => Put(name, BadFiles.Bomb(3, 8 << 20)),
            "nested.zip" => Put(name, BadFiles.Nested(7)),
            _ => Put(name, []),
        };
    }

    private string Put(string name, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_here.Folder, name))!);
        return _here.Write(name, bytes);
    }

    private string Long(string name)
    {
        using var file = File.Create(Path.Combine(_here.Folder, name));
        var part = System.Text.Encoding.UTF8.GetBytes(
            string.Concat(Enumerable.Repeat("Báo cáo công tác thi đua, khen thưởng năm 2020.\n", 20_000))
        );
        while (file.Length < 200 << 20)
            file.Write(part);
        return name;
    }
}
