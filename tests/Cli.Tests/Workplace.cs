using System.Diagnostics;

namespace Pipeline.Cli.Tests;

/// <summary>What a run of the program gave.</summary>
public sealed record Outcome(int Code, string[] Out, string[] Errors);

/// <summary>A folder of its own for one test, in which the real program runs.</summary>
public sealed class Workplace : IDisposable
{
    // As it is shipped, where `./pipeline test` says where: it starts in half the time.
    private static readonly string Program =
        Environment.GetEnvironmentVariable("PIPELINE_TEST_PROGRAM") ?? typeof(ExitCodes).Assembly.Location;

    /// <summary>The words that run the program.</summary>
    public static string[] Command => ["dotnet", Program];

    public string Folder { get; } = Directory.CreateTempSubdirectory("pipeline-e2e-").FullName;

    /// <summary>A file of this text; its path relative to the folder.</summary>
    public string Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Folder, name))!);
        File.WriteAllText(Path.Combine(Folder, name), text);
        return name;
    }

    /// <summary>A file of these bytes.</summary>
    public string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(Path.Combine(Folder, name), bytes);
        return name;
    }

    /// <summary>A small paper that reads without fail.</summary>
    public string WriteGood(string name = "good.txt", int number = 27) =>
        Write(
            name,
            $"Số: {number}/KH-CĐXD\n\nHà Nội, ngày 5 tháng 3 năm 2021\n\nKẾ HOẠCH\nKiểm tra công tác an toàn, vệ sinh lao động\n"
        );

    /// <summary>Runs the program here.</summary>
    public Outcome Run(params string[] arguments) => Finish(Start([.. Command, .. arguments]));

    /// <summary>Runs the program here by way of a shell command, in which $P stands for it.</summary>
    public Outcome Shell(string command) =>
        Finish(Start(["bash", "-c", command.Replace("$P", $"dotnet '{Program}'", StringComparison.Ordinal)]));

    /// <summary>Starts the program here.</summary>
    public Process StartProgram(params string[] arguments) => Start([.. Command, .. arguments]);

    /// <summary>Starts any program here.</summary>
    public Process Start(string[] command, IReadOnlyDictionary<string, string>? settings = null)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0"; // as ./pipeline does
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Waits for the end.</summary>
    public static Outcome Finish(Process process)
    {
        using (process)
        {
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return new Outcome(process.ExitCode, Lines(output), Lines(errors.Result));
        }
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (IOException)
        { /* The system clears it. */
        }
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
