using System.CommandLine;
using Pipeline.Cli.Commands;
using Pipeline.Index;

namespace Pipeline.Cli.Options;

/// <summary>Options that every command of the archive takes. Make one for each command, add it, then ask it.</summary>
internal sealed class ArchiveOptions
{
    /// <summary>--index.</summary>
    public Option<string> Index { get; } = MakeIndex();

    /// <summary>--json.</summary>
    public Option<bool> Json { get; } = new("--json") { Description = "Print JSON, one object a line." };

    /// <summary>--secret; only the commands that show what papers say add it.</summary>
    public Option<bool> Secret { get; } =
        new("--secret") { Description = "Secret papers too; each use is written to secret.log beside the archive." };

    /// <summary>--blobs; only the commands that need original bytes add it.</summary>
    public Option<string?> Blobs { get; } =
        new("--blobs")
        {
            Description =
                $"Folder of the original bytes, local or a share; else {ArchiveFactory.BlobsVariable} names "
                + $"it, else the archive's own.",
        };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(Index);
        command.Add(Json);
    }

    /// <summary>What the user chose.</summary>
    public CommandContext Read(ParseResult parse) =>
        new(parse.GetValue(Index)!, parse.GetValue(Json), parse.GetValue(Secret)) { Blobs = parse.GetValue(Blobs) };

    /// <summary>Variable that names the archive where no option does.</summary>
    private const string IndexVariable = "PIPELINE_INDEX";

    private static Option<string> MakeIndex()
    {
        var option = new Option<string>("--index")
        {
            Description =
                $"Where the archive is kept: sqlite:PATH, or http://host:9200 for Elasticsearch. Without it "
                + $"{IndexVariable} names it.",
            DefaultValueFactory = _ =>
                Environment.GetEnvironmentVariable(IndexVariable) is { Length: > 0 } named
                    ? named
                    : ArchiveFactory.Default,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && ArchiveFactory.ExplainInvalid(token.Value) is { } why)
                result.AddError(why);
        });
        return option;
    }
}
