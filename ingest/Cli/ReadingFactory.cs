using System.CommandLine;
using Pipeline.Reading;
using Pipeline.Reading.Sandbox;

namespace Pipeline.Cli;

/// <summary>The one place where commands get their reader: children of this same program, started with a hidden verb.</summary>
internal static class ReadingFactory
{
    /// <summary>The verb of a reading child.</summary>
    public const string Verb = "read-worker";

    /// <summary>A reader that reads each file in a killable child, <paramref name="jobs"/> at a time. No child is started yet.</summary>
    public static SandboxedFileReader Create(ReadLimits limits, int jobs) =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) is "dotnet"
            ? Create(limits, jobs, Path.Combine(AppContext.BaseDirectory, typeof(ReadingFactory).Assembly.GetName().Name + ".dll"))
            : new SandboxedFileReader(new WorkerCommand(Environment.ProcessPath!, [Verb]), limits, jobs);

    /// <summary>The same for a program that is told.</summary>
    public static SandboxedFileReader Create(ReadLimits limits, int jobs, string program) =>
        new(new WorkerCommand("dotnet", [program, Verb]), limits, jobs);

    /// <summary>The child's life.</summary>
    public static int Work(string[] arguments) => ReadWorker.Run(arguments, limits => new FileReader(FileReader.AllReaders, limits));
}
