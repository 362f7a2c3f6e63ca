using System.CommandLine;
using System.Globalization;
using Pipeline.Cli.Options;
using Pipeline.Index;
using Pipeline.Index.Model;
using Pipeline.Output;

namespace Pipeline.Cli.Commands;

/// <summary>remove: takes records out, a line for each, and leaves tombstones.</summary>
internal static class RemoveCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var ids = new Argument<string[]>("ID")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "Id of the record, or its first characters.",
        };
        var by = new Option<string>("--by") { Description = "Who removes it.", Required = true };
        var note = new Option<string?>("--note") { Description = "Why." };
        var options = new ArchiveOptions();
        var command = new Command("remove", "Takes documents out of the archive and keeps who did it and why.")
        {
            ids,
            by,
            note,
            options.Blobs,
        };
        options.AddTo(command);
        command.SetAction(
            (parse, cancel) =>
            {
                var context = options.Read(parse);
                return CommandContext.GuardAsync(() =>
                {
                    // A secret paper can be removed as well: nothing of it is shown.
                    using var archive = ArchiveFactory.Open(context.Address, secret: true);
                    var code = ExitCodes.Done;
                    foreach (var id in parse.GetValue(ids)!)
                    {
                        cancel.ThrowIfCancellationRequested();
                        code = Math.Max(code, Remove(context, archive, id, parse.GetValue(by)!, parse.GetValue(note)));
                    }
                    return Task.FromResult(code);
                });
            }
        );
        return command;
    }

    private static int Remove(CommandContext context, IArchive archive, string typed, string by, string? note)
    {
        if (RecordSelector.ById(archive, typed) is not [var id])
        {
            Console.Error.WriteLine(
                $"{typed}: no one document has this id; find shows ids, more of the id's characters may be needed"
            );
            return ExitCodes.SomeFailed;
        }
        var at = DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture);
        if (archive.Remove(id, new Tombstone(by, note, at)) is { LastOfFile: true } removal)
            context.OpenBlobs().Delete(removal.Hash);
        Console.WriteLine($"removed {id}");
        return ExitCodes.Done;
    }
}
