using Pipeline.Reading.Word;

namespace Pipeline.Reading.Office;

/// <summary>
/// Reads DOC, RTF and ODT: LibreOffice makes them DOCX, the Word reader reads that. ODS goes the same way as XLSX.
/// </summary>
public sealed class OfficeReader : IFormatReader, IDisposable
{
    private readonly Lock _lock = new();
    private OfficeServer? _server;

    /// <inheritdoc/>
    public IReadOnlyList<FileFormat> Formats { get; } =
    [FileFormat.Doc, FileFormat.Rtf, FileFormat.Odt, FileFormat.Ods];

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
            if (format == FileFormat.Ods)
                return Pipeline.Reading.Sheets.XlsxReader.Read(
                    _server.ToXlsx(file.Path, name, limits.Seconds, cancel),
                    name,
                    limits,
                    cancel
                );
            return new ReadResult
            {
                Layout = WordReader.Read(_server.ToDocx(file.Path, name, limits.Seconds, cancel), name, limits, cancel),
            };
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _server?.Dispose();
}
