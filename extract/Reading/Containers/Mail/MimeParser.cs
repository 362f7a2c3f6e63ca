using System.Collections.Immutable;
using System.Text;

namespace Pipeline.Reading.Containers.Mail;

/// <summary>An e-mail's bytes to its tree of parts (RFC 2046, 5.1).</summary>
internal static class MimeParser
{
    private const int MostDepth = 30;

    /// <exception cref="ReadException">Nested deeper than any mailer does.</exception>
    public static MimePart Parse(ReadOnlyMemory<byte> bytes, int mostParts)
    {
        if (bytes.Span.StartsWith("From "u8))
            bytes = bytes[(bytes.Span.IndexOf((byte)'\n') + 1)..]; // a mailbox's own line
        var left = mostParts;
        return Parse(bytes, 0, ref left);
    }

    private static MimePart Parse(ReadOnlyMemory<byte> bytes, int depth, ref int left)
    {
        if (depth > MostDepth)
            throw new ReadException(
                FailureKind.TooLarge,
                $"an e-mail with parts nested deeper than {MostDepth}",
                "save its attachments by hand"
            );
        if (--left < 0)
            throw new ReadException(
                FailureKind.TooLarge,
                "an e-mail with too many parts",
                "save its attachments by hand, or raise the limit parts"
            );
        var headers = MimeHeaders.Read(bytes.Span, out var start);
        var body = bytes[start..];
        if (
            !headers.ContentType.Value.StartsWith("multipart/", StringComparison.Ordinal)
            || headers.ContentType["boundary"] is not { } boundary
        )
            return new MimePart(headers, body, []);
        var parts = ImmutableArray.CreateBuilder<MimePart>();
        foreach (var range in Divide(body.Span, Encoding.UTF8.GetBytes("--" + boundary)))
            parts.Add(Parse(body[range], depth + 1, ref left));
        return new MimePart(headers, body, parts.ToImmutable());
    }

    /// <summary>What stands between the boundary lines; a missing last one is forgiven.</summary>
    private static List<Range> Divide(ReadOnlySpan<byte> body, ReadOnlySpan<byte> mark)
    {
        var ranges = new List<Range>();
        var (open, at) = (-1, 0);
        while (at < body.Length && body[at..].IndexOf(mark) is var step and >= 0)
        {
            var found = at + step;
            at = found + mark.Length;
            if (found > 0 && body[found - 1] != '\n')
                continue;
            var last = body[at..].StartsWith("--"u8);
            var end = body[at..].IndexOf((byte)'\n');
            if (!last && !body[at..(end < 0 ? body.Length : at + end)].Trim(" \t\r"u8).IsEmpty)
                continue; // a longer boundary that begins alike
            if (open >= 0)
                ranges.Add(open..Math.Max(open, LineEndBefore(body, found)));
            open = last || end < 0 ? -1 : at + end + 1;
            if (last)
                return ranges;
        }
        if (open >= 0)
            ranges.Add(open..body.Length);
        return ranges;
    }

    /// <summary>The line end before a boundary belongs to the boundary.</summary>
    private static int LineEndBefore(ReadOnlySpan<byte> body, int at)
    {
        if (at > 0 && body[at - 1] == '\n')
            at--;
        return at > 0 && body[at - 1] == '\r' ? at - 1 : at;
    }
}
