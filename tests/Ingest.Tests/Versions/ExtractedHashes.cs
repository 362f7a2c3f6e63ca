using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pipeline.Extraction;
using Pipeline.Index.Model;
using Pipeline.Layout.Serialization;
using Pipeline.Reading;
using Pipeline.Records;

namespace Pipeline.Ingest.Tests.Versions;

/// <summary>Hashes of what one file gives.</summary>
/// <param name="Layout">Of its layout, as the stage "read" keeps it.</param>
/// <param name="Records">Of its records with their text.</param>
internal sealed record ExtractedHash(string Layout, string Records);

/// <summary>
/// What the committed samples give under the versions of the stages, as a text file: a line "versions READ EXTRACT",
/// then a line
/// for each file: layout hash, records hash, path.
/// </summary>
internal sealed record ExtractedHashes(StageVersions Versions, ImmutableSortedDictionary<string, ExtractedHash> Files)
{
    /// <summary>Reads the samples and extracts their records in this process.</summary>
    public static async Task<ExtractedHashes> ComputeAsync(string samples)
    {
        var reader = new FileReader(FileReader.AllReaders, new ReadLimits());
        var files = ImmutableSortedDictionary.CreateBuilder<string, ExtractedHash>(StringComparer.Ordinal);
        foreach (
            var path in Directory
                .EnumerateFiles(samples, "*", SearchOption.AllDirectories)
                .Where(p => Path.GetExtension(p) != ".jsonl")
        )
        {
            var name = Path.GetRelativePath(samples, path).Replace('\\', '/');
            using var result = await reader.ReadAsync(new SourceFile(path, name), CancellationToken.None);
            if (result.Layout is not { } layout)
                throw new InvalidOperationException($"{name} is not read: {result.Failure?.Message}");
            var source = new SourceInfo
            {
                Path = name,
                Format = layout.Format,
                Bytes = new FileInfo(path).Length,
            };
            var records = RecordExtractor.Default.Extract(layout, "0", source);
            files[name] = new ExtractedHash(
                Hash(LayoutSerializer.ToBytes(layout)),
                Hash(Encoding.UTF8.GetBytes(string.Join('\n', records.Select(RecordJson.Print))))
            );
        }
        return new ExtractedHashes(new IngestOptions().Versions, files.ToImmutable());
    }

    /// <summary>Reads what <see cref="Print"/> wrote.</summary>
    public static ExtractedHashes Parse(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var versions = lines[0].Split(' ');
        return new ExtractedHashes(
            new StageVersions(Number(versions[1]), Number(versions[2])),
            lines
                .Skip(1)
                .Select(l => l.Split(' ', 3))
                .ToImmutableSortedDictionary(p => p[2], p => new ExtractedHash(p[0], p[1]), StringComparer.Ordinal)
        );
    }

    /// <summary>The text that is committed.</summary>
    public string Print() =>
        string.Create(CultureInfo.InvariantCulture, $"versions {Versions.Read} {Versions.Extract}\n")
        + string.Concat(Files.Select(f => $"{f.Value.Layout} {f.Value.Records} {f.Key}\n"));

    /// <summary>
    /// Files whose output changed although the version that would have stored files done again was not raised; null
    /// where there
    /// are none. A raised version of reading covers what extraction makes of the new layouts, too.
    /// </summary>
    public string? ChangedWithoutVersion(ExtractedHashes now)
    {
        string[] layouts = [.. Common(now).Where(p => Files[p].Layout != now.Files[p].Layout)];
        if (layouts.Length > 0 && now.Versions.Read <= Versions.Read)
            return $"the layouts of {Named(layouts)} changed: raise ReaderVersion.Current (LayoutSerializer.Version where the form changed)";
        string[] records = [.. Common(now).Where(p => Files[p].Records != now.Files[p].Records)];
        return records.Length > 0 && now.Versions.Extract <= Versions.Extract && now.Versions.Read <= Versions.Read
            ? $"the records of {Named(records)} changed: raise RecordExtractor.Version"
            : null;
    }

    private IEnumerable<string> Common(ExtractedHashes now) => Files.Keys.Where(now.Files.ContainsKey);

    private static string Named(string[] files) =>
        files.Length <= 3 ? string.Join(", ", files) : $"{files[0]}, {files[1]} and {files.Length - 2} more";

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes))[..24];

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
