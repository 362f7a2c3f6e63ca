using System.CommandLine;
using System.CommandLine.Help;
using Pipeline.Cli;
using Pipeline.Cli.Benchmarks;
using Pipeline.Cli.Commands;
using Pipeline.Cli.Demo;
using Pipeline.Cli.Evaluation;
using Pipeline.Index.Access;
using Pipeline.Reading.Sandbox;

if (args is [ReadingFactory.Verb, .. var limits])
    return ReadingFactory.RunChild(limits);
if (args is [ReadingFactory.DrawVerb, var pages, .. var drawing])
    return ReadingFactory.Draw(pages, drawing);

Pipeline.Reading.Sandbox.FileSizeLimit.IsAnError();

// Originals, archive, pictures and exports are for their owner and his group.
Pipeline.Index.Access.StorePermissions.Mask();
Pipeline.Cli.Output.SafeWriter.Guard();

// A command more is one line more.
// Named as people call it, not as its assembly is.
var root = new Command(
    "./pipeline",
    "Reads, keeps, finds and cross-checks official documents of Vietnamese trade unions and offices."
)
{
    new HelpOption(),
    new VersionOption(),
};
root.Add(ExtractCommand.Create());
root.Add(IngestCommand.Create());
root.Add(WorkCommand.Create());
root.Add(FindCommand.Create());
root.Add(CheckCommand.Create());
root.Add(ShowCommand.Create());
root.Add(PageCommand.Create());
root.Add(SetCommand.Create());
root.Add(SetCommand.CreateUnset());
root.Add(DecideCommand.Create());
root.Add(StatusCommand.Create());
root.Add(RetryCommand.Create());
root.Add(RemoveCommand.Create());
root.Add(RefreshCommand.Create());
root.Add(CopyCommand.Create());
root.Add(EvaluateCommand.Create());
root.Add(CompareCommand.Create());
root.Add(IndicatorsCommand.Create());
root.Add(LinkCommand.Create());
root.Add(LinkCommand.CreateUnlink());
root.Add(DeadlinesCommand.Create());
root.Add(ExportCommand.Create());
root.Add(InkCommand.Create());
root.Add(LearnCommand.Create());
root.Add(GenerateCommand.Create());
root.Add(BenchCommand.Create());
root.Add(DemoCommand.Create());
root.Add(ServeCommand.Create());
root.Add(AuditCommand.Create());
root.Add(AccountsCommand.Create());
return await TopLevelExceptionHandler.RunAsync(root, args);
