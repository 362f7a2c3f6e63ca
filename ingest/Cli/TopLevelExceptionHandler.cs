using System.CommandLine;
using System.Globalization;
using Pipeline.Cli.Logging;
using Pipeline.Ingest.Observing;
using Pipeline.Reading;

namespace Pipeline.Cli;

/// <summary>
/// The outermost guard: whatever goes wrong is one line and an exit code, never a stack. Details go to a log.
/// </summary>
internal static class TopLevelExceptionHandler
{
    private const string Log = ".pipeline/errors.log";
    private const int DiskFull = 28,
        FileTooLarge = 27,
        BrokenPipe = 32;

    /// <summary>Parses and runs.</summary>
    public static async Task<int> RunAsync(Command root, string[] args)
    {
        try
        {
            var parse = root.Parse(args);
            if (
                parse.Errors.FirstOrDefault(e => e.Message.StartsWith("Unrecognized", StringComparison.Ordinal))
                    is { } error
                || (error = parse.Errors.FirstOrDefault()) is not null
            )
            {
                var more = parse.CommandResult.Command == root ? "" : " " + parse.CommandResult.Command.Name;
                Console.Error.WriteLine(
                    $"pipeline: {SafeFileName.Escape(Line(error.Message))}; see ./pipeline{more} --help"
                );
                return ExitCodes.Usage;
            }
            return await parse.InvokeAsync(
                new InvocationConfiguration
                {
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
                }
            );
        }
        catch (UsageException e)
        {
            return PrintError(e.Message, ExitCodes.Usage);
        }
        catch (OperationCanceledException)
        {
            return PrintError("stopped; what was done is kept, run it again to go on", ExitCodes.SomeFailed);
        }
        catch (IOException e) when (e.HResult == BrokenPipe)
        {
            return ExitCodes.Done; /* Nobody reads on: head, less. */
        }
        catch (Exception e) when (e is DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return PrintError(
                $"{SafeFileName.Escape(FirstLine(e.Message))}; name a file in a folder that is there and "
                    + $"that this user may write",
                ExitCodes.SomeFailed
            );
        }
        catch (Exception e) when (IsFull(e))
        {
            return PrintError(
                $"no space left to write; free some, or raise the limit of file sizes, and run it again{Note(e)}",
                ExitCodes.SomeFailed
            );
        }
        catch (Exception e)
        {
            Pipeline.Cli.Logging.ProgramLog.Crash(e);
            return PrintError(
                $"something went wrong that should not ({e.GetType().Name}: "
                    + $"{SafeFileName.Escape(FirstLine(e.Message))}); run it again, or report it{Note(e)}",
                ExitCodes.SomeFailed
            );
        }
    }

    /// <summary>No space, or a limit of file sizes, which the runtime reports as a wrong argument.</summary>
    private static bool IsFull(Exception exception) =>
        exception is IOException { HResult: DiskFull or FileTooLarge }
        || (
            exception is ArgumentOutOfRangeException
            && exception.Message.StartsWith("Specified file length", StringComparison.Ordinal)
        );

    private static int PrintError(string line, int code)
    {
        Console.Error.WriteLine($"pipeline: {line}");
        return code;
    }

    // Choices stand on lines of their own, each after a tab.
    private static string Line(string message) =>
        string.Join(' ', message.Split(['\n', '\r', '\t', ' '], StringSplitOptions.RemoveEmptyEntries))
            .Replace("' '", "', '", StringComparison.Ordinal)
            .TrimEnd('.');

    private static string FirstLine(string message) => message.Split('\n', 2)[0].TrimEnd('\r', '.');

    /// <summary>
    /// Writes the details down, of what is no trouble of a disk types and methods alone, as a message may quote a
    /// paper; says where, or nothing where that fails too.
    /// </summary>
    private static string Note(Exception exception)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Log)!);
            File.AppendAllText(
                Log,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{DateTime.UtcNow:u} "
                        + $"{(exception is IOException ? exception.ToString() : LogRedaction.Stack(exception))}\n"
                )
            );
            return $" (details in {Log})";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            return "";
        }
    }
}
