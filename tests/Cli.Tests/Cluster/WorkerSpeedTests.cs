using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace Pipeline.Cli.Tests.Cluster;

/// <summary>
/// Two workers are almost twice one: measured in processor time, so that whatever else runs on the machine counts nothing. One
/// worker of one job keeps to one core, and two take together hardly more processor time for the same scans than one.
/// </summary>
[Collection(QueueTests.Name)]
public sealed class WorkerSpeedTests(ITestOutputHelper output)
{
    private const double Least = 1.8;

    [LongQueueFact]
    public void Two_workers_do_nearly_twice_what_one_does()
    {
        var (one, wall) = Work(1);
        var (two, _) = Work(2);
        var times = 2 * one / two;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"one worker {one:0.0} s of processor time in {wall:0.0} s, two {two:0.0} s: {times:0.00} times as fast where two cores are free"));
        (one / wall).ShouldBeLessThan(1.1, "one job takes more than one core");
        times.ShouldBeGreaterThanOrEqualTo(Least);
    }

    private static (double Processor, double Wall) Work(int workers)
    {
        using var room = new Room();
        room.Here.Run("generate", "--documents", "24", "--seed", "8", "--formats", "scan", "--out", "docs").Code.ShouldBe(0);
        room.Run("ingest", "docs").Code.ShouldBe(0);
        var watch = Stopwatch.StartNew();
        var line = string.Join(' ', new[] { "work", "--jobs", "1", "--until-empty", "--queue", room.Queue, "--index", room.Archive, "--blobs", "blobs" }.Prepend(string.Join("' '", Workplace.Command)).Select(w => $"'{w}'"));
        // The shell counts the reading children and their engines too.
        var processes = Enumerable.Range(0, workers).Select(_ => room.Here.Start(["bash", "-c", $"TIMEFORMAT='%U %S'; time {line} >/dev/null 2>/dev/null"])).ToArray();
        var processor = processes.Select(Workplace.Finish).Sum(o => o.Errors[^1].Split(' ').Sum(s => double.Parse(s, CultureInfo.InvariantCulture)));
        room.Done().ShouldBeGreaterThan(20);
        return (processor, watch.Elapsed.TotalSeconds);
    }
}

/// <summary>A test that needs RabbitMQ and minutes of the processor: only with ./pipeline test --long.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LongQueueFactAttribute : QueueFactAttribute
{
    public LongQueueFactAttribute() => Skip ??= Environment.GetEnvironmentVariable("PIPELINE_LONG") == "1" ? null : "takes minutes: ./pipeline test --long";
}
