using Pipeline.Crosscheck.Resolution;
using Pipeline.Index.Search;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Rules.Citations;

/// <summary>
/// citation.number-conflict: the same serial, date, type and matter under different issuers' symbols.
/// </summary>
public sealed class CitationNumberConflictRule : IArchiveRule
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DocumentRecord record, ICitationLookup archive)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var citation in record.Citations)
        {
            if (citation is not { Fold: { } fold, Date: { Length: 10 } date, Title: not null })
                continue;
            var number = NumberParts.Parse(fold);
            if (number.Serial is null || number.Parts.Count < 2 || !told.Add(fold + date))
                continue;
            if (
                ConflictingSymbols.Find(citation, archive.SameSerial(number.Serial, number.Parts[0], date))
                is not { } others
            )
                continue;
            var names = others
                .Ids.Where(id => id != record.Id)
                .Take(3)
                .Select(id => archive.Get(id))
                .OfType<DocumentRecord>()
                .Select(r => r.Document.Number?.Key ?? r.Source.Path)
                .ToList();
            // One letter apart on a scan is a slip of OCR before it is one of the paper.
            var misread =
                (
                    record.Source.Scanned
                    || citation.Repaired is not null
                    || citation.Confidence is > 0 and < 0.6
                    || others.Ids.Any(id => id != record.Id && archive.Get(id)?.Source.Scanned == true)
                ) && others.Folds.Any(f => EditDistance.Measure(f, fold, 2) <= 2);
            yield return FindingFactory.CreateFinding(
                record,
                "citation.number-conflict",
                misread ? "info" : "warning",
                $"{fold}|{date}",
                $"{citation.Key} ngày {FindingFactory.FormatDate(date)} còn được ghi là "
                    + $"{string.Join(", ", others.Folds)} "
                    + $"({(names.Count > 0 ? "trong " + string.Join(", ", names) : "trong chính văn bản này")}), "
                    + $"cùng số, ngày và nội dung"
                    + (
                        others.IsHeld
                            ? "; văn bản trong kho mang ký hiệu sau."
                            : "; có thể là hai ký hiệu của một văn bản, cần xem bản gốc."
                    ),
                others.IsHeld ? others.Folds[0] : null,
                citation.Key,
                citation.Anchor
            );
        }
    }
}
