using System.Collections.Immutable;
using Pipeline.Index;
using Pipeline.Records;

namespace Pipeline.Output;

/// <summary>
/// Walks the records of an archive page by page, copies left out. Secret papers are in it only where the archive was
/// opened with them.
/// </summary>
public sealed class RecordEnumerator(IArchive archive)
{
    private const int PageSize = 200;

    /// <summary>Leading records by id.</summary>
    public IEnumerable<DocumentRecord> EnumerateLeads()
    {
        for (var after = ""; ; )
        {
            var page = archive.ReadPage(after, PageSize);
            if (page.Count == 0)
                yield break;
            var leads = archive
                .GetSummaries([.. page.Select(r => r.Id)])
                .Where(s => s.Lead is null)
                .Select(s => s.Id)
                .ToImmutableHashSet(StringComparer.Ordinal);
            foreach (var record in page)
                if (leads.Contains(record.Id))
                    yield return record;
            after = page[^1].Id;
        }
    }
}
