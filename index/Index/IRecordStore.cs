using Pipeline.Records;

namespace Pipeline.Index;

/// <summary>Records and the whole-archive index of numbers: who carries one, who cites it.</summary>
public interface IRecordStore
{
    /// <summary>The record with this id, without its text; null where none is held.</summary>
    DocumentRecord? Get(string id);

    /// <summary>The plain text of a record; null where none is held.</summary>
    string? Text(string id);

    /// <summary>All records by id, after this one ("" for the first): lists of any length are read page by page.</summary>
    IReadOnlyList<DocumentRecord> Page(string after, int limit);

    /// <summary>Records that carry this number (fold), newest first, the lead of copies before the others.</summary>
    IReadOnlyList<RecordSummary> Carriers(string fold);

    /// <summary>Summaries of these records, in the order asked; those not held are left out.</summary>
    IReadOnlyList<RecordSummary> Summaries(IReadOnlyList<string> ids);

    /// <summary>Copies of one document in several files, the lead first; the record alone where it has none.</summary>
    IReadOnlyList<RecordSummary> Copies(string id);

    /// <summary>Citations of this number (fold) in all records, by record.</summary>
    IReadOnlyList<NumberMention> Citing(string fold);

    /// <summary>Citations of this number, one for each different date, issuer, title and relation; of a number cited thousands of times only so many are looked at.</summary>
    IReadOnlyList<NumberMention> CitingAlike(string fold, int most) => [.. Citing(fold).Take(most).DistinctBy(m => (m.Date, m.Issuer, m.Title, m.Relation))];

    /// <summary>All numbers of one symbol whose serials lie between two (both included), held and cited, by date: a window of an issuer's series.</summary>
    IReadOnlyList<NumberMention> Series(string symbol, int from, int to) =>
        [.. Series(symbol).Where(m => int.TryParse(NumberParts.Of(m.Fold).Serial, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var serial) && serial >= from && serial <= to)];

    /// <summary>The numbers that records carry under one symbol, copies too: an issuer's held papers.</summary>
    IReadOnlyList<NumberMention> Held(string symbol) => [.. Series(symbol).Where(m => m.Index is null)];

    /// <summary>Records that carry any of these <see cref="CriteriaMarks"/>, those with most of them first.</summary>
    IReadOnlyList<string> WithMarks(IReadOnlyList<string> marks, int limit);

    /// <summary>All numbers of one symbol (<see cref="NumberParts.Symbol"/>), held and cited, by date: an issuer's series.</summary>
    IReadOnlyList<NumberMention> Series(string symbol);

    /// <summary>All numbers with one serial (without zeros before it) and date, under whatever symbol, held and cited.</summary>
    IReadOnlyList<NumberMention> SameSerial(string serial, string date);

    /// <summary>All symbols, held and cited.</summary>
    IReadOnlyList<string> Symbols();

    /// <summary>Documents that no answer of this archive holds because they are secret; 0 where it was opened with them. Copies count once.</summary>
    long Hidden();

    /// <summary>By what others may name the papers that are left out, copies too; empty where it was opened with them. Not to be shown.</summary>
    IReadOnlyList<SecretMark> SecretMarks();

    /// <summary>Held numbers a slip or two away from this one, nearest first.</summary>
    IReadOnlyList<RecordSummary> Near(string fold, int limit);
}
