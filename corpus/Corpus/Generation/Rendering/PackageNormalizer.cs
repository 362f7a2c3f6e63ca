using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Pipeline.Corpus.Generation.Rendering;

/// <summary>Takes chance and clock out of an office package: fixed times, relation ids in order.</summary>
internal static partial class PackageNormalizer
{
    private static readonly DateTimeOffset Fixedly = new(2021, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [GeneratedRegex("\"R[0-9a-f]{8,}\"", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex RandomId();

    /// <summary>The same package with the same bytes for the same content.</summary>
    public static byte[] Normalize(byte[] package)
    {
        using var from = new ZipArchive(new MemoryStream(package));
        var parts = from
            .Entries.OrderBy(e => e.FullName == "[Content_Types].xml" ? "" : e.FullName, StringComparer.Ordinal)
            .Select(e => (e.FullName, Text: Read(e)))
            .ToArray();
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in parts)
        foreach (Match m in RandomId().Matches(part.Text))
            ids.TryAdd(m.Value, $"\"rId{ids.Count + 1}\"");
        using var stream = new MemoryStream();
        using (var to = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in parts)
            {
                var entry = to.CreateEntry(name, CompressionLevel.Optimal);
                entry.LastWriteTime = Fixedly;
                using var writer = entry.Open();
                writer.Write(Encoding.UTF8.GetBytes(RandomId().Replace(text, m => ids[m.Value])));
            }
        return stream.ToArray();
    }

    private static string Read(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
