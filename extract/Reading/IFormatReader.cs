namespace Pipeline.Reading;

/// <summary>Reads one family of formats. Runs in the killable child.</summary>
public interface IFormatReader
{
    /// <summary>Formats that it reads.</summary>
    IReadOnlyList<FileFormat> Formats { get; }

    /// <summary>Reads the file.</summary>
    /// <exception cref="ReadException">What is wrong with the file.</exception>
    ReadResult Read(SourceFile file, FileFormat format, ReadLimits limits, CancellationToken cancel);
}
