using Pipeline.Index.Model;
using Pipeline.Index.Redaction;

namespace Pipeline.Index;

/// <summary>Search by number and by words.</summary>
public interface IRecordSearch
{
    /// <summary>Hits, best first.</summary>
    IReadOnlyList<SearchHit> Find(FindQuery query);
}

/// <summary>What is asked.</summary>
/// <param name="Text">A number, a part of one, or words; words in quotes stand together; type: issuer: from: to:
/// narrow.</param>
/// <param name="Limit">Most hits to give.</param>
public sealed record FindQuery(string Text, int Limit = 20)
{
    /// <summary>Type by name or abbreviation, accents or not.</summary>
    public string? Type { get; init; }

    /// <summary>Issuer by a part of its name or symbol.</summary>
    public string? Issuer { get; init; }

    /// <summary>First date: 2020, 2020-03, 2020-03-01.</summary>
    public string? From { get; init; }

    /// <summary>Last date: 2020, 2020-03, 2020-03-01.</summary>
    public string? To { get; init; }

    /// <summary>
    /// What is blotted out of a record for whoever asks: it is not found by that, and nothing of it is marked. Null for
    /// all that asks for secret papers.
    /// </summary>
    internal Func<string, Redactor?>? BlotOf { get; init; }
}

/// <summary>A hit.</summary>
/// <param name="Record">What was found.</param>
/// <param name="Score">Higher is better; comparable within one answer only.</param>
/// <param name="Snippet">Text around the match as it stands there, matches within mark; for numbers the
/// subject.</param>
/// <param name="Near">The number is not the one asked for but near it.</param>
/// <param name="Diff">How a near number differs from the one asked for: "6[4→04]/CĐDK".</param>
/// <param name="Unconfirmed">The number that was asked for is only a candidate of the record's, not settled.</param>
public sealed record SearchHit(
    RecordSummary Record,
    double Score,
    string Snippet,
    bool Near = false,
    string? Diff = null,
    bool Unconfirmed = false
);
