using System.Collections.Immutable;

namespace Pipeline.Records;

/// <summary>A named programme, movement, campaign, contest, project or model.</summary>
public sealed record Programme
{
    /// <summary>Official name, without quotes.</summary>
    public required string Name { get; init; }

    /// <summary>chương trình, phong trào, cuộc vận động, tháng, hội thi, đề án, dự án, mô hình, chiến lược.</summary>
    public required string Kind { get; init; }

    /// <summary>Launching body.</summary>
    public string? LaunchedBy { get; init; }

    /// <summary>Begin: ISO date, month or year.</summary>
    public string? From { get; init; }

    /// <summary>End: ISO date, month or year.</summary>
    public string? To { get; init; }

    /// <summary>Stages on the way.</summary>
    public ImmutableArray<Milestone> Milestones { get; init; } = [];

    /// <summary>As printed.</summary>
    public string? Printed { get; init; }

    /// <summary>0 to 1.</summary>
    public double Confidence { get; init; }

    /// <summary>Where it is first named.</summary>
    public required Anchor Anchor { get; init; }

    /// <summary>All other places where it is named.</summary>
    public ImmutableArray<Anchor> Mentions { get; init; } = [];
}

/// <summary>A stage of a programme.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Date">ISO date.</param>
public sealed record Milestone(string Name, string Date);

/// <summary>An award given, proposed or considered.</summary>
public sealed record Award
{
    /// <summary>Bằng khen, Giấy khen, Cờ thi đua, Huân chương …</summary>
    public required string Form { get; init; }

    /// <summary>Who grants it.</summary>
    public string? Grantor { get; init; }

    /// <summary>tặng, đề nghị, đang xét.</summary>
    public string? Stage { get; init; }

    /// <summary>Number of collectives.</summary>
    public int? Collectives { get; init; }

    /// <summary>Number of individuals.</summary>
    public int? Individuals { get; init; }

    /// <summary>Money in đồng.</summary>
    public decimal? Amount { get; init; }

    /// <summary>each or total.</summary>
    public string? AmountIs { get; init; }

    /// <summary>about, under, over; null if exact.</summary>
    public string? Approximate { get; init; }

    /// <summary>Occasion or matter.</summary>
    public string? Occasion { get; init; }

    /// <summary>Year or period.</summary>
    public string? Year { get; init; }

    /// <summary>As printed.</summary>
    public required string Printed { get; init; }

    /// <summary>The number is that of a list's rows.</summary>
    public bool Counted { get; init; }

    /// <summary>0 to 1.</summary>
    public double Confidence { get; init; }

    /// <summary>Where.</summary>
    public required Anchor Anchor { get; init; }
}

/// <summary>A reported figure: a statement (unit, indicator, period, value, measure).</summary>
public sealed record Figure
{
    /// <summary>What is counted, in the document's words.</summary>
    public required string Indicator { get; init; }

    /// <summary>
    /// The value in <see cref="Measure"/>; money in đồng; null where the printed figure is malformed.
    /// </summary>
    public decimal? Value { get; init; }

    /// <summary>The second number of "724/724".</summary>
    public decimal? Of { get; init; }

    /// <summary>whole or plan.</summary>
    public string? OfIs { get; init; }

    /// <summary>Index of the whole in figures.</summary>
    public int? PartOf { get; init; }

    /// <summary>CĐCS, đồng, %, ha …</summary>
    public string? Measure { get; init; }

    /// <summary>about, under, over; null if exact.</summary>
    public string? Approximate { get; init; }

    /// <summary>Period, as in the heading.</summary>
    public string? Period { get; init; }

    /// <summary>Reporting unit, or the unit of the row in a table of units.</summary>
    public string? Unit { get; init; }

    /// <summary>Place or part that the figure is limited to.</summary>
    public string? Place { get; init; }

    /// <summary>As printed.</summary>
    public required string Printed { get; init; }

    /// <summary>False for a figure such as 1.117.3355.103.</summary>
    public bool WellFormed { get; init; } = true;

    /// <summary>Stands in a table.</summary>
    public bool Table { get; init; }

    /// <summary>0 to 1.</summary>
    public double Confidence { get; init; }

    /// <summary>Where.</summary>
    public required Anchor Anchor { get; init; }
}

/// <summary>A target that is set.</summary>
public sealed record Target
{
    /// <summary>What is to be reached, in the document's words.</summary>
    public required string Indicator { get; init; }

    /// <summary>One of &gt;=, &lt;=, =, &gt;, &lt;.</summary>
    public required string Comparator { get; init; }

    /// <summary>The value.</summary>
    public decimal Value { get; init; }

    /// <summary>%, or what is counted.</summary>
    public string? Measure { get; init; }

    /// <summary>ISO date, month or year by which.</summary>
    public string? By { get; init; }

    /// <summary>As printed.</summary>
    public required string Printed { get; init; }

    /// <summary>0 to 1.</summary>
    public double Confidence { get; init; }

    /// <summary>Where.</summary>
    public required Anchor Anchor { get; init; }
}

/// <summary>Something due by a date.</summary>
public sealed record Deadline
{
    /// <summary>ISO date, month (2021-02) or quarter (2025-Q4); null where only recurring.</summary>
    public string? Date { get; init; }

    /// <summary>Recurrence rule of RFC 5545.</summary>
    public string? Recurring { get; init; }

    /// <summary>What is to be done.</summary>
    public required string Task { get; init; }

    /// <summary>Who must act.</summary>
    public string? Actor { get; init; }

    /// <summary>As printed.</summary>
    public required string Printed { get; init; }

    /// <summary>0 to 1.</summary>
    public double Confidence { get; init; }

    /// <summary>Where.</summary>
    public required Anchor Anchor { get; init; }
}

/// <summary>A statistical form, blank or filled in.</summary>
public sealed record StatisticalForm
{
    /// <summary>Its title.</summary>
    public string? Title { get; init; }

    /// <summary>Its indicators.</summary>
    public ImmutableArray<FormRow> Rows { get; init; } = [];

    /// <summary>0 to 1.</summary>
    public double Confidence { get; init; }

    /// <summary>Where.</summary>
    public required Anchor Anchor { get; init; }
}

/// <summary>An indicator of a form.</summary>
public sealed record FormRow
{
    /// <summary>Number as printed; null for sub-rows without one.</summary>
    public string? No { get; init; }

    /// <summary>Wording.</summary>
    public required string Indicator { get; init; }

    /// <summary>
    /// Wording of the numbered row that a sub-row stands under; null for numbered rows. Sub-rows of two groups are
    /// often worded alike.
    /// </summary>
    public string? Group { get; init; }

    /// <summary>Measure, ditto marks resolved.</summary>
    public string? Measure { get; init; }

    /// <summary>Value in the form's measure; null where blank.</summary>
    public decimal? Value { get; init; }

    /// <summary>0 to 1.</summary>
    public double Confidence { get; init; }

    /// <summary>Where.</summary>
    public required Anchor Anchor { get; init; }
}
