using Pipeline.Index;
using Pipeline.Reading;

namespace Pipeline.Ingest;

/// <summary>What it means that a file could not be opened or its bytes could not be stored.</summary>
internal static class OpenFailures
{
    /// <summary>Message of the error that says that a path is no file of bytes.</summary>
    public const string Special = "is no file but a pipe, a socket or a device";

    /// <summary>The failure to be kept.</summary>
    public static FileFailure Explain(Exception error, string path)
    {
        var failure = FailureOf.Exception(error);
        if (failure.Kind == FailureKind.StorageFull)
            failure = failure with { Message = "its bytes cannot be stored: the disk is full, or files may not grow so large", Advice = "make room or raise the limit (ulimit -f), then ingest it again" };
        else if (error.Message == Special)
            failure = failure with { Kind = FailureKind.NoAccess, Message = Special, Advice = "take it out of the folder" };
        else if (error is UnauthorizedAccessException && Directory.Exists(path))
            failure = failure with { Message = "is a folder", Advice = "name the files in it" };
        return new FileFailure { Path = path, Stage = "open", Kind = FileStages.KindName(failure.Kind), Message = failure.Message, Advice = failure.Advice };
    }
}
