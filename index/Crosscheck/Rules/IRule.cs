using Pipeline.Crosscheck.Resolution;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Rules;

/// <summary>One kind of thing that may not hold within one document. Pure.</summary>
public interface IRule
{
    /// <summary>Findings in one record.</summary>
    IEnumerable<Finding> Check(DocumentRecord record);
}

/// <summary>
/// One kind of thing that may not hold between a document and what the archive holds. Pure over both.
/// </summary>
public interface IArchiveRule
{
    /// <summary>Findings in one record, seen against the archive.</summary>
    IEnumerable<Finding> Check(DocumentRecord record, ICitationLookup archive);
}
