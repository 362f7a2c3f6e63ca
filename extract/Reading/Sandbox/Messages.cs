using System.Collections.Immutable;
using System.Text;
using Pipeline.Layout;

namespace Pipeline.Reading.Sandbox;

/// <summary>The bodies of frames.</summary>
internal static class Messages
{
    public static byte[] Request(SourceFile file, ReadLimits limits)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(file.Path);
        writer.Write(file.Name);
        writer.Write(string.Join(';', LimitNames.Print(limits)));
        return stream.ToArray();
    }

    public static (SourceFile File, ReadLimits Limits) Request(byte[] body)
    {
        using var reader = new BinaryReader(new MemoryStream(body), Encoding.UTF8);
        var file = new SourceFile(reader.ReadString(), reader.ReadString());
        if (LimitNames.Apply(new ReadLimits(), reader.ReadString().Split(';'), out var limits) is { } error) throw new InvalidDataException(error);
        return (file, limits);
    }

    public static void Result(ReadResult result, Stream stream)
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
        if (result.Layout is { } layout) LayoutSerializer.Write(layout, stream);
    }

    /// <exception cref="InvalidDataException">The bytes tell no result.</exception>
    public static ReadResult Result(byte[] body)
    {
        try
        {
            using var stream = new MemoryStream(body, 0, body.Length, writable: false, publiclyVisible: true);
            using var reader = new BinaryReader(stream, Encoding.UTF8);
            var failure = reader.ReadBoolean()
                ? new ReadFailure((FailureKind)reader.ReadByte(), reader.ReadString(), reader.ReadString()) { Detail = reader.ReadString() is { Length: > 0 } detail ? detail : null }
                : null;
            var folder = reader.ReadString();
            var count = reader.ReadInt32();
            if (count < 0 || count > body.Length) throw new InvalidDataException("The child gave an impossible number of parts.");
            var parts = ImmutableArray.CreateBuilder<ReadPart>(count);
            for (var i = 0; i < count; i++) parts.Add(new ReadPart(reader.ReadString(), reader.ReadString()));
            var engines = reader.ReadInt32();
            if (engines < 0 || engines > body.Length) throw new InvalidDataException("The child gave an impossible number of engines.");
            var calls = ImmutableArray.CreateBuilder<Engines.EngineCalls>(engines);
            for (var i = 0; i < engines; i++) calls.Add(new Engines.EngineCalls(reader.ReadString(), reader.ReadInt32(), reader.ReadDouble()));
            return new ReadResult
            {
                Failure = failure, Parts = parts.MoveToImmutable(), Calls = calls.MoveToImmutable(), PartsFolder = folder.Length == 0 ? null : folder,
                Layout = reader.ReadBoolean() ? LayoutSerializer.Read(body.AsSpan((int)stream.Position)) : null,
            };
        }
        catch (Exception e) when (e is EndOfStreamException or FormatException) { throw new InvalidDataException("The child's answer is torn.", e); }
    }
}
