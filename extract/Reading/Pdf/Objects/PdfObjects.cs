using System.IO.Compression;

namespace Pipeline.Reading.Pdf.Objects;

/// <summary>
/// The objects of a PDF file, found by their own headings ("12 0 obj") instead of its tables of offsets, which are
/// often wrong:
/// of an object that was written anew the last counts. Only what cheap questions need (page contents, signatures);
/// whoever asks
/// must do without where a value cannot be had.
/// </summary>
internal sealed class PdfObjects
{
    private const int MostUnpacked = 64 << 20;
    private const int HeadLength = 320;
    private readonly byte[] _bytes;
    private readonly Dictionary<int, (int Offset, int Order, byte[]? Within)> _places = [];
    private readonly Dictionary<int, PdfValue?> _known = [];

    private PdfObjects(byte[] bytes) => _bytes = bytes;

    /// <summary>The catalog.</summary>
    internal PdfDictionary Root { get; private set; } = PdfDictionary.Empty;

    /// <summary>Finds the objects; null where the file is encrypted or names no catalog.</summary>
    internal static PdfObjects? Open(byte[] bytes)
    {
        if (bytes.AsSpan().IndexOf("/Encrypt"u8) >= 0)
            return null;
        var objects = new PdfObjects(bytes);
        var (packed, root) = objects.FindObjects();
        foreach (var number in packed)
            objects.Unpack(number);
        if (objects.Trailer() is { } trailer)
            root = trailer["Root"] ?? root;
        if (objects.Resolve(root) is not PdfDictionary catalog)
            return null;
        objects.Root = catalog;
        return objects;
    }

    /// <summary>The value itself; a reference is followed. Null where its object is not found.</summary>
    internal PdfValue? Resolve(PdfValue? value)
    {
        for (var step = 0; value is PdfReference reference; step++)
        {
            if (step > 8)
                return null;
            if (!_known.TryGetValue(reference.Number, out value))
                _known[reference.Number] = value = _places.TryGetValue(reference.Number, out var place)
                    ? PdfParser.ParseAt(place.Within ?? _bytes, place.Offset)
                    : null;
        }
        return value;
    }

    /// <summary>An entry of a dictionary, followed.</summary>
    internal PdfValue? Get(PdfDictionary? dictionary, string name) => Resolve(dictionary?[name]);

    /// <summary>An entry that is a dictionary; of a stream, its dictionary.</summary>
    internal PdfDictionary? Dictionary(PdfDictionary? dictionary, string name) =>
        Get(dictionary, name) switch
        {
            PdfDictionary d => d,
            PdfStream s => s.Dictionary,
            _ => null,
        };

    /// <summary>The numbers of an array; null where it is none.</summary>
    internal double[]? Numbers(PdfValue? value) =>
        Resolve(value) is PdfArray array
        && array.Items.Select(Resolve).ToArray() is var items
        && items.All(i => i is PdfNumber)
            ? [.. items.Select(i => ((PdfNumber)i!).Value)]
            : null;

    /// <summary>
    /// The bytes of a stream, unpacked; null where it is packed otherwise than by Flate, damaged or too large.
    /// </summary>
    internal byte[]? Data(PdfStream stream)
    {
        var raw = Raw(stream);
        var filter = Get(stream.Dictionary, "Filter");
        if (filter is PdfArray { Items: var filters })
            filter = filters.Count switch
            {
                0 => null,
                1 => Resolve(filters[0]),
                _ => PdfKeyword.Any,
            };
        if (filter is null)
            return raw.ToArray();
        if (filter is not PdfName { Text: "FlateDecode" or "Fl" })
            return null;
        var parameters = Get(stream.Dictionary, "DecodeParms");
        if (parameters is PdfArray { Items: [var only] })
            parameters = Resolve(only);
        if (Get(parameters as PdfDictionary, "Predictor") is PdfNumber { Value: > 1 })
            return null;
        return Inflate(raw);
    }

    private ReadOnlySpan<byte> Raw(PdfStream stream)
    {
        var rest = _bytes.AsSpan(Math.Min(stream.Start, _bytes.Length));
        if (
            Get(stream.Dictionary, "Length") is PdfNumber { Value: >= 0 } length
            && length.Value <= rest.Length
            && rest[(int)length.Value..].TrimStart("\r\n "u8).StartsWith("endstream"u8)
        )
            return rest[..(int)length.Value];
        var end = rest.IndexOf("endstream"u8);
        return end < 0 ? rest : rest[..end];
    }

    private static byte[]? Inflate(ReadOnlySpan<byte> packed)
    {
        try
        {
            using var inflater = new ZLibStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
            using var unpacked = new MemoryStream(packed.Length * 4);
            var buffer = new byte[1 << 15];
            for (int read; (read = inflater.Read(buffer)) > 0; )
            {
                unpacked.Write(buffer, 0, read);
                if (unpacked.Length > MostUnpacked)
                    return null;
            }
            return unpacked.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private (List<int> Packed, PdfValue? Root) FindObjects()
    {
        var packed = new List<int>();
        PdfValue? root = null;
        ReadOnlySpan<byte> bytes = _bytes;
        for (int at = 0, hit; (hit = bytes[at..].IndexOf(" obj"u8)) >= 0; )
        {
            var end = at + hit;
            at = end + 4;
            if (NumberBefore(bytes[..end]) is not { } number)
                continue;
            _places[number] = (at, end, null);
            var head = bytes.Slice(at, Math.Min(HeadLength, bytes.Length - at));
            var stream = head.IndexOf("stream"u8);
            if (stream < 0)
                continue;
            head = head[..stream];
            if (head.IndexOf("/ObjStm"u8) >= 0)
                packed.Add(number);
            else if (head.IndexOf("/XRef"u8) >= 0 && PdfParser.ParseAt(bytes, at) is PdfStream table)
                root = table.Dictionary["Root"] ?? root;
        }
        return (packed, root);
    }

    // "12 0" before " obj": the number of the object and of its generation.
    private static int? NumberBefore(ReadOnlySpan<byte> bytes)
    {
        var generation = bytes.Length;
        while (generation > 0 && char.IsAsciiDigit((char)bytes[generation - 1]))
            generation--;
        if (generation == bytes.Length || generation == 0 || bytes[generation - 1] != ' ')
            return null;
        var (number, scale, at) = (0, 1, generation - 2);
        for (; at >= 0 && scale <= 10_000_000 && char.IsAsciiDigit((char)bytes[at]); at--, scale *= 10)
            number += (bytes[at] - '0') * scale;
        return at == generation - 2 ? null : number;
    }

    private PdfDictionary? Trailer()
    {
        var at = _bytes.AsSpan().LastIndexOf("trailer"u8);
        return at < 0 ? null : PdfParser.ParseAt(_bytes, at + 7) as PdfDictionary;
    }

    private void Unpack(int container)
    {
        var order = _places[container].Order;
        if (
            Resolve(new PdfReference(container)) is not PdfStream stream
            || Data(stream) is not { } data
            || Get(stream.Dictionary, "N") is not PdfNumber count
            || Get(stream.Dictionary, "First") is not PdfNumber first
        )
            return;
        var lexer = new PdfLexer(data);
        for (var i = 0; i < count.Value; i++)
        {
            if (lexer.Next() != PdfToken.Number)
                return;
            var number = (int)lexer.Number;
            if (lexer.Next() != PdfToken.Number)
                return;
            if (!_places.TryGetValue(number, out var known) || known.Order < order)
                _places[number] = ((int)(first.Value + lexer.Number), order, data);
        }
    }
}
