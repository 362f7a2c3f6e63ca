using System.Diagnostics.CodeAnalysis;
using Pipeline.Index;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Citations;

/// <summary>citation.superseded: relies on what another held document replaced or repealed before.</summary>
public sealed class SupersededRule : IArchiveRule
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DocumentRecord record, ICitationLookup archive)
    {
        if (record.Document.Date is not { Length: 10 } own) yield break;
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var citation in record.Citations)
        {
            if (citation.Fold is not { } fold || !Relies(citation.Relation) || !told.Add(fold)) continue;
            foreach (var mention in archive.Citing(fold).Where(m => Meets(citation, m)).OrderBy(m => m.Id, StringComparer.Ordinal))
            {
                if (mention.Id == record.Id) continue;
                if (archive.Get(mention.Id) is not { Document.Date: { Length: 10 } since } by || string.CompareOrdinal(since, own) >= 0) continue;
                var severity = citation.Date is not null && citation.Date == mention.Date ? "warning" : "info";
                yield return Say.Finding(record, "citation.superseded", severity, $"{fold}|{by.Id}",
                    $"{Capital(citation.Relation)} {citation.Printed}, nhưng văn bản này đã được {by.Document.Number?.Key ?? by.Source.Path} ngày {Say.Date(since)} {mention.Relation}.", by.Document.Number?.Key, citation.Key, citation.Anchor);
                break;
            }
        }
    }

    /// <summary>True for the relation of a citation that stands on what it cites.</summary>
    internal static bool Relies([NotNullWhen(true)] string? relation) => relation is "căn cứ" or "thực hiện" or "triển khai" or "theo";

    /// <summary>True for the relation of a citation that ends what it cites.</summary>
    internal static bool Ends(string? relation) => relation is "thay thế" or "bãi bỏ";

    /// <summary>True where a mention ends what the citation means. Without a date on either side, the issuers must not speak against it: serials restart.</summary>
    internal static bool Meets(Citation citation, NumberMention mention) => Ends(mention.Relation)
        && (citation.Date is not null && mention.Date is not null ? citation.Date == mention.Date : Matter.IssuersAgree(citation.Issuer, mention.Issuer));

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
