using Pipeline.Index.Model;

namespace Pipeline.Index;

/// <summary>What persons said of the values of records. It is written with <see cref="AmendmentWrite"/>.</summary>
public interface IAmendmentLog
{
    /// <summary>
    /// All amendments of a file's records, oldest first, those taken back among them; none of a file with secret papers
    /// where the archive was opened without them.
    /// </summary>
    IReadOnlyList<Amendment> ListAmendments(string hash);
}
