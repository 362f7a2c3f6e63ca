using System.CommandLine;
using Pipeline.Index;
using Pipeline.Index.Sqlite;

namespace Pipeline.Cli.Commands;

/// <summary>find: by number or by words.</summary>
internal static class FindCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var words = new Argument<string[]>("QUERY") { Arity = ArgumentArity.OneOrMore, Description = "A number, a part of one, or words." };
        var index = IngestCommand.IndexOption();
        var command = new Command("find", "Finds documents by number or by words.") { words, index };
        command.SetAction(parse =>
        {
            using var archive = new SqliteArchive(parse.GetValue(index)!["sqlite:".Length..]);
            foreach (var hit in archive.Find(new FindQuery(string.Join(' ', parse.GetValue(words)!))))
                Console.WriteLine($"{hit.Record.Document.Number?.Key ?? "-"}  {hit.Record.Document.Date ?? "-"}  {hit.Record.Source.Path}  {hit.Snippet}");
            return ExitCodes.Done;
        });
        return command;
    }
}
