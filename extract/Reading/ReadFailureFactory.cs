namespace Pipeline.Reading;

/// <summary>Exceptions as failures of one file.</summary>
public static class ReadFailureFactory
{
    private const int DiskFull = 28,
        FileTooLarge = 27,
        QuotaFull = 122,
        ReadOnlyDisk = 30;

    private const int MostDetail = 8000;

    /// <summary>
    /// What the exception says to people: one line; the stack goes into <see cref="ReadFailure.Detail"/>, for those who
    /// mend it.
    /// </summary>
    public static ReadFailure FromException(Exception exception) =>
        exception is ReadException { InnerException: null }
            ? Explain(exception)
            : Explain(exception) with
            {
                Detail = Detail(exception),
            };

    /// <summary>The whole exception, cut where it is very long.</summary>
    public static string Detail(Exception exception) =>
        exception.ToString() is { Length: > MostDetail } text ? text[..MostDetail] + "…" : exception.ToString();

    private static ReadFailure Explain(Exception exception) =>
        exception switch
        {
            ReadException e => e.Failure,
            AggregateException { InnerException: { } inner } => Explain(inner),
            UnauthorizedAccessException => new(
                FailureKind.NoAccess,
                "permission denied",
                "give this user the right to read it"
            ),
            FileNotFoundException or DirectoryNotFoundException => new(
                FailureKind.NoAccess,
                "no such file",
                "check the path"
            ),
            PathTooLongException => new(FailureKind.NoAccess, "the path is too long", "move it to a shorter path"),
            OutOfMemoryException or InsufficientMemoryException => new(
                FailureKind.OutOfMemory,
                "reading took too much memory",
                "raise the limit memory, or divide the file"
            ),
            IOException { HResult: DiskFull or FileTooLarge or QuotaFull or ReadOnlyDisk } => Full,
            ArgumentOutOfRangeException e
                // a limit of file sizes
                when e.Message.StartsWith("Specified file length", StringComparison.Ordinal) => Full,
            IOException e => new(
                FailureKind.NoAccess,
                $"it cannot be read ({Line(e.Message)})",
                "check the disk and the path"
            ),
            InvalidDataException e => new(
                FailureKind.Damaged,
                $"damaged ({Line(e.Message)})",
                "ask for the file again"
            ),
            _ => new(
                FailureKind.Damaged,
                $"the reader cannot make sense of it ({exception.GetType().Name}: {Line(exception.Message)})",
                "ask for the file again, or convert it to PDF"
            ),
        };

    private static ReadFailure Full =>
        new(
            FailureKind.StorageFull,
            "no space left to work in",
            $"free space in {Path.GetTempPath()}, or set TMPDIR to a larger disk"
        );

    private static string Line(string message)
    {
        var end = message.AsSpan().IndexOfAny('\r', '\n');
        return SafeFileName.Escape((end < 0 ? message : message[..end]).TrimEnd('.'));
    }
}
