using System.Text.Json.Nodes;

namespace Pipeline.Cli.Tests.Logging;

/// <summary>The log and the times as the commands give them.</summary>
public sealed class LogCommandTests : IDisposable
{
    private readonly Workplace _here = new();

    public void Dispose() => _here.Dispose();

    private Outcome Run(Dictionary<string, string> settings, params string[] arguments) =>
        Workplace.Finish(_here.Start([.. Workplace.Command, .. arguments], settings));

    [Fact]
    public void Nothing_is_logged_unless_asked_for_but_the_line_for_people()
    {
        _here.WriteGood();
        _here.Write("torn.pdf", "%PDF-1.4 torn"u8.ToArray());
        _here.Run("ingest", "good.txt", "torn.pdf").Errors.Single().ShouldStartWith("torn.pdf: ");
        _here.Run("status", "--json").Out.Single().ShouldContain("\"speeds\":[{\"stage\":");
        _here
            .Run("status")
            .Out.ShouldContain(l =>
                l.StartsWith("times      ", StringComparison.Ordinal)
                && l.Contains("read text ", StringComparison.Ordinal)
            );
    }

    [Fact]
    public void A_file_of_the_log_tells_files_stages_times_and_reasons()
    {
        _here.WriteGood();
        _here.Write("torn.pdf", "%PDF-1.4 torn"u8.ToArray());
        Run(
            new() { ["PIPELINE_LOG"] = "file:a.log", ["PIPELINE_LOG_LEVEL"] = "info" },
            "ingest",
            "good.txt",
            "torn.pdf"
        )
            .Code.ShouldBe(ExitCodes.SomeFailed);
        var events = File.ReadAllLines(Path.Combine(_here.Folder, "a.log")).Select(l => JsonNode.Parse(l)!).ToArray();
        events.ShouldContain(e =>
            (string?)e["file"] == "good.txt"
            && (string?)e["reader"] == "text"
            && (double)e["seconds"]! > 0
            && (int)e["records"]! == 1
        );
        events.ShouldContain(e =>
            (string?)e["file"] == "torn.pdf"
            && (string?)e["stage"] == "read"
            && (string?)e["level"] == "warning"
            && e["reason"] != null
        );
    }

    [Fact]
    public void The_settings_file_names_the_log_and_a_wrong_name_is_told_with_its_line()
    {
        _here.WriteGood();
        _here.Write("pipeline.json", "{\"log\": \"stderr\", \"log-level\": \"info\"}");
        _here
            .Run("ingest", "good.txt")
            .Errors.ShouldContain(l =>
                l.Contains(" info Pipeline.Ingest.Ingestor: good.txt: taken in by text in ", StringComparison.Ordinal)
            );
        _here.Write("pipeline.json", "{\n\"log\": \"syslog\"}");
        _here
            .Run("ingest", "good.txt")
            .Errors.Single()
            .ShouldBe(
                "pipeline: pipeline.json, line 2: 'syslog' is no place for a log: use stderr, journal or file:PATH"
            );
        Run(new() { ["PIPELINE_LOG"] = "nowhere" }, "ingest", "good.txt").Code.ShouldBe(ExitCodes.Usage);
    }
}
