using System.Buffers.Binary;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Pipeline.Cli.Logging;

/// <summary>
/// systemd's journal by its native protocol (https://systemd.io/JOURNAL_NATIVE_PROTOCOL/): a datagram an event, whose
/// fields can be
/// asked for: journalctl PIPELINE_STAGE=read.
/// </summary>
internal sealed class JournalSink : ILogSink
{
    /// <summary>Where the journal listens.</summary>
    public const string SystemSocket = "/run/systemd/journal/socket";

    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);

    /// <summary>Connects.</summary>
    /// <exception cref="SocketException">No journal listens there.</exception>
    public JournalSink(string path = SystemSocket) => _socket.Connect(new UnixDomainSocketEndPoint(path));

    /// <inheritdoc/>
    public void Write(LogEntry entry)
    {
        using var message = new MemoryStream();
        Field(message, "MESSAGE", entry.Message);
        Field(message, "PRIORITY", Priority(entry.Level));
        Field(message, "SYSLOG_IDENTIFIER", "pipeline");
        Field(message, "PIPELINE_CATEGORY", entry.Category);
        foreach (var (name, value) in entry.Fields)
            if (value is not null)
                Field(
                    message,
                    "PIPELINE_" + name.ToUpperInvariant(),
                    Convert.ToString(value, CultureInfo.InvariantCulture)!
                );
        try
        {
            _socket.Send(message.GetBuffer().AsSpan(0, (int)message.Length));
        }
        catch (SocketException)
        { /* The journal restarts: the next one arrives. */
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    // A value of several lines goes with its length before it, others as NAME=value.
    private static void Field(MemoryStream message, string name, string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        message.Write(Encoding.ASCII.GetBytes(name));
        if (!value.Contains('\n'))
            message.WriteByte((byte)'=');
        else
        {
            message.WriteByte((byte)'\n');
            Span<byte> length = stackalloc byte[8];
            BinaryPrimitives.WriteInt64LittleEndian(length, bytes.Length);
            message.Write(length);
        }
        message.Write(bytes);
        message.WriteByte((byte)'\n');
    }

    private static string Priority(LogLevel level) =>
        level switch
        {
            LogLevel.Critical => "2",
            LogLevel.Error => "3",
            LogLevel.Warning => "4",
            LogLevel.Information => "6",
            _ => "7",
        };
}
