using System.Collections.Immutable;

namespace Pipeline.Crosscheck;

/// <summary>What became of a citation in the archive.</summary>
/// <param name="Index">Index of the citation in its record.</param>
/// <param name="Verdict">resolved, ambiguous, not-held, outside-scope, date-conflict, issuer-conflict, unreadable.</param>
/// <param name="Resolved">Id of the record that is meant; null where that is open.</param>
/// <param name="Candidates">Records that may be meant.</param>
/// <param name="Why">What speaks for the verdict and what would change it; Vietnamese.</param>
public sealed record CitationVerdict(int Index, string Verdict, string? Resolved, ImmutableArray<CitationCandidate> Candidates, string Why);

/// <summary>A record that a citation may mean.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Key">Its number.</param>
/// <param name="Date">Its date.</param>
/// <param name="Edits">How its number differs from the cited one, "6[4→04]/CĐDK"; null where it does not.</param>
public sealed record CitationCandidate(string Id, string? Key, string? Date, string? Edits);
