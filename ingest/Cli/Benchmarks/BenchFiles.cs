using System.Text;
using Pipeline.Reading;

namespace Pipeline.Cli.Benchmarks;

/// <summary>Chooses the files of a measurement, and reads them as the program does.</summary>
internal static class BenchFiles
{
    /// <summary>PDF files with text of their own on most pages (born digital), or the others (scans).</summary>
    public static (string[] Born, string[] Scans) ClassifyPdfs(BenchOptions options)
    {
        var (born, scans) = (new List<string>(), new List<string>());
        foreach (
            var file in options
                .Files.SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories))
                .Where(f => f.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase))
                .Order(StringComparer.Ordinal)
        )
        {
            var text = Path.GetTempFileName();
            BenchEngines.Run(["pdftotext", "-q", file, "-"], text);
            var pages = File.ReadAllText(text, Encoding.UTF8).Split('\f')[..^1];
            File.Delete(text);
            (pages.Count(p => p.Count(char.IsWhiteSpace) > 60) * 2 > pages.Length ? born : scans).Add(
                Path.GetFullPath(file)
            );
        }
        return ([.. born], [.. scans]);
    }

    /// <summary>Reads all files in reading children, as ingest does.</summary>
    public static void Read(IFileReader reader, IEnumerable<string> files, int jobs)
    {
        Parallel
            .ForEachAsync(
                files,
                new ParallelOptions { MaxDegreeOfParallelism = jobs },
                async (file, cancel) =>
                {
                    using var result = await reader.ReadAsync(new SourceFile(file, file), cancel);
                }
            )
            .GetAwaiter()
            .GetResult();
    }
}
