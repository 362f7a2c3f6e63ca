using System.Text;

namespace Pipeline.Cli.Logging;

/// <summary>
/// A file of JSON objects, a line each. Once it is full it becomes FILE.1, that FILE.2 and so on, and the oldest goes.
/// Several processes may write the same file.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="mostBytes">Where it is longer, the next line begins a new one.</param>
/// <param name="kept">Full files that are kept.</param>
internal sealed class RotatingFileSink(string path, long mostBytes = 10 << 20, int kept = 5) : ILogSink
{
    private readonly Lock _lock = new();

    /// <inheritdoc/>
    public void Write(LogEntry entry)
    {
        var line = Encoding.UTF8.GetBytes(entry.Json() + "\n");
        lock (_lock)
        {
            try
            {
                if (new FileInfo(path) is { Exists: true, Length: var length } && length >= mostBytes)
                    Rotate();
                // One write to the end of the file: lines of processes that run at once do not mix.
                using var file = new FileStream(
                    path,
                    FileMode.Append,
                    FileAccess.Write,
                    FileShare.ReadWrite | FileShare.Delete,
                    bufferSize: 0
                );
                file.Write(line);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
            { /* A full disk stops no work. */
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() { }

    private void Rotate()
    {
        // One process turns the files over; who comes too late finds the new one.
        using var turning = new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        if (new FileInfo(path).Length < mostBytes)
            return;
        for (var number = kept; number > 1; number--)
            if (File.Exists($"{path}.{number - 1}"))
                File.Move($"{path}.{number - 1}", $"{path}.{number}", overwrite: true);
        File.Move(path, path + ".1", overwrite: true);
    }
}
