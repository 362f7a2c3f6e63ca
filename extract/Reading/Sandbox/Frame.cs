using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using Pipeline.Layout.Serialization;

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
        if (got < HeadLength)
            return null;
        var length = BinaryPrimitives.ReadInt32LittleEndian(head[1..]);
        if (head[0] is < (byte)FrameKind.Request or > (byte)FrameKind.Result || length < 0)
            throw new InvalidDataException("The child said something that is no frame.");
        if (length > most)
            throw new FrameTooLongException();
        var body = new byte[length];
        return stream.ReadAtLeast(body, length, throwOnEndOfStream: false) < length ? null : ((FrameKind)head[0], body);
    }
}

/// <summary>A frame is longer than allowed.</summary>
internal sealed class FrameTooLongException : Exception;

/// <summary>The bodies of frames.</summary>
internal static class FrameMessages
{
    public static byte[] EncodeRequest(SourceFile file, ReadLimits limits)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(file.Path);
        writer.Write(file.Name);
        writer.Write(string.Join(';', ReadLimitNames.Print(limits)));
        return stream.ToArray();
    }

    public static (SourceFile File, ReadLimits Limits) DecodeRequest(byte[] body)
    {
        using var reader = new BinaryReader(new MemoryStream(body), Encoding.UTF8);
        var file = new SourceFile(reader.ReadString(), reader.ReadString());
        if (ReadLimitNames.Apply(new ReadLimits(), reader.ReadString().Split(';'), out var limits) is { } error)
            throw new InvalidDataException(error);
        return (file, limits);
    }

    public static void EncodeResult(ReadResult result, Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(result.Failure is not null);
        if (result.Failure is { } failure)
        {
            writer.Write((byte)failure.Kind);
            writer.Write(failure.Message);
            writer.Write(failure.Advice);
            writer.Write(failure.Detail ?? "");
        }
        writer.Write(result.PartsFolder ?? "");
        writer.Write(result.Parts.Length);
        foreach (var part in result.Parts)
        {
            writer.Write(part.Name);
            writer.Write(part.Path);
        }
        writer.Write(result.Calls.Length);
        foreach (var call in result.Calls)
        {
            writer.Write(call.Engine);
            writer.Write(call.Calls);
            writer.Write(call.Seconds);
        }
        writer.Write(result.Layout is not null);
        writer.Flush();
        if (result.Layout is { } layout)
            LayoutSerializer.Write(layout, stream);
    }

    /// <exception cref="InvalidDataException">The bytes tell no result.</exception>
    public static ReadResult DecodeResult(byte[] body)
    {
        try
        {
            using var stream = new MemoryStream(body, 0, body.Length, writable: false, publiclyVisible: true);
            using var reader = new BinaryReader(stream, Encoding.UTF8);
            var failure = reader.ReadBoolean()
                ? new ReadFailure((FailureKind)reader.ReadByte(), reader.ReadString(), reader.ReadString())
                {
                    Detail = reader.ReadString() is { Length: > 0 } detail ? detail : null,
                }
                : null;
            var folder = reader.ReadString();
            var count = reader.ReadInt32();
            if (count < 0 || count > body.Length)
                throw new InvalidDataException("The child gave an impossible number of parts.");
            var parts = ImmutableArray.CreateBuilder<ReadPart>(count);
            for (var i = 0; i < count; i++)
                parts.Add(new ReadPart(reader.ReadString(), reader.ReadString()));
            var engines = reader.ReadInt32();
            if (engines < 0 || engines > body.Length)
                throw new InvalidDataException("The child gave an impossible number of engines.");
            var calls = ImmutableArray.CreateBuilder<Pipeline.Reading.Engines.EngineCalls>(engines);
            for (var i = 0; i < engines; i++)
                calls.Add(
                    new Pipeline.Reading.Engines.EngineCalls(
                        reader.ReadString(),
                        reader.ReadInt32(),
                        reader.ReadDouble()
                    )
                );
            return new ReadResult
            {
                Failure = failure,
                Parts = parts.MoveToImmutable(),
                Calls = calls.MoveToImmutable(),
                PartsFolder = folder.Length == 0 ? null : folder,
                Layout = reader.ReadBoolean() ? LayoutSerializer.Read(body.AsSpan((int)stream.Position)) : null,
            };
        }
        catch (Exception e) when (e is EndOfStreamException or FormatException)
        {
            throw new InvalidDataException("The child's answer is torn.", e);
        }
    }
}
