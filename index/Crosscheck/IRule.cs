using Pipeline.Records;

namespace Pipeline.Crosscheck;

/// <summary>One kind of thing that may not hold within one document. Pure.</summary>
public interface IRule
{
    /// <summary>Findings in one record.</summary>
    IEnumerable<Finding> Check(DocumentRecord record);
}
