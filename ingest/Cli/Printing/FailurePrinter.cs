using Pipeline.Reading;

namespace Pipeline.Cli;

/// <summary>A failure of one file as the one line that people read.</summary>
internal static class FailurePrinter
{
    /// <summary>What failed, why, and what to do.</summary>
    public static string Print(string name, ReadFailure failure) =>
        $"{SafeFileName.Escape(name)}: {SafeFileName.Escape(failure.Message)}; {SafeFileName.Escape(failure.Advice)}";
}
