using System.Globalization;
using Pipeline.Ingest.Observing;

namespace Pipeline.Cli.Logging;

/// <summary>A line for each event on standard error, beside the lines for people.</summary>
/// <param name="asked">
/// The user asked for it. Where nobody did, failures of files are left out: each has a line for people already.
/// </param>
internal sealed class StandardErrorSink(bool asked) : ILogSink
{
    /// <inheritdoc/>
    public void Write(LogEntry entry)
    {
        if (!asked && entry.Event is LogEvents.FileFailed or LogEvents.FileRefused or Log.Told)
            return;
        try
        {
            Console.Error.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{entry.At:yyyy-MM-ddTHH:mm:ss.fff}Z {entry.LevelName} {entry.Category}: {entry.Message}"
                )
            );
        }
        catch (IOException)
        { /* Nobody reads on. */
        }
    }

    /// <inheritdoc/>
    public void Dispose() { }
}
