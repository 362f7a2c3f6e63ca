using System.Text;
using System.Text.RegularExpressions;

namespace Pipeline.Corpus.Generation.Rendering;

/// <summary>
/// Turns DOCX files into PDF with LibreOffice, many at once, and takes clock and chance out of the result.
/// </summary>
internal static partial class PdfConverter
{
    private const int AtOnce = 60;

    [GeneratedRegex(
        @"/(CreationDate|ModDate)\s*\(D:[^)]*\)|/ID\s*\[\s*<[0-9A-Fa-f]+>\s*<[0-9A-Fa-f]+>\s*\]|/DocChecksum\s*/[0-9A-F]+",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Clocked();

    /// <summary>
    /// Converts every DOCX of a folder beside itself; two LibreOffice at once, each with a profile of its own.
    /// </summary>
    /// <param name="folder">Folder with the DOCX files.</param>
    /// <param name="jobs">LibreOffice instances at once.</param>
    public static void ConvertAll(string folder, int jobs)
    {
        var batches = Directory.GetFiles(folder, "*.docx").Order(StringComparer.Ordinal).Chunk(AtOnce).ToArray();
        var profiles = new System.Collections.Concurrent.ConcurrentBag<string>(
            Enumerable.Range(0, jobs).Select(i => Path.Combine(folder, $"profile{i}"))
        );
        Parallel.ForEach(
            batches,
            new ParallelOptions { MaxDegreeOfParallelism = jobs },
            batch =>
            {
                if (!profiles.TryTake(out var profile))
                    throw new InvalidOperationException("More LibreOffice instances than profiles.");
                NativeTool.Run(
                    "soffice",
                    [
                        $"-env:UserInstallation=file://{profile}",
                        "--headless",
                        "--convert-to",
                        "pdf",
                        "--outdir",
                        folder,
                        .. batch,
                    ]
                );
                profiles.Add(profile);
            }
        );
    }

    /// <summary>The PDF with its dates and ids rewritten from the seed, byte for byte as long.</summary>
    public static byte[] Normalize(byte[] pdf, ulong seed)
    {
        var text = Encoding.Latin1.GetString(pdf);
        return Encoding.Latin1.GetBytes(
            Clocked().Replace(text, m => Rewrite(m.Value, SeededRandom.ForItem(seed, m.Index)))
        );
    }

    private static string Rewrite(string value, SeededRandom dice)
    {
        var chars = value.ToCharArray();
        var at = value.StartsWith("/ID", StringComparison.Ordinal)
            ? 3
            : value.IndexOf(value.Contains("Checksum", StringComparison.Ordinal) ? '/' : ':', 1);
        var date = value.Contains("Date", StringComparison.Ordinal);
        for (var i = at; i < chars.Length; i++)
            if (char.IsAsciiHexDigit(chars[i]))
                chars[i] = date ? '0' : "0123456789ABCDEF"[dice.NextInRange(0, 15)];
        if (date)
            "20210101".CopyTo(0, chars, at + 1, 8);
        return new string(chars);
    }
}
