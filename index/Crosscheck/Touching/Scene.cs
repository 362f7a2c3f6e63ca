using Pipeline.Crosscheck.Citations;
using Pipeline.Index;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Touching;

/// <summary>The archive as it was before some of its papers came, changed or went, as far as it tells who carries a number.</summary>
internal sealed class Scene : ICitationLookup
{
    private readonly ICitationLookup _archive;
    private readonly HashSet<string> _hidden;
    private readonly List<RecordSummary> _added;

    /// <summary>The archive as it was before a change.</summary>
    public Scene(IRecordStore records, ICitationLookup archive, Change change)
    {
        _archive = archive;
        _hidden = change.Ids.ToHashSet(StringComparer.Ordinal);
        _added = [.. change.Before.Select(Summary)];
        // What was led by a paper that is gone leads now; what a paper that came leads was led by the next of them.
        _hidden.UnionWith(change.Before.SelectMany(r => CopiesNow(archive, r)));
        var before = change.Before.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var came in change.After.Where(r => !before.Contains(r.Id)))
            if (records.Copies(came.Id).FirstOrDefault(c => c.Lead == came.Id && !_hidden.Contains(c.Id)) is { } next) _added.Add(next);
    }

    /// <summary>Ids of those that lead now what were copies of a paper.</summary>
    public static IEnumerable<string> CopiesNow(ICitationLookup archive, DocumentRecord gone) => gone.Document.Number?.Fold is not { } fold ? []
        : archive.Carriers(fold).Where(c => c.Id != gone.Id && c.Date == gone.Document.Date && c.Issuer == gone.Document.Issuer).Select(c => c.Id);

    private static RecordSummary Summary(DocumentRecord record) => new()
    {
        Id = record.Id, Path = record.Source.Path, Number = record.Document.Number?.Printed, Key = record.Document.Number?.Key, Fold = record.Document.Number?.Fold,
        Type = record.Document.Type, Date = record.Document.Date, Issuer = record.Document.Issuer, Subject = record.Document.Subject,
    };

    public OfficeScope Office => _archive.Office;

    public IReadOnlyList<RecordSummary> Carriers(string fold) =>
        [.. Mended(_archive.Carriers(fold), a => a.Fold == fold).OrderByDescending(c => c.Date, StringComparer.Ordinal).ThenBy(c => c.Id, StringComparer.Ordinal)];

    public IReadOnlyList<RecordSummary> Near(string fold, string date) =>
        [.. Mended(_archive.Near(fold, date), a => a.Date == date && a.Fold is { } own && NearNumber.Is(fold, own)).OrderBy(c => EditDistance.Between(c.Fold, fold, 2)).ThenBy(c => c.Id, StringComparer.Ordinal)];

    public IReadOnlyList<NumberMention> Citing(string fold) => _archive.Citing(fold);

    public IReadOnlyList<NumberMention> Series(string symbol) => _archive.Series(symbol);

    public IssuerSeries SeriesOf(string symbol, string? issuer, int serial) => _archive.SeriesOf(symbol, issuer, serial);

    public IReadOnlyList<NumberMention> SameSerial(string serial, string type, string date) => _archive.SameSerial(serial, type, date);

    public DocumentRecord? Get(string id) => _archive.Get(id);

    public IReadOnlyList<string> CriteriaSets(ScoringTable scored) => _archive.CriteriaSets(scored);

    private IEnumerable<RecordSummary> Mended(IReadOnlyList<RecordSummary> found, Func<RecordSummary, bool> which) => found.Where(c => !_hidden.Contains(c.Id)).Concat(_added.Where(which));
}
