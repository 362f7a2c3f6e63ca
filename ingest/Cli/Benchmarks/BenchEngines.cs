using System.Collections.Immutable;
using System.Diagnostics;

namespace Pipeline.Cli.Benchmarks;

/// <summary>
/// Learns which engine commands reading a file needs, and runs the same commands bare. A folder of shims stands first
/// in PATH
/// while reading; each shim writes its arguments down and then becomes the engine.
/// </summary>
internal sealed class BenchEngines : IDisposable
{
    private static readonly ImmutableArray<string> Programs =
    [
        "pdftotext",
        "pdftoppm",
        "pdfinfo",
        "pdfimages",
        "pdffonts",
        "pdfsig",
        "pdftocairo",
        "tesseract",
    ];
    private readonly string _folder = Directory.CreateTempSubdirectory("bench-").FullName;
    private readonly string _path = Environment.GetEnvironmentVariable("PATH") ?? "";

    /// <summary>The commands that the action runs, in their order: the program, then its arguments.</summary>
    public List<string[]> Watch(Action read)
    {
        var log = Path.Combine(_folder, "log");
        var shims = Directory.CreateDirectory(Path.Combine(_folder, "bin")).FullName;
        foreach (var program in Programs)
        {
            if (_path.Split(':').Select(p => Path.Combine(p, program)).FirstOrDefault(File.Exists) is not { } real)
                continue;
            var shim = Path.Combine(shims, program);
            File.WriteAllText(
                shim,
                $"#!/bin/bash\n{{ flock 9; printf '%s\\t' {program} \"$@\" >&9; printf '\\n' >&9; }} "
                    + $"9>>'{log}'\nexec '{real}' \"$@\"\n"
            );
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(shim, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        Environment.SetEnvironmentVariable("PATH", $"{shims}:{_path}");
        try
        {
            read();
        }
        finally
        {
            Environment.SetEnvironmentVariable("PATH", _path);
        }
        return File.Exists(log) ? [.. File.ReadLines(log).Select(l => l.TrimEnd('\t').Split('\t'))] : [];
    }

    /// <summary>
    /// Runs commands, <paramref name="jobs"/> at once, one thread each; what they print is read and thrown away.
    /// </summary>
    public static void Run(IEnumerable<string[]> commands, int jobs) =>
        Parallel.ForEach(
            commands,
            new ParallelOptions { MaxDegreeOfParallelism = jobs },
            command => Run(command, null)
        );

    /// <summary>Runs one command; its output goes to a file where one is named.</summary>
    public static void Run(string[] command, string? output)
    {
        var start = new ProcessStartInfo(command[0])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        start.Environment["OMP_THREAD_LIMIT"] = "1";
        foreach (var argument in command.Skip(1))
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        using (Stream to = output is null ? Stream.Null : File.Create(output))
            process.StandardOutput.BaseStream.CopyTo(to);
        process.WaitForExit();
        errors.Wait();
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
