using System.Buffers.Binary;

namespace Pipeline.Reading.Sandbox;

/// <summary>What a frame between parent and child holds.</summary>
internal enum FrameKind : byte
{
    /// <summary>Parent to child: read this.</summary>
    Request = 1,
    /// <summary>Child to parent: pages done so far.</summary>
    Progress,
    /// <summary>Child to parent: what came of it.</summary>
    Result,
}

/// <summary>A kind, a length, bytes: on standard input and output of the child.</summary>
internal static class Frame
{
    private const int HeadLength = 5;

    public static void Write(Stream stream, FrameKind kind, ReadOnlySpan<byte> body)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        head[0] = (byte)kind;
        BinaryPrimitives.WriteInt32LittleEndian(head[1..], body.Length);
        if (body.Length < 4096)
        {
            Span<byte> whole = stackalloc byte[HeadLength + body.Length];
            head.CopyTo(whole);
            body.CopyTo(whole[HeadLength..]);
            stream.Write(whole);
        }
        else
        {
            stream.Write(head);
            stream.Write(body);
        }
        stream.Flush();
    }

    /// <summary>The next frame; null at the end of the stream.</summary>
    /// <exception cref="InvalidDataException">It is no frame, or longer than <paramref name="most"/> bytes.</exception>
    public static (FrameKind Kind, byte[] Body)? Read(Stream stream, long most)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        var got = stream.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false);
        if (got < HeadLength) return null;
        var length = BinaryPrimitives.ReadInt32LittleEndian(head[1..]);
        if (head[0] is < (byte)FrameKind.Request or > (byte)FrameKind.Result || length < 0) throw new InvalidDataException("The child said something that is no frame.");
        if (length > most) throw new FrameTooLongException();
        var body = new byte[length];
        return stream.ReadAtLeast(body, length, throwOnEndOfStream: false) < length ? null : ((FrameKind)head[0], body);
    }
}

/// <summary>A frame is longer than allowed.</summary>
internal sealed class FrameTooLongException : Exception;
