using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Pipeline.Index;
using Pipeline.Index.Model;
using Pipeline.Ingest.Observing;

namespace Pipeline.Ingest.Tests.Observing;

/// <summary>What an ingest logs and counts; never a word of a secret paper.</summary>
[Collection(Name)]
public sealed class ObservingTests : IDisposable
{
    public const string Name = "meters";

    private readonly Desk _desk = new();
    private readonly HeardLog _log = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_file_is_logged_with_reader_time_and_records()
    {
        _desk.Write("a.txt", Desk.Letter(1));
        await IngestAsync();
        _log.Lines.ShouldContain(l =>
            l.StartsWith(
                $"Information {Path.Combine(_desk.Files, "a.txt")}: taken in by text in ",
                StringComparison.Ordinal
            ) && l.EndsWith(", 1 record(s)", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_failure_is_logged_with_stage_kind_and_reason()
    {
        _desk.Write("b.txt", "BAD");
        await IngestAsync();
        _log.Lines.ShouldContain(l =>
            l.StartsWith("Warning ", StringComparison.Ordinal)
            && l.Contains("b.txt: read failed after ", StringComparison.Ordinal)
            && l.EndsWith(": damaged, is torn", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task No_word_of_a_secret_paper_is_logged()
    {
        _desk.Write(
            "don vi ngam.txt",
            Desk.Letter(7, "Nội dung ngầm").Replace("Số: 7/BC-CĐM", "Số: 7/BC-CĐM\n\nMẬT", StringComparison.Ordinal)
        );
        await IngestAsync();
        using var whole = ArchiveFactory.Open(_desk.Address, secret: true);
        whole.ReadPage("", 10).Single().Document.Secrecy.ShouldNotBeNull("the paper of this test is secret");
        var said = string.Join('\n', _log.Lines);
        said.ShouldContain("sha256:");
        foreach (var word in (string[])["ngam", "ngầm", "BC-CĐM", "Về việc"])
            said.ShouldNotContain(word);
    }

    [Fact]
    public async Task A_known_secret_paper_that_fails_later_is_not_named_either()
    {
        await No_word_of_a_secret_paper_is_logged();
        _log.Lines.Clear();
        using (var whole = ArchiveFactory.Open(_desk.Address, secret: true))
            whole.RequeueStale(new StageVersions(int.MaxValue, int.MaxValue));
        _desk.Reader.Fails = "it is torn (the word ngầm)";
        await IngestAsync(new IngestOptions { Versions = new StageVersions(int.MaxValue, int.MaxValue) });
        var said = string.Join('\n', _log.Lines);
        said.ShouldContain("failed");
        foreach (var word in (string[])["ngam", "ngầm"])
            said.ShouldNotContain(word);
        using var archive = ArchiveFactory.Open(_desk.Address, secret: true);
        var detail = archive.ListFailures().Single().Detail.ShouldNotBeNull();
        detail.ShouldContain("System.FormatException");
        detail.ShouldNotContain("ngầm");
    }

    [Fact]
    public async Task The_whole_exception_of_a_failed_stage_is_kept()
    {
        _desk.Write("a.txt", Desk.Letter(1));
        _desk.Reader.Fails = "row 7 is torn";
        await IngestAsync();
        var failure = _desk.Archive.ListFailures().Single();
        failure.Detail.ShouldNotBeNull().ShouldStartWith("System.InvalidOperationException: row 7 is torn");
        failure.Detail.ShouldContain("FormatException");
        _desk.Reader.Fails = null;
        _desk.Archive.RequeueFailures(null);
        await IngestAsync();
        _desk.Archive.ListFailures().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("damaged (Input string 'Nguyễn Văn A' was wrong)", "damaged")]
    [InlineData("pdftotext: Syntax Error: Dictionary key must be a name", "pdftotext")]
    [InlineData("reading took more than 30 s", "reading took more than 30 s")]
    [InlineData("the entry “bí mật.txt” is too large", "the entry  is too large")]
    public void Reasons_are_logged_without_what_they_quote(string message, string logged) =>
        LogRedaction.Reason(message).ShouldBe(logged);

    [Fact]
    public void A_stack_names_types_and_methods_and_no_message()
    {
        Exception caught;
        try
        {
            throw new InvalidOperationException("outer Nguyễn", new FormatException("inner Văn"));
        }
        catch (InvalidOperationException e)
        {
            caught = e;
        }
        foreach (var stack in (string?[])[LogRedaction.Stack(caught), LogRedaction.Stack(caught.ToString())])
        {
            stack.ShouldNotBeNull();
            stack.ShouldContain("InvalidOperationException");
            stack.ShouldContain("FormatException");
            stack.ShouldContain(nameof(A_stack_names_types_and_methods_and_no_message));
            stack.ShouldNotContain("Nguyễn");
            stack.ShouldNotContain("Văn");
        }
    }

    [Fact]
    public async Task What_the_stages_cost_is_kept_by_the_hour()
    {
        var path = Path.Combine(_desk.Files, "..", "timings.jsonl");
        _desk.Write("a.txt", Desk.Letter(1));
        _desk.Write("b.txt", Desk.Letter(2));
        using (new StageTimes(path))
            await IngestAsync();
        var times = StageTimes.Read(path);
        times
            .Where(t => t.Name == "text")
            .Select(t => (t.Stage, Enough: t.Units >= 2, Took: t.Seconds > 0))
            .ShouldBe([("read", true, true), ("extract", true, true)], ignoreOrder: true);
        times.ShouldContain(t => t.Stage == "store");
        File.AppendAllText(path, "{\"hour\":\"torn");
        StageTimes.Read(path).Count.ShouldBe(times.Count, "a torn line is left out");
    }

    private Task<IngestSummary> IngestAsync(IngestOptions? options = null) =>
        _desk.IngestAsync((options ?? new IngestOptions()) with { Jobs = 1, Log = _log });

    /// <summary>Every event as a line, fields and all.</summary>
    private sealed class HeardLog : ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            Lines.Enqueue($"{logLevel} {formatter(state, exception)}");
            Lines.Enqueue("fields " + string.Join(' ', (IEnumerable<KeyValuePair<string, object?>>)state!));
        }
    }
}
