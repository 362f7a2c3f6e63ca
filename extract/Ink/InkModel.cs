using System.Buffers.Binary;
using System.Text.Json;

namespace Pipeline.Ink;

/// <summary>
/// How raw shares become probabilities, and from which on a string is told: sigmoid(slope × logit + shift).
/// </summary>
/// <param name="Slope">Of the logit.</param>
/// <param name="Shift">Added.</param>
/// <param name="Threshold">Least calibrated probability that is told.</param>
public sealed record InkCalibration(double Slope, double Shift, double Threshold)
{
    /// <summary>Shares as they are, nothing told.</summary>
    public static readonly InkCalibration None = new(1, 0, 1.1);

    internal double Apply(double share)
    {
        share = Math.Clamp(share, 1e-6, 1 - 1e-6);
        return 1 / (1 + Math.Exp(-(Slope * Math.Log(share / (1 - share)) + Shift)));
    }
}

/// <summary>
/// Weights of the networks with their calibration, and which line is which; read once, shared by threads.
/// </summary>
public sealed class InkModel
{
    private const uint Magic = 0x314B4E49; // INK1
    private static readonly Lazy<InkModel> FromAssembly = new(() =>
    {
        using var stream =
            typeof(InkModel).Assembly.GetManifestResourceStream("reader.ink")
            ?? throw new InvalidDataException("reader.ink is not part of the program");
        return Read(stream);
    });

    internal InkModel(
        float[][] serial,
        float[][] day,
        float[] kind,
        InkCalibration serialCalibration,
        InkCalibration dayCalibration
    ) =>
        (SerialNetworks, DayNetworks, KindWeights, SerialCalibration, DayCalibration) = (
            serial,
            day,
            kind,
            serialCalibration,
            dayCalibration
        );

    /// <summary>The model that the program carries.</summary>
    public static InkModel Default => FromAssembly.Value;

    internal float[][] SerialNetworks { get; }
    internal float[][] DayNetworks { get; }
    internal float[] KindWeights { get; }

    /// <summary>Of serials.</summary>
    public InkCalibration SerialCalibration { get; }

    /// <summary>Of days and months.</summary>
    public InkCalibration DayCalibration { get; }

    private sealed record Header(
        int Serial,
        int Day,
        int Kind,
        InkCalibration SerialCalibration,
        InkCalibration DayCalibration
    );

    /// <summary>Reads a model.</summary>
    /// <exception cref="InvalidDataException">It is none, or of another shape.</exception>
    public static InkModel Read(Stream stream)
    {
        Span<byte> number = stackalloc byte[8];
        stream.ReadExactly(number);
        var length = BinaryPrimitives.ReadInt32LittleEndian(number[4..]);
        if (BinaryPrimitives.ReadUInt32LittleEndian(number) != Magic || length is < 0 or > 1 << 16)
            throw new InvalidDataException("no model of the ink reader");
        var text = new byte[length];
        stream.ReadExactly(text);
        var header =
            JsonSerializer.Deserialize<Header>(text) ?? throw new InvalidDataException("the model has no header");
        float[][] Networks(int count) =>
            [.. Enumerable.Range(0, count).Select(_ => Halves(stream, NetworkShape.WeightCount))];
        return new InkModel(
            Networks(header.Serial),
            Networks(header.Day),
            Halves(stream, header.Kind),
            header.SerialCalibration,
            header.DayCalibration
        );
    }

    /// <summary>Writes it: a header, then every weight as a half.</summary>
    internal void Write(Stream stream)
    {
        var text = JsonSerializer.SerializeToUtf8Bytes(
            new Header(SerialNetworks.Length, DayNetworks.Length, KindWeights.Length, SerialCalibration, DayCalibration)
        );
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(number, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(number[4..], text.Length);
        stream.Write(number);
        stream.Write(text);
        Span<byte> half = stackalloc byte[2];
        foreach (var weight in SerialNetworks.Concat(DayNetworks).Append(KindWeights).SelectMany(w => w))
        {
            BinaryPrimitives.WriteHalfLittleEndian(half, (Half)weight);
            stream.Write(half);
        }
    }

    private static float[] Halves(Stream stream, int count)
    {
        var bytes = new byte[count * 2];
        stream.ReadExactly(bytes);
        var weights = NetworkPass.Room(count);
        for (var i = 0; i < count; i++)
            weights[i] = (float)BinaryPrimitives.ReadHalfLittleEndian(bytes.AsSpan(i * 2));
        return weights;
    }
}
