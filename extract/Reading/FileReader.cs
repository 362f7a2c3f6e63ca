using System.Collections.Immutable;
using Pipeline.Reading.Sniffing;

namespace Pipeline.Reading;

/// <summary>
/// Reads in this process: finds the format, then the reader. The child process runs this; the parent never does.
/// </summary>
public sealed class FileReader(ImmutableArray<IFormatReader> readers, ReadLimits limits) : IFileReader
{
    /// <summary>All readers of the house.</summary>
    public static ImmutableArray<IFormatReader> AllReaders { get; } =
        WithContainers([
            new Pipeline.Reading.Text.TextReader(),
            new Pipeline.Reading.Html.HtmlReader(),
            new Pipeline.Reading.Word.WordReader(),
            new Pipeline.Reading.Office.OfficeReader(),
            new Pipeline.Reading.Sheets.XlsxReader(),
            new Pipeline.Reading.Sheets.XlsReader(),
            new Pipeline.Reading.Pdf.PdfReader(),
            new Pipeline.Reading.Images.ImageReader(),
        ]);

    private static ImmutableArray<IFormatReader> WithContainers(ImmutableArray<IFormatReader> documents) =>
        [
            .. documents,
            new Pipeline.Reading.Containers.ArchiveReader(),
            new Pipeline.Reading.Containers.GzipReader(),
            new Pipeline.Reading.Containers.Mail.EmlReader(documents),
            new Pipeline.Reading.Containers.Mail.MboxReader(documents),
        ];

    /// <inheritdoc/>
    public Task<ReadResult> ReadAsync(SourceFile file, CancellationToken cancel)
    {
        try
        {
            return Task.FromResult(Read(file, cancel));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return Task.FromResult(new ReadResult { Failure = ReadFailureFactory.FromException(e) });
        }
    }

    private ReadResult Read(SourceFile file, CancellationToken cancel)
    {
        if (Directory.Exists(file.Path))
            throw new ReadException(
                FailureKind.NoAccess,
                "it is a folder, not a file",
                "give its files, or ingest the folder"
            );
        var format = Sniff(file.Path);
        var reader =
            readers.FirstOrDefault(r => r.Formats.Contains(format))
            ?? throw new ReadException(
                FailureKind.UnknownFormat,
                "no reader knows this format",
                "convert it to PDF, DOCX or an image"
            );
        var result = reader.Read(file, format, limits, cancel);
        if (result.Layout is not { } layout || layout.Text.Length <= limits.TextChars)
            return result;
        // Its parts, where it has some, are read all the same.
        return result with
        {
            Layout = null,
            Failure = new ReadFailure(
                FailureKind.TooLarge,
                $"it reads to {layout.Text.Length / 1_000_000} million characters, more than "
                    + $"{limits.TextChars / 1_000_000.0:0.#} million",
                "divide it, or raise the limit text-chars"
            ),
        };
    }

    private FileFormat Sniff(string path)
    {
        // Asked before it is opened: to open a pipe would wait for somebody to write to it.
        if (new FileInfo(path) is { Exists: true, Length: 0 })
            throw new ReadException(FailureKind.Empty, "the file is empty", "ask for it again");
        using var stream = File.OpenRead(path);
        if (stream.Length > limits.FileBytes)
            throw new ReadException(
                FailureKind.TooLarge,
                $"it has more than {limits.FileBytes >> 20} MiB",
                "divide it, or raise the limit file-bytes"
            );
        return FormatSniffer.Sniff(stream);
    }
}
