using Pipeline.Output.Sheets;
using System.Text.Json.Nodes;
using Pipeline.Index;
using Pipeline.Ingest;

namespace Pipeline.Cli.Commands;

/// <summary>status --verify: looks at everything that is stored, secret papers too, and mends what can be mended.</summary>
internal static class VerifyRun
{
    /// <summary>Exit code 1 where something is left to a person.</summary>
    public static int Run(CommandContext context, CancellationToken cancel)
    {
        using var seen = context.Open();
        using var archive = ArchiveFactory.Open(context.Address, secret: true);
        using var progress = new ConsoleProgress();
        progress.Found((int)Math.Min(int.MaxValue, archive.Status().Files.Values.Sum()));
        // Whoever may not see a paper is not told its name either.
        string Name(FileContent file) => file.Records.All(r => seen.Get(r.Record.Id) is not null) ? file.State.Given : "a secret document";
        var summary = new ArchiveVerifier(archive, context.OpenBlobs(), Name, progress).Run(cancel);
        progress.Dispose();
        Print(summary, context.Json);
        CommandContext.TellHidden(seen);
        return summary.Whole ? ExitCodes.Done : ExitCodes.SomeFailed;
    }

    private static void Print(VerifySummary found, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonLine.Print(new JsonObject
            {
                ["files"] = found.Files, ["records"] = found.Records, ["restored"] = found.Restored, ["missing"] = found.Missing, ["damaged"] = found.Damaged,
                ["rebuilt"] = found.Rebuilt, ["orphans"] = found.Orphans, ["whole"] = found.Whole,
            }));
            return;
        }
        Console.WriteLine($"originals  {found.Files:N0} files: {found.Missing:N0} missing, {found.Damaged:N0} damaged, {found.Restored:N0} taken again from where they came");
        Console.WriteLine($"records    {found.Records:N0}: {found.Rebuilt:N0} files put right");
        if (found.Orphans > 0) Console.WriteLine($"orphans    {found.Orphans:N0} originals that no file stands for: left by a stopped ingest, which takes them up again, or by an archive that shares the folder");
    }
}
