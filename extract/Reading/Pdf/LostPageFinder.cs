using System.Globalization;
using Pipeline.Reading.Engines;

namespace Pipeline.Reading.Pdf;

/// <summary>
/// Finds the pages of a file that the engine passes over in silence: it gives a page whose content is damaged as an
/// empty
/// one. Only pages without a word are asked about again, and pages of files of which the engine said that a stream is
/// torn.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="limits">Seconds for a page.</param>
/// <param name="cancel">Stops it.</param>
internal sealed class LostPageFinder(string path, ReadLimits limits, CancellationToken cancel)
{
    /// <summary>Runs of an engine that one file may cost.</summary>
    private const int MostRuns = 120;
    private const int DrawingDpi = 9;

    private readonly Lazy<HashSet<string>> _ofTheFile = new(() =>
        [.. Lines(NativeEngine.TryRun("pdfinfo", [path], limits.Seconds, cancel).Errors)]
    );
    private int _runs;

    /// <summary>Marks the pages that are lost, wholly or in part.</summary>
    /// <param name="pages">All pages, read.</param>
    /// <param name="said">What the engine said on standard error while it gave their text.</param>
    internal void Mark(IReadOnlyList<PdfPage> pages, string said)
    {
        if (Lines(said).Any(TellsOfStream))
            foreach (var number in Torn(1, pages.Count, "pdftotext", [], TellsOfStream))
                if (pages[number - 1].IsEmpty)
                    pages[number - 1].Failed = true;
                else
                    pages[number - 1].Partial = true;
        foreach (var (first, last) in Runs(pages))
        foreach (
            var number in Torn(
                first,
                last,
                "pdftoppm",
                ["-gray", "-r", Text(DrawingDpi)],
                static l => l.Contains("Error", StringComparison.Ordinal)
            )
        )
            pages[number - 1].Failed = true;
    }

    /// <summary>
    /// Pages between two of which the engine says what it does not say of the file as a whole: halved until they stand
    /// alone.
    /// </summary>
    private List<int> Torn(int first, int last, string program, string[] how, Func<string, bool> tells)
    {
        if (_runs++ >= MostRuns)
            return [];
        // Without a name the one draws to its output; the other writes beside the file unless told so.
        string[] output = program == "pdftotext" ? ["-"] : [];
        string errors;
        try
        {
            errors = NativeEngine
                .TryRun(program, [.. how, "-f", Text(first), "-l", Text(last), path, .. output], limits.Seconds, cancel)
                .Errors;
        }
        catch (ReadException e) when (e.Failure.Kind == FailureKind.TimedOut)
        {
            return [];
        }
        if (!Lines(errors).Any(l => tells(l) && !_ofTheFile.Value.Contains(l)))
            return [];
        if (first == last)
            return [first];
        var middle = (first + last) / 2;
        return [.. Torn(first, middle, program, how, tells), .. Torn(middle + 1, last, program, how, tells)];
    }

    /// <summary>Runs of neighbouring pages without a word.</summary>
    private static IEnumerable<(int First, int Last)> Runs(IReadOnlyList<PdfPage> pages)
    {
        for (var i = 0; i < pages.Count; i++)
        {
            if (!pages[i].IsEmpty || pages[i].Failed)
                continue;
            var first = i;
            while (i + 1 < pages.Count && pages[i + 1].IsEmpty && !pages[i + 1].Failed)
                i++;
            yield return (first + 1, i + 1);
        }
    }

    private static bool TellsOfStream(string line) =>
        line.Contains("Error", StringComparison.Ordinal) && line.Contains("stream", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Lines(string said) =>
        said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
