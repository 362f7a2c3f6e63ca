using Pipeline.Records;

namespace Pipeline.Crosscheck;

/// <summary>One kind of thing that may not hold between a document and what the archive holds. Pure over both.</summary>
public interface IArchiveRule
{
    /// <summary>Findings in one record, seen against the archive.</summary>
    IEnumerable<Finding> Check(DocumentRecord record, ICitationLookup archive);
}
