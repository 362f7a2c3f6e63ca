using Pipeline.Index.Model;
using Pipeline.Index.Redaction;
using Pipeline.Index.Search;
using Pipeline.Records;

namespace Pipeline.Index;

/// <summary>Records and the whole-archive index of numbers: who carries one, who cites it.</summary>
public interface IRecordStore
{
    /// <summary>The record with this id, without its text; null where none is held.</summary>
    DocumentRecord? Get(string id);

    /// <summary>The plain text of a record; null where none is held.</summary>
    string? GetText(string id);

    /// <summary>
    /// All records by id, after this one ("" for the first): lists of any length are read page by page.
    /// </summary>
    IReadOnlyList<DocumentRecord> ReadPage(string after, int limit);

    /// <summary>Records that carry this number (fold), newest first, the lead of copies before the others.</summary>
    IReadOnlyList<RecordSummary> FindByNumber(string fold);

    /// <summary>Summaries of these records, in the order asked; those not held are left out.</summary>
    IReadOnlyList<RecordSummary> GetSummaries(IReadOnlyList<string> ids);

    /// <summary>Copies of one document in several files, the lead first; the record alone where it has none.</summary>
    IReadOnlyList<RecordSummary> FindCopies(string id);

    /// <summary>Citations of this number (fold) in all records, by record.</summary>
    IReadOnlyList<NumberMention> FindCitations(string fold);

    /// <summary>
    /// All numbers of one symbol and some issuers whose serials lie between two (both included), held and cited, by
    /// date: a window of a series.
    /// </summary>
    /// <param name="symbol">The symbol.</param>
    /// <param name="from">The lowest serial; those with a letter are left out.</param>
    /// <param name="to">The highest.</param>
    /// <param name="issuer">True for the names of issuers that are asked for; is asked once for each, with null for
    /// none.</param>
    IReadOnlyList<NumberMention> FindNumbersOfSymbol(string symbol, int from, int to, Func<string?, bool> issuer);

    /// <summary>
    /// How often the numbers of the same window are told with each date; those without a full date are left out.
    /// </summary>
    IReadOnlyList<NumberCount> CountNumbersOfSymbol(string symbol, int from, int to, Func<string?, bool> issuer) =>
        NumberCount.Count(FindNumbersOfSymbol(symbol, from, to, issuer));

    /// <summary>The numbers that records carry under one symbol, copies too: an issuer's held papers.</summary>
    IReadOnlyList<NumberMention> FindHeldNumbers(string symbol) =>
        [.. FindNumbersOfSymbol(symbol).Where(m => m.Index is null)];

    /// <summary>
    /// Records that carry any of these <see cref="CriteriaFingerprints"/>, those with most of them first.
    /// </summary>
    IReadOnlyList<string> WithMarks(IReadOnlyList<string> marks, int limit);

    /// <summary>All records that issue criteria, with their marks.</summary>
    IReadOnlyList<CriteriaRecord> IssuedMarks();

    /// <summary>
    /// Records that score themselves by criteria that share any of these marks of scored tables, with all their marks.
    /// </summary>
    IReadOnlyList<CriteriaRecord> ScoredMarks(IReadOnlyList<string> marks);

    /// <summary>
    /// All numbers of one symbol (<see cref="NumberParts.Symbol"/>), held and cited, by date: an issuer's series.
    /// </summary>
    IReadOnlyList<NumberMention> FindNumbersOfSymbol(string symbol);

    /// <summary>
    /// All numbers with one serial (without zeros before it) and date, under whatever symbol, held and cited.
    /// </summary>
    IReadOnlyList<NumberMention> SameSerial(string serial, string date);

    /// <summary>The same for several serials.</summary>
    IReadOnlyList<NumberMention> SameSerial(IReadOnlyCollection<string> serials, string date) =>
        [.. serials.SelectMany(s => SameSerial(s, date))];

    /// <summary>All symbols, held and cited.</summary>
    IReadOnlyList<string> ListSymbols();

    /// <summary>
    /// Records of which pages or sheets could not be read (<see cref="SearchFields.TellsOfLoss"/>), newest first.
    /// </summary>
    IReadOnlyList<RecordSummary> Lost(int limit);

    /// <summary>
    /// Documents that no answer of this archive holds because they are secret; 0 where it was opened with them. Copies
    /// count once.
    /// </summary>
    long CountHiddenDocuments();

    /// <summary>
    /// By what others may name the papers that are left out, copies too; empty where it was opened with them. Not to be
    /// shown.
    /// </summary>
    IReadOnlyList<SecretPaperIdentity> SecretMarks();

    /// <summary>Held numbers a slip or two away from this one, nearest first.</summary>
    IReadOnlyList<RecordSummary> FindNearNumbers(string fold, int limit);
}
