using System.Text;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Reading.Containers.Mail;

/// <summary>Bytes of e-mails to text.</summary>
internal static class MimeCharsetDecoder
{
    /// <summary>
    /// By the told charset; where none is told, or ASCII that is none, as UTF-8 or else Windows-1258. Composed.
    /// </summary>
    public static string Decode(byte[] bytes, string? charset) =>
        charset?.Trim().ToLowerInvariant() switch
        {
            null or "" or "us-ascii" or "ascii" or "utf-8" or "utf8" or "unknown-8bit" or "x-unknown" or "default" =>
                EntryNameDecoder.Decode(bytes),
            "iso-8859-1" or "latin1" => NfcComposer.Compose(
                EntryNameDecoder.GetEncoding("windows-1252").GetString(bytes)
            ),
            var told => NfcComposer.Compose(EntryNameDecoder.GetEncoding(told).GetString(bytes)),
        };
}
