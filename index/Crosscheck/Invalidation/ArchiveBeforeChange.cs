using Pipeline.Crosscheck.Resolution;
using Pipeline.Index;
using Pipeline.Index.Model;
using Pipeline.Index.Search;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Invalidation;

/// <summary>
/// The archive as it was before some of its papers came, changed or went, as far as it tells who carries a number.
/// </summary>
internal sealed class ArchiveBeforeChange : ICitationLookup
{
    private readonly ICitationLookup _archive;
    private readonly HashSet<string> _hidden;
    private readonly List<RecordSummary> _added;

    /// <summary>The archive as it was before a change.</summary>
    public ArchiveBeforeChange(IRecordStore records, ICitationLookup archive, RecordDelta change)
    {
        _archive = archive;
        _hidden = change.Ids.ToHashSet(StringComparer.Ordinal);
        _added = [.. change.Before.Select(Summary)];
        // What was led by a paper that is gone leads now; what a paper that came leads was led by the next of them.
        _hidden.UnionWith(change.Before.SelectMany(r => CopiesNow(archive, r)));
        var before = change.Before.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var came in change.After.Where(r => !before.Contains(r.Id)))
            if (
                records.FindCopies(came.Id).FirstOrDefault(c => c.Lead == came.Id && !_hidden.Contains(c.Id)) is
                { } next
            )
                _added.Add(next);
    }

    /// <summary>Ids of those that lead now what were copies of a paper.</summary>
    public static IEnumerable<string> CopiesNow(ICitationLookup archive, DocumentRecord gone) =>
        gone.Document.Number?.Fold is not { } fold
            ? []
            : archive
                .FindByNumber(fold)
                .Where(c => c.Id != gone.Id && c.Date == gone.Document.Date && c.Issuer == gone.Document.Issuer)
                .Select(c => c.Id);

    private static RecordSummary Summary(DocumentRecord record) =>
        new()
        {
            Id = record.Id,
            Path = record.Source.Path,
            Number = record.Document.Number?.Printed,
            Key = record.Document.Number?.Key,
            Fold = record.Document.Number?.Fold,
            Type = record.Document.Type,
            Date = record.Document.Date,
            Issuer = record.Document.Issuer,
            Subject = record.Document.Subject,
        };

    public OfficeScope Office => _archive.Office;

    public IReadOnlyList<RecordSummary> FindByNumber(string fold) =>
        [
            .. Mended(_archive.FindByNumber(fold), a => a.Fold == fold)
                .OrderByDescending(c => c.Date, StringComparer.Ordinal)
                .ThenBy(c => c.Id, StringComparer.Ordinal),
        ];

    public IReadOnlyList<RecordSummary> FindNearNumbers(string fold, string date) =>
        [
            .. Mended(
                    _archive.FindNearNumbers(fold, date),
                    a => a.Date == date && a.Fold is { } own && NearNumberComparison.IsNear(fold, own)
                )
                .OrderBy(c => EditDistance.Measure(c.Fold, fold, 2))
                .ThenBy(c => c.Id, StringComparer.Ordinal),
        ];

    public IReadOnlyList<NumberMention> FindCitations(string fold) => _archive.FindCitations(fold);

    public IReadOnlyList<NumberMention> FindNumbersOfSymbol(string symbol) => _archive.FindNumbersOfSymbol(symbol);

    public IssuerNumberSeries SeriesOf(string symbol, string? issuer, int serial) =>
        _archive.SeriesOf(symbol, issuer, serial);

    public IReadOnlyList<NumberMention> SameSerial(string serial, string type, string date) =>
        _archive.SameSerial(serial, type, date);

    public DocumentRecord? Get(string id) => _archive.Get(id);

    public IReadOnlyList<string> CriteriaSets(ScoringTable scored) => _archive.CriteriaSets(scored);

    private IEnumerable<RecordSummary> Mended(IReadOnlyList<RecordSummary> found, Func<RecordSummary, bool> which) =>
        found.Where(c => !_hidden.Contains(c.Id)).Concat(_added.Where(which));
}
