using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Pipeline.Reading.Pdf;
using Pipeline.Reading.Pdf.Objects;

namespace Pipeline.Reading.Tests.Pdf;

public sealed class SignerNameTests : IDisposable
{
    private static readonly Asn1Tag Zero = new(TagClass.ContextSpecific, 0, true);
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    // Signed data as RFC 5652 has them, of which only the certificates and the signer's name are filled in.
    private static byte[] SignedBy(string name, bool withCertificate = true)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var signer = new CertificateRequest(
            $"C=VN, O=Bộ, CN={name}",
            key,
            HashAlgorithmName.SHA256
        ).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(9));
        using var other = new CertificateRequest("CN=Gốc", key, HashAlgorithmName.SHA256).CreateSelfSigned(
            DateTimeOffset.UnixEpoch,
            DateTimeOffset.UnixEpoch.AddYears(9)
        );
        var data = new AsnWriter(AsnEncodingRules.DER);
        using (data.PushSequence())
        {
            data.WriteObjectIdentifier("1.2.840.113549.1.7.2");
            using (data.PushSequence(Zero))
            using (data.PushSequence())
            {
                data.WriteInteger(1);
                using (data.PushSetOf()) { }
                using (data.PushSequence())
                    data.WriteObjectIdentifier("1.2.840.113549.1.7.1");
                using (data.PushSetOf(Zero))
                {
                    data.WriteEncodedValue(other.RawData);
                    if (withCertificate)
                        data.WriteEncodedValue(signer.RawData);
                }
                using (data.PushSetOf())
                using (data.PushSequence())
                {
                    data.WriteInteger(1);
                    using (data.PushSequence())
                    {
                        data.WriteEncodedValue(signer.IssuerName.RawData);
                        data.WriteInteger(signer.SerialNumberBytes.Span);
                    }
                }
            }
        }
        return [.. data.Encode(), .. new byte[9]];
    }

    [Fact]
    public void Finds_the_name_in_the_signers_certificate() =>
        CertificateNameReader.Find(SignedBy("Sở Tài chính")).ShouldBe("Sở Tài chính");

    [Fact]
    public void Gives_no_name_of_another_certificate() =>
        CertificateNameReader.Find(SignedBy("Sở Tài chính", withCertificate: false)).ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("0000")]
    [InlineData("3080060A")]
    public void Gives_none_for_what_are_no_signed_data(string bytes) =>
        CertificateNameReader.Find(Convert.FromHexString(bytes)).ShouldBeNull();

    [Theory]
    [InlineData(
        "as signing programs write it",
        "/SubFilter /adbe.pkcs7.detached /M (D:20221024151735+07'00')",
        "Sở Nội vụ 2022-10-24T15:17:35"
    )]
    [InlineData("without a time it is left to the engine", "/SubFilter /adbe.pkcs7.detached", "")]
    [InlineData("a time stamp too", "/SubFilter /ETSI.RFC3161 /M (D:20221024151735+07'00')", "")]
    public void Reads_the_signatures_of_form_fields(string why, string entries, string expected)
    {
        var hex = Convert.ToHexString(SignedBy("Sở Nội vụ"));
        var head =
            "1 0 obj\n<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [3 0 R] >> >>\nendobj\n3 0 obj\n<< /FT /Sig /T (a) /V 4 0 R >>\nendobj\n4 0 obj\n"
            + $"<< /Type /Sig {entries} /ByteRange [0 AAAA BBBB 9] /Contents ";
        var (from, to) = (head.Length, head.Length + hex.Length + 2);
        head = head.Replace("AAAA", $"{from, 4}", StringComparison.Ordinal)
            .Replace("BBBB", $"{to, 4}", StringComparison.Ordinal);
        File.WriteAllBytes(_path, Encoding.Latin1.GetBytes($"{head}<{hex}> >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n"));
        var found = SignatureFieldReader.Read(new PdfObjectSource(_path));
        string.Join("; ", (found ?? []).Select(s => $"{s.Issuer} {s.Time}")).ShouldBe(expected, why);
    }
}
