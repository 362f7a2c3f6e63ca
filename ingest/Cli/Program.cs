using System.CommandLine;
using Pipeline.Cli.Commands;

var root = new RootCommand("Reads, keeps, finds and cross-checks official documents of Vietnamese trade unions and offices.");
root.Add(ExtractCommand.Create());
root.Add(IngestCommand.Create());
root.Add(FindCommand.Create());
root.Add(EvaluateCommand.Create());
return await root.Parse(args).InvokeAsync();
