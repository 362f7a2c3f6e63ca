using System.Collections.Immutable;

namespace Pipeline.Layout;

/// <summary>A cell. Merged cells stand once, at their first row and column.</summary>
/// <param name="Row">From 0.</param>
/// <param name="Column">From 0.</param>
/// <param name="RowSpan">At least 1.</param>
/// <param name="ColumnSpan">At least 1.</param>
/// <param name="Span">Its text in the plain text; lines of the cell are divided by \n.</param>
/// <param name="Page">Page on which it begins; null where the format has no pages.</param>
/// <param name="Box">Null where the format has no pages.</param>
/// <param name="Address">"C12" on sheets; else null.</param>
/// <param name="Font">Of most of the cell; null where unknown.</param>
/// <param name="Indent">Left indentation of its text in points or characters; 0 where unknown.</param>
public sealed record Cell(
    int Row,
    int Column,
    int RowSpan,
    int ColumnSpan,
    TextRange Span,
    int? Page = null,
    Box? Box = null,
    string? Address = null,
    FontStyle? Font = null,
    double Indent = 0
);

/// <summary>How the cells of a table were found.</summary>
public enum TableSource
{
    /// <summary>The format says so (Word, HTML, sheets).</summary>
    Markup,

    /// <summary>Drawn rules of a page.</summary>
    Rules,

    /// <summary>Tab-separated or pipe-separated text: columns may have shifted.</summary>
    SeparatedText,

    /// <summary>Alignment alone.</summary>
    Alignment,
}

/// <summary>A table; one that runs over pages is one table.</summary>
public sealed record Table
{
    /// <summary>Index in <see cref="DocumentLayout.Tables"/>.</summary>
    public required int Index { get; init; }

    /// <summary>How it was found.</summary>
    public required TableSource Source { get; init; }

    /// <summary>Number of rows.</summary>
    public required int RowCount { get; init; }

    /// <summary>Number of columns.</summary>
    public required int ColumnCount { get; init; }

    /// <summary>Cells by row, then column.</summary>
    public ImmutableArray<Cell> Cells { get; init; } = [];

    /// <summary>Its place in the plain text: cells divided by tabs, rows by line ends.</summary>
    public TextRange Span { get; init; }

    /// <summary>First page; null where the format has no pages.</summary>
    public int? Page { get; init; }

    /// <summary>Box on the first page.</summary>
    public Box? Box { get; init; }

    /// <summary>Name of the sheet.</summary>
    public string? Sheet { get; init; }

    /// <summary>Rows (from 0) that begin on a new page.</summary>
    public ImmutableArray<int> PageBreaks { get; init; } = [];

    /// <summary>Index of the table and cell that holds this one; null for most.</summary>
    public (int Table, int Cell)? Inside { get; init; }
}
