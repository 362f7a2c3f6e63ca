namespace Pipeline.Cli;

/// <summary>Exit codes of CONTRACT "Commands".</summary>
internal static class ExitCodes
{
    /// <summary>All done.</summary>
    public const int Done = 0;

    /// <summary>Some inputs failed, or a named document is not held.</summary>
    public const int SomeFailed = 1;

    /// <summary>Unusable arguments.</summary>
    public const int Usage = 2;

    /// <summary>An engine that is needed cannot be reached.</summary>
    public const int Unreachable = 3;
}

/// <summary>Arguments or settings that cannot be used: one line and exit code 2.</summary>
internal sealed class UsageException(string message) : Exception(message);
