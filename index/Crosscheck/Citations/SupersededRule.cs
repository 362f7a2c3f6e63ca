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
            if (citation.Fold is not { } fold || citation.Relation is not ("căn cứ" or "thực hiện" or "triển khai" or "theo") || !told.Add(fold)) continue;
            foreach (var mention in archive.Citing(fold))
            {
                if (mention.Relation is not ("thay thế" or "bãi bỏ") || mention.Id == record.Id) continue;
                if (citation.Date is not null && mention.Date is not null && citation.Date != mention.Date) continue;
                // Without a date on either side, the issuers must not speak against it: serials restart.
                if ((citation.Date is null || mention.Date is null) && !Matter.IssuersAgree(citation.Issuer, mention.Issuer)) continue;
                if (archive.Get(mention.Id) is not { Document.Date: { Length: 10 } since } by || string.CompareOrdinal(since, own) >= 0) continue;
                var severity = citation.Date is not null && citation.Date == mention.Date ? "warning" : "info";
                yield return Say.Finding(record, "citation.superseded", severity, $"{fold}|{by.Id}",
                    $"{Capital(citation.Relation)} {citation.Printed}, nhưng văn bản này đã được {by.Document.Number?.Key ?? by.Source.Path} ngày {Say.Date(since)} {mention.Relation}.", by.Document.Number?.Key, citation.Key, citation.Anchor);
                break;
            }
        }
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
