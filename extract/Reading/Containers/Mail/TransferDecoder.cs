using System.Buffers.Text;

namespace Pipeline.Reading.Containers.Mail;

/// <summary>Content transfer encodings (RFC 2045, 6), forgiving what mailers get wrong.</summary>
internal static class TransferDecoder
{
    /// <summary>The bytes behind the encoding; as they stand where it is none.</summary>
    public static byte[] Decode(string? encoding, ReadOnlySpan<byte> body) =>
        encoding?.Trim().ToLowerInvariant() switch
        {
            "base64" => DecodeBase64(body),
            "quoted-printable" => QuotedPrintable(body, underscoreIsBlank: false),
            _ => body.ToArray(),
        };

    /// <summary>Characters outside the alphabet are left out; a torn end loses at most two bytes.</summary>
    public static byte[] DecodeBase64(ReadOnlySpan<byte> text)
    {
        var clean = new byte[(text.Length + 7) / 4 * 4];
        var length = 0;
        foreach (var c in text)
            if (char.IsAsciiLetterOrDigit((char)c) || c is (byte)'+' or (byte)'/')
                clean[length++] = c;
        if (length % 4 == 1)
            length--;
        while (length % 4 != 0)
            clean[length++] = (byte)'=';
        var bytes = new byte[length / 4 * 3];
        Base64Decode(clean.AsSpan(0, length), bytes, out var written);
        return bytes[..written];
    }

    /// <summary>
    /// Soft line ends go; an equals sign before anything but two hexadecimal digits stands for itself.
    /// </summary>
    public static byte[] QuotedPrintable(ReadOnlySpan<byte> text, bool underscoreIsBlank)
    {
        var bytes = new byte[text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '_' && underscoreIsBlank)
            {
                bytes[length++] = (byte)' ';
                continue;
            }
            if (text[i] != '=')
            {
                bytes[length++] = text[i];
                continue;
            }
            var end = i + 1;
            while (end < text.Length && text[end] is (byte)' ' or (byte)'\t' or (byte)'\r')
                end++;
            if (end >= text.Length || text[end] == '\n')
            {
                i = end;
                continue;
            }
            if (
                i + 2 < text.Length
                && char.IsAsciiHexDigit((char)text[i + 1])
                && char.IsAsciiHexDigit((char)text[i + 2])
            )
            {
                bytes[length++] = (byte)(Digit(text[i + 1]) << 4 | Digit(text[i + 2]));
                i += 2;
            }
            else
                bytes[length++] = text[i];
        }
        return bytes[..length];
    }

    private static void Base64Decode(ReadOnlySpan<byte> text, Span<byte> bytes, out int written) =>
        System.Buffers.Text.Base64.DecodeFromUtf8(text, bytes, out _, out written);

    private static int Digit(byte c) => c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
}
