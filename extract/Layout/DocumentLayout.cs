using System.Collections.Immutable;
using Pipeline.Records;

namespace Pipeline.Layout;

/// <summary>
/// What a file looks like: pages, blocks, lines, words, tables, and one plain text (NFC) with offsets into it.
/// </summary>
public sealed record DocumentLayout
{
    /// <summary>pdf, docx, doc, rtf, odt, xlsx, xls, html, text, image, eml.</summary>
    public required string Format { get; init; }

    /// <summary>The plain text: lines end with \n, tables have tabs between cells, pages end with \f.</summary>
    public required string Text { get; init; }

    /// <summary>Pages; formats without pages have one of size 0.</summary>
    public ImmutableArray<Page> Pages { get; init; } = [];

    /// <summary>Tables in reading order.</summary>
    public ImmutableArray<Table> Tables { get; init; } = [];

    /// <summary>The format has pages whose numbers mean something to people.</summary>
    public bool Paged { get; init; }

    /// <summary>Title in the file's or web page's metadata; null where none.</summary>
    public string? Title { get; init; }

    /// <summary>Digital signatures that the file itself carries (its form fields).</summary>
    public ImmutableArray<DigitalSignature> Signatures { get; init; } = [];

    /// <summary>What the reader noticed: damaged pages, pages left out by a limit, repaired encodings.</summary>
    public ImmutableArray<Warning> Warnings { get; init; } = [];

    /// <summary>What the text spine changed: the range in <see cref="Text"/> and what stood on the page.</summary>
    public ImmutableArray<TextRepair> Repairs { get; init; } = [];

    /// <summary>Text of a range.</summary>
    public ReadOnlySpan<char> Slice(TextRange range) => Text.AsSpan(range.Start, range.Length);
}

/// <summary>A repair of the text: the printed form is kept.</summary>
/// <param name="Span">The mended text.</param>
/// <param name="Printed">What stood there.</param>
/// <param name="Kind">encoding, look-alike, capitals.</param>
public sealed record TextRepair(TextRange Span, string Printed, string Kind);
