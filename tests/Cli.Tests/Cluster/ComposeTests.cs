namespace Pipeline.Cli.Tests.Cluster;

/// <summary>
/// No container runs here: so compose.yaml is read, and each of its commands runs with its settings as a process
/// against the test
/// engines, with their addresses and folders of this machine in the place of the containers' own.
/// </summary>
[Collection(QueueTests.Name)]
public sealed class ComposeTests
{
    private const string Ours = "localhost/pipeline";

    private readonly ComposeFile _compose = new();

    [Fact]
    public void Every_service_can_start()
    {
        foreach (var service in _compose.Services)
        {
            _compose.Word(service, "image").ShouldNotBeNull().ShouldNotEndWith(":latest");
            foreach (var volume in _compose.List(service, "volumes").Select(v => v.Split(':')[0]))
                if (volume[0] != '.')
                    _compose.Volumes.ShouldContain(volume, $"{service} names a volume that is not declared");
            // What is secret comes from outside, and its absence is said before anything starts.
            foreach (var (name, value) in _compose.Environment(service))
                if (name.Contains("PASS", StringComparison.Ordinal))
                    value.ShouldMatch(@"^\$\{PIPELINE_\w+:\?set it in \.env\}$", name);
            if (_compose.Word(service, "image") == Ours)
                _compose.List(service, "command").ShouldNotBeEmpty();
        }
    }

    [Fact]
    public void The_image_holds_every_engine_that_the_program_installs()
    {
        var script = File.ReadAllText(Path.Combine(ComposeFile.Root, "pipeline"));
        var image = File.ReadAllText(Path.Combine(ComposeFile.Root, "Containerfile"));
        var missing = script[
            script.IndexOf("missing_packages() {", StringComparison.Ordinal)..script.IndexOf(
                "install_engines() {",
                StringComparison.Ordinal
            )
        ];
        string[] packages =
        [
            .. System
                .Text.RegularExpressions.Regex.Matches(missing, @"(?:\w:|\|\| echo )([a-z0-9-]+)")
                .Select(m => m.Groups[1].Value),
        ];
        packages.Length.ShouldBeGreaterThan(6);
        // The browser is for the tests alone.
        foreach (var package in packages.Except(["chromium"]))
            image.ShouldContain($" {package} ");
    }

    [ComposeFact]
    public void Each_command_works_with_its_settings()
    {
        using var room = new Room(Environment.GetEnvironmentVariable(ElasticFactAttribute.Variable)!.TrimEnd('/'));
        room.Here.WriteGood("incoming/good.txt");
        var running = _compose
            .Services.Where(s => _compose.Word(s, "image") == Ours && _compose.Word(s, "profiles") is null)
            .ToArray();
        running.ShouldBe(["intake", "worker"]);
        var processes = running
            .Select(s =>
                room.Here.Start(
                    [.. Workplace.Command, .. _compose.List(s, "command").Select(w => Here(w, room))],
                    Settings(s, room)
                )
            )
            .ToArray();
        try
        {
            room.WaitDone(1, Room.Patience);
            Room.Eventually(() =>
            {
                var status = Workplace.Finish(
                    room.Here.Start(
                        [
                            .. Workplace.Command,
                            .. _compose.List("desk", "command"),
                            "--queue",
                            Here("amqp://pipeline@rabbitmq/", room),
                        ],
                        Settings("desk", room)
                    )
                );
                status.Errors.ShouldBeEmpty();
                status.Out.ShouldContain(l => l.StartsWith("workers    1 connected", StringComparison.Ordinal));
                status.Out.ShouldContain(l => l.StartsWith("records    1 ", StringComparison.Ordinal));
            });
            foreach (var process in processes)
            {
                using (var kill = System.Diagnostics.Process.Start("kill", ["-TERM", $"{process.Id}"]))
                    kill.WaitForExit();
                process.WaitForExit(Room.Patience).ShouldBeTrue();
                process.ExitCode.ShouldBe(0, process.StandardError.ReadToEnd());
            }
        }
        finally
        {
            foreach (var process in processes)
            {
                process.Kill(entireProcessTree: true);
                process.Dispose();
            }
        }
    }

    private Dictionary<string, string> Settings(string service, Room room) =>
        _compose
            .Environment(service)
            .ToDictionary(
                p => p.Key,
                p =>
                    p.Key switch
                    {
                        "PIPELINE_AMQP_PASSWORD" => Room.BrokerUri.UserInfo.Split(':')[1],
                        "PIPELINE_ELASTIC_PASSWORD" => "changeme",
                        _ => Here(p.Value, room),
                    },
                StringComparer.Ordinal
            );

    /// <summary>A word of the file as it is on this machine.</summary>
    private static string Here(string word, Room room) =>
        word switch
        {
            "amqp://pipeline@rabbitmq/" =>
                $"amqp://{Room.BrokerUri.UserInfo.Split(':')[0]}@{Room.BrokerUri.Authority}/?name={room.Name}",
            "http://elasticsearch:9200" => room.Archive,
            "/incoming" or "/blobs" => Path.Combine(room.Here.Folder, word[1..]),
            _ => word,
        };
}

/// <summary>A test that needs both engines.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ComposeFactAttribute : QueueFactAttribute
{
    public ComposeFactAttribute() => Skip ??= Missing(ElasticFactAttribute.Variable);
}
