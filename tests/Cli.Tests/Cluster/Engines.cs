using System.Diagnostics;

namespace Pipeline.Cli.Tests.Cluster;

/// <summary>The scripts that kill real engines and start them again on their data.</summary>
internal static class Engines
{
    /// <summary>Folder of the scripts.</summary>
    public const string Variable = "PIPELINE_TEST_ENGINES";

    /// <summary>Addresses of the three nodes of one cluster, with commas between.</summary>
    public const string NodesVariable = "PIPELINE_TEST_ELASTICSEARCH_NODES";

    /// <summary>The three nodes.</summary>
    public static string Nodes => Environment.GetEnvironmentVariable(NodesVariable)!;

    /// <summary>Runs a script to its end.</summary>
    public static void Run(string engine, params string[] arguments)
    {
        for (var attempt = 1; ; attempt++)
        {
            var start = new ProcessStartInfo(
                Path.Combine(Environment.GetEnvironmentVariable(Variable)!, engine),
                arguments
            )
            {
                RedirectStandardOutput = true,
            };
            using var process = Process.Start(start)!;
            // What it starts may hold its output open: the script's own end counts.
            process.WaitForExit(Room.Patience).ShouldBeTrue($"{engine} {arguments[0]} hangs");
            if (process.ExitCode == 0)
                return;
            // On a busy machine an engine may start for longer than its script waits.
            (attempt < 4 && arguments[0] == "resume").ShouldBeTrue(
                $"{engine} {string.Join(' ', arguments)} ends with {process.ExitCode}"
            );
        }
    }
}
