using Microsoft.Extensions.Logging;

namespace Pipeline.Ingest.Observing;

/// <summary>The lines that ingest logs. They name files, stages, times and reasons, and quote no paper.</summary>
internal static partial class IngestLog
{
#pragma warning disable SYSLIB1015 // A stack is a field of its own, not part of the line.
    /// <summary>A file is taken in.</summary>
    [LoggerMessage(
        EventId = LogEvents.FileDone,
        Level = LogLevel.Information,
        Message = "{File}: taken in by {Reader} in {Seconds:0.000} s, {Records} record(s)"
    )]
    public static partial void Done(ILogger log, string file, string reader, double seconds, int records);

    /// <summary>A stage is done.</summary>
    [LoggerMessage(
        EventId = LogEvents.StageDone,
        Level = LogLevel.Debug,
        Message = "{Hash}: {Stage} by {Reader} done in {Seconds:0.000} s"
    )]
    public static partial void StageDone(ILogger log, string hash, string stage, string reader, double seconds);

    /// <summary>A file failed. The stack names methods, never what they worked at.</summary>
    [LoggerMessage(
        EventId = LogEvents.FileFailed,
        Level = LogLevel.Warning,
        Message = "{File}: {Stage} failed after {Seconds:0.000} s: {Kind}, {Reason}"
    )]
    public static partial void Failed(
        ILogger log,
        string file,
        string stage,
        double seconds,
        string kind,
        string reason,
        string? stack
    );

    /// <summary>The archive did not take a file's records.</summary>
    [LoggerMessage(
        EventId = LogEvents.FileRefused,
        Level = LogLevel.Warning,
        Message = "{Hash}: the archive does not take its records: {Kind}"
    )]
    public static partial void Refused(ILogger log, string hash, string kind);
#pragma warning restore SYSLIB1015
}

/// <summary>Numbers of logged events.</summary>
public static class LogEvents
{
    /// <summary>A file is taken in.</summary>
    public const int FileDone = 1;

    /// <summary>A stage is done.</summary>
    public const int StageDone = 2;

    /// <summary>A file failed: people are told by a line of their own.</summary>
    public const int FileFailed = 3;

    /// <summary>The archive did not take a file's records: people are told by a line of their own.</summary>
    public const int FileRefused = 4;
}
