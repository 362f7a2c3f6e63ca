using System.Collections.Immutable;
using Pipeline.Crosscheck.Citations;
using Pipeline.Crosscheck.Register;
using Pipeline.Index;
using Pipeline.Records;

namespace Pipeline.Crosscheck;

/// <summary>What the rules ask of an archive: who carries a number, who cites it, what stands near it.</summary>
public interface ICitationLookup
{
    /// <summary>Leading records that carry this number (fold), copies left out.</summary>
    IReadOnlyList<RecordSummary> Carriers(string fold);

    /// <summary>Citations of this number (fold) in all records; those alike in date, issuer, title and relation once.</summary>
    IReadOnlyList<NumberMention> Citing(string fold);

    /// <summary>How many records cite this number (fold) with each date: those alike count each for itself.</summary>
    IReadOnlyDictionary<string, int> PapersByDate(string fold) => HeldDate.Papers(Citing(fold));

    /// <summary>All numbers of one symbol, held and cited.</summary>
    IReadOnlyList<NumberMention> Series(string symbol);

    /// <summary>The whole series of one symbol and issuer (null: those that name none) with its chain.</summary>
    IssuerSeries SeriesOf(string symbol, string? issuer) => IssuerSeries.Of(Series(symbol), issuer);

    /// <summary>The window of that series in which a serial is judged (<see cref="IssuerSeries.Of(IEnumerable{NumberMention}, string?)"/> gives the whole).</summary>
    IssuerSeries SeriesOf(string symbol, string? issuer, int serial);

    /// <summary>The numbers of one symbol, issuer and year as a series; null where too few or too many are known (<see cref="LongSeries"/>).</summary>
    IssuerSeries? YearOf(string symbol, string? issuer, string year) =>
        LongSeries.Year(NumberCount.Of(Series(symbol)).Where(c => IssuerSeries.IsOf(issuer, c.Issuer)), year);

    /// <summary>The numbers that records carry under one symbol, copies too.</summary>
    IReadOnlyList<NumberMention> Held(string symbol) => [.. Series(symbol).Where(m => m.Index is null)];

    /// <summary>Numbers of one serial, type and date under whatever symbol, held and cited.</summary>
    IReadOnlyList<NumberMention> SameSerial(string serial, string type, string date);

    /// <summary>Held numbers of this date that are near (<see cref="Citations.NearNumber"/>), nearest first.</summary>
    IReadOnlyList<RecordSummary> Near(string fold, string date);

    /// <summary>A record; null where none is held.</summary>
    DocumentRecord? Get(string id);

    /// <summary>Records that issue criteria (scoring tables without scores) whose wording comes near this table.</summary>
    IReadOnlyList<string> CriteriaSets(ScoringTable scored);

    /// <summary>Verdicts of a record's citations.</summary>
    ImmutableArray<CitationVerdict> Verdicts(DocumentRecord record) => CitationResolver.Resolve(record, this);

    /// <summary>The office's own held numbers; empty where the office does not say who it is.</summary>
    OutgoingRegister Outgoing => OutgoingRegister.Empty;

    /// <summary>Ids of all records that cite this number (fold) with this date or none, each once: none is taken for another, as <see cref="Citing"/> may.</summary>
    IReadOnlyList<string> Citers(string fold, string date) => [.. Citing(fold).Where(m => m.Date is null || date.StartsWith(m.Date, StringComparison.Ordinal)).Select(m => m.Id).Distinct(StringComparer.Ordinal)];

    /// <summary>Plain text of a record; null where none is held.</summary>
    string? Text(string id) => null;

    /// <summary>The day against which dates are past, ISO; null where nobody says it: what waits for a date then stays open.</summary>
    string? Today => null;

    /// <summary>What the office says of itself.</summary>
    OfficeScope Office { get; }
}
