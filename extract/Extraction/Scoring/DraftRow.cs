using Pipeline.Extraction.Scoring.Columns;
using Pipeline.Layout;

namespace Pipeline.Extraction.Scoring;

/// <summary>A row while it is put together; immutable once it is a record.</summary>
internal sealed class DraftRow
{
    public string? No { get; set; }
    public string? NoPrinted { get; set; }

    /// <summary>
    /// The number by which the row is placed: that of the number column, or the one its wording begins with.
    /// </summary>
    public RowNumber? Number { get; set; }
    public string Criterion { get; set; } = "";

    /// <summary>Number and points stand there, the wording does not: it follows in rows of its own.</summary>
    public bool Awaits { get; set; }

    /// <summary>A total stands between it and the row before it.</summary>
    public bool AfterTotal { get; set; }

    /// <summary>A cell that names a group of rows begins in it, beside its own wording.</summary>
    public bool OpensGroup { get; set; }
    public string? Evidence { get; set; }
    public decimal? Max { get; set; }
    public decimal? Bonus { get; set; }
    public decimal? Deduct { get; set; }
    public decimal? Score { get; set; }
    public decimal? ScoreBonus { get; set; }
    public decimal? Appraised { get; set; }
    public decimal? Total { get; set; }
    public int? MaxSpan { get; set; }
    public int? Choice { get; set; }
    public string? Formula { get; set; }
    public int? Parent { get; set; }
    public int Level { get; set; } = 1;
    public string? Path { get; set; }
    public double Indent { get; set; }

    /// <summary>Label of the section heading above that is no row itself, "II".</summary>
    public string? Section { get; set; }
    public double Confidence { get; set; } = 0.95;
    public TextRange Range { get; set; }

    /// <summary>Every range that belongs to the row, its continuations on later pages too.</summary>
    public List<TextRange> Ranges { get; } = [];

    public bool HasPoints =>
        Max is not null
        || Bonus is not null
        || Deduct is not null
        || Score is not null
        || ScoreBonus is not null
        || Appraised is not null
        || Total is not null;

    public bool HasMaxima => Max is not null || Bonus is not null || Deduct is not null;

    public decimal? Get(ColumnRole role) =>
        role switch
        {
            ColumnRole.Max => Max,
            ColumnRole.Bonus => Bonus,
            ColumnRole.Deduct => Deduct,
            ColumnRole.Score => Score,
            ColumnRole.ScoreBonus => ScoreBonus,
            ColumnRole.Appraised => Appraised,
            ColumnRole.Total => Total,
            _ => null,
        };

    public void SetValue(ColumnRole role, decimal value)
    {
        switch (role)
        {
            case ColumnRole.Max:
                Max = value;
                break;
            case ColumnRole.Bonus:
                Bonus = value;
                break;
            case ColumnRole.Deduct:
                Deduct = value;
                break;
            case ColumnRole.Score:
                Score = value;
                break;
            case ColumnRole.ScoreBonus:
                ScoreBonus = value;
                break;
            case ColumnRole.Appraised:
                Appraised = value;
                break;
            case ColumnRole.Total:
                Total = value;
                break;
        }
    }
}

/// <summary>A group heading while the rows below it are still coming.</summary>
internal sealed class DraftHeading(string title, PointClaim claim, TextRange range, int first)
{
    public string Title { get; } = title;
    public PointClaim Claim { get; } = claim;
    public TextRange Range { get; } = range;

    /// <summary>Index of the first row below it.</summary>
    public int First { get; } = first;

    /// <summary>True for "Mục II": it covers the headings below it.</summary>
    public bool Section { get; init; }
}
