using System.CommandLine;
using System.Net;
using Pipeline.Cli.Options;
using Pipeline.Web;

namespace Pipeline.Cli.Commands;

/// <summary>
/// serve: the web application. The first line on standard output is the address to open, with its start key.
/// </summary>
internal static class ServeCommand
{
    private const string Usual = "127.0.0.1:8600";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var listen = new Option<string>("--listen")
        {
            Description = "HOST:PORT; port 0 takes a free one. Without accounts only this machine's own addresses.",
            DefaultValueFactory = _ => Usual,
        };
        listen.Validators.Add(result =>
        {
            if (result.Tokens is not [var token])
                return;
            if (WebSettings.ParseListen(token.Value) is not { } point)
                result.AddError($"'{token.Value}' is no HOST:PORT: write it as {Usual}");
            else if (!IPAddress.IsLoopback(point.Address))
                result.AddError(
                    $"without accounts serve listens on this machine alone: write --listen {Usual}, not '{token.Value}'"
                );
        });
        var settings = OfficeSettings.CreateOption();
        var options = new ArchiveOptions();
        var command = new Command("serve", "The web application: prints the address to open, and runs until stopped.")
        {
            listen,
            options.Index,
            options.Blobs,
            settings,
        };
        command.SetAction(
            (parse, cancel) =>
                CommandContext.GuardAsync(async () =>
                {
                    var context = options.Read(parse);
                    var web = new WebSettings
                    {
                        Listen = WebSettings.ParseListen(parse.GetValue(listen)!)!,
                        Index = context.Address,
                        Blobs = context.Blobs,
                        Office = OfficeSettings.Read(parse.GetValue(settings)),
                        Engine = new PageEngine(),
                    };
                    try
                    {
                        await WebServer.RunAsync(web, Console.Out, cancel);
                    }
                    catch (IOException e)
                        when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
                    {
                        Console.Error.WriteLine(
                            $"pipeline: {web.Listen} is taken by another program; name another port with --listen"
                        );
                        return ExitCodes.Unreachable;
                    }
                    return ExitCodes.Done;
                })
        );
        return command;
    }
}
