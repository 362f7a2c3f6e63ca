using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Pipeline.Cli.Logging;

namespace Pipeline.Cli.Tests.Logging;

/// <summary>Where the log goes and how.</summary>
public sealed class LogSinkTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("log-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static LogEntry Entry(string message) =>
        new(
            new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc),
            LogLevel.Warning,
            "Pipeline.Ingest",
            3,
            message,
            [new("File", "kế hoạch.pdf"), new("Seconds", 1.5), new("Stack", "A\n   at B")]
        );

    [Fact]
    public void A_file_has_a_line_of_JSON_an_event()
    {
        var path = Path.Combine(_folder, "a.log");
        using (var sink = new RotatingFileSink(path))
        {
            sink.Write(Entry("one"));
            sink.Write(Entry("two"));
        }
        var lines = File.ReadAllLines(path).Select(l => JsonNode.Parse(l)!).ToArray();
        lines.Select(l => (string)l["message"]!).ShouldBe(["one", "two"]);
        (
            (string)lines[0]["file"]!,
            (double)lines[0]["seconds"]!,
            (string)lines[0]["level"]!,
            (string)lines[0]["stack"]!
        ).ShouldBe(("kế hoạch.pdf", 1.5, "warning", "A\n   at B"));
    }

    [Fact]
    public void A_full_file_is_turned_over_and_the_oldest_goes()
    {
        var path = Path.Combine(_folder, "a.log");
        using var sink = new RotatingFileSink(path, mostBytes: 1, kept: 2);
        foreach (var message in (string[])["one", "two", "three", "four"])
            sink.Write(Entry(message));
        string Message(string file) => (string)JsonNode.Parse(File.ReadAllText(file))!["message"]!;
        (Message(path), Message(path + ".1"), Message(path + ".2")).ShouldBe(("four", "three", "two"));
        File.Exists(path + ".3").ShouldBeFalse();
    }

    [Fact]
    public void The_journal_gets_fields_and_values_of_several_lines_with_their_length()
    {
        var path = Path.Combine(_folder, "journal");
        using var journal = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        journal.Bind(new UnixDomainSocketEndPoint(path));
        using (var sink = new JournalSink(path))
            sink.Write(Entry("torn"));
        var bytes = new byte[4096];
        var message = Encoding.UTF8.GetString(bytes, 0, journal.Receive(bytes));
        message.ShouldStartWith("MESSAGE=torn\nPRIORITY=4\nSYSLOG_IDENTIFIER=pipeline\n");
        message.ShouldContain("\nPIPELINE_FILE=kế hoạch.pdf\n");
        message.ShouldContain("\nPIPELINE_SECONDS=1.5\n");
        message.ShouldEndWith("PIPELINE_STACK\n\u0009\0\0\0\0\0\0\0A\n   at B\n");
    }

    [Fact]
    public void The_message_of_an_exception_is_not_logged()
    {
        var heard = new HeardSink();
        using var provider = new SinkProvider([heard]);
        provider.CreateLogger("x").LogError(new FormatException("the word ngầm"), "failed");
        var entry = heard.Entries.Single();
        entry.Json().ShouldContain("System.FormatException");
        entry.Json().ShouldNotContain("ngầm");
    }

    [Theory]
    [InlineData(null, null, 0, LogLevel.Warning)]
    [InlineData("journal, file:/var/log/pipeline.log", "debug", 2, LogLevel.Debug)]
    [InlineData("stderr", "info", 1, LogLevel.Information)]
    public void Targets_and_level_are_read(string? targets, string? level, int count, LogLevel least)
    {
        var settings = LogSettings.Parse(targets, level);
        (settings.Targets.Length, settings.Level).ShouldBe((count, least));
    }

    [Theory]
    [InlineData("syslog", null, "'syslog' is no place for a log: use stderr, journal or file:PATH")]
    [InlineData("file:", null, "'file:' is no place for a log: use stderr, journal or file:PATH")]
    [InlineData("stderr", "loud", "'loud' is no level of a log: use debug, info, warning or error")]
    public void Others_are_refused(string? targets, string? level, string said) =>
        Should.Throw<UsageException>(() => LogSettings.Parse(targets, level)).Message.ShouldBe(said);

    private sealed class HeardSink : ILogSink
    {
        public List<LogEntry> Entries { get; } = [];

        public void Write(LogEntry entry) => Entries.Add(entry);

        public void Dispose() { }
    }
}
