using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Pipeline.Reading.Sniffing;

namespace Pipeline.Reading.Containers.Mail;

/// <summary>
/// Reads mailboxes (RFC 4155): each letter is a part, read as an e-mail in its turn. A letter begins at a line "From …"
/// at the
/// beginning of the file or behind a blank line, with header fields below it; a sentence that begins with "From" has
/// none.
/// A mailbox of one letter is that e-mail.
/// </summary>
/// <param name="bodies">Readers of text and HTML, for a single letter.</param>
public sealed class MboxReader(ImmutableArray<IFormatReader> bodies) : IFormatReader
{
    private const int PeekBytes = 2048,
        MostName = 80;

    /// <inheritdoc/>
    public IReadOnlyList<FileFormat> Formats { get; } = [FileFormat.Mbox];

    /// <inheritdoc/>
    public ReadResult Read(SourceFile file, FileFormat format, ReadLimits limits, CancellationToken cancel)
    {
        using var stream = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16);
        var starts = Starts(stream, limits, cancel);
        if (starts.Count < 2)
            return new EmlReader(bodies).Read(file, FileFormat.Eml, limits, cancel);
        var parts = new PartsFolder(limits);
        try
        {
            for (var i = 0; i < starts.Count; i++)
            {
                cancel.ThrowIfCancellationRequested();
                var end = i + 1 < starts.Count ? starts[i + 1] : stream.Length;
                stream.Position = starts[i];
                parts.Add(Name(stream, i + 1), new Piece(stream, starts[i], end));
            }
            return parts.ToResult(null, null);
        }
        catch (ReadException e)
        {
            return parts.ToResult(null, e.Failure);
        }
    }

    /// <summary>Where the lines begin that open a letter.</summary>
    private static List<long> Starts(FileStream stream, ReadLimits limits, CancellationToken cancel)
    {
        var starts = new List<long>();
        var buffer = new byte[1 << 16];
        // Of each line only its first bytes and whether it is blank are needed.
        Span<byte> head = stackalloc byte[5];
        var (filled, length, lineStart, blankBefore) = (0, 0L, 0L, true);
        for (long at = 0; ; )
        {
            cancel.ThrowIfCancellationRequested();
            stream.Position = at;
            var read = stream.Read(buffer);
            if (read == 0)
                break;
            for (var i = 0; i < read; i++)
            {
                var b = buffer[i];
                if (b != (byte)'\n')
                {
                    if (filled < head.Length)
                        head[filled++] = b;
                    length++;
                    continue;
                }
                if (blankBefore && filled == head.Length && head.SequenceEqual("From "u8) && Opens(stream, at + i + 1))
                {
                    if (starts.Count > limits.Parts)
                        return starts;
                    starts.Add(lineStart);
                }
                blankBefore = length == 0 || (length == 1 && head[0] == (byte)'\r');
                (filled, length, lineStart) = (0, 0, at + i + 1);
            }
            at += read;
        }
        return starts;
    }

    /// <summary>Header fields of a letter stand here.</summary>
    private static bool Opens(FileStream stream, long at)
    {
        var peek = new byte[PeekBytes];
        stream.Position = at;
        var got = stream.ReadAtLeast(peek, peek.Length, throwOnEndOfStream: false);
        return MailFormatDetector.LooksLikeMail(Encoding.Latin1.GetString(peek, 0, got), sure: false);
    }

    private static string Name(FileStream stream, int number)
    {
        var peek = new byte[1 << 15];
        var got = stream.ReadAtLeast(peek, peek.Length, throwOnEndOfStream: false);
        var head = peek.AsSpan(0, got);
        var subject = MimeHeaders.Read(head[(head.IndexOf((byte)'\n') + 1)..], out _)["subject"];
        var told = subject is null ? "" : EncodedWordDecoder.Decode(subject).Replace('/', '-').Trim();
        if (told.Length > MostName)
            told = told[..MostName].TrimEnd();
        return string.Create(CultureInfo.InvariantCulture, $"{number:000}{(told.Length > 0 ? " " + told : "")}.eml");
    }

    /// <summary>Bytes of a stream between two places.</summary>
    private sealed class Piece(Stream stream, long start, long end) : Stream
    {
        private long _at = start;

        public override int Read(byte[] buffer, int offset, int count)
        {
            stream.Position = _at;
            var read = stream.Read(buffer, offset, (int)Math.Min(count, end - _at));
            _at += read;
            return read;
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
