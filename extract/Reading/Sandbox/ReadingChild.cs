using System.Diagnostics;
using System.Globalization;
using System.Text;
using Pipeline.Reading.Engines;

namespace Pipeline.Reading.Sandbox;

/// <summary>One reading child, seen from its parent: one file at a time, ended as a whole group.</summary>
internal sealed class ReadingChild : IDisposable
{
    /// <summary>Environment variable by which the child knows the folder it must delete when its parent dies.</summary>
    public const string FolderVariable = "PIPELINE_SESSION";

    private const int MostErrorText = 4096;
    private readonly Process _process;
    private readonly Stream _to,
        _from;
    private readonly StringBuilder _errors = new();
    private volatile FailureKind _killedFor;
    private volatile bool _killed;

    /// <summary>Starts it.</summary>
    /// <param name="command">How.</param>
    /// <param name="limits">Memory of the child and of each engine, size of files that it may write.</param>
    /// <param name="session">Folder of all children's temporary files; this one gets its own below.</param>
    public ReadingChild(WorkerCommand command, ReadLimits limits, string session)
    {
        Folder = Directory.CreateDirectory(Path.Combine(session, Guid.NewGuid().ToString("N"))).FullName;
        var start = new ProcessStartInfo(command.Program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in command.Arguments)
            start.ArgumentList.Add(argument);
        start.ArgumentList.Add(limits.MemoryMiB.ToString(CultureInfo.InvariantCulture));
        start.ArgumentList.Add(limits.UnpackedBytes.ToString(CultureInfo.InvariantCulture));
        var environment = start.Environment;
        environment["TMPDIR"] = Folder;
        environment[FolderVariable] = session;
        environment["OMP_THREAD_LIMIT"] = "1";
        environment["LC_ALL"] = "C.UTF-8"; // messages of engines in English, names of files in UTF-8
        environment["DOTNET_GCHeapHardLimit"] = ((long)limits.MemoryMiB << 20).ToString(
            "x",
            CultureInfo.InvariantCulture
        );
        // its mapping counts as a file, which a limit of file sizes forbids
        environment["DOTNET_EnableWriteXorExecute"] = "0";
        environment["DOTNET_EnableDiagnostics"] = "0";
        environment["DOTNET_TieredPGO"] = "0"; // instrumented code costs more than it brings in a short life
        if (command.Cores is { } cores)
            environment["DOTNET_PROCESSOR_COUNT"] = cores.ToString(CultureInfo.InvariantCulture);
        _process = Process.Start(start) ?? throw new InvalidOperationException("The reading child did not start.");
        _to = _process.StandardInput.BaseStream;
        _from = _process.StandardOutput.BaseStream;
        _process.ErrorDataReceived += (_, e) =>
        {
            lock (_errors)
                if (e.Data is not null && _errors.Length < MostErrorText)
                    _errors.AppendLine(e.Data);
        };
        _process.BeginErrorReadLine();
    }

    /// <summary>Its own temporary files.</summary>
    public string Folder { get; }

    /// <summary>Process id.</summary>
    public int Id => _process.Id;

    /// <summary>Files read so far.</summary>
    public int FilesRead { get; private set; }

    /// <summary>False once it is dead or must not be used again.</summary>
    public bool Usable { get; private set; } = true;

