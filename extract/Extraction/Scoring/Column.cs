using System.Collections.Immutable;

namespace Pipeline.Extraction.Scoring;

/// <summary>A column with its meaning and the headers above it.</summary>
internal sealed record Column(ColumnRole Role, string Header)
{
    /// <summary>Its meaning comes from its values, not from its header.</summary>
    public bool Inferred { get; init; }

    /// <summary>It and the column before it share their role: a row has its points in one of the two.</summary>
    public bool Divided { get; init; }
}

/// <summary>The columns of a table and the rows that are its header.</summary>
/// <param name="Columns">From left to right, one a column of the grid.</param>
/// <param name="FirstRow">First row of the header; rows before it are titles.</param>
/// <param name="EndRow">One past the last row of the header.</param>
/// <param name="Names">Folded texts of all header cells: by them the header is known again on later pages.</param>
internal sealed record ColumnModel(ImmutableArray<Column> Columns, int FirstRow, int EndRow, ImmutableHashSet<string> Names)
{
    /// <summary>Index of the first column with this role, or -1.</summary>
    public int IndexOf(ColumnRole role)
    {
        for (var i = 0; i < Columns.Length; i++)
            if (Columns[i].Role == role) return i;
        return -1;
    }

    /// <summary>True where a column has this role.</summary>
    public bool Has(ColumnRole role) => IndexOf(role) >= 0;

    /// <summary>Role of a column of the grid; other beyond the last.</summary>
    public ColumnRole RoleAt(int column) => column >= 0 && column < Columns.Length ? Columns[column].Role : ColumnRole.Other;
}
