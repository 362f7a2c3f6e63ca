using System.CommandLine;
using System.Text.Json.Nodes;
using Pipeline.Cli.Checking;
using Pipeline.Index;
using Pipeline.Ingest;
using Pipeline.Output.Sheets;

namespace Pipeline.Cli.Commands;

/// <summary>copy: all that one archive holds into another, of whatever engine; also a backup.</summary>
internal static class CopyCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var from = Address("--from", "The archive that is copied.");
        var to = Address("--to", "The archive that it is copied into; made where there is none.");
        var fromBlobs = new Option<string?>("--from-blobs")
        {
            Description = "Folder of the original bytes of --from, where it is not the archive's own.",
        };
        var toBlobs = new Option<string?>("--to-blobs")
        {
            Description = "Folder of the original bytes of --to, likewise.",
        };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var command = new Command(
            "copy",
            "Copies an archive into another (sqlite:PATH or http://host:9200), verified by hash; the same "
                + "command goes on after a stop."
        )
        {
            from,
            to,
            fromBlobs,
            toBlobs,
            json,
        };
        command.SetAction(
            (parse, cancel) =>
                CommandContext.GuardAsync(() =>
                {
                    var (source, target) = (parse.GetValue(from)!, parse.GetValue(to)!);
                    if (source == target)
                        throw new UsageException("copy: --from and --to are the same archive");
                    // Secret papers are copied like all others: nothing of them is shown.
                    using var archive = ArchiveFactory.Open(source, secret: true);
                    using var copy = ArchiveFactory.Open(target, create: true, secret: true);
                    using var progress = new ConsoleProgress();
                    progress.FilesFound((int)Math.Min(int.MaxValue, archive.GetStatus().Files.Values.Sum()));
                    var summary = new ArchiveCopier(
                        archive,
                        copy,
                        ArchiveFactory.OpenBlobs(source, parse.GetValue(fromBlobs)),
                        ArchiveFactory.OpenBlobs(target, parse.GetValue(toBlobs)),
                        progress
                    ).Run(cancel);
                    progress.Dispose();
                    if (summary.Verified)
                        CheckNote.Copy(source, target);
                    return Task.FromResult(Print(summary, parse.GetValue(json)));
                })
        );
        return command;
    }

    private static int Print(CopySummary summary, bool json)
    {
        if (json)
            Console.WriteLine(
                JsonLinePrinter.Print(
                    new JsonObject
                    {
                        ["files"] = summary.Files,
                        ["records"] = summary.Records,
                        ["copied"] = summary.Copied,
                        ["missing"] = summary.Missing,
                        ["verified"] = summary.Verified,
                    }
                )
            );
        else
            Console.WriteLine(
                $"{summary.Files:N0} files with {summary.Records:N0} records: copied {summary.Copied:N0}, "
                    + $"originals missing {summary.Missing:N0}, "
                    + $"{(summary.Verified ? "verified: both hold the same" : "not verified")}"
            );
        if (!summary.Verified)
            Console.Error.WriteLine(
                "pipeline: the archive was changed faster than it could be copied; the same command goes on"
            );
        return summary.Verified && summary.Missing == 0 ? ExitCodes.Done : ExitCodes.SomeFailed;
    }

    private static Option<string> Address(string name, string description)
    {
        var option = new Option<string>(name) { Description = description, Required = true };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && ArchiveFactory.ExplainInvalid(token.Value) is { } why)
                result.AddError(why);
        });
        return option;
    }
}
