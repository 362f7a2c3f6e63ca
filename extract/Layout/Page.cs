using System.Collections.Immutable;

namespace Pipeline.Layout;

/// <summary>How a page's text was come by.</summary>
public enum PageSource
{
    /// <summary>The file's own text.</summary>
    Text,

    /// <summary>OCR.</summary>
    Ocr,

    /// <summary>The file's own text, with zones read by OCR.</summary>
    Mixed,

    /// <summary>Nothing could be read.</summary>
    Unread,
}

/// <summary>What became of the text that a file itself holds of a page.</summary>
public enum TextLayer
{
    /// <summary>It holds none, or the format has no pages.</summary>
    None,

    /// <summary>It was taken as it is.</summary>
    Kept,

    /// <summary>It could not be believed: the page was read anew by OCR.</summary>
    Replaced,
}

/// <summary>Font facts where the format tells them.</summary>
/// <param name="Size">Points; 0 where unknown.</param>
/// <param name="Bold">Bold weight.</param>
/// <param name="Italic">Italic.</param>
/// <param name="Name">Name of the font; null where unknown.</param>
public sealed record FontStyle(double Size, bool Bold, bool Italic, string? Name = null);

/// <summary>A word.</summary>
/// <param name="Span">Its place in the plain text; the text is there.</param>
/// <param name="Box">Null where the format has no pages.</param>
/// <param name="Confidence">OCR confidence 0 to 1; null for text that was not read by OCR.</param>
/// <param name="Font">Null where unknown.</param>
public sealed record Word(TextRange Span, Box? Box, double? Confidence, FontStyle? Font)
{
    /// <summary>
    /// How likely the word was written by hand, 0 to 1, by how far its digits stand off the height and base of the
    /// print beside
    /// them; null where it was not measured (the file's own text, words outside number and date lines).
    /// At 0.5 and above its digits must not be believed; <see cref="Confidence"/> is lowered too.
    /// </summary>
    public double? Ink { get; init; }

    /// <summary>
    /// How sure OCR is of the digits that the word begins with, 0 to 1, whatever it makes of the letters behind them:
    /// the least of all
    /// its readings, 0 where they differ; null where the word begins with none or was not read by OCR.
    /// </summary>
    public double? Digits { get; init; }
}

/// <summary>A line of text. Formats without pages give paragraphs as lines.</summary>
/// <param name="Span">Its place in the plain text, without the line end.</param>
/// <param name="Box">Null where the format has no pages.</param>
/// <param name="Words">Empty where only the text is known (split it at blanks).</param>
/// <param name="Font">Of most of the line; null where unknown.</param>
public sealed record Line(TextRange Span, Box? Box, ImmutableArray<Word> Words, FontStyle? Font = null);

/// <summary>What a block is.</summary>
public enum BlockKind
{
    /// <summary>Running text.</summary>
    Paragraph,

    /// <summary>One column of a heading that has two side by side.</summary>
    HeadingColumn,

    /// <summary>Page header, footer or page number.</summary>
    Margin,

    /// <summary>A stamp or the visible sign of a digital signature.</summary>
    Stamp,

    /// <summary>A footnote.</summary>
    Footnote,

    /// <summary>
    /// What stands in a ruled table whose cells were not rebuilt (scans): row by row, columns run together.
    /// </summary>
    UnreadTable,

    /// <summary>
    /// An arrival stamp ("CÔNG VĂN ĐẾN", number, day) whose frame was found: it lies across lines of the page and is
    /// none of them.
    /// </summary>
    ArrivalStamp,
}

/// <summary>Lines that belong together, in reading order.</summary>
public sealed record Block(BlockKind Kind, TextRange Span, Box? Box, ImmutableArray<Line> Lines);

/// <summary>A page; formats without pages have one.</summary>
public sealed record Page
{
    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    /// <summary>Points; 0 where the format has no pages.</summary>
    public double Width { get; init; }

    /// <summary>Points; 0 where the format has no pages.</summary>
    public double Height { get; init; }

    /// <summary>Degrees clockwise by which the page was turned to stand upright: 0, 90, 180, 270.</summary>
    public int Rotation { get; init; }

    /// <summary>How its text was come by.</summary>
    public PageSource Source { get; init; }

    /// <summary>Mean word confidence, 0 to 1; null where no OCR was needed.</summary>
    public double? OcrConfidence { get; init; }

    /// <summary>Its place in the plain text.</summary>
    public TextRange Span { get; init; }

    /// <summary>Text outside tables, in reading order.</summary>
    public ImmutableArray<Block> Blocks { get; init; } = [];

    /// <summary>Looks like a ruled table that was not rebuilt (scans): its points are not guessed.</summary>
    public bool HasUnreadTable { get; init; }

    /// <summary>A picture covers the page: it was scanned, whichever text was taken.</summary>
    public bool IsPicture { get; init; }

    /// <summary>What became of the file's own text.</summary>
    public TextLayer Layer { get; init; }

    /// <summary>Places that are filled in by hand, as the reader of ink read them.</summary>
    public ImmutableArray<InkPlace> Ink { get; init; } = [];
}
