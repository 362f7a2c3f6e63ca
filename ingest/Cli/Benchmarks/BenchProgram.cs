using System.Diagnostics;

namespace Pipeline.Cli.Benchmarks;

/// <summary>What one run of the program took.</summary>
/// <param name="Wall">Seconds.</param>
/// <param name="Cpu">Processor seconds of it and of all its children.</param>
/// <param name="Peak">Peak memory of itself, in MiB.</param>
internal readonly record struct BenchRun(double Wall, double Cpu, double Peak);

/// <summary>This program as a child, as a user starts it.</summary>
internal static class BenchProgram
{
    /// <summary>How it is started with these arguments.</summary>
    public static ProcessStartInfo CreateStartInfo(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(
                Path.Combine(AppContext.BaseDirectory, typeof(BenchProgram).Assembly.GetName().Name + ".dll")
            );
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return start;
    }

    /// <summary>Runs it to its end; what it prints is thrown away.</summary>
    public static BenchRun Run(params string[] arguments)
    {
        var start = CreateStartInfo(arguments);
        start.RedirectStandardError = true;
        var (before, peak) = (BenchCpu.EndedChildren(), 0.0);
        var wall = BenchClock.MeasureSeconds(() =>
        {
            using var child = Process.Start(start)!;
            var reading = Task.WhenAll(child.StandardOutput.ReadToEndAsync(), child.StandardError.ReadToEndAsync());
            while (!child.WaitForExit(50))
                peak = Math.Max(peak, BenchMemory.PeakOf(child.Id));
            child.WaitForExit();
            reading.Wait();
        });
        return new BenchRun(wall, BenchCpu.EndedChildren() - before, peak);
    }
}
