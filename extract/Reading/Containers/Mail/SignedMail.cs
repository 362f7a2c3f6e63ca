using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;

namespace Pipeline.Reading.Containers.Mail;

/// <summary>
/// Mails whose whole content lies within a signature (S/MIME, RFC 8551, 3.5.2): they are signed, not sealed, and can be
/// read.
/// </summary>
internal static class SignedMail
{
    /// <summary>The content within; null for every other mail, and for one that cannot be opened.</summary>
    public static byte[]? Within(MimePart mail)
    {
        if (
            mail.Type is not ("application/pkcs7-mime" or "application/x-pkcs7-mime")
            || mail.Headers.ContentType["smime-type"] is { } kind && kind != "signed-data"
        )
            return null;
        try
        {
            var signed = new SignedCms();
            signed.Decode(mail.Decode());
            return signed.ContentInfo.Content is { Length: > 0 } content ? content : null;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
