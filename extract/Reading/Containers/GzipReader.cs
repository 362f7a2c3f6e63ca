using System.IO.Compression;

namespace Pipeline.Reading.Containers;

/// <summary>
/// Unpacks a file that gzip packed (RFC 1952): one part, under the file's name without ".gz". A torn one gives what is
/// whole of it, and a failure.
/// </summary>
public sealed class GzipReader : IFormatReader
{
    /// <inheritdoc/>
    public IReadOnlyList<FileFormat> Formats { get; } = [FileFormat.Gzip];

    /// <inheritdoc/>
    public ReadResult Read(SourceFile file, FileFormat format, ReadLimits limits, CancellationToken cancel)
    {
        var parts = new PartsFolder(limits);
        try
        {
            using var packed = File.OpenRead(file.Path);
            using var content = new WholeOrTorn(new GZipStream(packed, CompressionMode.Decompress));
            parts.Add(NameWithin(file.Name), content);
            return parts.ToResult(null, content.Torn is { } why ? ReadFailureFactory.FromException(why) : null);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return parts.ToResult(null, ReadFailureFactory.FromException(e));
        }
    }

    /// <summary>"a/box.mbox.gz" to "box.mbox", "x.tgz" to "x.tar"; "content" where nothing is left.</summary>
    internal static string NameWithin(string name)
    {
        var last = name.Replace('\\', '/').Split('/')[^1];
        if (last.EndsWith(".tgz", StringComparison.OrdinalIgnoreCase))
            return last[..^4] + ".tar";
        var inner = last.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? last[..^3] : last;
        return inner.Length == 0 ? "content" : inner;
    }

    /// <summary>Ends where the packed bytes are torn, and tells why.</summary>
    private sealed class WholeOrTorn(Stream stream) : Stream
    {
        public Exception? Torn { get; private set; }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            try
            {
                return stream.Read(buffer);
            }
            catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
            {
                Torn = e;
                return 0;
            }
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                stream.Dispose();
            base.Dispose(disposing);
        }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
