using System.Collections.Immutable;

namespace Pipeline.Reading;

/// <summary>Reads in this process: finds the format, then the reader. The child process runs this; the parent never does.</summary>
public sealed class FileReader(ImmutableArray<IFormatReader> readers, ReadLimits limits) : IFileReader
{
    /// <summary>All readers of the house.</summary>
    public static ImmutableArray<IFormatReader> AllReaders { get; } = [new Text.TextReader(), new Pdf.PdfReader()];

    /// <inheritdoc/>
    public Task<ReadResult> ReadAsync(SourceFile file, CancellationToken cancel) => Task.Run(() => Read(file, cancel), cancel);

    private ReadResult Read(SourceFile file, CancellationToken cancel)
    {
        try
        {
            var format = FormatSniffer.Sniff(Head(file.Path));
            var reader = readers.FirstOrDefault(r => r.Formats.Contains(format));
            return reader is null
                ? Failed(FailureKind.UnknownFormat, "no reader knows this format", "convert it to PDF, DOCX or an image")
                : reader.Read(file, format, limits, cancel);
        }
        catch (ReadException e) { return new ReadResult { Failure = e.Failure }; }
        catch (UnauthorizedAccessException) { return Failed(FailureKind.NoAccess, "permission denied", "give this user the right to read it"); }
        catch (FileNotFoundException) { return Failed(FailureKind.NoAccess, "no such file", "check the path"); }
    }

    private static byte[] Head(string path)
    {
        using var stream = File.OpenRead(path);
        if (stream.Length == 0) throw new ReadException(FailureKind.Empty, "the file is empty", "ask for it again");
        var head = new byte[Math.Min(65536, stream.Length)];
        stream.ReadExactly(head);
        return head;
    }

    private static ReadResult Failed(FailureKind kind, string message, string advice) => new() { Failure = new ReadFailure(kind, message, advice) };
}
