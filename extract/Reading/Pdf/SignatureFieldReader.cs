using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Pipeline.Reading.Pdf.Objects;
using Pipeline.Records;

namespace Pipeline.Reading.Pdf;

/// <summary>
/// The signatures in a file's form fields (ISO 32000-1, 12.8), read from its own objects; whether they are valid is not
/// asked.
/// </summary>
internal sealed class SignatureFieldReader
{
    private const int Deepest = 20,
        MostFields = 10_000;
    private readonly PdfObjectSource _file;
    private readonly PdfObjects _objects;
    private readonly List<PdfDictionary> _signed = [];
    private int _seen;

    private SignatureFieldReader(PdfObjectSource file, PdfObjects objects) => (_file, _objects) = (file, objects);

    /// <summary>In the order of the fields; null where one of them cannot be read this way.</summary>
    internal static ImmutableArray<DigitalSignature>? Read(PdfObjectSource file)
    {
        if (file.Objects is not { } objects)
            return null;
        var fields = new SignatureFieldReader(file, objects);
        if (objects.Get(objects.Dictionary(objects.Root, "AcroForm"), "Fields") is PdfArray roots)
            fields.Walk(roots, false, 0);
        var found = fields._signed.Select(fields.Signature).ToArray();
        return found.Length == 0 || found.Contains(null) ? null : [.. found.Select(s => s!)];
    }

    private void Walk(PdfArray fields, bool signature, int depth)
    {
        if (depth > Deepest)
            return;
        foreach (var item in fields.Items)
        {
            if (_objects.Resolve(item) is not PdfDictionary field || ++_seen > MostFields)
                continue;
            var ofSignature = _objects.Get(field, "FT") is PdfName { Text: var type } ? type == "Sig" : signature;
            if (ofSignature && _objects.Get(field, "V") is PdfDictionary value)
                _signed.Add(value);
            else if (_objects.Get(field, "Kids") is PdfArray kids)
                Walk(kids, ofSignature, depth + 1);
        }
    }

    private DigitalSignature? Signature(PdfDictionary value)
    {
        if (
            _objects.Get(value, "SubFilter")
            is not PdfName { Text: "adbe.pkcs7.detached" or "adbe.pkcs7.sha1" or "ETSI.CAdES.detached" }
        )
            return null;
        if (_objects.Get(value, "M") is not PdfString moment || Time(moment.Bytes) is not { } time)
            return null;
        return Contents(value) is { } contents && CertificateNameReader.Find(contents) is { } name
            ? new DigitalSignature { Issuer = name, Time = time }
            : null;
    }

    // The signed data stand, in hexadecimal digits, in the gap that the signed ranges leave.
    private byte[]? Contents(PdfDictionary value)
    {
        if (
            _objects.Numbers(value["ByteRange"]) is not [_, var length, var next, _]
            || length < 0
            || next <= length
            || next > _file.Bytes.Length
        )
            return null;
        var digits = _file.Bytes.Span[(int)length..(int)next].Trim("<> \r\n"u8);
        try
        {
            return Convert.FromHexString(Encoding.Latin1.GetString(digits.Length % 2 == 0 ? digits : digits[..^1]));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    // "D:20221024151735+07'00'": the signer's own clock.
    private static string? Time(byte[] moment)
    {
        var text = Encoding.Latin1.GetString(moment);
        return
            text.Length >= 16
            && text.StartsWith("D:", StringComparison.Ordinal)
            && DateTime.TryParseExact(
                text.AsSpan(2, 14),
                "yyyyMMddHHmmss",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var at
            )
            ? at.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture)
            : null;
    }
}
