namespace Pipeline.Reading;

/// <summary>Limits of one read; all defaults stand here, each can be set.</summary>
public sealed record ReadLimits
{
    /// <summary>Wall time for a file, plus <see cref="SecondsPerPage"/> for each page.</summary>
    public double Seconds { get; init; } = 60;

    /// <summary>Additional wall time for each page.</summary>
    public double SecondsPerPage { get; init; } = 20;

    /// <summary>Address space of the reading child and each native engine, in MiB.</summary>
    public int MemoryMiB { get; init; } = 3072;

    /// <summary>Pages of a file; a longer one fails.</summary>
    public int Pages { get; init; } = 5000;

    /// <summary>Pixels of an image or of a page image.</summary>
    public long Pixels { get; init; } = 150_000_000;

    /// <summary>
    /// How often a place of a scan is read at most: 1 is the whole page once, 2 doubtful lines and numbers again.
    /// </summary>
    public int OcrPasses { get; init; } = 2;

    /// <summary>Bytes of a file.</summary>
    public long FileBytes { get; init; } = 1L << 30;

    /// <summary>Bytes of a text or HTML file.</summary>
    public long TextBytes { get; init; } = 64L << 20;

    /// <summary>
    /// Characters of text that a file may read to: what it is understood with takes about a hundred bytes for each.
    /// </summary>
    public int TextChars { get; init; } = 4_000_000;

    /// <summary>Bytes that the parts of an archive or an office file may unpack to.</summary>
    public long UnpackedBytes { get; init; } = 2L << 30;

    /// <summary>Parts of an archive.</summary>
    public int Parts { get; init; } = 100_000;

    /// <summary>Archives within archives.</summary>
    public int Nesting { get; init; } = 5;

    /// <summary>Bytes of a layout that a reader hands over.</summary>
    public long OutputBytes { get; init; } = 512L << 20;
}