    /// <summary>Reads a file; blocks. Null where the child was dead before it took the file.</summary>
    public ReadResult? Read(SourceFile file, ReadLimits limits, CancellationToken cancel)
    {
        try
        {
            Frame.Write(_to, FrameKind.Request, FrameMessages.EncodeRequest(file, limits));
        }
        catch (IOException)
        {
            Usable = false;
            return null;
        }
        var started = Stopwatch.StartNew();
        using var stopped = cancel.Register(() => Kill(FailureKind.TimedOut));
        using var clock = new Timer(
            _ => Kill(FailureKind.TimedOut),
            null,
            Milliseconds(limits.Seconds + limits.SecondsPerPage),
            Timeout.Infinite
        );
        try
        {
            while (Frame.Read(_from, limits.OutputBytes) is { } frame)
            {
                if (frame.Kind == FrameKind.Result)
                {
                    clock.Change(Timeout.Infinite, Timeout.Infinite);
                    FilesRead++;
                    var result = FrameMessages.DecodeResult(frame.Body);
                    Pipeline.Reading.Engines.EngineMeter.Add(result.Calls);
                    Usable = !_killed && result.Failure?.Kind is not (FailureKind.OutOfMemory or FailureKind.Crashed);
                    return result;
                }
                if (frame is not { Kind: FrameKind.Progress, Body.Length: 4 })
                    throw new InvalidDataException("The child said something unexpected.");
                file.PagesDone?.Report(BitConverter.ToInt32(frame.Body));
                clock.Change(
                    TimeLeft(limits, BitConverter.ToInt32(frame.Body), started.Elapsed.TotalSeconds),
                    Timeout.Infinite
                );
            }
        }
        catch (FrameTooLongException)
        {
            return Died(
                new ReadFailure(
                    FailureKind.TooLarge,
                    $"it reads to more than {limits.OutputBytes >> 20} MiB",
                    "divide it, or raise the limit output-bytes"
                )
            );
        }
        catch (Exception e) when (e is InvalidDataException or IOException or ObjectDisposedException)
        {
            if (!_killed)
                return Died(
                    new ReadFailure(
                        FailureKind.Crashed,
                        $"the reader answered nonsense ({e.Message.TrimEnd('.')})",
                        "convert it to PDF and try again"
                    )
                );
        }
        cancel.ThrowIfCancellationRequested();
        return Died(WhyDied(limits));
    }

    /// <summary>Ends the child and everything it started.</summary>
    public void Dispose()
    {
        NativeProcess.KillGroup(_process.Id);
        _process.WaitForExit(2000);
        _process.Dispose();
        TemporaryFolder.Delete(Folder);
    }

    /// <summary>Base and time for each page done, but never more than one page's worth of standing still.</summary>
    private static long TimeLeft(ReadLimits limits, int pagesDone, double elapsed) =>
        Milliseconds(
            Math.Min(
                limits.Seconds + limits.SecondsPerPage * ((double)pagesDone + 1) - elapsed,
                limits.Seconds + limits.SecondsPerPage
            )
        );

    private static long Milliseconds(double seconds) => (long)Math.Clamp(seconds * 1000, 1, 4e9);

    private ReadResult Died(ReadFailure failure)
    {
        Usable = false;
        return new ReadResult { Failure = failure };
    }

    private ReadFailure WhyDied(ReadLimits limits)
    {
        if (_killed && _killedFor == FailureKind.TimedOut)
            return new ReadFailure(
                FailureKind.TimedOut,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"reading took more than {limits.Seconds:0.#} s and {limits.SecondsPerPage:0.#} s a page"
                ),
                "raise the limits seconds and seconds-per-page, or divide the file"
            );
        NativeProcess.KillGroup(_process.Id);
        if (!_process.WaitForExit(5000))
            return new ReadFailure(
                FailureKind.Crashed,
                "the reader closed its output",
                "convert it to PDF and try again"
            );
        string said;
        lock (_errors)
            said = _errors.ToString();
        if (
            said.Contains("Out of memory", StringComparison.OrdinalIgnoreCase)
            || said.Contains("OutOfMemoryException", StringComparison.Ordinal)
        )
            return new ReadFailure(
                FailureKind.OutOfMemory,
                $"reading took more than {limits.MemoryMiB} MiB of memory",
                "raise the limit memory, or divide the file"
            );
        var how =
            said.Contains("Stack overflow", StringComparison.Ordinal) ? "nested too deeply"
            : _process.ExitCode > 128 ? $"signal {_process.ExitCode - 128}"
            : $"exit code {_process.ExitCode}";
        return new ReadFailure(
            FailureKind.Crashed,
            $"the reader died ({how})",
            "try again; if it dies again, convert the file to PDF"
        );
    }

    private void Kill(FailureKind why)
    {
        _killedFor = why;
        _killed = true;
        NativeProcess.KillGroup(_process.Id);
    }
}
