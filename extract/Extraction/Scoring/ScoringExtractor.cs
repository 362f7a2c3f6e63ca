using System.Collections.Immutable;
using Pipeline.Records;

namespace Pipeline.Extraction.Scoring;

/// <summary>Finds scoring tables: criteria with maxima, filled in or not. Points on scans are not guessed.</summary>
public sealed class ScoringExtractor : IExtractor
{
    /// <inheritdoc/>
    public DocumentRecord Extract(DocumentView view, DocumentRecord record)
    {
        var tables = ImmutableArray.CreateBuilder<ScoringTable>();
        var warnings = record.Warnings;
        var citations = new CitationPositionIndex(record.Citations);
        var issuer = record.Document.Issuer;
        for (var i = 0; i < view.Tables.Length; )
        {
            var joined = ScoringTableFinder.Read(view, i, out var next);
            i = next;
            foreach (var table in joined)
                tables.Add(ScoringTableBuilder.Build(view, table, citations, issuer));
        }
        if (ProseScoreReader.Read(view, citations, issuer) is { } prose)
            tables.Add(prose);
        foreach (var page in view.Pages)
            if (page.HasUnreadTable)
                warnings = warnings.Add(
                    new Warning(
                        "table.unread",
                        $"Trang {page.Number} có bảng trên bản quét chưa đọc được: điểm trong bảng không "
                            + $"được suy đoán, cần người xem.",
                        new Anchor { Page = page.Number }
                    )
                );
        return record with { ScoringTables = tables.ToImmutable(), Warnings = warnings };
    }
}
