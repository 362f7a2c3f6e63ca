using System.Text;
using Pipeline.Vietnamese;

namespace Pipeline.Reading.Containers;

/// <summary>Names in archives and e-mails whose encoding nobody told.</summary>
public static class NameEncoding
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>UTF-8 where the bytes are that; else Windows-1258, which Vietnamese Windows writes. Composed.</summary>
    public static string Decode(ReadOnlySpan<byte> name, bool toldUtf8 = false)
    {
        if (toldUtf8) return Nfc.Compose(Encoding.UTF8.GetString(name));
        try { return Nfc.Compose(Strict.GetString(name)); }
        catch (DecoderFallbackException) { return Nfc.Compose(Legacy("windows-1258").GetString(name)); }
    }

    /// <summary>An encoding by its name; UTF-8 for one that nobody knows.</summary>
    public static Encoding Legacy(string name)
    {
        try { return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name); }
        catch (ArgumentException) { return Encoding.UTF8; }
    }
}
