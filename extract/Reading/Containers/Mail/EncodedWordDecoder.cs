using System.Text;

namespace Pipeline.Reading.Containers.Mail;

/// <summary>Encoded words in header fields: =?UTF-8?B?…?= (RFC 2047).</summary>
internal static class EncodedWordDecoder
{
    /// <summary>
    /// The text with its encoded words decoded; blanks between two of them do not count, and a letter may be cut
    /// between them.
    /// </summary>
    public static string Decode(string text)
    {
        if (!text.Contains("=?", StringComparison.Ordinal))
            return text;
        var result = new StringBuilder(text.Length);
        var (pending, charset) = (new List<byte>(), "");
        var at = 0;
        while (at < text.Length)
        {
            if (Word(text, at) is var (end, told, bytes))
            {
                if (told != charset)
                    Flush();
                (charset, at) = (told, end);
                pending.AddRange(bytes);
                var next = at;
                while (next < text.Length && text[next] is ' ' or '\t')
                    next++;
                if (next > at && Word(text, next) is not null)
                    at = next;
                continue;
            }
            Flush();
            result.Append(text[at++]);
        }
        Flush();
        return result.ToString();

        void Flush()
        {
            if (pending.Count > 0)
                result.Append(MimeCharsetDecoder.Decode([.. pending], charset));
            pending.Clear();
        }
    }

    private static (int End, string Charset, byte[] Bytes)? Word(string text, int at)
    {
        if (at + 6 > text.Length || text[at] != '=' || text[at + 1] != '?')
            return null;
        var charset = text.IndexOf('?', at + 2);
        if (charset < 0 || charset + 2 >= text.Length || text[charset + 2] != '?')
            return null;
        var end = text.IndexOf("?=", charset + 3, StringComparison.Ordinal);
        if (end < 0)
            return null;
        var body = Encoding.Latin1.GetBytes(text[(charset + 3)..end]);
        var bytes = text[charset + 1] switch
        {
            'B' or 'b' => TransferDecoder.DecodeBase64(body),
            'Q' or 'q' => TransferDecoder.QuotedPrintable(body, underscoreIsBlank: true),
            _ => null,
        };
        return bytes is null ? null : (end + 2, text[(at + 2)..charset].Split('*')[0].ToLowerInvariant(), bytes);
    }
}
