using Pipeline.Records;

namespace Pipeline.Index;

/// <summary>Findings and what persons decided about them.</summary>
public interface IFindingStore
{
    /// <summary>
    /// Replaces the findings of these records whose rule begins with the prefix ("" for all), all at once. Decisions
    /// stay.
    /// </summary>
    void PutFindings(IReadOnlyList<string> recordIds, string rulePrefix, IReadOnlyList<Finding> findings);

    /// <summary>The same for several prefixes, in one go.</summary>
    void PutFindings(
        IReadOnlyList<string> recordIds,
        IReadOnlyList<string> rulePrefixes,
        IReadOnlyList<Finding> findings
    );

    /// <summary>Findings with their decisions: by record, then rule, then finding id.</summary>
    IReadOnlyList<Finding> FindFindings(FindingQuery query);

    /// <summary>Keeps a judgement. False where no such finding is held.</summary>
    bool Decide(string findingId, Decision decision);
}

/// <summary>Which findings.</summary>
public sealed record FindingQuery
{
    /// <summary>Of this record; null for all.</summary>
    public string? RecordId { get; init; }

    /// <summary>Only this one; null for all.</summary>
    public string? FindingId { get; init; }

    /// <summary>Rules that begin so: "score.".</summary>
    public string RulePrefix { get; init; } = "";

    /// <summary>error, warning, info; null for all.</summary>
    public string? Severity { get; init; }

    /// <summary>False leaves the dismissed ones out.</summary>
    public bool Dismissed { get; init; } = true;

    /// <summary>Most to give.</summary>
    public int Limit { get; init; } = int.MaxValue;
}
