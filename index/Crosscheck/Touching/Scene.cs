using Pipeline.Crosscheck.Citations;
using Pipeline.Index;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Touching;

/// <summary>What carries numbers in the archive as it would be with one record, or without it.</summary>
/// <param name="archive">The archive.</param>
/// <param name="record">The record.</param>
/// <param name="held">The archive holds it as it is here; else it held it so before.</param>
/// <param name="present">It is there.</param>
internal sealed class Scene(ICitationLookup archive, DocumentRecord record, bool held, bool present) : ICitationLookup
{
    private readonly RecordSummary _own = new()
    {
        Id = record.Id, Path = record.Source.Path, Number = record.Document.Number?.Printed, Key = record.Document.Number?.Key, Fold = record.Document.Number?.Fold,
        Type = record.Document.Type, Date = record.Document.Date, Issuer = record.Document.Issuer, Subject = record.Document.Subject,
    };

    public OfficeScope Office => archive.Office;

    public IReadOnlyList<RecordSummary> Carriers(string fold) => held && present ? archive.Carriers(fold)
        : [.. Others(archive.Carriers(fold), _own.Fold == fold).OrderByDescending(c => c.Date, StringComparer.Ordinal).ThenBy(c => c.Id, StringComparer.Ordinal)];

    public IReadOnlyList<RecordSummary> Near(string fold, string date) => held && present ? archive.Near(fold, date)
        : [.. Others(archive.Near(fold, date), _own.Date == date && _own.Fold is { } own && NearNumber.Is(fold, own)).OrderBy(c => EditDistance.Between(c.Fold, fold, 2)).ThenBy(c => c.Id, StringComparer.Ordinal)];

    public IReadOnlyList<NumberMention> Citing(string fold) => archive.Citing(fold);

    public IReadOnlyList<NumberMention> Series(string symbol) => archive.Series(symbol);

    public IssuerSeries SeriesOf(string symbol, string? issuer, int serial) => archive.SeriesOf(symbol, issuer, serial);

    public IReadOnlyList<NumberMention> SameSerial(string serial, string type, string date) => archive.SameSerial(serial, type, date);

    public DocumentRecord? Get(string id) => archive.Get(id);

    public IReadOnlyList<string> CriteriaSets(ScoringTable scored) => archive.CriteriaSets(scored);

    private IEnumerable<RecordSummary> Others(IReadOnlyList<RecordSummary> found, bool own)
    {
        var others = found.Where(c => c.Id != record.Id);
        return own && present ? others.Append(_own) : others;
    }
}
