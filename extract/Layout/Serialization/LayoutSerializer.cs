namespace Pipeline.Layout.Serialization;

/// <summary>
/// The compact binary form of a layout: between the reading child and its parent, and in the store. Every field comes
/// back exactly as it was. The bytes are checked while they are read, as they may come from a hostile or dying child.
/// </summary>
public static class LayoutSerializer
{
    /// <summary>Version of the form; a store that holds another version reads the file again.</summary>
    public const byte Version = 5;

    /// <summary>"LAY" stands before the version.</summary>
    internal static ReadOnlySpan<byte> Magic => "LAY"u8;

    /// <summary>The layout as bytes.</summary>
    public static byte[] ToBytes(DocumentLayout layout)
    {
        using var stream = new MemoryStream(layout.Text.Length * 3 + 1024);
        Write(layout, stream);
        return stream.TryGetBuffer(out var buffer) && buffer.Count == buffer.Array!.Length
            ? buffer.Array
            : stream.ToArray();
    }

    /// <summary>Writes the layout as it goes: what is held back is at most one buffer.</summary>
    public static void Write(DocumentLayout layout, Stream stream)
    {
        using var sink = new CompactBinaryWriter(stream);
        sink.WriteRaw(Magic);
        sink.WriteByte(Version);
        new LayoutWriter(sink).Write(layout);
    }

    /// <summary>The layout that the bytes tell.</summary>
    /// <exception cref="InvalidDataException">They are no layout of this version; the message says why.</exception>
    public static DocumentLayout Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4 || !bytes[..3].SequenceEqual(Magic))
            throw new InvalidDataException("The bytes are no layout.");
        if (bytes[3] != Version)
            throw new InvalidDataException($"The layout is of version {bytes[3]}, not {Version}.");
        return new LayoutReader(new CompactBinaryReader(bytes[4..])).Read();
    }

    /// <summary>The layout that the rest of the stream tells.</summary>
    /// <exception cref="InvalidDataException">It is no layout of this version.</exception>
    public static DocumentLayout Read(Stream stream)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return Read(copy.GetBuffer().AsSpan(0, (int)copy.Length));
    }
}
