using System.Buffers.Binary;

namespace Pipeline.Reading;

/// <summary>Sectors of a compound file and the chains that they form ([MS-CFB] 2.1 to 2.5).</summary>
internal sealed class OleSectors
{
    private const int HeaderBytes = 512, HeaderDifat = 109;
    private const uint LastSector = 0xFFFFFFFA;
    private readonly Stream _stream;
    private readonly int _size;
    private readonly List<uint> _tables = [];

    /// <exception cref="InvalidDataException">The header is none.</exception>
    public OleSectors(Stream stream)
    {
        _stream = stream;
        var header = new byte[HeaderBytes];
        stream.Position = 0;
        stream.ReadExactly(header);
        var shift = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(30));
        if (shift is not (9 or 12)) throw new InvalidDataException("Sectors of an unknown size.");
        _size = 1 << shift;
        DirectoryStart = Word(header, 48);
        for (var i = 0; i < HeaderDifat; i++) AddTable(Word(header, 76 + 4 * i));
        var next = Word(header, 68);
        var most = stream.Length / _size;
        while (next <= LastSector && most-- > 0)
        {
            var more = Sector(next);
            for (var i = 0; i + 4 < _size; i += 4) AddTable(Word(more, i));
            next = Word(more, _size - 4);
        }
    }

    /// <summary>First sector of the directory.</summary>
    public uint DirectoryStart { get; }

    /// <summary>The bytes of one sector; a last one that is torn is filled with zeros.</summary>
    public byte[] Sector(uint number)
    {
        var bytes = new byte[_size];
        var at = ((long)number + 1) * _size;
        if (at >= _stream.Length) throw new InvalidDataException("A sector beyond the end.");
        _stream.Position = at;
        _stream.ReadAtLeast(bytes, _size, throwOnEndOfStream: false);
        return bytes;
    }

    /// <summary>The bytes of a chain of sectors, at most so many.</summary>
    public byte[] Chain(uint start, int most)
    {
        var bytes = new MemoryStream();
        var seen = new HashSet<uint>();
        for (var sector = start; sector <= LastSector && seen.Add(sector) && bytes.Length < most; sector = Next(sector)) bytes.Write(Sector(sector));
        return bytes.ToArray();
    }

    private uint Next(uint sector)
    {
        var perTable = _size / 4;
        var table = sector / perTable;
        if (table >= _tables.Count) throw new InvalidDataException("A chain that leads nowhere.");
        return Word(Sector(_tables[(int)table]), (int)(sector % perTable) * 4);
    }

    private void AddTable(uint sector) { if (sector <= LastSector) _tables.Add(sector); }

    private static uint Word(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));
}
