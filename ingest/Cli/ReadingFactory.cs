using System.Globalization;
using Pipeline.Reading;
using Pipeline.Reading.Drawing;
using Pipeline.Reading.Sandbox;

namespace Pipeline.Cli;

/// <summary>
/// The one place where commands get their reader: children of this same program, started with a hidden verb.
/// </summary>
internal static class ReadingFactory
{
    /// <summary>The verb of a reading child.</summary>
    public const string Verb = "read-worker";

    /// <summary>The verb of a child that draws pages.</summary>
    public const string DrawVerb = "draw-worker";

    /// <summary>
    /// A reader that reads each file in a killable child, <paramref name="jobs"/> at a time, each on so many cores, or
    /// on all. No child is started yet.
    /// </summary>
    public static SandboxedFileReader Create(ReadLimits limits, int jobs, int? cores = null) =>
        new(Child(Verb) with { Cores = cores }, limits, jobs);

    /// <summary>A <see cref="PageRenderer"/> of these pages in a killable child.</summary>
    public static SandboxedFileReader CreateDrawer(ReadLimits limits, IEnumerable<int> pages) =>
        new(Child(DrawVerb, string.Join(',', pages.Select(p => p.ToString(CultureInfo.InvariantCulture)))), limits, 1);

    /// <summary>The same for a program that is told.</summary>
    public static SandboxedFileReader Create(ReadLimits limits, int jobs, string program) =>
        new(OfProgram(program), limits, jobs);

    private static WorkerCommand OfProgram(string program) => new("dotnet", [program, Verb]);

    /// <summary>The child's life.</summary>
    public static int RunChild(string[] arguments) =>
        ReadWorker.Run(arguments, limits => new FileReader(FileReader.AllReaders, limits));

    /// <summary>The life of a child that draws; the page numbers, with commas between, come first.</summary>
    public static int Draw(string pages, string[] arguments)
    {
        int[] numbers =
        [
            .. pages
                .Split(',', StringSplitOptions.RemoveEmptyEntries)
                .Select(p => int.Parse(p, CultureInfo.InvariantCulture)),
        ];
        return ReadWorker.Run(arguments, limits => new PageRenderer(numbers, limits));
    }

    // This same program, which may itself be run by dotnet.
    private static WorkerCommand Child(params string[] arguments) =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) is "dotnet"
            ? new WorkerCommand(
                "dotnet",
                [
                    Path.Combine(AppContext.BaseDirectory, typeof(ReadingFactory).Assembly.GetName().Name + ".dll"),
                    .. arguments,
                ]
            )
            : new WorkerCommand(Environment.ProcessPath!, [.. arguments]);
}
