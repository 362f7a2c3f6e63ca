using System.Collections.Immutable;
using Pipeline.Records;

namespace Pipeline.Corpus.Generation;

/// <summary>A document as its author wrote it, before it has a format, and what a careful reader finds in it.</summary>
public sealed record Paper
{
    /// <summary>What kind of paper: "report", "plan" …</summary>
    public required string Kind { get; init; }

    /// <summary>Layout of the Party (Guidance 36-HD/VPTW) instead of the State's.</summary>
    public bool Party { get; init; }

    /// <summary>Body above the issuer, in capitals; null where none is printed.</summary>
    public string? ParentLine { get; init; }

    /// <summary>Issuer in capitals, one or two lines.</summary>
    public required ImmutableArray<string> IssuerLines { get; init; }

    /// <summary>"Số: 87/KH-CĐCT"; null for papers without a place for a number.</summary>
    public string? NumberLine { get; init; }

    /// <summary>The part of the number line that stands in ink on scans; null where all is printed.</summary>
    public string? InkNumber { get; init; }

    /// <summary>Subject of a letter, below its number.</summary>
    public string? AboutLine { get; init; }

    /// <summary>"Hà Nội, ngày 04 tháng 11 năm 2022"; null where none.</summary>
    public string? DateLine { get; init; }

    /// <summary>Day and month are in ink on scans.</summary>
    public bool InkDate { get; init; }

    /// <summary>HỎA TỐC, MẬT, DỰ THẢO.</summary>
    public ImmutableArray<string> Marks { get; init; } = [];

    /// <summary>BÁO CÁO; null for letters.</summary>
    public string? TypeLine { get; init; }

    /// <summary>Title below the type.</summary>
    public ImmutableArray<string> TitleLines { get; init; } = [];

    /// <summary>"Kính gửi".</summary>
    public ImmutableArray<string> Addressees { get; init; } = [];

    /// <summary>Body.</summary>
    public required ImmutableArray<PaperElement> Body { get; init; }

    /// <summary>"Nơi nhận", without the dashes.</summary>
    public ImmutableArray<string> Recipients { get; init; } = [];

    /// <summary>Authority lines and position in capitals; more than one signer stand side by side.</summary>
    public ImmutableArray<SignatureBlock> Signatures { get; init; } = [];

    /// <summary>Annexes.</summary>
    public ImmutableArray<PaperAnnex> Annexes { get; init; } = [];

    /// <summary>The record that a careful reader writes; anchors hold only the printed text.</summary>
    public required DocumentRecord Gold { get; init; }

    /// <summary>Errors that were planted, with the finding that they should give.</summary>
    public ImmutableArray<PlantedError> Errors { get; init; } = [];

    /// <summary>Phrases that hold no fact though they look like one.</summary>
    public ImmutableArray<string> Traps { get; init; } = [];
}

/// <summary>The lines above a name.</summary>
/// <param name="Lines">"TM. BAN THƯỜNG VỤ", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH".</param>
/// <param name="Name">Who signs.</param>
public sealed record SignatureBlock(ImmutableArray<string> Lines, string Name);

/// <summary>An annex.</summary>
/// <param name="Label">"PHỤ LỤC I".</param>
/// <param name="Title">Title in capitals.</param>
/// <param name="With">"(Kèm theo …)"; null where none.</param>
/// <param name="Body">What stands in it.</param>
public sealed record PaperAnnex(string? Label, string Title, string? With, ImmutableArray<PaperElement> Body);

/// <summary>An error put in on purpose.</summary>
/// <param name="Rule">Rule of CONTRACT "Finding".</param>
/// <param name="Document">Key of the document in which it should be found.</param>
/// <param name="Expected">What should stand there.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Note">For people.</param>
public sealed record PlantedError(string Rule, string? Document, string? Expected, string? Found, string Note);

/// <summary>A part of the body.</summary>
public abstract record PaperElement;

/// <summary>How a paragraph is set.</summary>
public enum PaperParagraphStyle
{
    /// <summary>Running text.</summary>
    Normal,

    /// <summary>Bold heading: "I. …", "Điều 1. …".</summary>
    Heading,

    /// <summary>Basis line, in italics.</summary>
    Basis,

    /// <summary>Centred and bold: "QUYẾT ĐỊNH:".</summary>
    Centre,
}

/// <summary>A paragraph.</summary>
public sealed record PaperParagraph(string Text, PaperParagraphStyle Style = PaperParagraphStyle.Normal) : PaperElement;

/// <summary>A table with drawn rules.</summary>
/// <param name="Widths">Relative widths of the columns.</param>
/// <param name="Cells">Cells by row, then column; merged ones stand once.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="HeaderRows">Rows that repeat on each page.</param>
public sealed record PaperTable(ImmutableArray<int> Widths, ImmutableArray<PaperCell> Cells, int Rows, int HeaderRows)
    : PaperElement;

/// <summary>A cell of a table.</summary>
public sealed record PaperCell(
    int Row,
    int Column,
    string Text,
    int RowSpan = 1,
    int ColumnSpan = 1,
    bool Bold = false,
    bool Centre = false
);
