using Pipeline.Records;

namespace Pipeline.Crosscheck.Citations;

/// <summary>
/// citation.date-conflict: the same number and matter with different dates, against the held document or across documents.
/// Serials restart, so the number alone proves nothing: titles, or one issuer within one year, must say that one document is meant.
/// </summary>
public sealed class DateConflictRule : IArchiveRule
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Check(DocumentRecord record, ICitationLookup archive)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var verdict in archive.Verdicts(record))
        {
            var citation = record.Citations[verdict.Index];
            if (citation.Date is not { } date || citation.Fold is not { } fold) continue;
            if (verdict.Verdict == "resolved") continue;
            if (!told.Add($"{fold}|{date}")) continue;
            if (verdict.Verdict == "date-conflict")
            {
                var held = verdict.Candidates.FirstOrDefault(c => c.Date is not null);
                yield return Say.Finding(record, "citation.date-conflict", "warning", $"{fold}|{date}", $"{citation.Printed} ngày {Say.Date(date)}: {verdict.Why}", held?.Date, date, citation.Anchor);
                continue;
            }
            if (Across(record, citation, archive) is { } finding) yield return finding;
        }
    }

    private static Finding? Across(DocumentRecord record, Citation citation, ICitationLookup archive)
    {
        var others = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var (agree, documents) = (0, new HashSet<string>(StringComparer.Ordinal));
        foreach (var mention in archive.Citing(citation.Fold!))
        {
            if (mention.Date is not { Length: 10 } date) continue;
            if (mention.Id == record.Id && mention.Index is { } index && index < record.Citations.Length && record.Citations[index].Anchor.Start == citation.Anchor.Start) continue;
            if (date == citation.Date) { agree++; continue; }
            if (citation.Date!.Length != 10 || !Same(citation, mention.Title, mention.Issuer, date)) continue;
            others[date] = others.GetValueOrDefault(date) + 1;
            documents.Add(mention.Id);
        }
        if (others.Count == 0) return null;
        var likely = others.MaxBy(o => o.Value);
        var names = documents.Where(d => d != record.Id).Take(3).Select(d => archive.Get(d)?.Document.Number?.Key ?? archive.Get(d)?.Source.Path).OfType<string>().ToList();
        var where = documents.Contains(record.Id) ? names.Count > 0 ? "ở chỗ khác trong văn bản này và trong " + string.Join(", ", names) : "ở chỗ khác trong chính văn bản này" : "trong " + string.Join(", ", names);
        return Say.Finding(record, "citation.date-conflict", "warning", $"{citation.Fold}|{citation.Date}",
            $"{citation.Printed} ở đây ghi ngày {Say.Date(citation.Date)}, {where} ghi {string.Join(", ", others.Keys.Select(Say.Date))}, cùng nội dung; cần xem bản gốc để biết ngày nào đúng.",
            likely.Value > agree + 1 ? likely.Key : null, citation.Date, citation.Anchor);
    }

    // Two of day, month and year agree.
    private static bool Slip(string a, string b) => a.Split('-').Zip(b.Split('-')).Count(p => p.First == p.Second) >= 2;

    /// <summary>True where a number told with this date, title and issuer may mean the cited document.</summary>
    internal static bool Same(Citation citation, string? title, string? issuer, string date)
    {
        if (Matter.Same(citation.Title, title))
            // Programmes are issued anew under like titles: one document is meant where the dates differ by a slip, or in one year, or the titles hardly differ.
            return Slip(citation.Date!, date) || date[..4] == citation.Date![..4] || Matter.Likeness(citation.Title, title) >= 0.9 && Matter.Length(citation.Title) >= 6 && Matter.Length(title) >= 6;
        if (Matter.Differs(citation.Title, title)) return false;
        // One issuer gives a number once a year.
        return citation.Issuer is not null && issuer is not null && string.Equals(citation.Issuer, issuer, StringComparison.OrdinalIgnoreCase) && date[..4] == citation.Date![..4];
    }
}
