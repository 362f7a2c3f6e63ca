using System.ComponentModel;
using System.Diagnostics;

namespace Pipeline.Reading.Engines;

/// <summary>Runs a native engine as a child and gives what it printed.</summary>
public static class NativeEngine
{
    private const int MostErrorText = 1 << 16;

    /// <summary>Standard output of the command.</summary>
    /// <exception cref="ReadException">It is not installed, failed, or took longer than
    /// <paramref name="seconds"/>.</exception>
    public static byte[] Run(
        string program,
        IEnumerable<string> arguments,
        double seconds,
        CancellationToken cancel,
        byte[]? input = null
    )
    {
        var (output, errors, exit) = Start(program, arguments, seconds, cancel, input);
        if (exit == 0 || output.Length > 0)
            return output;
        var said =
            errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault()
            ?? $"exit code {exit}";
        throw new ReadException(FailureKind.Damaged, $"{program}: {said}", "ask for the file again");
    }

    /// <summary>Standard output and standard error of the command, whatever its exit code.</summary>
    /// <exception cref="ReadException">It is not installed, or took longer than <paramref name="seconds"/>.</exception>
    public static (byte[] Output, string Errors) TryRun(
        string program,
        IEnumerable<string> arguments,
        double seconds,
        CancellationToken cancel
    )
    {
        var (output, errors, _) = Start(program, arguments, seconds, cancel, null);
        return (output, errors);
    }

    private static (byte[] Output, string Errors, int Exit) Start(
        string program,
        IEnumerable<string> arguments,
        double seconds,
        CancellationToken cancel,
        byte[]? input
    )
    {
        using var timed = EngineMeter.Time(program);
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        start.Environment["OMP_THREAD_LIMIT"] = "1";
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new ReadException(
                new ReadFailure(
                    FailureKind.EngineMissing,
                    $"{program} is not installed",
                    "run ./pipeline once as root, or install poppler-utils, tesseract-ocr and tesseract-ocr-vie"
                ),
                e
            );
        }
        using (process)
        using (var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancel))
        {
            timeout.CancelAfter(TimeSpan.FromSeconds(seconds));
            using var kill = timeout.Token.Register(() =>
            {
                try
                {
                    process.Kill(entireProcessTree: true);
                }
                catch (InvalidOperationException)
                { /* It has ended. */
                }
            });
            var errors = Task.Run(() => Head(process.StandardError), CancellationToken.None);
            if (input is null)
                process.StandardInput.Close();
            var feeding = input is null
                ? Task.CompletedTask
                : Task.Run(
                    () =>
                    {
                        process.StandardInput.BaseStream.Write(input);
                        process.StandardInput.Close();
                    },
                    CancellationToken.None
                );
            using var output = new MemoryStream();
            process.StandardOutput.BaseStream.CopyTo(output);
            process.WaitForExit();
            try
            {
                feeding.Wait(CancellationToken.None);
            }
            catch (AggregateException)
            { /* It did not want its input: the exit code tells. */
            }
            cancel.ThrowIfCancellationRequested();
            if (timeout.IsCancellationRequested)
                throw new ReadException(
                    FailureKind.TimedOut,
                    $"{program} took more than {seconds:0} s",
                    "raise the limit seconds, or divide the file"
                );
            return (output.ToArray(), errors.Result, process.ExitCode);
        }
    }

    /// <summary>The beginning of what an engine complains of: a hostile file makes it complain without end.</summary>
    private static string Head(StreamReader errors)
    {
        var head = new System.Text.StringBuilder();
        var buffer = new char[4096];
        for (int read; (read = errors.Read(buffer, 0, buffer.Length)) > 0; )
            if (head.Length < MostErrorText)
                head.Append(buffer, 0, read);
        return head.ToString();
    }
}
