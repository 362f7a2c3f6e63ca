using System.Buffers.Binary;

namespace Pipeline.Reading.Images;

/// <summary>Reads how the camera was held (Exif 2.3, tag 0x0112) from the head of a JPEG.</summary>
internal static class ExifOrientation
{
    /// <summary>Quarters of a turn clockwise that set the picture upright: 0 to 3; 0 where it does not say.</summary>
    internal static int Quarters(ReadOnlySpan<byte> head)
    {
        if (!head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8])) return 0;
        for (var at = 2; at + 4 < head.Length && head[at] == 0xFF;)
        {
            int length = BinaryPrimitives.ReadUInt16BigEndian(head[(at + 2)..]);
            if (head[at + 1] == 0xE1 && at + 10 < head.Length && head[(at + 4)..].StartsWith("Exif\0\0"u8))
                return Turn(Tag(head[(at + 10)..Math.Min(head.Length, at + 2 + length)]));
            if (head[at + 1] == 0xDA || length < 2) break;
            at += 2 + length;
        }
        return 0;
    }

    private static int Turn(int orientation) => orientation switch { 3 or 4 => 2, 5 or 6 => 1, 7 or 8 => 3, _ => 0 };

    private static int Tag(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 14) return 0;
        var little = tiff[0] == 'I';
        long first = Long(tiff[4..], little);
        if (first + 2 > tiff.Length) return 0;
        var entries = Short(tiff[(int)first..], little);
        for (var i = 0; i < entries; i++)
        {
            var at = first + 2 + i * 12;
            if (at + 12 > tiff.Length) return 0;
            var entry = tiff[(int)at..];
            if (Short(entry, little) == 0x0112) return Short(entry[8..], little);
        }
        return 0;
    }

    private static int Short(ReadOnlySpan<byte> at, bool little) => little ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);

    private static uint Long(ReadOnlySpan<byte> at, bool little) => little ? BinaryPrimitives.ReadUInt32LittleEndian(at) : BinaryPrimitives.ReadUInt32BigEndian(at);
}
