using System.Collections.Immutable;

namespace Pipeline.Reading.Containers.Mail;

/// <summary>A part of an e-mail: its header fields, and a body or parts within.</summary>
/// <param name="Headers">Fields.</param>
/// <param name="Body">Bytes as transferred; those of the whole for a part with parts.</param>
/// <param name="Parts">Parts of a multipart; else empty.</param>
internal sealed record MimePart(MimeHeaders Headers, ReadOnlyMemory<byte> Body, ImmutableArray<MimePart> Parts)
{
    /// <summary>text/html, lower case; text/plain where nothing is said (RFC 2045, 5.2).</summary>
    public string Type => Headers.ContentType.Value is { Length: > 0 } type ? type : "text/plain";

    /// <summary>The name of the attached file; null where none is told.</summary>
    public string? FileName => Headers.Disposition["filename"] ?? Headers.ContentType["name"];

    /// <summary>Meant to be stored, not shown.</summary>
    public bool Attached => Headers.Disposition.Value == "attachment";

    /// <summary>The body's bytes, decoded.</summary>
    public byte[] Decode() => TransferDecoder.Decode(Headers["content-transfer-encoding"], Body.Span);
}
