using System.CommandLine;
using Pipeline.Cli.Options;
using Pipeline.Index;
using Pipeline.Index.Search;

namespace Pipeline.Cli.Commands;

/// <summary>find: by number or by words.</summary>
internal static class FindCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var words = new Argument<string[]>("QUERY")
        {
            Arity = ArgumentArity.OneOrMore,
            Description =
                "A number, a part of one, or words; \"words in quotes\" stand together; type: issuer: from: "
                + "to: narrow.",
        };
        var type = new Option<string?>("--type") { Description = "Type of document, by name or abbreviation." };
        var issuer = new Option<string?>("--issuer") { Description = "Issuing body, by a part of its name or symbol." };
        var from = DateOption("--from", "First date: 2020, 2020-03 or 2020-03-15.");
        var to = DateOption("--to", "Last date: 2020, 2020-03 or 2020-03-15.");
        var limit = new Option<int>("--limit") { Description = "Most hits to give.", DefaultValueFactory = _ => 20 };
        limit.Validators.Add(r =>
        {
            if (r.Tokens.Count > 0 && (!int.TryParse(r.Tokens[0].Value, out var n) || n < 1))
                r.AddError("--limit must be a number above 0");
        });
        var options = new ArchiveOptions();
        var command = new Command("find", "Finds documents by number or by words.")
        {
            words,
            type,
            issuer,
            from,
            to,
            limit,
            options.Secret,
        };
        options.AddTo(command);
        command.SetAction(
            (parse, _) =>
            {
                var context = options.Read(parse);
                var query = new FindQuery(
                    string.Join(' ', parse.GetValue(words)!.Select(Requote)),
                    parse.GetValue(limit)
                )
                {
                    Type = parse.GetValue(type),
                    Issuer = parse.GetValue(issuer),
                    From = parse.GetValue(from),
                    To = parse.GetValue(to),
                };
                return context.WithArchiveAsync(archive =>
                {
                    var hits = archive.Find(query);
                    HitPrinter.Print(hits, context.Json, Console.Out);
                    if (hits.Count == 0)
                        Console.Error.WriteLine(
                            archive.ReadPage("", 1).Count == 0 && archive.CountHiddenDocuments() == 0
                                ? "no hits: the archive holds no documents yet; ingest files first"
                                : "no hits"
                        );
                    CommandContext.TellHidden(archive);
                    return ExitCodes.Done;
                });
            }
        );
        return command;
    }

    // issuer:"Sở Tài chính" reaches the program without its quotes.
    private static string Requote(string word) =>
        word.Contains(' ', StringComparison.Ordinal)
        && word.Split(':', 2)[0] is "type" or "issuer"
        && !word.Contains('"', StringComparison.Ordinal)
            ? $"{word.Split(':', 2)[0]}:\"{word.Split(':', 2)[1]}\""
            : word;

    private static Option<string?> DateOption(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description };
        option.Validators.Add(r =>
        {
            if (r.Tokens is [var token] && QueryParser.ParseDate(token.Value) is null)
                r.AddError($"'{token.Value}' is no date: write 2020, 2020-03 or 2020-03-15");
        });
        return option;
    }
}
