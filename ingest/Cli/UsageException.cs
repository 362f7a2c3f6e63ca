namespace Pipeline.Cli;

/// <summary>Arguments or settings that cannot be used: one line and exit code 2.</summary>
internal sealed class UsageException(string message) : Exception(message);
