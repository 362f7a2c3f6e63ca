using System.Buffers.Binary;
using System.Text;

namespace Pipeline.Reading;

/// <summary>
/// Tells compound files ([MS-CFB]) apart by the names in their root: Word, Excel, or an office file under a password
/// (EncryptedPackage, [MS-OFFCRYPTO] 2.3.4.4; flag fEncrypted of Word's FIB, [MS-DOC] 2.5.2).
/// </summary>
internal static class OleFamily
{
    private const int EntryBytes = 128;
    private const int MostEntries = 100_000;
    private const uint None = 0xFFFFFFFF;

    public static FileFormat Tell(Stream stream)
    {
        try { return FromRoot(new OleSectors(stream)); }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException) { throw new ReadException(new ReadFailure(FailureKind.Damaged, "a torn Office file", "ask for the file again"), e); }
    }

    private static FileFormat FromRoot(OleSectors sectors)
    {
        var directory = sectors.Chain(sectors.DirectoryStart, MostEntries * EntryBytes);
        var names = Root(directory);
        if (names.ContainsKey("EncryptedPackage"))
            throw new ReadException(FailureKind.Encrypted, "an Office file under a password", "take the password off and try again");
        if (names.TryGetValue("WordDocument", out var start))
        {
            var fib = sectors.Sector(start);
            if (fib.Length > 12 && BinaryPrimitives.ReadUInt16LittleEndian(fib) == 0xA5EC && (BinaryPrimitives.ReadUInt16LittleEndian(fib.AsSpan(10)) & 0x0100) != 0)
                throw new ReadException(FailureKind.Encrypted, "a Word file under a password", "take the password off and try again");
            return FileFormat.Doc;
        }
        return names.ContainsKey("Workbook") || names.ContainsKey("Book") ? FileFormat.Xls : FileFormat.Unknown;
    }

    /// <summary>Names in the root storage and the first sectors of their streams; what lies deeper is embedded in the document.</summary>
    private static Dictionary<string, uint> Root(byte[] directory)
    {
        var names = new Dictionary<string, uint>(StringComparer.Ordinal);
        var count = directory.Length / EntryBytes;
        if (count == 0) throw new InvalidDataException("No directory.");
        var seen = new HashSet<uint>();
        var open = new Stack<uint>([Word(directory, 76)]);
        while (open.TryPop(out var index))
        {
            if (index == None || index >= count || !seen.Add(index)) continue;
            var at = (int)index * EntryBytes;
            var length = BinaryPrimitives.ReadUInt16LittleEndian(directory.AsSpan(at + 64));
            if (length is >= 2 and <= 64) names.TryAdd(Encoding.Unicode.GetString(directory, at, length - 2), Word(directory, at + 116));
            open.Push(Word(directory, at + 68));
            open.Push(Word(directory, at + 72));
        }
        return names;
    }

    private static uint Word(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));
}
