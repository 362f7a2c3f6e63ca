using System.CommandLine;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Pipeline.Cli.Options;
using Pipeline.Index;
using Pipeline.Index.Access;
using Pipeline.Web;
using Pipeline.Web.Accounts;

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
        });
        var accounts = AccountsCommand.CreateOption();
        var certificate = new Option<string?>("--certificate")
        {
            Description = "Certificate with its key, PEM or PKCS#12 without a password: HTTPS.",
        };
        var reading = new ReadOptions();
        var options = new ArchiveOptions();
        var command = new Command("serve", "The web application: prints the address to open, and runs until stopped.")
        {
            listen,
            options.Index,
            options.Blobs,
            accounts,
            certificate,
        };
        reading.AddTo(command);
        command.Validators.Add(result =>
        {
            if (WebSettings.ParseListen(result.GetValue(listen) ?? "") is not { } point || IsLocal(point))
                return;
            if (result.GetValue(accounts) is null)
                result.AddError(
                    $"without accounts serve listens on this machine alone: write --listen {Usual}, not '{point}'"
                );
            else if (result.GetValue(certificate) is null)
                result.AddError(
                    $"passwords would go open over the net: give --certificate, or --listen {Usual} and a proxy before it"
                );
        });
        command.SetAction(
            (parse, cancel) =>
                CommandContext.GuardAsync(async () =>
                {
                    var context = options.Read(parse) with { Settings = reading.GetSettings(parse) };
                    using var store = parse.GetValue(accounts) is { } kept ? new AccountStore(kept) : null;
                    using var shown = parse.GetValue(certificate) is { } file ? ReadCertificate(file) : null;
                    var web = new WebSettings
                    {
                        Listen = WebSettings.ParseListen(parse.GetValue(listen)!)!,
                        Index = context.Address,
                        Blobs = context.Blobs,
                        Office = OfficeSettings.Read(context.Settings),
                        Intake = new DeskIntake(context, reading.GetLimits(parse)),
                        Engine = new PageEngine(),
                        Accounts = store,
                        Certificate = shown,
                        SecretSeen = SecretSeen(context.Address),
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

    // Whoever runs this program must have a clearance himself to show such papers to others.
    private static Action<string, string>? SecretSeen(string address) =>
        Clearance.Refuse(ArchiveFactory.FolderOf(address), ArchiveFactory.MayWrite(address)) is null
            ? (who, what) => SecretAccessLog.Append(address, who, what)
            : null;

    private static bool IsLocal(IPEndPoint point) => IPAddress.IsLoopback(point.Address);

    private static X509Certificate2 ReadCertificate(string file)
    {
        try
        {
            return X509Certificate2.GetCertContentType(file) == X509ContentType.Pfx
                ? X509CertificateLoader.LoadPkcs12FromFile(file, null)
                : X509Certificate2.CreateFromPemFile(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new UsageException($"{file} is no certificate with its key that can be read");
        }
    }
}
