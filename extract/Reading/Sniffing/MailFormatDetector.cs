namespace Pipeline.Reading.Sniffing;

/// <summary>
/// Tells whether a text begins as an e-mail does (RFC 5322): header fields, some of which only e-mails have.
/// </summary>
internal static class MailFormatDetector
{
    private static readonly string[] Proofs =
    [
        "mime-version",
        "message-id",
        "received",
        "return-path",
        "delivered-to",
        "content-type",
        "x-mailer",
    ];
    private static readonly string[] Usual =
    [
        "from",
        "to",
        "subject",
        "date",
        "cc",
        "reply-to",
        "sender",
        "content-transfer-encoding",
    ];

    /// <summary>Header fields stand at the beginning.</summary>
    /// <param name="text">The beginning of a file, or what stands below the line that opens a letter in a
    /// mailbox.</param>
    /// <param name="sure">Fields that only e-mails have are asked for too.</param>
    public static bool LooksLikeMail(ReadOnlySpan<char> text, bool sure = true)
    {
        var (proofs, usual) = (0, 0);
        var first = true;
        foreach (var line in text.EnumerateLines())
        {
            if (line.Length == 0)
                break;
            if (line[0] is ' ' or '\t' && !first)
                continue;
            if (first && line.StartsWith("From ", StringComparison.Ordinal))
                continue;
            var colon = line.IndexOf(':');
            if (colon <= 0 || !IsName(line[..colon]))
                break;
            first = false;
            if (Holds(Proofs, line[..colon]))
                proofs++;
            else if (Holds(Usual, line[..colon]))
                usual++;
        }
        return (proofs >= 1 || !sure) && proofs + usual >= 2;
    }

    private static bool IsName(ReadOnlySpan<char> name)
    {
        foreach (var c in name)
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_'))
                return false;
        return true;
    }

    private static bool Holds(string[] names, ReadOnlySpan<char> name)
    {
        foreach (var n in names)
            if (name.Equals(n, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }
}
