using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace Pipeline.Cli.Tests.Cluster;

/// <summary>
/// A second worker is worth its core: measured in processor time, so that whatever else runs on the machine counts
/// nothing. One
/// worker of one job keeps nearly to one core (its compiler and the drawing of pages run beside it), and two take
/// together hardly
/// more processor time for the same scans than one.
/// </summary>
[Collection(QueueTests.Name)]
public sealed class WorkerSpeedTests(ITestOutputHelper output)
{
    private const double Least = 1.8,
        MostCores = 1.25;

    [LongQueueFact]
    public void Two_workers_take_hardly_more_processor_time_than_one()
    {
        var (one, wall) = Work(1);
        var (two, _) = Work(2);
        var (worth, cores) = (2 * one / two, one / wall);
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"one worker {one:0.0} s of processor time on {cores:0.00} cores, two {two:0.0} s: per second of a core {worth / 2:0.00} of one's work; on two free cores {worth / cores:0.00} times as fast"
            )
        );
        cores.ShouldBeLessThan(MostCores, "one job takes more than one core");
        worth.ShouldBeGreaterThanOrEqualTo(Least);
    }

    private static (double Processor, double Wall) Work(int workers)
    {
        using var room = new Room();
        room.Here.Run("generate", "--documents", "60", "--seed", "8", "--formats", "scan", "--out", "docs")
            .Code.ShouldBe(0);
        room.Run("ingest", "docs").Code.ShouldBe(0);
        var watch = Stopwatch.StartNew();
        var line = string.Join(
            ' ',
            new[]
            {
                "work",
                "--jobs",
                "1",
                "--until-empty",
                "--queue",
                room.Queue,
                "--index",
                room.Archive,
                "--blobs",
                "blobs",
            }
                .Prepend(string.Join("' '", Workplace.Command))
                .Select(w => $"'{w}'")
        );
        // The shell counts the reading children and their engines too.
        var processes = Enumerable
            .Range(0, workers)
            .Select(_ => room.Here.Start(["bash", "-c", $"TIMEFORMAT='%U %S'; time {line} >/dev/null 2>/dev/null"]))
            .ToArray();
        var processor = processes
            .Select(Workplace.Finish)
            .Sum(o => o.Errors[^1].Split(' ').Sum(s => double.Parse(s, CultureInfo.InvariantCulture)));
        room.Done().ShouldBeGreaterThan(55);
        return (processor, watch.Elapsed.TotalSeconds);
    }
}

/// <summary>A test that needs RabbitMQ and minutes of the processor: only with ./pipeline test --long.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LongQueueFactAttribute : QueueFactAttribute
{
    public LongQueueFactAttribute() =>
        Skip ??=
            Environment.GetEnvironmentVariable("PIPELINE_LONG") == "1" ? null : "takes minutes: ./pipeline test --long";
}
