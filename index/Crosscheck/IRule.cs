using Pipeline.Records;

namespace Pipeline.Crosscheck;

/// <summary>One kind of thing that may not hold. Pure over a record; rules over the archive come with it as context.</summary>
public interface IRule
{
    /// <summary>Findings in one record.</summary>
    IEnumerable<Finding> Check(DocumentRecord record);
}
