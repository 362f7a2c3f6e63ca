using Pipeline.Index;

namespace Pipeline.Ingest;

/// <summary>What it means that a file could not be opened or its bytes could not be stored.</summary>
internal static class OpenFailures
{
    private const int NoSpace = 28, TooBig = 27, QuotaOver = 122;

    /// <summary>The failure to be kept.</summary>
    public static FileFailure Explain(Exception error, string path)
    {
        var (kind, message, advice) = error switch
        {
            UnauthorizedAccessException when Directory.Exists(path) => ("no-access", "is a folder", "name the files in it"),
            UnauthorizedAccessException => ("no-access", "permission denied", "give this user the right to read it"),
            FileNotFoundException or DirectoryNotFoundException => ("no-access", "no such file", "check the path"),
            IOException { HResult: NoSpace or QuotaOver } => ("storage-full", "the disk is full", "make room, then ingest again"),
            IOException { HResult: TooBig } => ("storage-full", "its bytes cannot be stored: files may not grow so large here", "raise the limit (ulimit -f), then ingest again"),
            _ => ("no-access", $"cannot be read: {error.Message}", "check the file and its disk"),
        };
        return new FileFailure { Path = path, Stage = "open", Kind = kind, Message = message, Advice = advice };
    }
}
