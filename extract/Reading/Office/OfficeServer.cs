using System.ComponentModel;
using System.Diagnostics;
using Pipeline.Reading.Engines;

namespace Pipeline.Reading.Office;

/// <summary>
/// One warm LibreOffice with a profile of its own. It keeps an empty document open, so it stays; each conversion is
/// handed to it
/// by a second start of the command with the same profile, which passes its arguments on and waits (0.2 s instead of 3
/// s a file).
/// </summary>
internal sealed class OfficeServer : IDisposable
{
    private const int MostConversions = 300; // It grows; a fresh one starts small.
    private const double StartSeconds = 60;
    private const string Advice =
        "install libreoffice-writer-nogui (run ./pipeline once as root), or save the file as DOCX or PDF";
    private readonly string _folder = Directory.CreateTempSubdirectory("pipeline-office-").FullName;
    private Process? _server;
    private int _conversions;

    /// <summary>Converts to DOCX and gives the path of the result, valid until the next conversion.</summary>
    /// <exception cref="ReadException">It cannot be read, took too long, or LibreOffice is missing.</exception>
    public string ToDocx(string path, string extension, double seconds, CancellationToken cancel) =>
        Convert(path, extension, "docx", seconds, cancel);

    /// <summary>Converts sheets to XLSX and gives the path of the result, valid until the next conversion.</summary>
    /// <exception cref="ReadException">It cannot be read, took too long, or LibreOffice is missing.</exception>
    public string ToXlsx(string path, string extension, double seconds, CancellationToken cancel) =>
        Convert(path, extension, "xlsx", seconds, cancel);

    /// <summary>Draws as PDF and gives the path of the result, valid until the next conversion.</summary>
    /// <param name="path">The file.</param>
    /// <param name="extension">Tells LibreOffice what it is.</param>
    /// <param name="sheets">Each sheet is one page, however large.</param>
    /// <param name="seconds">What it may take.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="ReadException">It cannot be read, took too long, or LibreOffice is missing.</exception>
    public string ToPdf(string path, string extension, bool sheets, double seconds, CancellationToken cancel) =>
        Convert(
            path,
            extension,
            sheets ? """pdf:calc_pdf_Export:{"SinglePageSheets":{"type":"boolean","value":"true"}}""" : "pdf",
            seconds,
            cancel
        );

    private string Convert(string path, string extension, string filter, double seconds, CancellationToken cancel)
    {
        Start(cancel);
        var (source, target) = (
            Path.Combine(_folder, "in." + extension),
            Path.Combine(_folder, "out", "in." + filter.Split(':')[0])
        );
        File.Copy(path, source, overwrite: true);
        File.Delete(target);
        _conversions++;
        try
        {
            NativeEngine.TryRun(
                "soffice",
                [.. Common, "--convert-to", filter, "--outdir", Path.GetDirectoryName(target)!, source],
                seconds,
                cancel
            );
        }
        catch (Exception e) when (e is ReadException or OperationCanceledException)
        {
            Stop();
            throw;
        }
        finally
        {
            File.Delete(source);
        }
        if (File.Exists(target))
            return target;
        if (_server is { HasExited: true })
            throw new ReadException(
                FailureKind.Crashed,
                "LibreOffice died on it",
                "save the file as DOCX or PDF and try again"
            );
        throw new ReadException(
            FailureKind.Damaged,
            "LibreOffice cannot open it",
            "save it as DOCX or PDF, or ask for the file again"
        );
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Stop();
        TemporaryFolder.Delete(_folder);
    }

    private string[] Common =>
        [
            $"-env:UserInstallation={new Uri(_folder).AbsoluteUri}/profile",
            "--headless",
            "--norestore",
            "--nologo",
            "--nofirststartwizard",
        ];

    private void Start(CancellationToken cancel)
    {
        if (_server is { HasExited: false } && _conversions < MostConversions)
            return;
        Stop();
        Directory.CreateDirectory(Path.Combine(_folder, "out"));
        OfficeProfile.Write(Path.Combine(_folder, "profile"));
        var blank = Path.Combine(_folder, "blank.txt");
        File.WriteAllText(blank, "");
        var start = new ProcessStartInfo("soffice")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in (string[])[.. Common, blank])
            start.ArgumentList.Add(argument);
        try
        {
            _server = Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new ReadException(
                new ReadFailure(FailureKind.EngineMissing, "LibreOffice is not installed", Advice),
                e
            );
        }
        _server.OutputDataReceived += static (_, _) => { };
        _server.ErrorDataReceived += static (_, _) => { };
        _server.BeginOutputReadLine();
        _server.BeginErrorReadLine();
        // The lock of the open document says that it is up and listening.
        var locked = Path.Combine(_folder, ".~lock.blank.txt#");
        for (var waited = Stopwatch.StartNew(); !File.Exists(locked); cancel.ThrowIfCancellationRequested())
        {
            if (_server.HasExited || waited.Elapsed.TotalSeconds > StartSeconds)
            {
                Stop();
                throw new ReadException(FailureKind.EngineMissing, "LibreOffice does not start", Advice);
            }
            Thread.Sleep(50);
        }
    }

    private void Stop()
    {
        if (_server is null)
            return;
        try
        {
            _server.Kill(entireProcessTree: true);
            _server.WaitForExit(5000);
        }
        catch (InvalidOperationException)
        { /* It has ended. */
        }
        _server.Dispose();
        (_server, _conversions) = (null, 0);
        File.Delete(Path.Combine(_folder, ".~lock.blank.txt#"));
    }
}

/// <summary>
/// The settings of the house's LibreOffice: no macros, no fetching of what a document links to, no recovery.
/// </summary>
internal static class OfficeProfile
{
    public static void Write(string profile)
    {
        var user = Directory.CreateDirectory(Path.Combine(profile, "user")).FullName;
        var settings = Path.Combine(user, "registrymodifications.xcu");
        if (!File.Exists(settings))
            File.WriteAllText(settings, Settings);
    }

    private const string Settings = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
        <item oor:path="/org.openoffice.Office.Recovery/AutoSave"><prop oor:name="Enabled" oor:op="fuse"><value>false</value></prop></item>
        </oor:items>
        """;
}
