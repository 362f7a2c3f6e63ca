using System.Collections.Immutable;
using System.Text;
using Pipeline.Layout;

namespace Pipeline.Reading.Containers.Mail;

/// <summary>
/// Reads e-mails and saved web pages (MHTML): the body is a layout of format eml, attachments are parts.
/// </summary>
/// <param name="bodies">Readers of text and HTML, for the body.</param>
public sealed class EmlReader(ImmutableArray<IFormatReader> bodies) : IFormatReader
{
    /// <inheritdoc/>
    public IReadOnlyList<FileFormat> Formats { get; } = [FileFormat.Eml];

    /// <inheritdoc/>
    public ReadResult Read(SourceFile file, FileFormat format, ReadLimits limits, CancellationToken cancel)
    {
        var mail = MimeParser.Parse(File.ReadAllBytes(file.Path), limits.Parts);
        if (SignedMail.Within(mail) is { } signed)
        {
            var inner = MimeParser.Parse(signed, limits.Parts);
            mail = inner with { Headers = mail.Headers.Around(inner.Headers) };
        }
        if (mail.Type is "application/pkcs7-mime" or "application/x-pkcs7-mime" or "multipart/encrypted")
            throw new ReadException(
                FailureKind.Encrypted,
                "an encrypted or sealed e-mail",
                "open it in the mail program and save it unencrypted"
            );
        var content = MailContent.FromPart(mail);
        var subject = mail.Headers["subject"] is { } text ? EncodedWordDecoder.Decode(text) : null;
        var layout = Body(content.Body, file, limits, cancel) with
        {
            Format = "eml",
            Title = string.IsNullOrWhiteSpace(subject) ? null : subject,
        };
        var parts = new PartsFolder(limits);
        try
        {
            foreach (var (name, part) in content.Attachments)
            {
                cancel.ThrowIfCancellationRequested();
                var bytes = part.Decode();
                if (TnefParts.Is(part.Type, bytes))
                    TnefParts.Add(bytes, name, parts);
                else
                    parts.Add(name, new MemoryStream(bytes, writable: false));
            }
            return parts.ToResult(layout, null);
        }
        catch (ReadException e)
        {
            return parts.ToResult(layout, e.Failure);
        }
    }

    private DocumentLayout Body(MimePart? body, SourceFile file, ReadLimits limits, CancellationToken cancel)
    {
        var text = body is null ? "" : MimeCharsetDecoder.Decode(body.Decode(), body.Headers.ContentType["charset"]);
        var format = body?.Type == "text/html" ? FileFormat.Html : FileFormat.Text;
        var reader =
            bodies.FirstOrDefault(r => r.Formats.Contains(format))
            ?? bodies.FirstOrDefault(r => r.Formats.Contains(FileFormat.Text));
        if (text.Length == 0 || reader is null)
            return new LayoutBuilder("eml", paged: false).BeginPage(new Page { Number = 1 }).Build();
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            return reader.Read(file with { Path = path }, format, limits, cancel).Layout!;
        }
        finally
        {
            File.Delete(path);
        }
    }
}
