using System.CommandLine;
using Pipeline.Ingest;

namespace Pipeline.Cli.Commands;

/// <summary>ingest: files in, records kept.</summary>
internal static class IngestCommand
{
    /// <summary>--jobs.</summary>
    public static Option<int> JobsOption()
    {
        var jobs = new Option<int>("--jobs") { Description = "Files worked at side by side; the default is one for each core.", DefaultValueFactory = _ => Environment.ProcessorCount };
        jobs.Validators.Add(r => { if (r.Tokens.Count > 0 && (!int.TryParse(r.Tokens[0].Value, out var n) || n is < 1 or > 256)) r.AddError("--jobs must be a number from 1 to 256"); });
        return jobs;
    }

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH") { Arity = ArgumentArity.OneOrMore, Description = "Files, folders, archives, e-mails." };
        var watch = new Option<bool>("--watch") { Description = "Keep taking what arrives in the folders, until stopped." };
        var verify = new Option<bool>("--verify") { Description = "Hash files again that are known by path, size and time." };
        var restore = new Option<bool>("--restore") { Description = "Take documents in again that were removed." };
        var jobs = JobsOption();
        var options = new ArchiveOptions();
        var command = new Command("ingest", "Takes files and folders into the archive.") { paths, watch, verify, restore, jobs };
        options.AddTo(command);
        command.SetAction((parse, cancel) => CommandContext.GuardAsync(async () =>
        {
            var context = options.Read(parse);
            using var archive = context.Open(create: true);
            var how = new IngestOptions { Jobs = parse.GetValue(jobs), Verify = parse.GetValue(verify), Restore = parse.GetValue(restore) };
            return parse.GetValue(watch)
                ? await IngestRun.WatchAsync(context, archive, parse.GetValue(paths)!, how, cancel)
                : await IngestRun.RunAsync(context, archive, finder => finder.Find(parse.GetValue(paths)!), how, cancel);
        }));
        return command;
    }
}
