using System.Collections.Immutable;
using System.Text.Json;

namespace Pipeline.Corpus.Evaluation.Gold;

/// <summary>
/// Finds and reads the gold of a folder and of the folders in it: gold.json as a list of headings, a list of facts or an
/// object of tables, and gold.jsonl as the generator writes it.
/// </summary>
public static class GoldFolder
{
    /// <summary>All gold documents, by file.</summary>
    /// <exception cref="InvalidDataException">A gold file is none.</exception>
    public static ImmutableArray<GoldDocument> Read(string folder)
    {
        var documents = new List<GoldDocument>();
        foreach (var path in Directory.EnumerateFiles(folder, "gold.json*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var prefix = Path.GetRelativePath(folder, Path.GetDirectoryName(path)!).Replace('\\', '/');
            prefix = prefix == "." ? "" : prefix + "/";
            try { documents.AddRange(ReadFile(path, prefix)); }
            catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
            {
                throw new InvalidDataException($"{path} is no gold: {e.Message}", e);
            }
        }
        return [.. documents.OrderBy(d => d.File, StringComparer.Ordinal).ThenBy(d => d.Part ?? 0)];
    }

    private static List<GoldDocument> ReadFile(string path, string prefix)
    {
        if (path.EndsWith(".jsonl", StringComparison.Ordinal)) return [.. GeneratedGold.Read(File.ReadLines(path), prefix)];
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        var root = json.RootElement;
        if (root.ValueKind == JsonValueKind.Object) return [.. SampleTables.Read(root, prefix)];
        var facts = root.EnumerateArray().Any(e => e.TryGetProperty("traps", out _));
        return facts ? [.. SampleFacts.Read(root, prefix)] : [.. SampleHeadings.Read(root, prefix)];
    }
}
