using Pipeline.Index.Model;

namespace Pipeline.Index;

/// <summary>
/// All that an archive holds, as it is, secret papers too: what moves it to another engine or into a backup. Claims are
/// no part of
/// it. What is put takes the place of what was held of the same file; doing it again changes nothing.
/// </summary>
public interface IArchiveContents
{
    /// <summary>Files by hash, after this one ("" for the first), with all that belongs to them.</summary>
    IReadOnlyList<FileContent> ReadContents(string after, int limit);

    /// <summary>The same of these files, by hash; those not held are left out.</summary>
    IReadOnlyList<FileContent> ReadContents(IReadOnlyList<string> hashes);

    /// <summary>What belongs to no file.</summary>
    UnattachedContent ReadUnattachedContent();

    /// <summary>Puts files in, as they are.</summary>
    void Put(IReadOnlyList<FileContent> files);

    /// <summary>Puts in what belongs to no file; what is held beside it stays.</summary>
    void Put(UnattachedContent loose);
}
