using System.Buffers.Binary;
using System.Text;

namespace Pipeline.Reading.Sniffing;

/// <summary>
/// Tells compound files ([MS-CFB]) apart by the names in their root: Word, Excel, or an office file under a password
/// (EncryptedPackage, [MS-OFFCRYPTO] 2.3.4.4; flag fEncrypted of Word's FIB, [MS-DOC] 2.5.2).
/// </summary>
internal static class OleFormatDetector
{
    private const int EntryBytes = 128;
    private const int MostEntries = 100_000;
    private const uint None = 0xFFFFFFFF;

    public static FileFormat Detect(Stream stream)
    {
        try
        {
            return FromRoot(new OleSectorReader(stream));
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new ReadException(
                new ReadFailure(FailureKind.Damaged, "a torn Office file", "ask for the file again"),
                e
            );
        }
    }

    private static FileFormat FromRoot(OleSectorReader sectors)
    {
        var directory = sectors.ReadChain(sectors.DirectoryStart, MostEntries * EntryBytes);
        var names = Root(directory);
        if (names.ContainsKey("EncryptedPackage"))
            throw new ReadException(
                FailureKind.Encrypted,
                "an Office file under a password",
                "take the password off and try again"
            );
        if (names.TryGetValue("WordDocument", out var start))
        {
            var fib = sectors.ReadSector(start);
            if (
                fib.Length > 12
                && BinaryPrimitives.ReadUInt16LittleEndian(fib) == 0xA5EC
                && (BinaryPrimitives.ReadUInt16LittleEndian(fib.AsSpan(10)) & 0x0100) != 0
            )
                throw new ReadException(
                    FailureKind.Encrypted,
                    "a Word file under a password",
                    "take the password off and try again"
                );
            return FileFormat.Doc;
        }
        return names.ContainsKey("Workbook") || names.ContainsKey("Book") ? FileFormat.Xls : FileFormat.Unknown;
    }

    /// <summary>
    /// Names in the root storage and the first sectors of their streams; what lies deeper is embedded in the document.
    /// </summary>
    private static Dictionary<string, uint> Root(byte[] directory)
    {
        var names = new Dictionary<string, uint>(StringComparer.Ordinal);
        var count = directory.Length / EntryBytes;
        if (count == 0)
            throw new InvalidDataException("No directory.");
        var seen = new HashSet<uint>();
        var open = new Stack<uint>([Word(directory, 76)]);
        while (open.TryPop(out var index))
        {
            if (index == None || index >= count || !seen.Add(index))
                continue;
            var at = (int)index * EntryBytes;
            var length = BinaryPrimitives.ReadUInt16LittleEndian(directory.AsSpan(at + 64));
            if (length is >= 2 and <= 64)
                names.TryAdd(Encoding.Unicode.GetString(directory, at, length - 2), Word(directory, at + 116));
            open.Push(Word(directory, at + 68));
            open.Push(Word(directory, at + 72));
        }
        return names;
    }

    private static uint Word(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));
}

/// <summary>Sectors of a compound file and the chains that they form ([MS-CFB] 2.1 to 2.5).</summary>
internal sealed class OleSectorReader
{
    private const int HeaderBytes = 512,
        HeaderDifat = 109;
    private const uint LastSector = 0xFFFFFFFA;
    private readonly Stream _stream;
    private readonly int _size;
    private readonly List<uint> _tables = [];

    /// <exception cref="InvalidDataException">The header is none.</exception>
    public OleSectorReader(Stream stream)
    {
        _stream = stream;
        var header = new byte[HeaderBytes];
        stream.Position = 0;
        stream.ReadExactly(header);
        var shift = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(30));
        if (shift is not (9 or 12))
            throw new InvalidDataException("Sectors of an unknown size.");
        _size = 1 << shift;
        DirectoryStart = Word(header, 48);
        for (var i = 0; i < HeaderDifat; i++)
            AddTable(Word(header, 76 + 4 * i));
        var next = Word(header, 68);
        var most = stream.Length / _size;
        while (next <= LastSector && most-- > 0)
        {
            var more = ReadSector(next);
            for (var i = 0; i + 4 < _size; i += 4)
                AddTable(Word(more, i));
            next = Word(more, _size - 4);
        }
    }

    /// <summary>First sector of the directory.</summary>
    public uint DirectoryStart { get; }

    /// <summary>The bytes of one sector; a last one that is torn is filled with zeros.</summary>
    public byte[] ReadSector(uint number)
    {
        var bytes = new byte[_size];
        var at = ((long)number + 1) * _size;
        if (at >= _stream.Length)
            throw new InvalidDataException("A sector beyond the end.");
        _stream.Position = at;
        _stream.ReadAtLeast(bytes, _size, throwOnEndOfStream: false);
        return bytes;
    }

    /// <summary>The bytes of a chain of sectors, at most so many.</summary>
    public byte[] ReadChain(uint start, int most)
    {
        var bytes = new MemoryStream();
        var seen = new HashSet<uint>();
        for (var sector = start; sector <= LastSector && seen.Add(sector) && bytes.Length < most; sector = Next(sector))
            bytes.Write(ReadSector(sector));
        return bytes.ToArray();
    }

    private uint Next(uint sector)
    {
        var perTable = _size / 4;
        var table = sector / perTable;
        if (table >= _tables.Count)
            throw new InvalidDataException("A chain that leads nowhere.");
        return Word(ReadSector(_tables[(int)table]), (int)(sector % perTable) * 4);
    }

    private void AddTable(uint sector)
    {
        if (sector <= LastSector)
            _tables.Add(sector);
    }

    private static uint Word(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));
}
