using Pipeline.Reading;

namespace Pipeline.Cli;

/// <summary>A failure of one file as the one line that people read.</summary>
internal static class FailureLine
{
    /// <summary>What failed, why, and what to do.</summary>
    public static string Print(string name, ReadFailure failure) => $"{SafeName.Of(name)}: {SafeName.Of(failure.Message)}; {SafeName.Of(failure.Advice)}";
}
