using Pipeline.Reading.Word;

namespace Pipeline.Reading.Office;

/// <summary>Reads DOC, RTF and ODT: LibreOffice makes them DOCX, the Word reader reads that.</summary>
public sealed class OfficeReader : IFormatReader, IDisposable
{
    private readonly Lock _lock = new();
    private OfficeServer? _server;

    /// <inheritdoc/>
    public IReadOnlyList<FileFormat> Formats { get; } = [FileFormat.Doc, FileFormat.Rtf, FileFormat.Odt];

    /// <inheritdoc/>
    public ReadResult Read(SourceFile file, FileFormat format, ReadLimits limits, CancellationToken cancel)
    {
        var name = format.ToString().ToLowerInvariant();
        lock (_lock)
        {
            if (_server is null)
            {
                _server = new OfficeServer();
                AppDomain.CurrentDomain.ProcessExit += (_, _) => _server.Dispose();
            }
            return new ReadResult { Layout = WordReader.Read(_server.ToDocx(file.Path, name, limits.Seconds, cancel), name, limits, cancel) };
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _server?.Dispose();
}
