using System.Collections.Immutable;
using Pipeline.Crosscheck.Rules.Register;
using Pipeline.Index.Model;
using Pipeline.Records;

namespace Pipeline.Crosscheck.Resolution;

/// <summary>What the rules ask of an archive: who carries a number, who cites it, what stands near it.</summary>
public interface ICitationLookup
{
    /// <summary>Leading records that carry this number (fold), copies left out.</summary>
    IReadOnlyList<RecordSummary> FindByNumber(string fold);

    /// <summary>
    /// Citations of this number (fold) in all records; those alike in date, issuer, title and relation once.
    /// </summary>
    IReadOnlyList<NumberMention> FindCitations(string fold);

    /// <summary>How many records cite this number (fold) with each date: those alike count each for itself.</summary>
    IReadOnlyDictionary<string, int> PapersByDate(string fold) => HeldDate.Papers(FindCitations(fold));

    /// <summary>All numbers of one symbol, held and cited.</summary>
    IReadOnlyList<NumberMention> FindNumbersOfSymbol(string symbol);

    /// <summary>The whole series of one symbol and issuer (null: those that name none) with its chain.</summary>
    IssuerNumberSeries SeriesOf(string symbol, string? issuer) =>
        IssuerNumberSeries.From(FindNumbersOfSymbol(symbol), issuer);

    /// <summary>
    /// The window of that series in which a serial is judged
    /// (<see cref="IssuerNumberSeries.From(IEnumerable{NumberMention}, string?)"/> gives the whole).
    /// </summary>
    IssuerNumberSeries SeriesOf(string symbol, string? issuer, int serial);

    /// <summary>
    /// The numbers of one symbol, issuer and year as a series; null where too few or too many are known
    /// (<see cref="LongSeries"/>).
    /// </summary>
    IssuerNumberSeries? YearOf(string symbol, string? issuer, string year) =>
        LongSeries.Year(
            NumberCount
                .Count(FindNumbersOfSymbol(symbol))
                .Where(c => IssuerNumberSeries.IsSameIssuer(issuer, c.Issuer)),
            year
        );

    /// <summary>The numbers that records carry under one symbol, copies too.</summary>
    IReadOnlyList<NumberMention> FindHeldNumbers(string symbol) =>
        [.. FindNumbersOfSymbol(symbol).Where(m => m.Index is null)];

    /// <summary>Numbers of one serial, type and date under whatever symbol, held and cited.</summary>
    IReadOnlyList<NumberMention> SameSerial(string serial, string type, string date);

    /// <summary>
    /// Held numbers of this date that are near (<see cref="Pipeline.Crosscheck.Resolution.NearNumberComparison"/>),
    /// nearest first.
    /// </summary>
    IReadOnlyList<RecordSummary> FindNearNumbers(string fold, string date);

    /// <summary>A record; null where none is held.</summary>
    DocumentRecord? Get(string id);

    /// <summary>
    /// Records that issue criteria (scoring tables without scores) whose wording comes near this table.
    /// </summary>
    IReadOnlyList<string> CriteriaSets(ScoringTable scored);

    /// <summary>Verdicts of a record's citations.</summary>
    ImmutableArray<CitationVerdict> ResolveCitations(DocumentRecord record) => CitationResolver.Resolve(record, this);

    /// <summary>The office's own held numbers; empty where the office does not say who it is.</summary>
    OutgoingRegister Outgoing => OutgoingRegister.Empty;

    /// <summary>
    /// Ids of all records that cite this number (fold) with this date or none, each once: none is taken for another, as
    /// <see cref="FindCitations"/> may.
    /// </summary>
    IReadOnlyList<string> FindCitingRecords(string fold, string date) =>
        [
            .. FindCitations(fold)
                .Where(m => m.Date is null || date.StartsWith(m.Date, StringComparison.Ordinal))
                .Select(m => m.Id)
                .Distinct(StringComparer.Ordinal),
        ];

    /// <summary>Plain text of a record; null where none is held.</summary>
    string? GetText(string id) => null;

    /// <summary>
    /// The day against which dates are past, ISO; null where nobody says it: what waits for a date then stays open.
    /// </summary>
    string? Today => null;

    /// <summary>What the office says of itself.</summary>
    OfficeScope Office { get; }
}

/// <summary>What became of a citation in the archive.</summary>
/// <param name="Index">Index of the citation in its record.</param>
/// <param name="Verdict">resolved, ambiguous, not-held, outside-scope, date-conflict, issuer-conflict,
/// unreadable.</param>
/// <param name="Resolved">Id of the record that is meant; null where that is open.</param>
/// <param name="Candidates">Records that may be meant.</param>
/// <param name="Why">What speaks for the verdict and what would change it; Vietnamese.</param>
public sealed record CitationVerdict(
    int Index,
    string Verdict,
    string? Resolved,
    ImmutableArray<CitationCandidate> Candidates,
    string Why
);

/// <summary>A record that a citation may mean.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Key">Its number.</param>
/// <param name="Date">Its date.</param>
/// <param name="Edits">How its number differs from the cited one, "6[4→04]/CĐDK"; null where it does not.</param>
public sealed record CitationCandidate(string Id, string? Key, string? Date, string? Edits);
