using Pipeline.Index;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Citations;

/// <summary>citation.number-conflict: the same serial, date, type and matter under different issuers' symbols.</summary>
public sealed class NumberConflictRule : IArchiveRule
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DocumentRecord record, ICitationLookup archive)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var citation in record.Citations)
        {
            if (citation is not { Fold: { } fold, Date: { Length: 10 } date, Title: not null }) continue;
            var number = NumberParts.Of(fold);
            if (number.Serial is null || number.Parts.Count < 2 || !told.Add(fold + date)) continue;
            var others = archive.SameSerial(number.Serial, number.Parts[0], date)
                .Where(m => m.Fold != fold && NumberParts.Of(m.Fold).Symbol != number.Symbol && m.Title is not null && Matter.Same(citation.Title, m.Title)).ToList();
            if (others.Count == 0) continue;
            var symbols = others.Select(o => o.Fold).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            var held = others.Any(o => o.Index is null);
            var names = others.Select(o => o.Id).Where(id => id != record.Id).Distinct(StringComparer.Ordinal).Take(3).Select(id => archive.Get(id)).OfType<DocumentRecord>().Select(r => r.Document.Number?.Key ?? r.Source.Path).ToList();
            yield return Say.Finding(record, "citation.number-conflict", "warning", $"{fold}|{date}",
                $"{citation.Key} ngày {Say.Date(date)} còn được ghi là {string.Join(", ", symbols)} ({(names.Count > 0 ? "trong " + string.Join(", ", names) : "trong chính văn bản này")}), cùng số, ngày và nội dung"
                + (held ? "; văn bản trong kho mang ký hiệu sau." : "; có thể là hai ký hiệu của một văn bản, cần xem bản gốc."),
                held ? symbols[0] : null, citation.Key, citation.Anchor);
        }
    }
}
