using System.Collections.Immutable;
using Pipeline.Index;
using Pipeline.Records;

namespace Pipeline.Cli.Commands;

/// <summary>Walks the records of an archive page by page: copies and, unless they are asked for, secret papers left out and counted.</summary>
internal sealed class ArchiveWalk(IArchive archive, bool secret)
{
    private const int PageSize = 200;

    /// <summary>Number of secret papers left out so far.</summary>
    public int LeftOut { get; private set; }

    /// <summary>Leading records by id.</summary>
    public IEnumerable<DocumentRecord> Leads()
    {
        for (var after = ""; ;)
        {
            var page = archive.Page(after, PageSize);
            if (page.Count == 0) yield break;
            var leads = archive.Summaries([.. page.Select(r => r.Id)]).Where(s => s.Lead is null).Select(s => s.Id).ToImmutableHashSet(StringComparer.Ordinal);
            foreach (var record in page)
            {
                if (!leads.Contains(record.Id)) continue;
                if (record.Document.Secrecy is not null && !secret) { LeftOut++; continue; }
                yield return record;
            }
            after = page[^1].Id;
        }
    }

    /// <summary>Tells how many were left out, on standard error.</summary>
    public void TellLeftOut()
    {
        if (LeftOut > 0) Console.Error.WriteLine($"pipeline: {LeftOut} secret document(s) left out; --secret includes them");
    }
}
