using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Pipeline.Reading.Pdf;

/// <summary>
/// The signer's name in the signed data of a signature (RFC 5652): the common name of the certificate that the first
/// signer names.
/// </summary>
internal static class CertificateNameReader
{
    private const string CommonName = "2.5.4.3";
    private static readonly Asn1Tag Zero = new(TagClass.ContextSpecific, 0),
        ZeroSet = new(TagClass.ContextSpecific, 0, true),
        One = new(TagClass.ContextSpecific, 1, true);

    /// <summary>The name; null where the data are not of this form or the certificate is not among them.</summary>
    /// <param name="contents">Signed data, maybe with zeros behind.</param>
    internal static string? Find(ReadOnlyMemory<byte> contents)
    {
        try
        {
            var info = new AsnReader(contents, AsnEncodingRules.BER).ReadSequence();
            info.ReadObjectIdentifier();
            var data = info.ReadSequence(Zero).ReadSequence();
            data.ReadInteger();
            data.ReadSetOf(skipSortOrderValidation: true);
            data.ReadSequence();
            var certificates =
                data.HasData && data.PeekTag().HasSameClassAndValue(ZeroSet)
                    ? data.ReadSetOf(skipSortOrderValidation: true, ZeroSet)
                    : null;
            if (data.HasData && data.PeekTag().HasSameClassAndValue(One))
                data.ReadEncodedValue();
            var signer = data.ReadSetOf(skipSortOrderValidation: true).ReadSequence();
            signer.ReadInteger();
            if (certificates is null || signer.PeekTag() != Asn1Tag.Sequence)
                return null;
            var named = signer.ReadSequence();
            var (issuer, serial) = (named.ReadEncodedValue(), named.ReadIntegerBytes());
            while (certificates.HasData)
                if (Subject(certificates.ReadSequence().ReadSequence(), issuer, serial) is { } subject)
                    return NameOf(subject);
            return null;
        }
        catch (Exception e) when (e is AsnContentException or CryptographicException)
        {
            return null;
        }
    }

    // RFC 5280, 4.1: version, serial number, algorithm, issuer, validity, subject.
    private static AsnReader? Subject(AsnReader certificate, ReadOnlyMemory<byte> issuer, ReadOnlyMemory<byte> serial)
    {
        if (certificate.PeekTag().HasSameClassAndValue(Zero))
            certificate.ReadEncodedValue();
        if (!certificate.ReadIntegerBytes().Span.SequenceEqual(serial.Span))
            return null;
        certificate.ReadSequence();
        if (!certificate.ReadEncodedValue().Span.SequenceEqual(issuer.Span))
            return null;
        certificate.ReadSequence();
        return certificate.ReadSequence();
    }

    private static string? NameOf(AsnReader name)
    {
        while (name.HasData)
        {
            var parts = name.ReadSetOf(skipSortOrderValidation: true);
            while (parts.HasData)
            {
                var part = parts.ReadSequence();
                if (part.ReadObjectIdentifier() == CommonName)
                    return part.ReadCharacterString((UniversalTagNumber)part.PeekTag().TagValue);
            }
        }
        return null;
    }
}
