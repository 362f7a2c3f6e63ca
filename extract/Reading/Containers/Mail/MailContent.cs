using System.Collections.Immutable;

namespace Pipeline.Reading.Containers.Mail;

/// <summary>What of an e-mail is its text, and what is attached.</summary>
/// <param name="Body">The part that people read; null where there is none.</param>
/// <param name="Attachments">Name and part, in their order.</param>
internal sealed record MailContent(MimePart? Body, ImmutableArray<(string Name, MimePart Part)> Attachments)
{
    private const int LogoBytes = 40_000;

    /// <summary>
    /// Chooses: the HTML where there is one, as it keeps tables; small pictures within it are ornaments.
    /// </summary>
    public static MailContent FromPart(MimePart mail)
    {
        var leaves = Leaves(mail).ToArray();
        var texts = leaves
            .Where(p => p is { Attached: false, FileName: null } && p.Type is "text/plain" or "text/html")
            .ToArray();
        var body = Array.Find(texts, p => p.Type == "text/html" && !p.Body.IsEmpty) ?? texts.FirstOrDefault();
        var attachments = ImmutableArray.CreateBuilder<(string, MimePart)>();
        foreach (var part in leaves)
        {
            if (
                part == body
                || texts.Contains(part)
                || part.Type
                    is "application/pkcs7-signature"
                        or "application/x-pkcs7-signature"
                        or "application/pgp-signature"
            )
                continue;
            if (
                !part.Attached
                && part.Type.StartsWith("image/", StringComparison.Ordinal)
                && part.Headers["content-id"] is not null
                && part.Body.Length < LogoBytes
            )
                continue;
            attachments.Add((Name(part, attachments.Count + 1), part));
        }
        return new MailContent(body, attachments.ToImmutable());
    }

    private static IEnumerable<MimePart> Leaves(MimePart part) =>
        part.Parts.IsEmpty ? [part] : part.Parts.SelectMany(Leaves);

    private static string Name(MimePart part, int number)
    {
        if (part.FileName is { } told)
            return told;
        if (part.Type != "message/rfc822")
            return $"part-{number}";
        var subject = MimeHeaders.Read(part.Decode(), out _)["subject"];
        return (subject is null ? $"part-{number}" : EncodedWordDecoder.Decode(subject).Replace('/', '-')) + ".eml";
    }
}
