using Pipeline.Index.Model;

namespace Pipeline.Index;

/// <summary>What persons said of names: which are one, which are two. Kept whatever becomes of the records.</summary>
public interface ILinkStore
{
    /// <summary>
    /// Keeps a person's word on two names; an earlier one with the same <see cref="NameLink.Key"/> is replaced.
    /// </summary>
    void PutLink(NameLink link);

    /// <summary>All that was said, by key (ordinal).</summary>
    IReadOnlyList<NameLink> ListLinks();
}
