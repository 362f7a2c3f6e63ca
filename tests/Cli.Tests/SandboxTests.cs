using System.Diagnostics;
using Pipeline.Reading;
using Pipeline.Reading.Sandbox;

namespace Pipeline.Cli.Tests;

public sealed class SandboxTests : IDisposable
{
    private readonly Workplace _here = new();

    public void Dispose() => _here.Dispose();

    [Theory]
    [InlineData("/bin/sleep", "1000", FailureKind.TimedOut, "reading took more than 0.2 s and 0.1 s a page")]
    [InlineData(
        "/bin/cat",
        "-",
        FailureKind.Crashed,
        "the reader answered nonsense (The child said something unexpected)"
    )]
    [InlineData("/bin/false", "", FailureKind.Crashed, "the reader died (exit code 1)")]
    [InlineData(
        "/usr/bin/yes",
        "",
        FailureKind.Crashed,
        "the reader answered nonsense (The child said something that is no frame)"
    )]
    [InlineData("/no/such/program", "", FailureKind.StorageFull, "no reading process could be started")]
    public async Task A_child_that_does_not_do_its_work_fails_the_file(
        string program,
        string argument,
        FailureKind kind,
        string says
    )
    {
        using var reader = new SandboxedFileReader(
            new WorkerCommand(program, argument.Length > 0 ? [argument] : []),
            new ReadLimits { Seconds = 0.2, SecondsPerPage = 0.1 },
            2
        );
        var path = Path.Combine(_here.Folder, _here.WriteGood());
        var failure = (await reader.ReadAsync(new SourceFile(path, "good.txt"), CancellationToken.None)).Failure!;
        failure.Kind.ShouldBeOneOf(kind, FailureKind.Crashed);
        if (failure.Kind == kind && !failure.Message.StartsWith("the reading process dies", StringComparison.Ordinal))
            failure.Message.ShouldStartWith(says);
    }

    [Fact]
    public async Task A_cancelled_read_ends_its_child()
    {
        using var reader = new SandboxedFileReader(new WorkerCommand("/bin/sleep", ["1000"]), new ReadLimits(), 1);
        using var cancel = new CancellationTokenSource(300);
        await Should.ThrowAsync<OperationCanceledException>(
            reader.ReadAsync(new SourceFile(Path.Combine(_here.Folder, _here.WriteGood()), "x"), cancel.Token)
        );
        reader.Children.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_child_reads_many_files_and_leaves_nothing_behind()
    {
        var reader = ReadingFactory.Create(new ReadLimits(), 1, typeof(ReadingFactory).Assembly.Location);
        for (var i = 0; i < 20; i++)
        {
            var path = Path.Combine(_here.Folder, _here.WriteGood($"{i}.txt", i));
            using var result = await reader.ReadAsync(new SourceFile(path, "x"), CancellationToken.None);
            result.Layout!.Text.ShouldContain($"Số: {i}/KH");
            reader.Children.Length.ShouldBe(1);
        }
        var child = reader.Children[0];
        var session = Session(child);
        Directory.Exists(session).ShouldBeTrue();
        reader.Dispose();
        Alive(child).ShouldBeFalse();
        Directory.Exists(session).ShouldBeFalse();
    }

    [Fact]
    public async Task A_reader_killed_in_the_middle_fails_its_file_alone()
    {
        _here.Write(
            "long.txt",
            string.Concat(Enumerable.Repeat("Báo cáo công tác thi đua, khen thưởng năm 2020.\n", 600_000))
        );
        var good = _here.WriteGood();
        using var program = _here.StartProgram("extract", "--json", "--jobs", "1", "long.txt", good);
        var output = program.StandardOutput.ReadToEndAsync();
        var errors = program.StandardError.ReadToEndAsync();
        var child = WaitForChild(program.Id);
        await Task.Delay(700); // it has begun to read by then, and is not done for long
        Kill(child);
        await program.WaitForExitAsync();
        (await errors).ShouldBe(
            "long.txt: the reader died (signal 9); try again; if it dies again, convert the file to PDF\n"
        );
        (await output).ShouldContain("27/KH-CĐXD");
        program.ExitCode.ShouldBe(1);
    }

    [Fact]
    public void Readers_die_with_a_parent_that_is_killed()
    {
        _here.Write(
            "long.txt",
            string.Concat(Enumerable.Repeat("Báo cáo công tác thi đua, khen thưởng năm 2020.\n", 600_000))
        );
        using var program = _here.StartProgram("extract", "--json", "long.txt");
        var child = WaitForChild(program.Id);
        var session = Session(child);
        Kill(program.Id);
        SpinWait.SpinUntil(() => !Alive(child) && !Directory.Exists(session), TimeSpan.FromSeconds(20)).ShouldBeTrue();
    }

    [Fact]
    public void A_reader_that_takes_too_much_memory_fails_its_file_alone()
    {
        _here.Write(
            "long.txt",
            string.Concat(Enumerable.Repeat("Báo cáo công tác thi đua, khen thưởng năm 2020.\n", 600_000))
        );
        var good = _here.WriteGood();
        var outcome = _here.Run("extract", "--json", "long.txt", good, "--limit", "memory=100");
        outcome.Errors.Length.ShouldBe(1);
        outcome.Errors[0].ShouldContain("memory");
        outcome.Out.Length.ShouldBe(1);
        outcome.Code.ShouldBe(1);
    }

    private static int WaitForChild(int parent)
    {
        var found = 0;
        SpinWait.SpinUntil(() => (found = Child(parent)) > 0, TimeSpan.FromSeconds(30)).ShouldBeTrue();
        return found;
    }

    /// <summary>The process below this one that is a reader.</summary>
    private static int Child(int parent)
    {
        foreach (var process in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(process), out var id))
                continue;
            try
            {
                if (File.ReadAllText($"{process}/stat").Split(')')[^1].Split(' ')[2] != parent.ToString(null, null))
                    continue;
                if (File.ReadAllText($"{process}/cmdline").Contains(ReadingFactory.Verb, StringComparison.Ordinal))
                    return id;
            }
            catch (IOException)
            { /* It has ended. */
            }
        }
        return 0;
    }

    private static bool Alive(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/stat").Split(')')[^1].Split(' ')[1] is not "Z";
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static string Session(int child) =>
        File.ReadAllText($"/proc/{child}/environ")
            .Split('\0')
            .First(v => v.StartsWith("PIPELINE_SESSION=", StringComparison.Ordinal))["PIPELINE_SESSION=".Length..];

    private static void Kill(int id)
    {
        using var process = Process.GetProcessById(id);
        process.Kill();
    }
}
