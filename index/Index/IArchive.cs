using Pipeline.Records;

namespace Pipeline.Index;

/// <summary>What is kept and how it is asked. Every engine passes the same contract tests.</summary>
public interface IArchive : IDisposable
{
    /// <summary>Keeps the records of one file; those kept before for the same file are replaced, all at once.</summary>
    void Store(string fileHash, IReadOnlyList<DocumentRecord> records);

    /// <summary>Hits, best first.</summary>
    IReadOnlyList<Hit> Find(FindQuery query);

    /// <summary>The record with this id; null where none is held.</summary>
    DocumentRecord? Get(string id);
}

/// <summary>What is asked.</summary>
/// <param name="Text">Number or words.</param>
/// <param name="Limit">Most hits to give.</param>
public sealed record FindQuery(string Text, int Limit = 20);

/// <summary>A hit.</summary>
/// <param name="Record">The record.</param>
/// <param name="Score">Higher is better.</param>
/// <param name="Snippet">Text around the match, matches within mark.</param>
public sealed record Hit(DocumentRecord Record, double Score, string Snippet);
