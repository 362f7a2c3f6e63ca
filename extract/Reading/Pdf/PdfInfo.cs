using System.Text;
using Pipeline.Reading.Engines;

namespace Pipeline.Reading.Pdf;

/// <summary>What pdfinfo says before anything dear is done.</summary>
internal static class PdfInfo
{
    /// <summary>Number of pages.</summary>
    /// <exception cref="ReadException">Encrypted, damaged, or more pages than the limit.</exception>
    internal static int Check(string path, ReadLimits limits, CancellationToken cancel)
    {
        var (output, errors) = Engine.TryRun("pdfinfo", [path], limits.Seconds, cancel);
        var said = Encoding.UTF8.GetString(output);
        var pages = 0;
        foreach (var line in said.Split('\n'))
            if (line.StartsWith("Pages:", StringComparison.Ordinal)) _ = int.TryParse(line.AsSpan(6), out pages);
        if (pages == 0)
            throw errors.Contains("ncorrect password", StringComparison.Ordinal)
                ? new ReadException(FailureKind.Encrypted, "the file needs a password", "ask for it without a password")
                : new ReadException(FailureKind.Damaged, "the PDF is damaged or cut short", "ask for the file again");
        if (pages > limits.Pages)
            throw new ReadException(FailureKind.TooLarge, $"{pages} pages, more than {limits.Pages}", "divide the file, or raise the limit pages");
        return pages;
    }
}
