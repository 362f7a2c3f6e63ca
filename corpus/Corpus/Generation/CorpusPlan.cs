using System.Collections.Immutable;
using System.Globalization;

namespace Pipeline.Corpus.Generation;

/// <summary>Decides which papers stand in which files of which format.</summary>
internal sealed class CorpusPlan(CorpusOptions options)
{
    private readonly CorpusWriter _writer = new(options.Seed, options.Documents);

    /// <summary>The files in order.</summary>
    public IEnumerable<PlannedFile> PlanFiles()
    {
        for (var i = 0; i < options.Documents; i++)
        {
            var dice = SeededRandom.ForItem(options.Seed ^ 0xF11E5UL, i);
            var first = _writer.WriteNext();
            var format = Format(dice, first);
            ImmutableArray<Paper> papers =
                format != "xlsx" && dice.IsChosen(0.05) ? [first, _writer.WriteNext()] : [first];
            var inked = format == "scan" && dice.IsChosen(0.5) && papers.All(p => p.InkNumber is not null);
            var extension = format switch
            {
                "text" => "txt",
                "scan" => "pdf",
                _ => format,
            };
            yield return new PlannedFile(
                string.Create(CultureInfo.InvariantCulture, $"{i / 1000:000}/{i:000000}-{first.Kind}.{extension}"),
                format,
                papers,
                inked,
                dice.Next()
            );
        }
    }

    private string Format(SeededRandom dice, Paper paper)
    {
        var table = paper.Body.Concat(paper.Annexes.SelectMany(a => a.Body)).OfType<PaperTable>().Any();
        var fit = options
            .Formats.Where(f => f != "xlsx" || (table && paper.Kind is "form" or "self-score" or "criteria"))
            .ToArray();
        return fit.Length > 0 ? dice.Pick(fit) : "docx";
    }
}

/// <summary>A file that is to be written: its papers, its format and its own dice.</summary>
/// <param name="Name">Path within the corpus.</param>
/// <param name="Format">docx, html, text, xlsx, pdf, scan.</param>
/// <param name="Papers">One, or several in a bundle.</param>
/// <param name="Inked">Number and day are left to the pen (scans).</param>
/// <param name="Seed">Of its own dice.</param>
internal sealed record PlannedFile(string Name, string Format, ImmutableArray<Paper> Papers, bool Inked, ulong Seed)
{
    /// <summary>Needs LibreOffice.</summary>
    public bool IsPdf => Format is "pdf" or "scan";
}
