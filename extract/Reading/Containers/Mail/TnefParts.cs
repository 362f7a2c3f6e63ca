using MimeKit;
using MimeKit.Tnef;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Reading.Containers.Mail;

/// <summary>
/// What Outlook packs into winmail.dat (TNEF, MS-OXTNEF): its attachments are parts of the mail. One that cannot be
/// unpacked is a part as it is.
/// </summary>
internal static class TnefParts
{
    private static readonly byte[] Signature = [0x78, 0x9F, 0x3E, 0x22];

    /// <summary>The part is such a pack, whatever it is called.</summary>
    public static bool Is(string type, ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith(Signature)
        && (type is "application/ms-tnef" or "application/vnd.ms-tnef" or "application/octet-stream");

    /// <summary>Adds its attachments.</summary>
    /// <exception cref="ReadException">Too many parts or bytes.</exception>
    public static void Add(byte[] bytes, string name, PartsFolder parts)
    {
        var added = 0;
        try
        {
            using var pack = new TnefPart { Content = new MimeContent(new MemoryStream(bytes, writable: false)) };
            foreach (var attachment in pack.ExtractAttachments().OfType<MimeKit.MimePart>())
                using (attachment)
                {
                    if (attachment.Content is null || attachment is TextPart { IsAttachment: false })
                        continue;
                    using var content = attachment.Content.Open();
                    parts.Add(NfcComposer.Compose(attachment.FileName ?? $"part-{added + 1}"), content);
                    added++;
                }
        }
        // The library throws what comes to it over damaged packs: what was unpacked before is kept.
        catch (Exception e) when (e is not (ReadException or OperationCanceledException or OutOfMemoryException))
        { /* See below. */
        }
        if (added == 0)
            parts.Add(name, new MemoryStream(bytes, writable: false));
    }
}
