using System.CommandLine;
using Pipeline.Cli.Options;
using Pipeline.Crosscheck.Resolution;
using Pipeline.Output;
using Pipeline.Output.Sheets;
using Pipeline.Output.Views;

namespace Pipeline.Cli.Commands;

/// <summary>show: one stored record with its citations, findings and who cites it.</summary>
internal static class ShowCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var names = new Argument<string[]>("ID|NUMBER")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = "Id or its first characters, a number, or NUMBER@YEAR.",
        };
        var text = new Option<bool>("--text") { Description = "Add the plain text." };
        var settings = OfficeSettings.CreateOption();
        var options = new ArchiveOptions();
        var command = new Command("show", "Shows a stored document with what it cites, who cites it and its findings.")
        {
            names,
            text,
            settings,
            options.Secret,
        };
        options.AddTo(command);
        command.SetAction(
            (parse, _) =>
            {
                var context = options.Read(parse);
                return context.WithArchiveAsync(archive =>
                {
                    var lookup = new ArchiveLookup(
                        archive,
                        OfficeSettings.Read(parse.GetValue(settings)),
                        whole: false
                    );
                    var printer = new ShowPrinter(Console.Out, colours: !Console.IsOutputRedirected);
                    var (code, first) = (ExitCodes.Done, true);
                    foreach (var name in parse.GetValue(names)!)
                    {
                        var found = RecordSelector.Select(archive, name);
                        if (found.Count == 0)
                        {
                            Console.Error.WriteLine(
                                context.IsSecret(name)
                                    ? $"{name}: a secret document; --secret shows it"
                                    : $"{name}: not held{Offer(archive, name)}"
                            );
                            code = ExitCodes.SomeFailed;
                        }
                        foreach (
                            var shown in found
                                .Select(f => RecordDetails.Gather(archive, lookup, f.Id))
                                .OfType<RecordDetails>()
                        )
                        {
                            var body = parse.GetValue(text) ? archive.GetText(shown.Record.Id) : null;
                            if (context.Json)
                            {
                                var json = shown.ToJson();
                                if (body is not null)
                                    json["text"] = body;
                                Console.WriteLine(JsonLinePrinter.Print(json));
                                continue;
                            }
                            if (!first)
                                Console.WriteLine();
                            first = false;
                            printer.Print(shown);
                            if (body is not null)
                                Console.WriteLine($"\n{body}");
                        }
                    }
                    CommandContext.TellHidden(archive);
                    return code;
                });
            }
        );
        return command;
    }

    private static string Offer(Pipeline.Index.IArchive archive, string name)
    {
        var near = archive
            .Find(new Pipeline.Index.FindQuery(name.Split('@')[0], 3))
            .Where(h => h.Near)
            .Select(h => h.Diff)
            .ToArray();
        return near.Length > 0 ? $"; near it: {string.Join(", ", near)}" : "; find looks by parts and by words";
    }
}
