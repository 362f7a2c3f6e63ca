namespace Pipeline.Reading.Pdf.Objects;

/// <summary>A file whose objects are looked for at the first question, if ever.</summary>
internal sealed class PdfObjectSource(string path)
{
    private const long MostBytes = 64 << 20;

    private readonly Lazy<(byte[] Bytes, PdfObjects Objects)?> _opened = new(() =>
    {
        if (new FileInfo(path).Length > MostBytes)
            return null;
        var bytes = File.ReadAllBytes(path);
        return PdfObjects.Open(bytes) is { } objects ? (bytes, objects) : null;
    });

    /// <summary>
    /// Looks for the objects now, beside what the caller does; what goes wrong is told to who asks for them.
    /// </summary>
    internal void StartOpening() =>
        _ = Task.Run(() => _opened.Value).ContinueWith(static opened => opened.Exception, TaskScheduler.Default);

    /// <summary>The file's objects; null where it is too large, encrypted or damaged.</summary>
    internal PdfObjects? Objects => _opened.Value?.Objects;

    /// <summary>The file's bytes; empty where there are no <see cref="Objects"/>.</summary>
    internal ReadOnlyMemory<byte> Bytes => _opened.Value?.Bytes;
}
