using Pipeline.Reading;

namespace Pipeline.Ingest.Queue;

/// <summary>Failures that another time or another machine may heal: not those that lie in the file itself.</summary>
internal static class Retryable
{
    private static readonly HashSet<string> Kinds =
    [
        .. new[] { FailureKind.TimedOut, FailureKind.OutOfMemory, FailureKind.Crashed, FailureKind.NoAccess, FailureKind.EngineMissing, FailureKind.StorageFull }.Select(FileStages.KindName),
    ];

    /// <summary>True where trying again has sense.</summary>
    public static bool Is(string kind) => Kinds.Contains(kind);
}
