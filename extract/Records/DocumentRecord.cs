using System.Collections.Immutable;

namespace Pipeline.Records;

/// <summary>What one document says, each value with its place. The shape of CONTRACT "Record".</summary>
public sealed record DocumentRecord
{
    /// <summary>Version of the record's shape.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>SHA-256 of the file's bytes in lower-case hex; "…#2" for the second document in one file.</summary>
    public required string Id { get; init; }

    /// <summary>The file it came from.</summary>
    public required SourceInfo Source { get; init; }

    /// <summary>The heading: number, type, issuer, date, subject, signer and their kin.</summary>
    public DocumentHeading Document { get; init; } = new();

    /// <summary>Every mention of another document, in reading order.</summary>
    public ImmutableArray<Citation> Citations { get; init; } = [];

    /// <summary>Programmes, movements, campaigns that are named.</summary>
    public ImmutableArray<Programme> Programmes { get; init; } = [];

    /// <summary>Awards given, proposed or considered.</summary>
    public ImmutableArray<Award> Awards { get; init; } = [];

    /// <summary>Reported figures as statements.</summary>
    public ImmutableArray<Figure> Figures { get; init; } = [];

    /// <summary>Targets that are set.</summary>
    public ImmutableArray<Target> Targets { get; init; } = [];

    /// <summary>Dates by which something is due.</summary>
    public ImmutableArray<Deadline> Deadlines { get; init; } = [];

    /// <summary>Scoring tables, criteria and self-scored.</summary>
    public ImmutableArray<ScoringTable> ScoringTables { get; init; } = [];

    /// <summary>Statistical forms.</summary>
    public ImmutableArray<StatisticalForm> Forms { get; init; } = [];

    /// <summary>Sections that a report is asked to have (đề cương báo cáo); empty where none is asked.</summary>
    public ImmutableArray<OutlineSection> Outline { get; init; } = [];

    /// <summary>What a person must look at.</summary>
    public ImmutableArray<Warning> Warnings { get; init; } = [];

    /// <summary>What persons filled in or corrected, oldest first.</summary>
    public ImmutableArray<Correction> Corrections { get; init; } = [];

    /// <summary>The plain text; printed only with --text.</summary>
    [System.Text.Json.Serialization.JsonIgnore(
        Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull
    )]
    public string? Text { get; init; }
}

/// <summary>The file that a record came from.</summary>
public sealed record SourceInfo
{
    /// <summary>Path as given; parts of archives after "!/".</summary>
    public required string Path { get; init; }

    /// <summary>Id of the archive, e-mail or letter that it came in.</summary>
    public string? Parent { get; init; }

    /// <summary>pdf, docx, doc, xlsx, xls, html, text, image, eml, rtf, odt.</summary>
    public required string Format { get; init; }

    /// <summary>Size of the file in bytes.</summary>
    public long Bytes { get; init; }

    /// <summary>Number of pages; null where the format has none.</summary>
    public int? Pages { get; init; }

    /// <summary>First page of this document in its file, from 1; null where the format has none.</summary>
    public int? FirstPage { get; init; }

    /// <summary>
    /// True where most pages are pictures: read by OCR, or with a text layer over or under a picture of the whole page.
    /// </summary>
    public bool Scanned { get; init; }

    /// <summary>
    /// What became of the file's own text: "kept", "replaced" (OCR was done anew on a page or more), "none"; null for
    /// formats without pages.
    /// </summary>
    public string? TextLayer { get; init; }

    /// <summary>
    /// Another file has taken its place at its path: it is kept and shown, and the newer version counts.
    /// </summary>
    public bool Replaced { get; init; }

    /// <summary>Mean word confidence of OCR, 0 to 1; null where none was needed.</summary>
    public double? OcrConfidence { get; init; }
}

/// <summary>What a person must look at, or what was put right.</summary>
/// <param name="Code">Stable code, such as number.handwritten.</param>
/// <param name="Message">Vietnamese, for people.</param>
/// <param name="Anchor">Where; null where it concerns the whole.</param>
public sealed record Warning(string Code, string Message, Anchor? Anchor = null);

/// <summary>A section that an outline asks for.</summary>
/// <param name="Number">As printed, "I", "1.2"; null where unnumbered.</param>
/// <param name="Title">Its title.</param>
/// <param name="Level">Depth from 1.</param>
/// <param name="Anchor">Where it is asked for.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record OutlineSection(string? Number, string Title, int Level, Anchor Anchor, double Confidence);
