using Pipeline.Crosscheck.Resolution;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Rules.Citations;

/// <summary>
/// citation.unresolved: a cited document that the archive cannot find. An archive never holds all: this informs.
/// </summary>
public sealed class CitationUnresolvedRule : IArchiveRule
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DocumentRecord record, ICitationLookup archive)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var verdict in archive.ResolveCitations(record))
        {
            var citation = record.Citations[verdict.Index];
            if (verdict.Verdict is "resolved" or "outside-scope" or "date-conflict")
                continue;
            if (verdict.Verdict == "ambiguous" && citation.Fold is null)
                continue;
            var place = $"{citation.Fold ?? citation.Printed}|{citation.Date}";
            if (!told.Add(place))
                continue;
            // Papers of that number from other years come and go; what is not held is told alike whichever they are.
            // The verdict names them.
            var open = verdict.Verdict == "not-held";
            yield return FindingFactory.CreateFinding(
                record,
                "citation.unresolved",
                "info",
                place,
                $"{citation.Printed}: {(open ? ExplainMissing(record, citation) ?? verdict.Why : verdict.Why)}",
                !open && verdict.Candidates.Length > 0 ? verdict.Candidates[0].Key : null,
                citation.Printed,
                citation.Anchor
            );
        }
    }

    // A short form says what it stands for.
    private static string? ExplainMissing(DocumentRecord record, Citation citation) =>
        citation.Key is not null ? CitationResolver.NotHeld(citation)
        : citation.Of is { } of && record.Citations[of] is { Key: not null } whole
            ? $"Viết tắt của {whole.Printed}. {CitationResolver.NotHeld(whole)}"
        : null;
}
