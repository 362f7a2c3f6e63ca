using System.Collections.Immutable;

namespace Pipeline.Corpus.Generation;

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
