using System.Text;
using Pipeline.Vietnamese;
using Pipeline.Vietnamese.Characters;

namespace Pipeline.Reading.Text;

/// <summary>
/// Bytes of a text of unknown encoding to a string: byte order marks, UTF-8, UTF-16 without a mark, Windows-1258, and
/// bytes of TCVN3 or VNI, which the spine decodes.
/// </summary>
internal static class TextDecoder
{
    private const int Sample = 1 << 16;

    public static string Decode(byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            return Encoding.UTF8.GetString(bytes.AsSpan(3));
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]))
            return Encoding.UTF32.GetString(bytes.AsSpan(4));
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return Encoding.Unicode.GetString(bytes.AsSpan(2));
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return Encoding.BigEndianUnicode.GetString(bytes.AsSpan(2));
        if (Utf16(bytes) is { } utf16)
            return utf16.GetString(bytes);
        return IsUtf8(bytes) ? Encoding.UTF8.GetString(bytes) : SingleByte(bytes);
    }

    // Vietnamese text has a zero high byte in most of its characters; no other encoding has zeros at all.
    private static Encoding? Utf16(byte[] bytes)
    {
        var length = Math.Min(bytes.Length, Sample) & ~1;
        if (length < 4)
            return null;
        var (even, odd) = (0, 0);
        for (var i = 0; i < length; i += 2)
        {
            if (bytes[i] == 0)
                even++;
            if (bytes[i + 1] == 0)
                odd++;
        }
        var half = length / 2;
        if (odd > half * 0.4 && even < half * 0.05)
            return Encoding.Unicode;
        return even > half * 0.4 && odd < half * 0.05 ? Encoding.BigEndianUnicode : null;
    }

    // One bad byte in a hundred good sequences is a damaged UTF-8 text, no text of another encoding.
    private static bool IsUtf8(byte[] bytes)
    {
        var (good, bad) = (0, 0);
        var rest = bytes.AsSpan();
        while (!rest.IsEmpty)
        {
            var ascii = rest.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (ascii < 0)
                break;
            rest = rest[ascii..];
            var status = Rune.DecodeFromUtf8(rest, out _, out var used);
            if (status == System.Buffers.OperationStatus.Done)
                good++;
            else
                bad++;
            rest = rest[Math.Max(1, used)..];
        }
        return bad == 0 || bad * 100 <= good;
    }

    private static string SingleByte(byte[] bytes)
    {
        var western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);
        var vietnamese = NfcComposer.Compose(CodePagesEncodingProvider.Instance.GetEncoding(1258)!.GetString(bytes));
        return
            Syllables(vietnamese, NormalizationContext.None)
            > Syllables(western, NormalizationContext.FromLines([western[..Math.Min(western.Length, Sample)]]))
            ? vietnamese
            : western;
    }

    private static int Syllables(string text, NormalizationContext context)
    {
        var count = 0;
        foreach (
            var word in TextNormalizer
                .Normalize(text[..Math.Min(text.Length, Sample)], context)
                .Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        )
        {
            var bare = word.AsSpan().Trim(".,;:()\"“”-–!?");
            if (bare.IndexOfAnyExceptInRange('\0', '\u007F') >= 0 && SyllableGrammar.IsValid(bare))
                count++;
        }
        return count;
    }
}
