using Pipeline.Reading;

namespace Pipeline.Cli.Commands;

/// <summary>The one place that makes the reader of files.</summary>
internal static class Readers
{
    /// <summary>A reader for this many files side by side.</summary>
    public static IFileReader Create(ReadLimits limits, int jobs) => new FileReader(FileReader.AllReaders, limits);
}
