using System.CommandLine;

namespace Pipeline.Cli.Commands;

/// <summary>serve: the web application of a later issue.</summary>
internal static class ServeCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("serve", "The web application: not yet built.") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction(_ =>
        {
            Console.Error.WriteLine("pipeline: serve comes with a later issue; use find, show and check until then");
            return ExitCodes.Usage;
        });
        return command;
    }
}
