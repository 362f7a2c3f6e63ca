using System.Diagnostics.CodeAnalysis;
using Pipeline.Crosscheck.Resolution;
using Pipeline.Index.Model;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Rules.Citations;

/// <summary>citation.superseded: relies on what another held document replaced or repealed before.</summary>
public sealed class CitationSupersededRule : IArchiveRule
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DocumentRecord record, ICitationLookup archive)
    {
        if (record.Document.Date is not { Length: 10 } own)
            yield break;
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var citation in record.Citations)
        {
            if (citation.Fold is not { } fold || !ReliesOnCited(citation.Relation) || !told.Add(fold))
                continue;
            foreach (
                var mention in archive
                    .FindCitations(fold)
                    .Where(m => EndsSameDocument(citation, m))
                    .OrderBy(m => m.Id, StringComparer.Ordinal)
            )
            {
                if (mention.Id == record.Id)
                    continue;
                if (
                    archive.Get(mention.Id) is not { Document.Date: { Length: 10 } since } by
                    || string.CompareOrdinal(since, own) >= 0
                )
                    continue;
                var severity = citation.Date is not null && citation.Date == mention.Date ? "warning" : "info";
                yield return FindingFactory.CreateFinding(
                    record,
                    "citation.superseded",
                    severity,
                    $"{fold}|{by.Id}",
                    $"{Capital(citation.Relation)} {citation.Printed}, nhưng văn bản này đã được "
                        + $"{by.Document.Number?.Key ?? by.Source.Path} ngày {FindingFactory.FormatDate(since)} "
                        + $"{mention.Relation}.",
                    by.Document.Number?.Key,
                    citation.Key,
                    citation.Anchor
                );
                break;
            }
        }
    }

    /// <summary>True for the relation of a citation that stands on what it cites.</summary>
    internal static bool ReliesOnCited([NotNullWhen(true)] string? relation) =>
        relation is "căn cứ" or "thực hiện" or "triển khai" or "theo";

    /// <summary>True for the relation of a citation that ends what it cites.</summary>
    internal static bool EndsCited(string? relation) => relation is "thay thế" or "bãi bỏ";

    /// <summary>
    /// True where a mention ends what the citation means. Without a date on either side, the issuers must not speak
    /// against it: serials restart.
    /// </summary>
    internal static bool EndsSameDocument(Citation citation, NumberMention mention) =>
        EndsCited(mention.Relation)
        && (
            citation.Date is not null && mention.Date is not null
                ? citation.Date == mention.Date
                : TitleSimilarity.IssuersAgree(citation.Issuer, mention.Issuer)
        );

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
